//! One finding: what is wrong, where, and what to type instead.

use crate::fix::{Applicability, Edit, Fix};
use crate::rule::Rule;
use crate::severity::Severity;
use crate::source::{Position, SourceFile, Span};
use crate::supersede::Supersedes;
use std::sync::Arc;

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

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// A file or folder as a whole: its text was not, or could not be, read, or there is nothing in it to point at.
    File {
        /// The path as messages show it, not yet escaped.
        path: String,
    },
    /// A place in a file's text.
    Span {
        /// The file.
        file: Arc<SourceFile>,
        /// The place in its text.
        span: Span,
    },
}

/// A finding. It is made from its [`Rule`]; texts are raw: renderers escape them for their own format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub rule: &'static Rule,
    /// The severity: the rule's, unless a collection's settings say otherwise.
    pub severity: Severity,
    /// What it is about.
    pub location: Location,
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
    /// What it makes redundant: what its rule does, unless this finding is a special case.
    pub supersedes: &'static [Supersedes],
}

impl Rule {
    /// Makes a finding of this rule at a place in a file. The message is one sentence without a full stop.
    pub fn at(&'static self, file: &Arc<SourceFile>, span: Span, message: impl Into<String>) -> Diagnostic {
        let file = Arc::clone(file);
        Diagnostic::new(self, Location::Span { file, span }, message.into())
    }

    /// Makes a finding of this rule about a file or folder as a whole.
    pub fn about(&'static self, path: impl Into<String>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self, Location::File { path: path.into() }, message.into())
    }
}

impl Diagnostic {
    /// Makes a finding of a rule: see [`Rule::at`] and [`Rule::about`].
    fn new(rule: &'static Rule, location: Location, message: String) -> Self {
        Diagnostic {
            rule,
            severity: rule.severity,
            location,
            message,
            label: String::new(),
            secondary: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: None,
            covers: None,
            supersedes: rule.supersedes,
        }
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
        self.rule.code
    }

    /// Tells whether the finding is one of a rule.
    pub fn is(&self, rule: &Rule) -> bool {
        self.rule == rule
    }

    /// Returns the path as messages show it, not yet escaped.
    pub fn path(&self) -> &str {
        match &self.location {
            Location::File { path } => path,
            Location::Span { file, .. } => file.path(),
        }
    }

    /// Returns the file, if the finding points into its text.
    pub fn file(&self) -> Option<&Arc<SourceFile>> {
        match &self.location {
            Location::File { .. } => None,
            Location::Span { file, .. } => Some(file),
        }
    }

    /// Returns the place in the file's text, if the finding points there.
    pub fn span(&self) -> Option<Span> {
        match &self.location {
            Location::File { .. } => None,
            Location::Span { span, .. } => Some(*span),
        }
    }

    /// Returns where the place begins.
    pub fn start(&self) -> Option<Position> {
        Some(self.file()?.position(self.span()?.start))
    }

    /// Orders findings as reports list them: by file, then place, then code.
    pub fn order(&self, other: &Diagnostic) -> std::cmp::Ordering {
        let key = |found: &Diagnostic| (found.span(), found.code());
        let by_path = self.path().cmp(other.path());
        by_path.then_with(|| {
            key(self)
                .cmp(&key(other))
                .then_with(|| self.message.cmp(&other.message))
        })
    }
}
