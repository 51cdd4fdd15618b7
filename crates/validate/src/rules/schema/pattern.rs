//! `schema/pattern`

use crate::rules::reference::escapes_root;
use crate::rules::text::smart_quotes;
use crate::schema::Fault;
use crate::wording::single_quoted;
use deckle_content::script::{QUESTION_MARKS, is_wide};
use deckle_content::tree::Style;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, Span};
use jsonschema::{ValidationError, error::ValidationErrorKind as Kind};
use serde_json::Value;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a text that has not the form that its key wants: a link without `https://`, an id with capitals, a
    /// question without its question mark.
    ///
    /// ## Why
    /// These texts become file names, links, requirements and headings, so their form matters.
    ///
    /// ## Example
    /// ```yaml
    /// references:
    ///   - docs.python.org/3/tutorial/errors.html
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// references:
    ///   - https://docs.python.org/3/tutorial/errors.html
    /// ```
    pub(crate) RULE = "schema/pattern" { severity: Error, since: "0.1.0", fix: Some(Suggested) }
}

/// Reports a value of the wrong form.
pub(crate) fn check(fault: &Fault<'_>, pattern: &str) -> Diagnostic {
    if let Some(found) = escapes_root::check(fault) {
        return found;
    }
    if let Some(found) = curly(fault) {
        return found;
    }
    let message = format!("{} has the wrong form", fault.name());
    let found = RULE.at(fault.file(), fault.place(), message);
    let found = match fault.hint() {
        Some(hint) => found.help(hint),
        None => found.help(format!("it must match {pattern}")),
    };
    match question_mark(fault) {
        Some(edit) => found.fix("end it in a question mark", Applicability::Suggested, vec![edit]),
        None => found,
    }
}

/// Reports a whole text in curly quotation marks: they were meant as YAML's and became part of the text.
fn curly(fault: &Fault<'_>) -> Option<Diagnostic> {
    let node = fault.found.node;
    let inner = smart_quotes::unwrapped(node.as_str()?).filter(|_| node.style == Style::Plain)?;
    let quoted = if inner.contains(['"', '\\']) {
        single_quoted(inner)
    } else {
        format!("\"{inner}\"")
    };
    let message = format!("{} stands in curly quotation marks", fault.name());
    let edit = Edit {
        span: node.span,
        replacement: quoted.clone(),
    };
    Some(
        RULE.at(fault.file(), fault.place(), message)
            .label("YAML takes them for part of the text")
            .help(format!("write straight ones: {quoted}"))
            .fix("write straight quotation marks", Applicability::Suggested, vec![edit]),
    )
}

/// Returns the edit that ends a question of one line in a question mark.
fn question_mark(fault: &Fault<'_>) -> Option<Edit> {
    let node = fault.found.node;
    let text = node.as_str()?;
    let wanted = fault.pointer() == "/question" && !text.contains('\n') && node.style != Style::Literal;
    let written = fault.written();
    if !wanted || text.ends_with(QUESTION_MARKS) || written.contains('\n') || node.style == Style::Folded {
        return None;
    }
    // Behind a quotation mark that belongs to the text, it would be one more slip.
    if text.ends_with(['\u{201d}', '\u{2019}', '"', '\'']) {
        return None;
    }
    let quote = usize::from(node.style != Style::Plain);
    let end = node.span.end.checked_sub(quote)?;
    let words = text.trim_end_matches([
        '.', '!', ' ', ':', ';', ',', '。', '！', '：', '；', '，', '…', '؛', '،', '۔', '।',
    ]);
    // The mark of the script that the question ends in.
    let mark = match words.chars().next_back() {
        Some(last) if is_wide(last) => "？",
        Some(last) if ('\u{600}'..='\u{8ff}').contains(&last) => "؟",
        _ => "?",
    };
    Some(Edit {
        span: Span::new(end.checked_sub(text.len() - words.len())?, end),
        replacement: mark.to_owned(),
    })
}

/// Reports the keys of a mapping that have the wrong form.
pub(crate) fn check_keys(fault: &Fault<'_>, error: &ValidationError<'_>) -> Option<Diagnostic> {
    let name = error.instance().as_str()?;
    let found = fault.found.node.entry(name)?;
    let message = match error.kind() {
        Kind::MaxLength { limit } => format!("the key `{name}` is longer than {limit} characters"),
        _ => format!("the key `{name}` has the wrong form"),
    };
    let hint = fault.schema.pointer("/propertyNames/x-hint").and_then(Value::as_str);
    Some(
        RULE.at(fault.file(), found.key?.span, message)
            .help(hint.unwrap_or("use lower-case letters, digits and single hyphens")),
    )
}
