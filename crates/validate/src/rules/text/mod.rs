//! The style of prose and code.

pub(crate) mod double_space;
mod prose;
pub(crate) mod smart_quotes;
pub(crate) mod tab_in_code;
pub(crate) mod trailing_space;
