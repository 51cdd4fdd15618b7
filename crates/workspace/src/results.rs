//! What came of examples: a proof for each, and findings about those that broke their promise.

use deckle_content::Key;
use deckle_content::publication::Proof;
use deckle_diagnostics::Diagnostic;
use deckle_snippets::Checked;
use std::collections::{HashMap, HashSet};

/// What the examples proved.
#[derive(Debug, Default)]
pub struct ExampleResults {
    /// The interpreters that were used, by label, in the order given.
    pub interpreters: Vec<String>,
    /// One proof for each example of each question that was asked for.
    pub proofs: HashMap<Key, Vec<Proof>>,
    /// The findings of examples that broke their promise.
    pub diagnostics: Vec<Diagnostic>,
    /// The raw results, for those who need what was printed.
    pub checked: Vec<Checked>,
    /// Whether examples were to be run at all.
    pub ran: bool,
    /// How many of the examples that passed did so in an earlier run alone.
    pub remembered: usize,
}

impl ExampleResults {
    /// Adds what came of one example under one interpreter.
    pub(crate) fn add(&mut self, checked: Checked) {
        let proofs = self.proofs.entry(checked.key.clone()).or_default();
        if proofs.len() <= checked.index {
            proofs.resize(checked.index + 1, Proof::default());
        }
        proofs[checked.index].runs.push(checked.run.clone());
        self.checked.push(checked);
    }

    /// Counts the examples that passed and of which no run was made now.
    pub(crate) fn count_remembered(&self) -> usize {
        let now = self.checked.iter().filter(|checked| !checked.cached);
        let now: HashSet<(&Key, usize)> = now.map(|checked| (&checked.key, checked.index)).collect();
        let examples = self.proofs.iter().flat_map(|(key, proofs)| {
            let numbered = proofs.iter().enumerate();
            numbered.map(move |(index, proof)| ((key, index), proof))
        });
        examples
            .filter(|(example, proof)| proof.is_proven() && !now.contains(example))
            .count()
    }
}
