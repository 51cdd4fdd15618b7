//! Corrects what can be corrected, keeping comments and layout.

use crate::change::Change;
use crate::scope::Scope;
use crate::workspace::Workspace;
use deckle_diagnostics::{Applicability, Diagnostic, Fix};
use std::collections::BTreeMap;

/// Rounds of fixes: a file that does not parse shows its next mistake when the first is corrected.
const MAX_ROUNDS: usize = 20;

/// What fixes make of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The file's text before and after.
    pub change: Change,
    /// How many findings it corrects.
    pub count: usize,
}

impl Workspace {
    /// Applies the fixes of what was asked for until none is left, and returns what that changes.
    ///
    /// Each round checks everything again, across files too, as what one fix changes may be what another file needs.
    /// `most` is the least certain kind of fix that is applied.
    pub fn fix(&self, scope: &Scope, most: Applicability) -> Vec<Correction> {
        let mut fixed = self.clone();
        let mut corrections: BTreeMap<String, Correction> = BTreeMap::new();
        for _ in 0..MAX_ROUNDS {
            let found = fixed.check(scope).diagnostics;
            let mut changed = Vec::new();
            for (path, (before, fixes)) in by_file(&found, most) {
                let after = deckle_validate::apply(before, &fixes);
                if after == before {
                    continue;
                }
                let correction = corrections.entry(path.to_owned()).or_insert_with(|| Correction {
                    change: Change {
                        path: path.to_owned(),
                        before: before.to_owned(),
                        after: String::new(),
                    },
                    count: 0,
                });
                correction.count += fixes.len();
                correction.change.after.clone_from(&after);
                changed.push((path.to_owned(), after));
            }
            if changed.is_empty() {
                break;
            }
            fixed.set_texts(changed.iter().map(|(path, text)| (path.as_str(), Some(text.as_str()))));
        }
        let mut corrections: Vec<Correction> = corrections.into_values().collect();
        corrections.retain(|correction| correction.change.before != correction.change.after);
        corrections
    }
}

/// Gathers the fixes of each file, with the text that they are made for.
fn by_file(found: &[Diagnostic], most: Applicability) -> BTreeMap<&str, (&str, Vec<Fix>)> {
    let mut files: BTreeMap<&str, (&str, Vec<Fix>)> = BTreeMap::new();
    for finding in found {
        let (Some(file), Some(fix)) = (finding.file(), &finding.fix) else {
            continue;
        };
        if fix.applicability <= most {
            let of_file = files.entry(file.path()).or_insert_with(|| (file.text(), Vec::new()));
            of_file.1.push(fix.clone());
        }
    }
    files
}
