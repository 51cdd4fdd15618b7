//! Files and their bytes.

pub(crate) mod control_char;
