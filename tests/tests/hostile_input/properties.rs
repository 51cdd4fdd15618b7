//! Properties that hold for any file: made at random, and made from a good one by small changes.

use deckle_tests::hostile::{assert_places, assert_safe, check, document, holds, mutated};
use proptest::prelude::*;

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
