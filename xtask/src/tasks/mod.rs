//! One file for each task.

pub(crate) mod bench;
pub(crate) mod build;
pub(crate) mod ci;
pub(crate) mod dist;
pub(crate) mod generate;
pub(crate) mod layout;
pub(crate) mod test;
pub(crate) mod tools;
pub(crate) mod venv;
pub(crate) mod workflows;
