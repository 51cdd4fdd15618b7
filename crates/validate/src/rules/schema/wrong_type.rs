//! `schema/type`

use crate::rules::yaml::space_after_dash;
use crate::schema::Fault;
use crate::visit::Walk;
use crate::wording::single_quoted;
use deckle_content::fields;
use deckle_content::tree::{KeyNode, NodeKind, Style};
use deckle_content::{Document, Scalar};
use deckle_diagnostics::{Applicability, Diagnostic, Edit, Span};
use jsonschema::error::TypeKind;
use serde_json::Value;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a value of another kind than its key wants: a number where text belongs, text where a list belongs.
    ///
    /// ## Why
    /// YAML decides by the look of a value what it is. `3.10` is the number 3.1, and the zero is lost; in quotes it is
    /// the text that was meant.
    ///
    /// ## Example
    /// ```yaml
    /// tags: typing
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags: [typing]
    /// ```
    pub(crate) RULE = "schema/type" { severity: Error, since: "0.1.0", fix: Some(Suggested) }
}

/// Characters that word processors put for the hyphen of a list entry.
const OTHER_DASHES: [char; 4] = ['\u{2013}', '\u{2014}', '\u{2022}', '\u{2212}'];

/// Reports a value of the wrong kind.
pub(crate) fn check(fault: &Fault<'_>, kind: &TypeKind) -> Diagnostic {
    let wanted = match kind {
        TypeKind::Single(one) => word(&one.to_string()).to_owned(),
        TypeKind::Multiple(many) => many
            .iter()
            .map(|one| word(&one.to_string()).to_owned())
            .collect::<Vec<_>>()
            .join(" or "),
    };
    let (node, name) = (fault.found.node, fault.name());
    let message = match &node.kind {
        NodeKind::Scalar(Scalar::Null) => format!("{name} has no value"),
        NodeKind::Scalar(value) => format!("{name} must be {wanted}, but this is {}", value.describe()),
        NodeKind::Sequence(_) => format!("{name} must be {wanted}, but this is a list"),
        NodeKind::Mapping(_) => format!("{name} must be {wanted}, but this is a mapping"),
    };
    let found = RULE
        .at(fault.file(), fault.place(), message)
        .label(format!("expected {wanted}"));
    let written = fault.written();
    let edit = |replacement: String| {
        vec![Edit {
            span: node.span,
            replacement,
        }]
    };
    if wanted == "text"
        && let Some(key) = fault.found.key.filter(|key| is_output(&key.text))
        && !matches!(node.kind, NodeKind::Scalar(Scalar::Null))
    {
        return as_block(found, fault, key);
    }
    if let Some((replacement, help)) = other_form(fault, &wanted) {
        return found
            .help(format!("{help}: {replacement}"))
            .fix(help, Applicability::Suggested, edit(replacement));
    }
    match (&node.kind, wanted.as_str()) {
        // In quotes it would be text, but not the text that is asked for.
        (NodeKind::Scalar(Scalar::Number(_) | Scalar::Bool(_)), "text")
            if fault.hint().is_some()
                && ["pattern", "minLength"]
                    .iter()
                    .any(|key| fault.schema.get(key).is_some()) =>
        {
            found.help(fault.hint().unwrap_or_default())
        }
        (NodeKind::Scalar(Scalar::Number(_) | Scalar::Bool(_)), "text") => {
            let quoted = single_quoted(written);
            found.help(format!("put it in quotes: {quoted}")).fix(
                "put the value in quotes",
                Applicability::Suggested,
                edit(quoted),
            )
        }
        (NodeKind::Scalar(Scalar::Text(_)), "a list") if written.starts_with('-') => space_after_dash::check(fault),
        (NodeKind::Scalar(Scalar::Text(_)), "a list") if written.starts_with(OTHER_DASHES) => {
            found.help("start each entry of the list with a hyphen and a space: `- …`")
        }
        (NodeKind::Scalar(Scalar::Text(_)), "a list") if is_one_word(node.style, written) => {
            let items = written.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
            let list = format!("[{}]", items.unwrap_or(written));
            found.help(format!("write it as a list: {list}")).fix(
                "write the value as a list",
                Applicability::Suggested,
                edit(list),
            )
        }
        (NodeKind::Mapping(entries), "text") => match entries.first() {
            Some((key, _)) => found.help(format!(
                "if this is text with a colon in it, put the whole text in quotes: '{}: …'",
                key.text
            )),
            None => found.help("put the text in quotes"),
        },
        (NodeKind::Mapping(entries), "a list") if !entries.is_empty() => {
            let key = &entries[0].0.text;
            found.help(format!("start each entry of the list with a hyphen: `- {key}: …`"))
        }
        (NodeKind::Scalar(Scalar::Text(_)), "a mapping") if fault.pointer().is_empty() => {
            found.help("a content file is made of `key: value` lines; `deckle new` writes a question to start from")
        }
        (NodeKind::Scalar(Scalar::Text(_)), "a mapping") => {
            let required = fault.schema.pointer("/required/0").and_then(Value::as_str);
            match required {
                Some(key) => found.help(format!("write it under its key: `{key}: …`")),
                None => found.help("write it as `key: value`"),
            }
        }
        _ => match fault.hint().or(fault.description()) {
            Some(hint) => found.help(hint),
            None => found,
        },
    }
}

