//! References from one file to another.

pub(crate) mod escapes_root;
pub(crate) mod not_in_order;
pub(crate) mod unknown_picture;
pub(crate) mod unknown_question;
pub(crate) mod unknown_tag;
