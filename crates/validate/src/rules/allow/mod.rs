//! What a file may keep.

pub(crate) mod firm_code;
pub(crate) mod unknown_code;
pub(crate) mod unused;
