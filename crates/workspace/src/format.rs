//! Writes files in their canonical form.

use crate::analysis::FileAnalysis;
use crate::change::Change;
use crate::root::CONFIG;
use crate::scope::Scope;
use crate::workspace::Workspace;
use deckle_content::{emit, fields};
use deckle_diagnostics::{Applicability, Diagnostic, Severity};

/// What becomes of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formatted {
    /// It is in its canonical form.
    Same,
    /// It is not.
    Changed(Change),
    /// It is not touched.
    LeftAlone {
        /// Its display path.
        path: String,
        /// Why.
        reason: LeftAlone,
    },
}

/// Why a file is not touched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LeftAlone {
    /// YAML reads it otherwise than its author, so it would be written as it was misread.
    #[error("it has a finding that comes first: {0}")]
    Finding(&'static str),
    /// Something in it could not be kept.
    #[error(transparent)]
    Layout(#[from] emit::LeftAlone),
}

impl Workspace {
    /// Writes every file that was asked for anew, in memory; the result has one entry a file.
    pub fn format(&self, scope: &Scope) -> Vec<Formatted> {
        let collection = self.collection();
        let paths = std::iter::once(CONFIG).chain(collection.paths());
        let files = paths
            .filter(|path| scope.holds(path))
            .filter_map(|path| collection.file(path));
        files.map(|file| format(&file)).collect()
    }
}

fn format(file: &FileAnalysis) -> Formatted {
    let left_alone = |reason| Formatted::LeftAlone {
        path: file.path().to_owned(),
        reason,
    };
    let finding = file.diagnostics().iter().find(|found| misreads(found));
    let Some(document) = file.document().filter(|_| finding.is_none()) else {
        return left_alone(LeftAlone::Finding(
            finding.map_or("it cannot be read", |found| found.code()),
        ));
    };
    let shape = match file {
        FileAnalysis::Question(_) => &fields::QUESTION,
        FileAnalysis::Topic(_) => &fields::TOPIC,
        FileAnalysis::Settings(_) => &fields::CONFIG,
    };
    match emit::format(document, shape) {
        Ok(after) if after == document.file.text() => Formatted::Same,
        Ok(after) => Formatted::Changed(Change {
            path: file.path().to_owned(),
            before: document.file.text().to_owned(),
            after,
        }),
        Err(reason) => left_alone(reason.into()),
    }
}

/// Tells whether a finding says that a file may mean something else to YAML than to its author.
fn misreads(found: &Diagnostic) -> bool {
    let is_form = found.code().starts_with("yaml/") || found.code().starts_with("io/");
    let fix = found.fix.as_ref().map(|fix| fix.applicability);
    is_form && found.severity == Severity::Error && fix != Some(Applicability::Safe)
}
