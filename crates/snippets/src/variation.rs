//! Runs what passed once more, on a machine that has everything otherwise, and finds out what it depends on.
//!
//! The idea is that of reproducible builds: what comes out the same among two surroundings that differ in all that readers'
//! machines may differ in does not depend on any of it.

use crate::dependence::Dependence;
use crate::examine::{Finding, again};
use crate::failure::Failure;
use crate::job::Job;
use deckle_languages::Toolchain;
use deckle_runner::{Factor, Launch, Lazy, RunError, Runner, Settings, Variation, visible};
use std::sync::atomic::AtomicBool;

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
