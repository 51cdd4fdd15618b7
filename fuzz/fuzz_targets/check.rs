//! Parses, validates, renders and fixes any bytes.

#![no_main]

use deckle_tests::hostile::{assert_places, assert_safe, check, holds};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match std::str::from_utf8(bytes) {
        Ok(text) => holds(text),
        Err(_) => {
            let finished = check(bytes);
            finished.diagnostics.iter().for_each(assert_places);
            assert_safe(&finished);
        }
    }
});
