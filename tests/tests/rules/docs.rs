//! `docs/rules.md` is made from the registry and the reports of the fixtures.

use super::{cases, golden};
use deckle_validate::rules;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[test]
fn the_page_of_all_rules_is_current() {
    let reports = cases()
        .into_iter()
        .map(|(code, folder)| (code, fs::read_to_string(folder.join("bad.txt")).unwrap_or_default()))
        .collect::<BTreeMap<_, _>>();
    let page = rules::page(|code| reports.get(code).map(String::as_str));
    let mut wrong = Vec::new();
    golden(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/rules.md"),
        &page,
        &mut wrong,
    );
    assert!(
        wrong.is_empty(),
        "docs/rules.md is not what the rules say; DECKLE_BLESS=1 writes it anew"
    );
}
