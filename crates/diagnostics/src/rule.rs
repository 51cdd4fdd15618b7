//! What is known about a code: its severity, whether it can be fixed, and its page.

use crate::diagnostic::{Applicability, Severity};

/// A kind of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The stable code, such as `schema/unknown-key`.
    pub code: &'static str,
    /// How grave it is unless a collection's settings say otherwise.
    pub severity: Severity,
    /// The kind of fix that it usually comes with.
    pub fix: Option<Applicability>,
    /// Whether a file may keep such a finding with a reason, and a collection turn it down or off.
    ///
    /// What guards the format, the reader's machine or the proof of an example can be neither kept nor turned down.
    pub keepable: bool,
    /// Its page: Markdown with the sections What it does, Why, Example and Instead.
    pub page: &'static str,
}

impl Rule {
    /// Returns the page as Markdown, without the space that begins each line of its comment.
    pub fn text(&self) -> String {
        let mut out = String::with_capacity(self.page.len());
        for line in self.page.lines() {
            out.push_str(line.strip_prefix(' ').unwrap_or(line));
            out.push('\n');
        }
        out
    }

    /// Returns what the rule does: the first paragraph of its page, as one line.
    pub fn summary(&self) -> String {
        self.page
            .lines()
            .map(str::trim)
            .skip_while(|line| line.is_empty() || line.starts_with('#'))
            .take_while(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Returns the code's first part, such as `schema`.
    pub fn family(&self) -> &'static str {
        self.code.split('/').next().unwrap_or(self.code)
    }
}
