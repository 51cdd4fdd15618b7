//! Checks whether examples keep their promise: the queue, the cache, the verdict.
//!
//! `jobs → plan (what becomes of it here?) → runner (a process) → the language reads the outcome → verify → Checked`. The
//! verification is pure; processes are the runner's ([`deckle_runner`]), what they are is the language's ([`deckle_languages`]).
//!
//! **Invariant:** no result, a lost runner or "not run" is never a pass, and only what passed is remembered.
//!
//! ```
//! use deckle_snippets::{Failure, Options};
//!
//! let failure = Failure::Leaky { processes: 1 };
//! assert_eq!(failure.code(), "run/leaky");
//! // Examples are contained unless the caller asks otherwise.
//! assert_eq!(Options::default().sandbox, deckle_runner::Sandbox::Required);
//! ```

#![allow(clippy::disallowed_methods, reason = "the cache is this crate's own folder on disk")]

mod cache;
mod dependence;
mod diff;
mod examine;
mod failure;
mod job;
mod queue;
mod report;
pub mod rules;
#[cfg(test)]
#[path = "../build/sources.rs"]
mod sources;
mod stderr;
mod variation;
mod verdict;

pub use dependence::Dependence;
pub use failure::Failure;
pub use job::{Checked, Job, Options};
pub use queue::{Error, Progress, check};
pub use report::{Place, diagnostic};
pub use stderr::{elided, matches as stderr_matches};
