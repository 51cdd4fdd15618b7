//! `yaml/comment-cuts-text`

use crate::visit::{Value, Walk};
use crate::wording::single_quoted;
use deckle_content::Document;
use deckle_content::tree::Style;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, Span};

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a text of several words that is cut off by ` #`.
    ///
    /// ## Why
    /// A `#` after a space starts a comment, so the rest of the text is lost silently: `Is C # faster?` becomes `Is C`. A
    /// comment that is meant stands after two spaces or on a line of its own.
    ///
    /// ## Example
    /// ```yaml
    /// question: Is C # really faster?
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: 'Is C # really faster?'
    /// ```
    pub(crate) RULE = "yaml/comment-cuts-text" { severity: Error, since: "0.1.0", fix: Some(Suggested), supersedes: &[Supersedes::inside("schema/*")] }
}

/// Reports texts that a comment cuts.
pub(crate) fn check(document: &Document, walk: &Walk<'_>, out: &mut Vec<Diagnostic>) {
    let file = &document.file;
    for value in &walk.scalars {
        let node = value.node;
        if node.span.is_empty() && value.is_shown() {
            out.extend(whole(document, value));
            continue;
        }
        let many_words = || node.as_str().is_some_and(|text| text.contains(' '));
        if node.style != Style::Plain || !(value.is_shown() || many_words()) {
            continue;
        }
        let rest = &file.text()[node.span.end..];
        let line = rest.split('\n').next().unwrap_or_default().trim_end();
        let Some(lost) = line.strip_prefix(' ').filter(|lost| lost.starts_with('#')) else {
            continue;
        };
        let start = node.span.end + 1;
        let end = start + lost.len();
        let message = "the text is cut off here, because ` #` starts a comment";
        let found = RULE
            .at(file, Span::new(start, end), message)
            .covering(Span::new(node.span.start, end))
            .label("not part of the text");
        let written = file.slice(node.span);
        if written.contains('\n') {
            out.push(
                found.help("put the whole text in quotes; a comment that is meant needs two spaces before its `#`"),
            );
            continue;
        }
        let quoted = single_quoted(&format!("{written}{line}"));
        let edit = Edit {
            span: Span::new(node.span.start, end),
            replacement: quoted.clone(),
        };
        out.push(
            found
                .help(format!(
                    "put the whole text in quotes: {quoted}\na comment that is meant needs two spaces before its `#`"
                ))
                .fix("put the whole text in quotes", Applicability::Suggested, vec![edit]),
        );
    }
}

/// Reports a text that starts with `#`, so that nothing of it is left.
fn whole(document: &Document, value: &Value<'_>) -> Option<Diagnostic> {
    let (file, key) = (&document.file, value.key?);
    let rest = &file.text()[key.span.end..];
    let line = rest.split('\n').next().unwrap_or_default().trim_end();
    let text = line.strip_prefix(": ").filter(|text| text.starts_with('#'))?;
    let start = key.span.end + 2;
    let quoted = single_quoted(text);
    let edit = Edit {
        span: Span::new(start, start + text.len()),
        replacement: quoted.clone(),
    };
    Some(
        RULE.at(
            file,
            edit.span,
            format!("`{}` has no text, because ` #` starts a comment", value.name),
        )
        .covering(key.span.to(edit.span))
        .label("not part of the text")
        .help(format!("put the text in quotes: {quoted}"))
        .fix("put the text in quotes", Applicability::Suggested, vec![edit]),
    )
}
