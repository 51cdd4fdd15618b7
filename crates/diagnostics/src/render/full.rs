//! Findings for people: the message, an excerpt of the file with the place marked, and what to type instead.

use super::excerpt::{Excerpt, Mark};
use super::style::Style;
use super::summary::Summary;
use crate::diagnostic::{Diagnostic, Severity};
use crate::escape;
use crate::source::SourceFile;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle};
use std::sync::Arc;

pub(super) fn render(diagnostics: &[Diagnostic], summary: &Summary, style: &Style) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        out += &one(diagnostic, style);
        out.push('\n');
    }
    out + &escape::line(&summary.line(diagnostics)) + "\n"
}

/// Writes one finding, with a line feed at its end.
pub(super) fn one(diagnostic: &Diagnostic, style: &Style) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(
        level
            .primary_title(escape::short_line(&diagnostic.message))
            .id(diagnostic.code),
    );
    for place in places(diagnostic) {
        group = place.add_to(group);
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(escape::short_block(note)));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(escape::short_block(help)));
    }
    let renderer = if style.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer
        .decor_style(DecorStyle::Ascii)
        .hyperlink(false)
        .term_width(style.width);
    let mut out = renderer.render(&[group]);
    out.push('\n');
    out
}

/// A file with the places in it that a finding speaks of.
struct Place<'a> {
    file: &'a Arc<SourceFile>,
    marks: Vec<Mark<'a>>,
}

/// Groups a finding's places by file, its own first.
fn places(diagnostic: &Diagnostic) -> Vec<Place<'_>> {
    let Some(file) = &diagnostic.file else {
        return Vec::new();
    };
    let mut places = vec![Place {
        file,
        marks: vec![Mark {
            span: diagnostic.span,
            label: &diagnostic.label,
            primary: true,
        }],
    }];
    for label in &diagnostic.secondary {
        let mark = Mark {
            span: label.span,
            label: &label.text,
            primary: false,
        };
        let file = label.file.as_ref().unwrap_or(file);
        match places.iter_mut().find(|place| place.file.path() == file.path()) {
            Some(place) => place.marks.push(mark),
            None => places.push(Place {
                file,
                marks: vec![mark],
            }),
        }
    }
    places
}

impl<'a> Place<'a> {
    fn add_to(self, group: Group<'a>) -> Group<'a> {
        let path = escape::line(self.file.path());
        if self.file.text().is_empty() {
            return group.element(Origin::path(path));
        }
        let start = self.marks.first().map_or(0, |mark| mark.span.start);
        let at = self.file.position(start);
        let excerpt = Excerpt::new(self.file, &self.marks);
        let annotations = self.marks.iter().zip(excerpt.marks).map(|(mark, range)| {
            let kind = if mark.primary {
                AnnotationKind::Primary
            } else {
                AnnotationKind::Context
            };
            let label = (!mark.label.is_empty()).then(|| escape::short_line(mark.label));
            kind.span(range).label(label)
        });
        group
            // The place is given apart: columns count in the file, not in the excerpt with its escapes.
            .element(Origin::path(path).line(at.line).char_column(at.column))
            .element(
                Snippet::source(excerpt.source)
                    .line_start(excerpt.first_line)
                    .annotations(annotations),
            )
    }
}
