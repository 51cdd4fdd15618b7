//! Files and their bytes.

pub(crate) mod control_char;
pub(crate) mod file_name;
pub(crate) mod missing_topic;
pub(crate) mod not_a_file;
pub(crate) mod stray_file;
pub(crate) mod symlink;
pub(crate) mod unreadable;
pub(crate) mod wrong_extension;

/// The lists of these files.
pub(crate) const FILES: &[&[&deckle_diagnostics::Rule]] = &[
    file_name::RULES,
    missing_topic::RULES,
    not_a_file::RULES,
    stray_file::RULES,
    symlink::RULES,
    unreadable::RULES,
    wrong_extension::RULES,
];
