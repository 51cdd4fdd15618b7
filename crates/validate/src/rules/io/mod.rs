//! Files and their bytes.

pub(crate) mod bidi_or_zero_width;
pub(crate) mod bom;
pub(crate) mod control_char;
pub(crate) mod crlf;
pub(crate) mod file_name;
pub(crate) mod missing_topic;
pub(crate) mod no_final_newline;
pub(crate) mod not_a_file;
pub(crate) mod not_utf8;
pub(crate) mod stray_file;
pub(crate) mod symlink;
pub(crate) mod too_big;
pub(crate) mod unreadable;
pub(crate) mod wrong_extension;
