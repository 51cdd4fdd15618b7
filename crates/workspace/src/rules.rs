//! The registry: every rule of every crate.

use crate::{file_findings, images, lock, sample, unproven};
use deckle_diagnostics::{Registry, Rule};
use std::sync::LazyLock;

/// The lists of this crate's files that declare rules.
const FILES: &[&[&Rule]] = &[
    file_findings::RULES,
    images::RULES,
    lock::RULES,
    sample::RULES,
    unproven::RULES,
];

/// Returns every rule that deckle knows.
pub fn rules() -> &'static Registry {
    static REGISTRY: LazyLock<Registry> = LazyLock::new(|| {
        let own = FILES.iter().copied().flatten().copied();
        let parsed = deckle_content::rules::all();
        let run = deckle_snippets::rules::all();
        Registry::new(parsed.chain(deckle_validate::rules::all()).chain(run).chain(own))
    });
    &REGISTRY
}

#[cfg(test)]
mod tests {
    use super::*;
    use deckle_diagnostics::Supersedes;

    #[test]
    fn every_page_has_all_sections_and_every_code_is_there_once() {
        let all = rules().rules();
        assert!(all.is_sorted_by(|a, b| a.code < b.code), "a code is declared twice");
        for rule in all {
            for section in ["What it does", "Why", "Example", "Instead"] {
                let heading = format!("## {section}\n");
                assert!(rule.page.contains(&heading), "{}: {section}", rule.code);
            }
            assert_eq!(rules().find(rule.code), Some(*rule));
            for former in rule.renamed_from {
                assert_eq!(rules().find(former), Some(*rule), "{former} is taken by another rule");
            }
        }
        assert_eq!(rules().find("no/such-code"), None);
    }

    #[test]
    fn every_rule_supersedes_codes_that_are_there() {
        for rule in rules().rules() {
            for Supersedes { codes, .. } in rule.supersedes {
                let family = codes.strip_suffix('*');
                let names =
                    |other: &&Rule| other.code == *codes || family.is_some_and(|family| other.code.starts_with(family));
                let mut all = rules().rules().iter();
                assert!(all.any(names), "{} supersedes {codes}, which no rule has", rule.code);
            }
        }
    }
}
