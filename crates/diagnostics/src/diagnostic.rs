//! One finding: what is wrong, where, and what to type instead.

use crate::rule::Rule;
use crate::source::{SourceFile, Span};
use crate::supersede::Supersedes;
use std::sync::Arc;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; never fails a check.
    Note,
    /// Worth fixing; does not fail a check unless asked.
    Warning,
    /// Fails the check.
    Error,
}

impl Severity {
    /// Returns the word that messages use.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A further place that a finding speaks of, with a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The other file, or `None` for the finding's own.
    pub file: Option<Arc<SourceFile>>,
    /// The place.
    pub span: Span,
    /// A few words, such as "first use".
    pub text: String,
}

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

/// A finding. Texts are raw: renderers escape them for their own format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code, such as `schema/unknown-key`; `deckle explain CODE` tells more.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// The file, with its text where it could be read; `None` if the finding is about no file.
    pub file: Option<Arc<SourceFile>>,
    /// The place in the file.
    pub span: Span,
    /// One sentence that says what is wrong, without a full stop.
    pub message: String,
    /// A few words under the place; may be empty.
    pub label: String,
    /// Other places that matter.
    pub secondary: Vec<Label>,
    /// Longer facts, each perhaps of several lines: a diff, a traceback.
    pub notes: Vec<String>,
    /// What to type instead.
    pub help: Option<String>,
    /// The change that does it.
    pub fix: Option<Fix>,
    /// The text that the finding is about, where that is more than its place.
    pub covers: Option<Span>,
    /// What it makes redundant.
    pub supersedes: &'static [Supersedes],
}

impl Diagnostic {
    /// Starts an error at a place.
    pub fn error(code: &'static str, file: &Arc<SourceFile>, span: Span, message: impl Into<String>) -> Self {
        Diagnostic {
            code,
            severity: Severity::Error,
            file: Some(Arc::clone(file)),
            span,
            message: message.into(),
            label: String::new(),
            secondary: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: None,
            covers: None,
            supersedes: &[],
        }
    }

    /// Makes a finding of a rule: see [`Rule::at`].
    pub(crate) fn new(rule: &'static Rule, file: &Arc<SourceFile>, span: Span, message: String) -> Self {
        Diagnostic {
            severity: rule.severity,
            supersedes: rule.supersedes,
            ..Diagnostic::error(rule.code, file, span, message)
        }
    }

    /// Starts a warning at a place.
    pub fn warning(code: &'static str, file: &Arc<SourceFile>, span: Span, message: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(code, file, span, message)
        }
    }

    /// Starts an error about a path whose text was not, or could not be, read.
    pub fn unreadable(code: &'static str, path: impl Into<String>, message: impl Into<String>) -> Self {
        Diagnostic::error(code, &SourceFile::new(path, ""), Span::default(), message)
    }

    /// Sets the words under the place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = text.into();
        self
    }

    /// Sets what to type instead.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Adds a longer fact.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Adds another place in the same file.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label {
            file: None,
            span,
            text: text.into(),
        });
        self
    }

    /// Adds a place in another file.
    #[must_use]
    pub fn also_in(mut self, file: &Arc<SourceFile>, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label {
            file: Some(Arc::clone(file)),
            span,
            text: text.into(),
        });
        self
    }

    /// Attaches the change that removes the finding.
    #[must_use]
    pub fn fix(mut self, title: impl Into<String>, applicability: Applicability, edits: Vec<Edit>) -> Self {
        self.fix = Some(Fix {
            title: title.into(),
            applicability,
            edits,
        });
        self
    }

    /// Says which text the finding is about, where that is more than its place: what it supersedes
    /// [inside](crate::Reach::Inside) its text lies in there.
    #[must_use]
    pub fn covering(mut self, text: Span) -> Self {
        self.covers = Some(text);
        self
    }

    /// Makes other findings redundant than those that the rule names.
    #[must_use]
    pub fn superseding(mut self, redundant: &'static [Supersedes]) -> Self {
        self.supersedes = redundant;
        self
    }

    /// Returns the stable code, such as `schema/unknown-key`; `deckle explain CODE` tells more.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// Tells whether the finding is one of a rule.
    pub fn is(&self, rule: &Rule) -> bool {
        self.code == rule.code
    }

    /// Returns the place in the file's text, if that was read.
    pub fn place(&self) -> Option<Span> {
        let read = self.file.as_ref().is_some_and(|file| !file.text().is_empty());
        read.then_some(self.span)
    }

    /// Returns the number of the line on which the place begins, from 1.
    pub fn line(&self) -> Option<usize> {
        let start = self.place()?.start;
        Some(self.file.as_ref()?.position(start).line)
    }

    /// Returns the path as messages show it, not yet escaped; empty if the finding is about no file.
    pub fn path(&self) -> &str {
        self.file.as_ref().map_or("", |file| file.path())
    }

    /// Orders findings as reports list them: by file, then place, then code.
    pub fn order(&self, other: &Diagnostic) -> std::cmp::Ordering {
        (self.path(), self.span, self.code, &self.message).cmp(&(other.path(), other.span, other.code, &other.message))
    }
}
