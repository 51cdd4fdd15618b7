//! The permanent names of questions.

pub(crate) mod duplicate;
pub(crate) mod formerly_taken;
pub(crate) mod not_file_name;
pub(crate) mod retired_exists;
pub(crate) mod vanished;
