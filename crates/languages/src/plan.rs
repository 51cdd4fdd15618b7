//! Decides what becomes of an example on this machine, and says in a reader's words why it is not run.
//!
//! Pure: compares what the example asks for with what was found.

use crate::language::{Check, Example, Language, Run};
use crate::runtime::Toolchain;
use crate::version;

/// What to do with an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plan {
    /// Run it.
    Run(Run),
    /// Show it only, and check its syntax.
    Check {
        /// How.
        check: Check,
        /// Why it is not run, in a sentence.
        reason: String,
    },
    /// Show it only, and check nothing: there is nothing to check it with, or it is written for another version than this
    /// one, which may know other words.
    Show {
        /// Why it is not run, in a sentence.
        reason: String,
    },
}

/// Decides what to do with an example.
///
/// # Errors
/// Returns what cannot be read: a requirement or a comparison of versions that is not written as it should be.
pub fn plan(language: &dyn Language, example: &Example<'_>, toolchain: &Toolchain) -> Result<Plan, String> {
    let snippet = example.snippet;
    let wrong_version = version::wrong(language.runtime(), snippet, toolchain)?;
    let check = |reason: String| match language.check(example, toolchain) {
        Some(check) => Plan::Check { check, reason },
        None => Plan::Show { reason },
    };
    if let Some(reason) = &snippet.not_run {
        let reason = reason.clone();
        return Ok(match wrong_version {
            Some(_) => Plan::Show { reason },
            None => check(reason),
        });
    }
    let Some(run) = language.run(example) else {
        return Ok(check(format!("Nothing here runs {}.", snippet.language)));
    };
    if let Some(reason) = wrong_version {
        return Ok(Plan::Show { reason });
    }
    for requirement in &snippet.requires {
        if let Some(reason) = language.runtime().unmet(requirement, toolchain)? {
            return Ok(check(reason));
        }
    }
    Ok(Plan::Run(run))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test may panic")]
    use super::*;
    use crate::registry::by_name;
    use deckle_content::question::Snippet;

    fn planned(fields: &str, packages: &[(&str, &str)]) -> Plan {
        let snippet: Snippet = serde_json::from_str(&format!("{{\"code\": \"x\"{fields}}}")).unwrap();
        let toolchain = Toolchain {
            version: [3, 11, 7],
            packages: packages
                .iter()
                .map(|(name, version)| ((*name).to_owned(), (*version).to_owned()))
                .collect(),
            ..Toolchain::new(&crate::python::PYTHON)
        };
        let example = Example {
            snippet: &snippet,
            sql_setup: None,
            sample: None,
        };
        plan(by_name(&snippet.language), &example, &toolchain).unwrap()
    }

    #[test]
    fn what_is_not_there_is_said_in_a_sentence() {
        let packages = [("numpy", "2.1.0"), ("ruamel-yaml", "0.18.1")];
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
            let plan = match planned(fields, &packages) {
                Plan::Run(_) => "run".to_owned(),
                Plan::Check { reason, .. } | Plan::Show { reason } => reason,
            };
            assert_eq!(plan, expected, "{fields}");
        }
    }

    #[test]
    fn what_another_python_may_read_is_not_checked_here() {
        for (fields, unchecked) in [
            (r#","python":">=3.12""#, true),
            (r#","python":">=3.12","not_run":"Slow.""#, true),
            (r#","python":">=3.11","not_run":"Slow.""#, false),
            (r#","requires":["pandas"]"#, false),
        ] {
            assert_eq!(matches!(planned(fields, &[]), Plan::Show { .. }), unchecked, "{fields}");
        }
    }
}
