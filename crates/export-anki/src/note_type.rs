//! The note type as Anki's schema 11 wants it.

use crate::field::{CSS, Field, NOTE_TYPE_ID, NOTE_TYPE_NAME, TEMPLATES};
use crate::guid::hash_of;

use serde_json::{Value, json};

/// Returns the cards' style sheet, with what the collection adds to it.
fn css(style: &str) -> String {
    if style.is_empty() {
        CSS.to_owned()
    } else {
        format!("{CSS}\n{style}\n")
    }
}

/// Returns the hash that tells whether the cards' look changed.
pub(crate) fn hash(style: &str) -> String {
    let css = css(style);
    let mut parts = vec![css.as_str()];
    parts.extend(TEMPLATES.iter().flat_map(|template| [template.front, template.back]));
    hash_of(parts)
}

/// Returns the `models` column.
pub(crate) fn models(style: &str, modified: i64, deck: i64) -> Value {
    let fields: Vec<Value> = Field::ALL
        .iter()
        .map(|(field, id, name)| {
            json!({
                "id": id, "name": name, "ord": field.index(), "font": "Arial", "size": 20,
                "sticky": false, "rtl": false, "plainText": false, "collapsed": false, "excludeFromSearch": false,
                "preventDeletion": false, "description": "", "tag": null, "media": [],
            })
        })
        .collect();
    let templates: Vec<Value> = TEMPLATES
        .iter()
        .enumerate()
        .map(|(at, template)| {
            json!({
                "id": template.id, "name": template.name, "ord": at, "qfmt": template.front, "afmt": template.back,
                "bqfmt": "", "bafmt": "", "bfont": "", "bsize": 0, "did": null,
            })
        })
        .collect();
    json!({
        NOTE_TYPE_ID.to_string(): {
            "id": NOTE_TYPE_ID, "name": NOTE_TYPE_NAME, "type": 0, "mod": modified, "usn": -1,
            "sortf": Field::SortKey.index(), "did": deck, "tmpls": templates, "flds": fields, "css": css(style),
            "latexPre": "\\documentclass[12pt]{article}\n\\begin{document}\n", "latexPost": "\\end{document}",
            "latexsvg": false, "tags": [], "vers": [],
            // Which fields make a card of each template, for clients before 2.1.28.
            "req": [[0, "any", [Field::Question.index()]], [1, "any", [Field::Output.index()]]],
        }
    })
}
