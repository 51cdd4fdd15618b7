//! What the end-to-end tests share: the binary under test, and collections to try it on.
//!
//! **Invariant:** tests start the binary that ships, as its users do; a test that cannot run says so and why.

#![allow(clippy::disallowed_methods, reason = "tests read, write and start programs")]

mod collection;
pub mod hostile;
mod not_run;
mod program;

pub use collection::Collection;
pub use not_run::not_run;
pub use program::{Ended, deckle, python, repository};
