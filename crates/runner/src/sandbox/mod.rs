//! The outer sandbox: entered by this very program, started again, before a program starts.
//!
//! Landlock decides which files, signals and sockets can be reached, seccomp which system calls exist, and neither can
//! be left again. Both need no privilege. A warm server enters an
//! inner one for each example, by the numbers in [`InnerLayer`].
//!
//! **Invariant:** A program is started only after every layer that was asked for holds completely.

mod enter;
mod landlock_layer;
mod plan;
mod privileges;
mod seccomp;
mod start;
mod support;
mod view;

pub use enter::sandbox_main;
pub(crate) use landlock_layer::{InnerLayer, read_paths};
pub(crate) use plan::{Attendance, Plan, Role, Sockets, View};
pub(crate) use start::{START, Start};
pub use support::{local_sockets, support};
