//! An example that claims several engines, on one of them.

use super::backend::{Backend, Script};
use super::{error, sample};
use crate::detect::{DetectError, Host};
use crate::language::{Example, Language, Observed, Run};
use crate::python::{PYTHON, helper, with_line_feed};
use crate::raised::Raised;
use crate::runtime::{Runtime, Toolchain};
use crate::source::Source;
use deckle_content::Engine;
use deckle_content::question::Snippet;
use deckle_runner::{Launch, Outcome, Program};
use std::fmt;

/// The language `sql` on one engine, and that engine as what it is run with.
#[derive(Clone, Copy)]
pub struct OnEngine(pub(super) &'static dyn Backend);

impl OnEngine {
    /// Returns the engine.
    pub fn engine(&self) -> Engine {
        self.0.engine()
    }
}

impl fmt::Debug for OnEngine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sql on {}", self.engine().name())
    }
}

impl Runtime for OnEngine {
    fn name(&self) -> &'static str {
        self.engine().name()
    }

    fn key(&self) -> &'static str {
        self.engine().key()
    }

    fn remedy(&self) -> &'static str {
        self.0.remedy()
    }

    fn newer(&self) -> &'static str {
        self.0.newer()
    }

    fn wanted<'a>(&self, snippet: &'a Snippet) -> Option<&'a str> {
        snippet.gate(self.engine())
    }

    fn is_in_each_python(&self) -> bool {
        self.0.is_embedded()
    }

    fn detect(&self, host: &Host<'_>) -> Result<Toolchain, DetectError> {
        // What comes with an interpreter is named by it.
        let own = host.choice.filter(|_| self.0.is_embedded());
        let python = PYTHON.detect(&Host {
            choice: own.or(host.python),
            ..*host
        })?;
        let found = self.0.detect(host, &python)?;
        Ok(Toolchain {
            runtime: self.0.runtime(),
            ..found
        })
    }

    fn launch(&self, toolchain: &Toolchain, _: &[&Snippet]) -> Launch {
        let launch = PYTHON.launch(toolchain, &[]);
        self.0.launch(launch, toolchain)
    }

    fn unmet(&self, requirement: &str, toolchain: &Toolchain) -> Result<Option<String>, String> {
        PYTHON.unmet(requirement, toolchain)
    }
}

impl Language for OnEngine {
    fn names(&self) -> &'static [&'static str] {
        &["sql"]
    }

    fn runtime(&self) -> &'static dyn Runtime {
        self.0.runtime()
    }

    fn run(&self, example: &Example<'_>) -> Option<Run> {
        let snippet = example.snippet;
        let before = [example.sql_setup, snippet.setup.as_deref()];
        let script = Script {
            sample: match example.sample.filter(|_| snippet.sample != Some(false)) {
                Some(text) => sample::part(text, self.engine()),
                None => String::new(),
            },
            setup: before.into_iter().flatten().map(with_line_feed).collect(),
            code: &snippet.code,
        };
        Some(Run {
            program: Program {
                local_sockets: self.0.needs_sockets(),
                ..helper(snippet, self.0.files(&script))
            },
            source: Source {
                file: error::EXAMPLE,
                lines_before: 0,
            },
            compared: false,
        })
    }

    fn observe(&self, _: Source, outcome: &Outcome) -> Observed {
        error::read(outcome)
    }

    /// Class and code must be the same; of the message, the part that is promised.
    fn ended_in(&self, promised: &str, error: &Raised) -> bool {
        match promised.split_once(": ") {
            Some((class, message)) => class == error.class && error.message.contains(message.trim_end()),
            None => promised.trim_end() == error.class,
        }
    }
}
