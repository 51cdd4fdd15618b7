//! Nothing that a file holds can crash, stall, flood or inject.
//!
//! `inputs` makes the files (none is kept in git), `memory` checks them in this process in every format, `program` as the
//! command line meets them on a disk, with what only a disk can hold: links, pipes, holes, names; `alone` measures each.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test writes its files and starts the program, and a panic is its report"
)]

mod alone;
mod inputs;
mod memory;
mod program;
mod properties;
