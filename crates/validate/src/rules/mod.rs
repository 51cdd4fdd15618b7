//! The rules, one a file, and the registry of all codes.
//!
//! A rule is declared where it is found: those of decoding and parsing in `deckle_content`. What needs a disk or an
//! interpreter has its page here.

pub(crate) mod allow;
pub(crate) mod config;
pub(crate) mod dup;
pub(crate) mod id;
pub(crate) mod io;
pub(crate) mod reference;
pub(crate) mod run;
pub(crate) mod schema;
pub(crate) mod snippet;
pub(crate) mod text;
pub(crate) mod yaml;

mod page;

pub use page::page;

use crate::words;
use deckle_diagnostics::{Registry, Rule};
use std::sync::LazyLock;

/// The lists of all files that declare rules, by family.
const FAMILIES: &[&[&[&Rule]]] = &[
    allow::FILES,
    config::FILES,
    dup::FILES,
    id::FILES,
    io::FILES,
    reference::FILES,
    run::FILES,
    schema::FILES,
    snippet::FILES,
    text::FILES,
    yaml::FILES,
];

/// Returns every rule of this crate.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().copied().flatten().copied().flatten().copied()
}

/// Returns every rule that deckle knows.
pub fn registry() -> &'static Registry {
    static REGISTRY: LazyLock<Registry> = LazyLock::new(|| Registry::new(deckle_content::rules::all().chain(all())));
    &REGISTRY
}

/// Finds the code that was probably meant by one that is not there.
pub fn nearest(code: &str) -> Option<&'static str> {
    words::nearest(code, registry().rules().iter().map(|rule| rule.code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use deckle_diagnostics::Supersedes;

    #[test]
    fn every_page_has_all_sections_and_every_code_is_there_once() {
        let rules = registry().rules();
        assert!(rules.is_sorted_by(|a, b| a.code < b.code), "a code is declared twice");
        for rule in rules {
            for section in ["What it does", "Why", "Example", "Instead"] {
                let heading = format!("## {section}\n");
                assert!(rule.page.contains(&heading), "{}: {section}", rule.code);
            }
            assert_eq!(registry().find(rule.code), Some(*rule));
            for former in rule.renamed_from {
                assert_eq!(
                    registry().find(former),
                    Some(*rule),
                    "{former} is taken by another rule"
                );
            }
            for Supersedes { codes, .. } in rule.supersedes {
                let family = codes.strip_suffix('*');
                let names =
                    |other: &&Rule| other.code == *codes || family.is_some_and(|all| other.code.starts_with(all));
                assert!(
                    rules.iter().any(names),
                    "{} supersedes {codes}, which no rule has",
                    rule.code
                );
            }
        }
        assert_eq!(registry().find("no/such-code"), None);
    }
}
