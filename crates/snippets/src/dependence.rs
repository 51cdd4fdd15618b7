//! What an example depends on that is otherwise on other machines, and what helps.

use deckle_runner::Factor;
use std::fmt;

/// What an example depends on that its readers may have otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dependence {
    /// Nothing that was varied: chance, the clock, addresses in memory. Holds how often it ran.
    Run(u32),
    /// Each of these by itself; none if only several together make a difference.
    Surroundings(Vec<Factor>),
}

/// Says what it depends on: `with another time zone`.
impl fmt::Display for Dependence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Dependence::Run(runs) => write!(f, "in {runs} runs"),
            Dependence::Surroundings(factors) => match factors.as_slice() {
                [] => f.write_str("on another machine"),
                [first, rest @ ..] => {
                    write!(f, "with {}", other(*first))?;
                    rest.iter()
                        .try_for_each(|factor| write!(f, ", or with {}", other(*factor)))
                }
            },
        }
    }
}

impl Dependence {
    /// Says what helps.
    pub(crate) fn cure(&self) -> &'static str {
        match self {
            Dependence::Surroundings(factors) => factors.first().map_or(MARK, |factor| cure(*factor)),
            Dependence::Run(_) => MARK,
        }
    }
}

const MARK: &str = "mark what varies, such as `<~0.42~>`, or make the example the same in every run";

fn other(factor: Factor) -> &'static str {
    match factor {
        Factor::HashSeed => "another hash seed",
        Factor::TimeZone => "another time zone",
        Factor::Locale => "another locale",
        Factor::WorkingFolder => "another name of the working folder",
        Factor::Home => "another home or temporary folder",
        Factor::User => "another user",
        Factor::TerminalSize => "a terminal of another size",
        Factor::Processors => "another number of processors",
        Factor::FolderOrder => "another order of files in a folder",
        Factor::Environment => "other environment variables",
    }
}

fn cure(factor: Factor) -> &'static str {
    match factor {
        Factor::HashSeed => {
            "sets have no order, and Python gives text another hash in every process: print `sorted(...)`, compare with \
             `==`, or mark what varies, such as `<~{'b', 'a'}~>`"
        }
        Factor::TimeZone => {
            "name the zone: `datetime.now(timezone.utc)`, `ZoneInfo(\"Europe/Berlin\")`, `time.gmtime()`; in JavaScript \
             `timeZone: \"UTC\"`; or mark what varies"
        }
        Factor::Locale => {
            "name the locale: `locale.setlocale(locale.LC_ALL, \"C\")`, in JavaScript `toLocaleString(\"en-US\")`; or mark \
             what varies"
        }
        Factor::WorkingFolder => {
            "print the name of a file, not its whole path: `path.name`, `path.relative_to(...)`; or mark it"
        }
        Factor::Home => {
            "print what stands below the home or temporary folder, not its path, or mark it: `<~/home/ada~>`"
        }
        Factor::User => "name the user in the example, or mark the name: `<~ada~>`",
        Factor::TerminalSize => {
            "give the width: `width=80`; for `argparse`, `formatter_class=lambda prog: argparse.HelpFormatter(prog, width=80)`; \
             or set `os.environ[\"COLUMNS\"]` first"
        }
        Factor::Processors => {
            "name the number, such as `max_workers=4`, and print none that the machine has; or mark it"
        }
        Factor::FolderOrder => {
            "folders list what is in them in any order: `sorted(os.listdir())`, `sorted(path.iterdir())`"
        }
        Factor::Environment => "set the variables that the example reads: `os.environ[\"NAME\"] = \"value\"`",
    }
}
