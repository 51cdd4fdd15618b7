//! The change that removes a finding.

use crate::source::Span;

/// Whether a fix may be applied unasked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// Keeps the meaning: `deckle fix` applies it.
    Safe,
    /// Probably what was meant: applied on request only.
    Suggested,
}

/// One replacement in a fix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What to replace; empty to insert.
    pub span: Span,
    /// What to put there; empty to delete.
    pub replacement: String,
}

/// A change to the finding's own file that removes the finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the fix does, as an imperative: "quote the text".
    pub title: String,
    /// Whether it may be applied unasked.
    pub applicability: Applicability,
    /// Edits in ascending order that do not overlap.
    pub edits: Vec<Edit>,
}
