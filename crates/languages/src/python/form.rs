//! Checks the syntax of an example without running it, by a program of ours that compiles or parses it.

use super::program::{ENTRY, helper, session_parser};
use crate::language::Checked;
use deckle_content::question::Snippet;
use deckle_runner::{Outcome, Program, Status, tail};
use serde::Deserialize;

const FORM: &str = include_str!("../../python/form.py");

/// Lays out the check of an example in a language that `form.py` knows.
pub(crate) fn form(snippet: &Snippet, language: &'static str) -> Program {
    let files = vec![
        (ENTRY, FORM.to_owned()),
        session_parser(),
        ("language.txt", language.to_owned()),
        ("example.txt", snippet.code.clone()),
    ];
    helper(snippet, files)
}

/// What `form.py` prints, if not `null`.
#[derive(Deserialize)]
struct FormError {
    #[serde(default)]
    message: String,
    line: Option<usize>,
    missing: Option<String>,
}

/// Reads what the check found.
pub(crate) fn read_form(outcome: &Outcome) -> Result<Checked, String> {
    Ok(match answer::<Option<FormError>>(outcome)? {
        None => Checked::Accepted,
        Some(FormError { missing: Some(_), .. }) => Checked::Unavailable,
        Some(FormError { message, line, .. }) => Checked::Refused { message, line },
    })
}

/// Reads the answer of a program of ours that ran none of the example's code.
///
/// # Errors
/// Returns why there is no answer.
pub(crate) fn answer<T: serde::de::DeserializeOwned>(outcome: &Outcome) -> Result<T, String> {
    if outcome.status() != Some(Status::Exited(0)) {
        let said = tail(&outcome.stderr);
        return Err(format!("the check of its form ended early: {}", said.trim_end()));
    }
    serde_json::from_slice(&outcome.stdout).map_err(|error| error.to_string())
}
