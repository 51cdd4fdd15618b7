//! The table of the formats: one is added by its file and a row here.

use super::format::Format;
use super::{concise, full, github, json, junit, sarif};

impl Format {
    /// All formats; the first is the default.
    pub const ALL: [Format; 7] = [
        full::FORMAT,
        concise::FORMAT,
        json::FORMAT,
        json::LINES,
        github::FORMAT,
        sarif::FORMAT,
        junit::FORMAT,
    ];

    /// Finds a format by its name.
    pub fn find(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name == name)
    }
}

impl Default for Format {
    fn default() -> Self {
        full::FORMAT
    }
}
