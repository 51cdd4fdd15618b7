//! Decides whether an example can run with an interpreter, and says in a reader's words why not.
//!
//! Pure: compares what the example asks for with what was found.

use crate::interpreter::Interpreter;
use deckle_content::question::{Kind, Snippet};
use pep440_rs::{Version, VersionSpecifiers};
use std::str::FromStr;

/// What to do with an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Plan {
    /// Run it.
    Run,
    /// Show it only, for this reason; check its form where a parser is at hand.
    Show {
        /// Why it is not run, in a sentence.
        reason: String,
    },
    /// Show it only, and check nothing: it is written for another Python than this one, which may know other words.
    ShowUnchecked {
        /// Why it is not run, in a sentence.
        reason: String,
    },
}

/// Decides what to do with an example.
///
/// # Errors
/// Returns what cannot be read: a requirement or an interpreter comparison that is not written as it should be.
pub(crate) fn plan(snippet: &Snippet, interpreter: &Interpreter) -> Result<Plan, String> {
    let wrong_python = wrong_python(snippet, interpreter)?;
    if let Some(reason) = &snippet.not_run {
        let reason = reason.clone();
        return Ok(match wrong_python {
            Some(_) => Plan::ShowUnchecked { reason },
            None => Plan::Show { reason },
        });
    }
    if snippet.kind() == Kind::Shown {
        let reason = format!("Nothing here runs {}.", snippet.language);
        return Ok(Plan::Show { reason });
    }
    if let Some(reason) = wrong_python {
        return Ok(Plan::ShowUnchecked { reason });
    }
    for requirement in &snippet.requires {
        if let Some(reason) = unmet(requirement, interpreter)? {
            return Ok(Plan::Show { reason });
        }
    }
    Ok(Plan::Run)
}

/// Says that the interpreter is not of the versions that an example is for; `None` if it is.
fn wrong_python(snippet: &Snippet, interpreter: &Interpreter) -> Result<Option<String>, String> {
    let Some(wanted) = &snippet.python else {
        return Ok(None);
    };
    let specifiers =
        VersionSpecifiers::from_str(wanted).map_err(|error| format!("`python: {wanted}`: {}", reason(&error)))?;
    let version = Version::new(interpreter.version.map(u64::from));
    let met = specifiers.contains(&version);
    Ok((!met).then(|| format!("It needs Python {wanted}; this is {}.", interpreter.version_text())))
}

/// Says in one line why a comparison of versions cannot be read; the parser draws the place below.
fn reason(error: &impl std::fmt::Display) -> String {
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    line.trim_start_matches("Failed to parse version: ")
        .trim_end_matches(':')
        .to_owned()
}

/// Says why a requirement is not met; `None` if it is.
fn unmet(requirement: &str, interpreter: &Interpreter) -> Result<Option<String>, String> {
    let end = requirement
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')))
        .unwrap_or(requirement.len());
    let (name, rest) = requirement.split_at(end);
    let rest = match rest.split_once(']') {
        Some((_, after)) if rest.starts_with('[') => after,
        _ => rest,
    };
    // Read before anything is looked for: a slip must not pass as a package that is not there.
    let specifiers =
        VersionSpecifiers::from_str(rest.trim()).map_err(|error| format!("`{requirement}`: {}", reason(&error)))?;
    let Some(installed) = interpreter.package(name) else {
        return Ok(Some(format!("It needs {requirement}, which is not installed.")));
    };
    if rest.trim().is_empty() {
        return Ok(None);
    }
    let met = Version::from_str(installed).is_ok_and(|version| specifiers.contains(&version));
    Ok((!met).then(|| format!("It needs {requirement}; {name} {installed} is installed.")))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test may panic")]
    use super::*;

    fn snippet(fields: &str) -> Snippet {
        serde_json::from_str(&format!("{{\"code\": \"x\"{fields}}}")).unwrap()
    }

    #[test]
    fn what_is_not_there_is_said_in_a_sentence() {
        let interpreter = Interpreter::for_tests([3, 11, 7], &[("numpy", "2.1.0"), ("ruamel-yaml", "0.18.1")]);
        for (fields, expected) in [
            ("", "run"),
            (r#","requires":["numpy"]"#, "run"),
            (r#","requires":["numpy>=2, <3"]"#, "run"),
            (r#","requires":["NumPy[extra] >=2"]"#, "run"),
            (r#","requires":["ruamel.yaml"]"#, "run"),
            (
                r#","requires":["numpy>=3"]"#,
                "It needs numpy>=3; numpy 2.1.0 is installed.",
            ),
            (r#","requires":["pandas"]"#, "It needs pandas, which is not installed."),
            (r#","python":">=3.11""#, "run"),
            (r#","python":">=3.12""#, "It needs Python >=3.12; this is 3.11.7."),
            (r#","python":"<3.11""#, "It needs Python <3.11; this is 3.11.7."),
            (r#","language":"nginx""#, "Nothing here runs nginx."),
            (r#","not_run":"Needs a server.""#, "Needs a server."),
        ] {
            let plan = match plan(&snippet(fields), &interpreter).unwrap() {
                Plan::Run => "run".to_owned(),
                Plan::Show { reason } | Plan::ShowUnchecked { reason } => reason,
            };
            assert_eq!(plan, expected, "{fields}");
        }
    }

    #[test]
    fn what_another_python_may_read_is_not_checked_here() {
        let interpreter = Interpreter::for_tests([3, 11, 7], &[]);
        for (fields, unchecked) in [
            (r#","python":">=3.12""#, true),
            (r#","python":">=3.12","not_run":"Slow.""#, true),
            (r#","python":">=3.11","not_run":"Slow.""#, false),
            (r#","requires":["pandas"]"#, false),
        ] {
            let plan = plan(&snippet(fields), &interpreter).unwrap();
            assert_eq!(matches!(plan, Plan::ShowUnchecked { .. }), unchecked, "{fields}");
        }
    }
}
