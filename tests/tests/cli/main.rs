//! The command line, as its users meet it: exit codes, places of findings, files written.

#![allow(clippy::disallowed_methods, reason = "tests read, write and start programs")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod build;
mod check;
mod edit;
mod external;
mod format;
mod guide;
#[cfg(target_os = "linux")]
mod interrupt;
mod ledger;
mod not_run;
mod order;
#[cfg(target_os = "linux")]
mod processes;
mod sandbox;
mod serve;
mod typed;
mod usage;
