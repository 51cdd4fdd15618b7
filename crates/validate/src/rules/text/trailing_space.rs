//! `text/trailing-space`

use super::prose::code_spans;
use crate::visit::Walk;
use deckle_content::Document;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, Span};

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports white space at the end of a line, except in code and expected output, where it may matter.
    ///
    /// ## Why
    /// It cannot be seen. In an answer, two spaces at the end of a line even break the line: a backslash says so visibly.
    ///
    /// ## Example
    /// ```text
    /// level: mid(space)
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// level: mid
    /// ```
    pub(crate) RULE = "text/trailing-space" { severity: Warning, since: "0.1.0", fix: Some(Safe), suppressible: true }
}

/// Lines that one fix rewrites.
const MAX_EDITS: usize = 1000;

/// Reports white space at the end of lines, once for the whole file.
pub(crate) fn check(document: &Document, walk: &Walk<'_>, out: &mut Vec<Diagnostic>) {
    let file = &document.file;
    let lines = || (1..=file.line_count()).filter_map(|number| file.line(number));
    let ends_in_space = |line: Span| file.slice(line).trim_end_matches('\r').ends_with([' ', '\t']);
    if !lines().any(ends_in_space) {
        return;
    }
    let code = code_spans(walk);
    let mut places = Vec::new();
    let mut breaks = false;
    for line in lines() {
        let text = file.slice(line).trim_end_matches('\r');
        let kept = text.trim_end_matches([' ', '\t']).len();
        let in_code = code
            .iter()
            .any(|code| code.start <= line.start && line.start < code.end);
        if kept == text.len() || in_code {
            continue;
        }
        breaks |= kept > 0 && text[kept..].starts_with("  ");
        places.push(Span::new(line.start + kept, line.start + text.len()));
    }
    let Some(first) = places.first() else { return };
    let message = match places.len() {
        1 => "white space stands at the end of a line".to_owned(),
        count => format!("white space stands at the end of {count} lines"),
    };
    let edits = places.iter().take(MAX_EDITS).map(|span| Edit {
        span: *span,
        replacement: String::new(),
    });
    // Two spaces may be a line break of Markdown, which a fix would take away.
    let applicability = if breaks {
        Applicability::Suggested
    } else {
        Applicability::Safe
    };
    out.push(
        RULE.at(file, *first, message)
            .label(if places.len() == 1 { "here" } else { "the first one" })
            .help("delete it; to break a line of an answer, end it in a backslash")
            .fix("delete white space at the end of lines", applicability, edits.collect()),
    );
}
