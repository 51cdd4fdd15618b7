//! Findings for people: the message, an excerpt of the file with the place marked, and what to type instead.

use super::excerpt::{Excerpt, Mark};
use super::format::Format;
use super::style::Style;
use super::summary::Summary;
use crate::diagnostic::{Diagnostic, Location};
use crate::escape;
use crate::severity::Severity;
use crate::source::SourceFile;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle};
use std::sync::Arc;

pub(super) const FORMAT: Format = Format {
    name: "full",
    about: "with an excerpt of the file, for people",
    for_people: true,
    job_summary: None,
    write,
};

fn write(diagnostics: &[Diagnostic], summary: &Summary, style: &Style) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        out += &one(diagnostic, style);
        out.push('\n');
    }
    out + &summary.end(diagnostics)
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
            .id(diagnostic.code()),
    );
    if let Location::File { path } = &diagnostic.location {
        group = group.element(Origin::path(escape::line(path)));
    }
    let mut headers = Vec::new();
    for place in places(diagnostic) {
        let excerpt = Excerpt::new(place.file, &place.marks);
        headers.extend(place.header(&excerpt));
        group = place.add_to(group, excerpt);
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
    for (shown, real) in headers {
        out = out.replacen(&shown, &real, 1);
    }
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
    let mut places: Vec<Place<'_>> = Vec::new();
    if let Location::Span { file, span } = &diagnostic.location {
        places.push(Place {
            file,
            marks: vec![Mark {
                span: *span,
                label: &diagnostic.label,
                primary: true,
            }],
        });
    }
    for label in &diagnostic.secondary {
        let mark = Mark {
            span: label.span,
            label: &label.text,
            primary: false,
        };
        let Some(file) = label.file.as_ref().or(diagnostic.file()) else {
            continue;
        };
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
    fn add_to(self, group: Group<'a>, excerpt: Excerpt) -> Group<'a> {
        let path = escape::line(self.file.path());
        let annotations = self.marks.iter().zip(excerpt.marks).map(|(mark, range)| {
            let kind = if mark.primary {
                AnnotationKind::Primary
            } else {
                AnnotationKind::Context
            };
            let label = (!mark.label.is_empty()).then(|| escape::short_line(mark.label));
            kind.span(range).label(label)
        });
        group.element(
            Snippet::source(excerpt.source)
                .path(path)
                .line_start(excerpt.first_line)
                .annotations(annotations),
        )
    }

    /// Returns the header with the excerpt's column, and the one with the file's, where they differ.
    ///
    /// The library counts columns in what it is given: a line that was cut or escaped gives another number.
    fn header(&self, excerpt: &Excerpt) -> Option<(String, String)> {
        let (mark, range) = self
            .marks
            .iter()
            .zip(&excerpt.marks)
            .min_by_key(|(mark, range)| (!mark.primary, range.start))?;
        let at = self.file.position(mark.span.start);
        let before = &excerpt.source[..range.start];
        let shown = before.rsplit('\n').next().unwrap_or(before).chars().count() + 1;
        let path = escape::line(self.file.path());
        let header = |column: usize| format!("{path}:{}:{column}\n", at.line);
        (shown != at.column).then(|| (header(shown), header(at.column)))
    }
}
