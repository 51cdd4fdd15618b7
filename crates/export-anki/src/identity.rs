//! Which released note a question is.
//!
//! 1. The note that the ledger last saw under the question's own key.
//! 2. Else the note that the ledger knows under one of its `formerly` keys, the first that it knows.
//! 3. Else it was never released from this ledger: the first `formerly` key, or its own.
//!
//! So a rename keeps the note, dropping `formerly` years later keeps it too, and a new question under an old name is
//! caught as a clash instead of taking over another question's progress.

use crate::ledger::Ledger;
use deckle_content::publication::ProvenQuestion;

/// Returns the identity of a question's note.
pub(crate) fn identity(question: &ProvenQuestion, ledger: &Ledger) -> String {
    let key = question.key.to_string();
    if let Some(known) = ledger.identity_of(&key) {
        return known.to_owned();
    }
    let formerly = &question.question.formerly;
    formerly
        .iter()
        .find_map(|former| released(former, ledger))
        .or_else(|| formerly.first().map(String::as_str))
        .unwrap_or(&key)
        .to_owned()
}

/// Returns the identity of the note that was ever released under a key.
pub(crate) fn released<'a>(key: &str, ledger: &'a Ledger) -> Option<&'a str> {
    ledger
        .identity_of(key)
        .or_else(|| ledger.notes.get_key_value(key).map(|(identity, _)| identity.as_str()))
}
