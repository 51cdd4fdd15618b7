//! Examples as they are written.

pub(crate) mod conflict;
pub(crate) mod markdown_fence;
pub(crate) mod needs_not_run;
