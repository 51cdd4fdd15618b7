//! The data languages: never run, but parsed where Python has the parser.

use crate::language::{Check, CheckKind, Checked, Example, Language};
use crate::python::{PYTHON, form, package, read_form};
use crate::runtime::{Runtime, Toolchain};
use deckle_runner::Outcome;

/// A language whose examples are parsed.
#[derive(Debug)]
pub(crate) struct Data {
    names: &'static [&'static str],
    title: &'static str,
    has_parser: fn(&Toolchain) -> bool,
}

/// JSON, by Python's own parser.
pub(crate) static JSON: Data = Data {
    names: &["json"],
    title: "JSON",
    has_parser: |_| true,
};

/// TOML, by the parser that Python has since 3.11, or by `tomli`.
pub(crate) static TOML: Data = Data {
    names: &["toml"],
    title: "TOML",
    has_parser: |python| python.version >= [3, 11, 0] || package(python, "tomli").is_some(),
};

/// YAML, by `PyYAML`.
pub(crate) static YAML: Data = Data {
    names: &["yaml"],
    title: "YAML",
    has_parser: |python| package(python, "pyyaml").is_some(),
};

impl Language for Data {
    fn names(&self) -> &'static [&'static str] {
        self.names
    }

    fn runtime(&self) -> &'static dyn Runtime {
        &PYTHON
    }

    fn check(&self, example: &Example<'_>, toolchain: &Toolchain) -> Option<Check> {
        (self.has_parser)(toolchain).then(|| Check {
            program: form(example.snippet, self.names[0]),
            kind: CheckKind::Parsed(self.title),
        })
    }

    fn read_check(&self, outcome: &Outcome) -> Result<Checked, String> {
        Ok(match read_form(outcome)? {
            Checked::Refused { message, line } => {
                let (message, line) = placed(message, line);
                Checked::Refused { message, line }
            }
            other => other,
        })
    }
}

/// Takes the place at the end of a parser's message, `(at line 1, column 8)`: the finding points there, and the file's
/// own lines are others.
fn placed(message: String, line: Option<usize>) -> (String, Option<usize>) {
    let told = message
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once(" (at line "))
        .and_then(|(text, place)| Some((text.to_owned(), place.split(',').next()?.parse().ok()?)));
    match told {
        Some((text, told)) => (text, line.or(Some(told))),
        None => (message, line),
    }
}
