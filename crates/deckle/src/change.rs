//! Changes to content files: applied in memory, shown as a diff, written whole.

use crate::write;
use anyhow::Result;
use deckle_diagnostics::escape;
use similar::TextDiff;
use std::fmt::Write as _;
use std::path::Path;

/// A file's text before and after.
pub(crate) struct Change {
    /// The path that messages show, relative to the root.
    pub(crate) shown: String,
    /// The text as it is.
    pub(crate) before: String,
    /// The text as it will be.
    pub(crate) after: String,
}

impl Change {
    /// Returns the change as a unified diff, safe to print.
    pub(crate) fn diff(&self) -> String {
        let diff = TextDiff::from_lines(&self.before, &self.after);
        let path = escape::line(&self.shown);
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

    /// Writes the new text.
    pub(crate) fn write(&self, root: &Path) -> Result<()> {
        write::file(&root.join(&self.shown), self.after.as_bytes())
    }
}
