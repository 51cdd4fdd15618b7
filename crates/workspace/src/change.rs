//! Changes to content files: made in memory, shown as a diff.

use deckle_diagnostics::escape;
use similar::TextDiff;
use std::fmt::Write as _;

/// A file's text before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its display path, relative to the root.
    pub path: String,
    /// The text as it is.
    pub before: String,
    /// The text as it will be.
    pub after: String,
}

impl Change {
    /// Returns the change as a unified diff, safe to print.
    pub fn diff(&self) -> String {
        let diff = TextDiff::from_lines(&self.before, &self.after);
        let path = escape::line(&self.path);
        let mut out = String::new();
        let _ = write!(
            out,
            "{}",
            diff.unified_diff()
                .context_radius(2)
                .header(&format!("a/{path}"), &format!("b/{path}"))
        );
        escape::block(&out).into_owned()
    }
}
