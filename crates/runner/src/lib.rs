//! Runs programs in a sandbox, within limits, and captures what comes of them. It knows no language.
//!
//! A [`Launch`] says how the programs of one toolchain are started, a [`Program`] what to run; [`Runner::run`] returns an
//! [`Outcome`]: facts, no opinion.
//!
//! **Invariant:** an outcome holds the wait status that the kernel gave and the bytes in descriptors that this side opened.
//! Nothing that a program says about itself counts, and a run that was lost never looks like one that ended.
//!
//! ```
//! use deckle_runner::{Sandbox, require};
//!
//! // Refuses to go on where this machine cannot contain programs; `Sandbox::Off` asks for no containment.
//! assert!(require(Sandbox::Off).is_ok());
//! if let Err(error) = require(Sandbox::Required) {
//!     println!("{error}");
//! }
//! ```

#![allow(
    clippy::disallowed_methods,
    reason = "starting processes and writing their folders is what this crate is for"
)]

#[cfg(all(target_os = "linux", not(deckle_unsupported)))]
mod attend;
#[cfg(all(target_os = "linux", not(deckle_unsupported)))]
mod contained;
// Its tests run on Linux too.
#[cfg(any(not(target_os = "linux"), deckle_unsupported, test))]
mod direct;
mod environment;
mod error;
mod factor;
mod idle;
mod lazy;
mod outcome;
mod program;
#[cfg(all(target_os = "linux", not(deckle_unsupported)))]
mod protocol;
mod report;
mod run;
#[cfg(all(target_os = "linux", not(deckle_unsupported)))]
mod sandbox;
#[cfg(all(target_os = "linux", not(deckle_unsupported)))]
mod serve;
mod service;
mod settings;
mod support;
mod text;
#[cfg(any(not(target_os = "linux"), deckle_unsupported, test))]
mod unsupported;
mod waiting;
#[cfg(any(not(target_os = "linux"), deckle_unsupported))]
use unsupported as sandbox;

pub use error::RunError;
pub use factor::{Factor, Variation};
pub use lazy::Lazy;
pub use outcome::{End, Excess, Outcome, Status, TimeLimit, signal_name};
pub use program::{Launch, Program, Warm};
pub use report::Report;
pub use run::Runner;
pub use sandbox::{local_sockets, sandbox_main, support};
pub use service::Service;
pub use settings::{Limits, Mode, Sandbox, Settings};
pub use support::{LocalSockets, Support};
pub use text::{tail, visible};
pub use waiting::Waiting;

/// Refuses to run anything where a sandbox is asked for that this machine does not have.
///
/// # Errors
/// Returns what is missing.
pub fn require(wanted: Sandbox) -> Result<(), RunError> {
    allow(wanted, support())
}

fn allow(wanted: Sandbox, support: Support) -> Result<(), RunError> {
    if wanted == Sandbox::Off || support.complete {
        return Ok(());
    }
    Err(RunError::NoSandbox { advice: support.advice })
}

/// Makes the runner that the settings ask for.
///
/// # Errors
/// Fails where this machine cannot run programs in that way.
#[cfg(all(target_os = "linux", not(deckle_unsupported)))]
pub fn runner(launch: &Launch, settings: &Settings) -> Result<Box<dyn Runner>, RunError> {
    Ok(Box::new(contained::Contained::new(launch.clone(), settings.clone())?))
}

/// Makes the only runner that other systems than Linux have.
///
/// # Errors
/// Never; the signature is that of Linux.
#[cfg(any(not(target_os = "linux"), deckle_unsupported))]
#[allow(clippy::unnecessary_wraps, reason = "the same signature as on Linux")]
pub fn runner(launch: &Launch, settings: &Settings) -> Result<Box<dyn Runner>, RunError> {
    Ok(Box::new(direct::Direct {
        launch: launch.clone(),
        output: settings.limits.output,
        variation: settings.variation,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the machine cannot contain examples, they run only when that is asked for.
    #[test]
    fn nothing_runs_unprotected_unless_asked() {
        for lacking in [
            unsupported::support(),
            Support::of(5, 6, true),
            Support::of(6, 6, false),
        ] {
            assert!(allow(Sandbox::Off, lacking.clone()).is_ok());
            let refused = allow(Sandbox::Required, lacking.clone()).map_err(|error| error.to_string());
            assert_eq!(
                refused,
                Err(format!("examples cannot be contained here: {}", lacking.advice))
            );
        }
        assert!(allow(Sandbox::Required, Support::of(6, 6, true)).is_ok());
    }
}
