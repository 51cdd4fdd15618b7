//! All rules by their codes.

use crate::rule::Rule;
use std::collections::BTreeMap;

/// Every rule of a program, in the order of the codes.
#[derive(Debug, Clone)]
pub struct Registry {
    rules: Vec<&'static Rule>,
    /// Present and former codes.
    by_code: BTreeMap<&'static str, &'static Rule>,
}

impl Registry {
    /// Makes a registry of the rules that the crates export.
    pub fn new(rules: impl IntoIterator<Item = &'static Rule>) -> Self {
        let mut rules = rules.into_iter().collect::<Vec<_>>();
        rules.sort_by_key(|rule| rule.code);
        let former = rules
            .iter()
            .flat_map(|rule| rule.renamed_from.iter().map(|code| (*code, *rule)));
        // A present code wins over a former one.
        let by_code = former.chain(rules.iter().map(|rule| (rule.code, *rule))).collect();
        Registry { rules, by_code }
    }

    /// Returns all rules, in the order of their codes.
    pub fn rules(&self) -> &[&'static Rule] {
        &self.rules
    }

    /// Finds the rule of a code, present or former.
    pub fn find(&self, code: &str) -> Option<&'static Rule> {
        self.by_code.get(code).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    crate::rules! {
        /// ## What it does
        /// Is younger.
        YOUNG = "b/new" { severity: Error, since: "0.1.0", renamed_from: &["a/old"] }

        /// ## What it does
        /// Is older.
        OLD = "a/one" { severity: Error, since: "0.1.0" }
    }

    #[test]
    fn former_codes_keep_answering() {
        let registry = Registry::new(RULES.iter().copied());
        assert_eq!(registry.rules(), [&OLD, &YOUNG]);
        assert_eq!(registry.find("b/new"), Some(&YOUNG));
        assert_eq!(registry.find("a/old"), Some(&YOUNG));
        assert_eq!(registry.find("a/new"), None);
    }
}
