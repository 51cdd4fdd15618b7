//! Changes to lists of names, such as `related` and `order`.

use super::{end_of, insert, remove_entry};
use crate::Document;
use crate::emit;
use crate::fields::{Shape, TOPIC};
use crate::tree::Style;
use deckle_diagnostics::{Edit, Span};

/// Makes the edit that gives an entry of the file these names, in the way in which it is written; without names the entry
/// goes. `None` if comments stand in the list, or the file has no place for it.
pub fn set_list(document: &Document, shape: &Shape, key: &str, names: &[&str]) -> Option<Edit> {
    let Some(found) = document.root.entry(key) else {
        return insert(document, shape, key, &format!("[{}]", names.join(", ")));
    };
    if names.is_empty() {
        return remove_entry(document, key);
    }
    let node = found.node;
    let end = node.span.start + document.file.slice(node.span).trim_end().len();
    let span = Span::new(node.span.start, end);
    if document.file.slice(span).contains('#') {
        return None;
    }
    let replacement = match node.style {
        Style::Block => {
            let indent = " ".repeat(document.file.position(span.start).column - 1);
            let lines = names.iter().map(|name| format!("- {name}"));
            lines.collect::<Vec<_>>().join(&format!("\n{indent}"))
        }
        _ => format!("[{}]", names.join(", ")),
    };
    Some(Edit { span, replacement })
}

/// Makes the edit that adds a withdrawn question to a topic's `retired`, with the sentence that learners read; `None` if
/// the file has no place for it.
pub fn retire(document: &Document, id: &str, farewell: &str) -> Option<Edit> {
    let farewell = emit::inline(farewell, emit::Place::Block);
    let Some(found) = document.root.entry("retired") else {
        return insert(document, &TOPIC, "retired", &format!("\n  {id}: {farewell}"));
    };
    let (first, _) = found.node.entries().first()?;
    if found.node.style != Style::Block {
        return None;
    }
    let indent = " ".repeat(document.file.position(first.span.start).column - 1);
    Some(Edit {
        span: Span::point(end_of(document.file.text(), found.node)),
        replacement: format!("{indent}{id}: {farewell}\n"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::QUESTION;
    use crate::{Limits, document};

    fn apply(yaml: &str, edit: impl Fn(&Document) -> Option<Edit>) -> Option<String> {
        let parsed = document::parse("t.yaml", yaml.as_bytes(), &Limits::DEFAULT);
        let edit = edit(&parsed.document?)?;
        let mut out = yaml.to_owned();
        out.replace_range(edit.span.range(), &edit.replacement);
        Some(out)
    }

    #[test]
    fn a_list_keeps_its_form() {
        for (yaml, names, expected) in [
            (
                "related: [a, b]  # why\n",
                &["a", "c"][..],
                Some("related: [a, c]  # why\n"),
            ),
            (
                "related:\n  - a\n  - b\nallow: []\n",
                &["b", "c"],
                Some("related:\n  - b\n  - c\nallow: []\n"),
            ),
            ("level: mid\nrelated: [a]\n", &[], Some("level: mid\n")),
            (
                "level: mid\nallow: []\n",
                &["a"],
                Some("level: mid\nrelated: [a]\nallow: []\n"),
            ),
            ("related:\n  - a  # first\n  - b\n", &["a"], None),
        ] {
            let found = apply(yaml, |document| set_list(document, &QUESTION, "related", names));
            assert_eq!(found.as_deref(), expected, "{yaml}");
        }
    }

    #[test]
    fn a_farewell_joins_the_others() {
        for (yaml, expected) in [
            ("title: T\n", "title: T\nretired:\n  a: Nobody asks it.\n"),
            (
                "title: T\nretired:\n    b: 'Old: gone.'\n",
                "title: T\nretired:\n    b: 'Old: gone.'\n    a: Nobody asks it.\n",
            ),
        ] {
            let found = apply(yaml, |document| retire(document, "a", "Nobody asks it."));
            assert_eq!(found.as_deref(), Some(expected));
        }
    }
}
