//! What a content file may be, so that no file can stall or exhaust the check.

/// Bounds that are far above what questions need and far below what hurts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes in a file; checked before it is read.
    pub bytes: u64,
    /// Lists and mappings inside each other.
    pub depth: usize,
    /// Keys and values in a file.
    pub nodes: usize,
    /// Findings reported for one file.
    pub diagnostics: usize,
}

impl Limits {
    /// The limits that deckle checks with.
    pub const DEFAULT: Limits = Limits {
        bytes: 1 << 20,
        depth: 32,
        nodes: 20_000,
        diagnostics: 50,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Limits::DEFAULT
    }
}
