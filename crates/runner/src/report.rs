//! What a toolchain reports of a program's end, among what the program writes to standard error.
//!
//! Pure. A report is `\0WORD LENGTH\n` and as many bytes. The word is made for one run and told to the toolchain alone, so
//! that nothing that a program prints is a report; and since reports stand in the stream itself, they say where something
//! happened.

use std::hash::{BuildHasher as _, RandomState};

/// A report, and where in standard error it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The offset in standard error, reports taken out.
    pub at: usize,
    /// What it says, in the toolchain's own form.
    pub text: Vec<u8>,
}

/// Makes a word that no program can guess.
pub(crate) fn word() -> String {
    // The keys come from the system.
    let part = |number: u8| format!("{:016x}", RandomState::new().hash_one(number));
    [0, 1].map(part).concat()
}

/// Takes the reports out of what was written to standard error.
pub(crate) fn take(stderr: Vec<u8>, word: &str) -> (Vec<u8>, Vec<Report>) {
    let head = format!("\0{word} ").into_bytes();
    let (mut kept, mut reports) = (Vec::new(), Vec::new());
    let mut rest = stderr.as_slice();
    while let Some(start) = find(rest, &head) {
        kept.extend_from_slice(&rest[..start]);
        let Some((text, after)) = body(&rest[start + head.len()..]) else {
            // It was cut off: what is there is no report, and no output either.
            return (kept, reports);
        };
        reports.push(Report {
            at: kept.len(),
            text: text.to_vec(),
        });
        rest = after;
    }
    if reports.is_empty() {
        return (stderr, reports);
    }
    kept.extend_from_slice(rest);
    (kept, reports)
}

/// Splits `LENGTH\n`, so many bytes, and what comes after them.
fn body(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().take(20).position(|byte| *byte == b'\n')?;
    let length = std::str::from_utf8(&bytes[..end]).ok()?.parse::<usize>().ok()?;
    bytes[end + 1..].split_at_checked(length)
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_told_from_what_is_printed() {
        for (stderr, kept, reports) in [
            ("a\n", "a\n", &[][..]),
            ("a\0w 2\nhib", "ab", &[(1, "hi")]),
            ("\0w 0\n\0w 1\nxa", "a", &[(0, ""), (0, "x")]),
            ("a\0v 2\nhib", "a\0v 2\nhib", &[]),
            ("a\0w 9\nhi", "a", &[]),
            ("a\0w x\nhi", "a", &[]),
        ] {
            let (seen, found) = take(stderr.into(), "w");
            let reports = reports.iter().map(|(at, text)| Report {
                at: *at,
                text: text.as_bytes().to_vec(),
            });
            assert_eq!(
                (seen.as_slice(), found),
                (kept.as_bytes(), reports.collect()),
                "{stderr:?}"
            );
        }
    }

    #[test]
    fn no_two_words_are_the_same() {
        assert_ne!(word(), word());
        assert_eq!(word().len(), 32);
    }
}
