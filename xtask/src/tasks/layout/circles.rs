//! Circles in what files use of one another.

use std::collections::{BTreeMap, BTreeSet};

/// What each file uses, by path.
pub(super) type Uses = BTreeMap<String, BTreeSet<String>>;

/// Returns every set of files of which each leads to each other, in the order of their names.
pub(super) fn find(uses: &Uses) -> Vec<Vec<String>> {
    let reach: BTreeMap<&String, BTreeSet<&String>> = uses.keys().map(|file| (file, reached(uses, file))).collect();
    let mut circles: Vec<Vec<String>> = Vec::new();
    for (file, others) in &reach {
        let both = others
            .iter()
            .filter(|other| reach.get(*other).is_some_and(|back| back.contains(file)));
        let circle: Vec<String> = both.map(|other| (*other).clone()).collect();
        if circle.len() > 1 && !circles.contains(&circle) {
            circles.push(circle);
        }
    }
    circles
}

/// Returns all files to which a file leads.
fn reached<'u>(uses: &'u Uses, from: &'u String) -> BTreeSet<&'u String> {
    let mut found = BTreeSet::new();
    let mut open = vec![from];
    while let Some(next) = open.pop() {
        open.extend(
            uses.get(next)
                .into_iter()
                .flatten()
                .filter(|other| found.insert(*other)),
        );
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_is_found_once_and_a_chain_is_none() {
        let uses: Uses = [("a", "b"), ("b", "c"), ("c", "b"), ("d", "a"), ("e", "e")]
            .into_iter()
            .map(|(file, other)| (file.to_owned(), BTreeSet::from([other.to_owned()])))
            .collect();
        assert_eq!(find(&uses), [["b", "c"]]);
    }
}
