//! A collection's settings.

pub(crate) mod firm_code;
pub(crate) mod unknown_code;