/// Finds what was meant by a text that stands for a number or a list, and how it is written.
fn other_form(fault: &Fault<'_>, wanted: &str) -> Option<(String, &'static str)> {
    let node = fault.found.node;
    let text = node.as_str()?;
    if wanted == "a whole number" && text.parse::<u32>().is_ok() {
        return Some((text.to_owned(), "write it without quotes"));
    }
    if wanted != "a list" || node.style != Style::Plain || !text.contains(',') {
        return None;
    }
    let is_tags = fault.found.key.is_some_and(|key| key.text == "tags");
    let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
    let items = items.map(|item| {
        if is_tags {
            item.to_lowercase().replace([' ', '_'], "-")
        } else {
            item.to_owned()
        }
    });
    let list = format!("[{}]", items.collect::<Vec<_>>().join(", "));
    Some((list, "write it as a list"))
}

/// Tells whether a key's text is what an example prints, so that it ends in a line feed and belongs into a block.
fn is_output(key: &str) -> bool {
    key != "raises" && fields::text_kind(key) == Some(fields::Kind::Output)
}

/// Adds the fix that writes a value as the block that was meant.
fn as_block(found: Diagnostic, fault: &Fault<'_>, key: &KeyNode) -> Diagnostic {
    let (file, node) = (fault.file(), fault.found.node);
    let found = found.help(format!(
        "write `{}: |`, and the text on the lines below it, indented by two more spaces",
        key.text
    ));
    let (key_at, value_at) = (file.position(key.span.start), file.position(node.span.start));
    let between = file.slice(Span::new(key.span.end, node.span.start));
    let edit = if value_at.line > key_at.line && between.trim() == ":" {
        Edit {
            span: Span::point(key.span.end + between.find(':').unwrap_or_default() + 1),
            replacement: " |".to_owned(),
        }
    } else if value_at.line == key_at.line && !fault.written().contains('\n') {
        Edit {
            span: node.span,
            replacement: format!("|\n{}{}", " ".repeat(key_at.column + 1), fault.written()),
        }
    } else {
        return found;
    };
    found.fix("write the text as a block", Applicability::Suggested, vec![edit])
}

/// Reports whole numbers that are written as `5.0` or `5e0`. To JSON Schema they are integers (draft 2020-12, section
/// 4.2.3 of the core), so the schema check takes them; the typed values do not.
pub(crate) fn whole_numbers(document: &Document) -> Vec<Diagnostic> {
    let walk = Walk::of(document);
    let floats = walk.scalars.iter().filter_map(|value| match &value.node.kind {
        NodeKind::Scalar(Scalar::Number(number)) if number.is_f64() => Some((value, number.as_f64()?)),
        _ => None,
    });
    let whole = floats.filter(|(_, number)| number.fract() == 0.0);
    let reports = whole.map(|(value, number)| {
        let replacement = format!("{number:.0}");
        let message = format!("`{}` must be written as a whole number", value.name);
        RULE.at(&document.file, value.place(document), message)
            .label("expected a whole number")
            .help(format!("write {replacement}"))
            .fix(
                "write a whole number",
                Applicability::Suggested,
                vec![Edit {
                    span: value.node.span,
                    replacement,
                }],
            )
    });
    reports.collect()
}

/// Tells whether a text can stand in a bracketed list as it is.
fn is_one_word(style: Style, written: &str) -> bool {
    style == Style::Plain && !written.contains([',', '[', ']', '{', '}', '\n']) && !written.contains(" #")
}

fn word(kind: &str) -> &str {
    match kind {
        "string" => "text",
        "array" => "a list",
        "object" => "a mapping",
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "true or false",
        "null" => "empty",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check_question;
    use deckle_content::{Limits, parse};

    #[test]
    fn a_whole_number_with_a_point_is_named_at_its_own_line() {
        let question = |timeout: &str| {
            format!(
                "question: What does this example print?\nlevel: mid\ntags: [basics]\nanswer: |\n  It prints one word, \
                 and the rest of the answer is here to be long enough.\nsnippets:\n  - code: print(1)\n    stdout: |\n      \
                 1\n    timeout: {timeout}\nreferences:\n  - https://docs.python.org/3/\n"
            )
        };
        for (written, meant) in [("5.0", "5"), ("1e1", "10")] {
            let checked = check_question(
                parse("t.yaml", question(written).as_bytes(), &Limits::DEFAULT),
                "python",
            );
            let found = checked
                .diagnostics
                .iter()
                .filter(|found| found.is(&RULE))
                .collect::<Vec<_>>();
            let [found] = found.as_slice() else {
                panic!("one finding, but {:?}", checked.diagnostics)
            };
            assert_eq!(found.start().map(|start| start.line), Some(10), "{written}");
            assert_eq!(found.help, Some(format!("write {meant}")));
            assert!(checked.value.is_none());
            assert!(!checked.diagnostics.iter().any(|found| found.code() == "schema/other"));
        }
        let checked = check_question(parse("t.yaml", question("5").as_bytes(), &Limits::DEFAULT), "python");
        assert!(checked.value.is_some(), "{:?}", checked.diagnostics);
    }
}
