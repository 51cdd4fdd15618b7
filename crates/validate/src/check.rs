//! The check of one file: what parsing found, the schema, and the rules that need no other file.

use crate::schema::{self, Contract};
use deckle_content::{Document, Key, Parsed, Question, Topic};
use deckle_diagnostics::Diagnostic;
use serde::de::DeserializeOwned;

/// What came of one file.
#[derive(Debug)]
pub struct Checked<T> {
    /// The tree, if the file parsed.
    pub document: Option<Document>,
    /// The typed value; there if and only if the file parsed and fits its schema.
    pub value: Option<T>,
    /// All findings of this file, in its order. `allow:` lists and severities are not applied yet: see [`crate::finish`].
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks a question's file.
pub fn check_question(parsed: Parsed, key: &Key) -> Checked<Question> {
    let _ = key;
    check(parsed, schema::question())
}

/// Checks a topic's file; `id` is the folder's name.
pub fn check_topic(parsed: Parsed, id: &str) -> Checked<Topic> {
    let _ = id;
    check(parsed, schema::topic())
}

pub(crate) fn check<T: DeserializeOwned>(parsed: Parsed, contract: &Contract) -> Checked<T> {
    let Parsed {
        document,
        mut diagnostics,
        ..
    } = parsed;
    let mut value = None;
    if let Some(document) = &document {
        let broken = schema::check(document, contract);
        if broken.is_empty() {
            match document.typed() {
                Ok(typed) => value = Some(typed),
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
        diagnostics.extend(broken);
    }
    diagnostics.sort_by(Diagnostic::order);
    Checked {
        document,
        value,
        diagnostics,
    }
}
