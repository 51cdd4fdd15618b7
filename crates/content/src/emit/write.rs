//! A tree as text: two blanks a level, one entry a line.

use super::text::{self, Place, STEP};
use super::tree::{Above, Content, Item};
use crate::fields::Shape;
use crate::scalar::Scalar;
use std::borrow::Cow;

/// Columns within which a list may stand on the line of its key.
const WIDTH: usize = 100;

/// Writes the entries of a mapping whose keys stand at column `indent`.
pub(crate) fn mapping(out: &mut String, entries: &[(String, Item)], shape: Option<&Shape>, indent: usize) {
    for (key, item) in entries {
        above(out, item, indent);
        pad(out, indent);
        entry(out, key, item, shape, indent);
    }
}

/// Writes `key: value`, whose key stands at column `indent`.
fn entry(out: &mut String, key: &str, item: &Item, shape: Option<&Shape>, indent: usize) {
    let field = shape.and_then(|shape| shape.field(key));
    out.push_str(&text::inline(key, Place::Key));
    out.push(':');
    match &item.content {
        // A finding's severity takes the word itself.
        Content::Scalar(Scalar::Text(text)) if text == "off" && key.contains('/') => line(out, " off", item),
        Content::List(items) => {
            let may_flow = items.is_empty() || field.is_none_or(|field| field.is_short_list);
            let flow = if may_flow { flow(items) } else { None };
            match flow {
                Some(flow) if indent + key.len() + 2 + flow.len() <= WIDTH => line(out, &format!(" {flow}"), item),
                _ => {
                    line(out, "", item);
                    list(out, items, field.and_then(|field| field.shape.as_ref()), indent + STEP);
                }
            }
        }
        Content::Mapping(entries) if entries.is_empty() => line(out, " {}", item),
        Content::Mapping(entries) => {
            line(out, "", item);
            let inner = field.and_then(|field| field.shape.as_ref());
            mapping(out, entries, inner, indent + STEP);
        }
        _ => scalar(out, item, indent + STEP, true),
    }
}

/// Writes the items of a list whose dashes stand at column `indent`.
fn list(out: &mut String, items: &[Item], shape: Option<&Shape>, indent: usize) {
    for item in items {
        above(out, item, indent);
        pad(out, indent);
        out.push('-');
        match &item.content {
            Content::Mapping(entries) if !entries.is_empty() => {
                for (at, (key, inner)) in entries.iter().enumerate() {
                    if at == 0 {
                        out.push(' ');
                    } else {
                        above(out, inner, indent + STEP);
                        pad(out, indent + STEP);
                    }
                    entry(out, key, inner, shape, indent + STEP);
                }
            }
            Content::Mapping(_) => line(out, " {}", item),
            Content::List(items) => line(out, &format!(" {}", nested(items)), item),
            _ => scalar(out, item, indent + STEP, false),
        }
    }
}

/// Writes a scalar after its key or dash; a block's lines stand at column `indent`.
fn scalar(out: &mut String, item: &Item, indent: usize, after_key: bool) {
    match &item.content {
        Content::Scalar(Scalar::Text(text)) => match text::block(text, indent) {
            Some(block) => {
                let (header, lines) = block.split_once('\n').unwrap_or((&block, ""));
                line(out, &format!(" {header}"), item);
                out.push_str(lines);
            }
            None => line(out, &format!(" {}", text::inline(text, Place::Block)), item),
        },
        Content::Folded { header, lines } => {
            line(out, &format!(" {header}"), item);
            text::indented(out, &lines.join("\n"), indent);
        }
        // Nothing is written as nothing after a key; a dash alone is easily overlooked.
        Content::Scalar(Scalar::Null) if after_key => line(out, "", item),
        Content::Scalar(Scalar::Null) => line(out, " null", item),
        Content::Scalar(other) => line(out, &format!(" {}", other.to_value()), item),
        Content::List(_) | Content::Mapping(_) => {}
    }
}

/// Writes a list of words between brackets; `None` if one of its items needs a line of its own.
fn flow(items: &[Item]) -> Option<String> {
    let word = |item: &Item| match &item.content {
        _ if !item.above.is_empty() || item.beside.is_some() => None,
        Content::Scalar(Scalar::Text(text)) if text.contains([' ', ':', '\n']) => None,
        Content::Scalar(Scalar::Text(text)) => Some(text::inline(text, Place::Flow).into_owned()),
        Content::Scalar(other) => Some(other.to_value().to_string()),
        _ => None,
    };
    let words = items.iter().map(word).collect::<Option<Vec<_>>>()?;
    Some(format!("[{}]", words.join(", ")))
}

/// Writes a value of a list within a list, which no schema has: as JSON, which is YAML.
fn nested(items: &[Item]) -> Cow<'static, str> {
    let parts = items.iter().map(|item| match &item.content {
        Content::Scalar(Scalar::Text(text)) => text::inline(text, Place::Flow).into_owned(),
        Content::Scalar(other) => other.to_value().to_string(),
        Content::Folded { lines, .. } => text::inline(&lines.join(" "), Place::Flow).into_owned(),
        Content::List(items) => nested(items).into_owned(),
        Content::Mapping(entries) => {
            let entries = entries.iter().map(|(key, item)| {
                let value = nested(std::slice::from_ref(item));
                format!("{}: {}", text::inline(key, Place::Key), &value[1..value.len() - 1])
            });
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    });
    Cow::Owned(format!("[{}]", parts.collect::<Vec<_>>().join(", ")))
}

/// Writes the lines above a value.
pub(crate) fn above(out: &mut String, item: &Item, indent: usize) {
    for above in &item.above {
        match above {
            Above::Blank => out.push('\n'),
            Above::Comment(text) => {
                pad(out, indent);
                out.push_str(text);
                out.push('\n');
            }
        }
    }
}

/// Ends a line with the comment that stands on it, if there is one.
fn line(out: &mut String, text: &str, item: &Item) {
    out.push_str(text);
    if let Some(comment) = &item.beside {
        out.push_str("  ");
        out.push_str(comment);
    }
    out.push('\n');
}

fn pad(out: &mut String, indent: usize) {
    out.extend(std::iter::repeat_n(' ', indent));
}
