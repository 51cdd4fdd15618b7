//! One file for each command.

pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod docs;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod sandbox;
