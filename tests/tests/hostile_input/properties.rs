//! Properties that hold for any file: made at random, and made from a good one by small changes.

use super::memory::{assert_places, assert_safe, check};
use deckle_diagnostics::Applicability;
use deckle_validate::apply;
use proptest::prelude::*;

/// A question without findings.
const GOOD: &str = include_str!("../../fixtures/rules/io/bom/good.yaml");

/// Pieces of YAML, of the format, and of attacks, to be put together at random.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "question", "level", "tags", "answer", "snippets", "code", "stdout", "references", "related", "allow", ": ", ":", "- ",
        "-", "\n", "\n  ", "\n    ", "|", ">", "'", "\"", "[", "]", "{", "}", "#", " # ", "&a", "*a", "!t ", "? ", "@", "`",
        "%", "\t", "\r\n", "\u{feff}", "\u{202e}", "\u{a0}", "\0", "\u{1b}", "---\n", "...\n", "<<<<<<< a\n", "\\x", "\\u12",
        "~", "null", "true", "no", "010", "1e3", "ä", "漢", "\u{1f600}", "::error::x", "https://a.b/c", "x y", "\u{2028}",
    ];
    prop_oneof![
        4 => prop::sample::select(words.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

fn document() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

/// A good question in which one place was replaced.
fn mutated() -> impl Strategy<Value = String> {
    (0..GOOD.len(), 0..12_usize, prop::collection::vec(piece(), 0..4)).prop_map(|(start, length, pieces)| {
        let end = (start + length).min(GOOD.len());
        format!("{}{}{}", &GOOD[..start], pieces.concat(), &GOOD[end..])
    })
}

fn holds(text: &str) {
    let finished = check(text.as_bytes());
    finished.diagnostics.iter().for_each(assert_places);
    assert_safe(&finished);
    let safe = finished
        .diagnostics
        .iter()
        .filter_map(|found| found.fix.clone())
        .filter(|fix| fix.applicability == Applicability::Safe)
        .collect::<Vec<_>>();
    // Safe fixes end: each round leaves fewer of them, and none is made again.
    let mut text = text.to_owned();
    let mut fixes = safe;
    for _ in 0..20 {
        if fixes.is_empty() {
            return;
        }
        text = apply(&text, &fixes);
        let found = check(text.as_bytes()).diagnostics;
        fixes = found
            .into_iter()
            .filter_map(|found| found.fix)
            .filter(|fix| fix.applicability == Applicability::Safe)
            .collect();
    }
    panic!("safe fixes do not end: {text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_checked_and_reported(text in document()) {
        holds(&text);
    }

    #[test]
    fn any_slip_in_a_good_question_is_checked_and_reported(text in mutated()) {
        holds(&text);
    }

    #[test]
    fn any_bytes_are_checked_and_reported(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let finished = check(&bytes);
        finished.diagnostics.iter().for_each(assert_places);
        assert_safe(&finished);
    }
}
