//! Runs what passed once more, on a machine that has everything otherwise, and finds out what it depends on.
//!
//! The idea is that of reproducible builds: what comes out the same among two surroundings that differ in all that readers'
//! machines may differ in does not depend on any of it.

use crate::examine::{Finding, again};
use crate::failure::Failure;
use crate::job::Job;
use deckle_languages::Toolchain;
use deckle_runner::{Factor, Launch, Lazy, RunError, Runner, Settings, Variation, visible};
use std::fmt;
use std::sync::atomic::AtomicBool;

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

/// Runs examples among varied surroundings.
pub(crate) struct Varied<'a> {
    launch: &'a Launch,
    settings: Settings,
    everything: Lazy<'a>,
}

impl<'a> Varied<'a> {
    pub(crate) fn new(launch: &'a Launch, settings: &Settings) -> Self {
        let varied = |variation| Settings {
            variation,
            ..settings.clone()
        };
        let all = varied(Variation::ALL);
        Varied {
            launch,
            everything: Lazy::new(move || deckle_runner::runner(launch, &all)),
            settings: varied(Variation::NONE),
        }
    }

    /// Runs an example that passed where everything is otherwise; returns what it depends on, if it fails there.
    ///
    /// `plain` runs it among the surroundings in which it passed.
    pub(crate) fn verify(
        &mut self,
        plain: &mut dyn Runner,
        job: &Job,
        toolchain: &Toolchain,
        passed: &Finding,
        cancelled: &AtomicBool,
    ) -> Result<Option<Failure>, RunError> {
        let varied = again(&mut self.everything, job, toolchain, passed, cancelled)?;
        if varied.failure.is_none() {
            return Ok(None);
        }
        let failure = |depends, other: &Finding| Failure::Flaky {
            depends,
            first: printed(passed),
            other: what_came(other),
        };
        let repeated = again(plain, job, toolchain, passed, cancelled)?;
        if repeated.failure.is_some() {
            return Ok(Some(failure(Dependence::Run(2), &repeated)));
        }
        let mut factors = Vec::new();
        for factor in Factor::ALL {
            let settings = Settings {
                variation: Variation::only(factor),
                ..self.settings.clone()
            };
            let mut only = deckle_runner::runner(self.launch, &settings)?;
            if again(&mut *only, job, toolchain, passed, cancelled)?.failure.is_some() {
                factors.push(factor);
            }
        }
        if factors.contains(&Factor::Environment) {
            // Whoever lists all variables sees those of the other factors too.
            factors = vec![Factor::Environment];
        }
        Ok(Some(failure(Dependence::Surroundings(factors), &varied)))
    }
}

/// Says what a run came to that did not come out as before.
pub(crate) fn what_came(finding: &Finding) -> String {
    match &finding.failure {
        None | Some(Failure::Output { .. }) => printed(finding),
        Some(Failure::Session(mismatches)) => mismatches.first().map(|one| one.seen.clone()).unwrap_or_default(),
        Some(other) => other.to_string(),
    }
}

/// Returns what a run printed.
pub(crate) fn printed(finding: &Finding) -> String {
    let stdout = finding.observed.as_ref().map(|outcome| outcome.stdout.as_slice());
    visible(stdout.unwrap_or_default())
}
