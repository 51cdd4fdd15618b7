//! Expected output in which parts may vary between runs.
//!
//! `Took <~0.42~> s` promises a line that begins with `Took ` and ends in ` s`; readers see `Took 0.42 s`. What varies
//! is marked where it varies, and everything around it is still checked.

/// Opens a part that varies.
const OPEN: &str = "<~";
/// Closes it.
const CLOSE: &str = "~>";

/// A piece of expected output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Must stand there to the letter.
    Exact(&'a str),
    /// A sample of what varies: any text without a line feed is accepted in its place.
    Varies(&'a str),
}

/// Splits expected output into its pieces. A mark that is not closed on its own line is plain text.
pub fn pieces(expected: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut exact = 0;
    let mut from = 0;
    while let Some(open) = expected[from..].find(OPEN).map(|at| from + at) {
        let inside = open + OPEN.len();
        let line_end = expected[inside..].find('\n').map_or(expected.len(), |at| inside + at);
        let Some(close) = expected[inside..line_end].find(CLOSE).map(|at| inside + at) else {
            from = inside;
            continue;
        };
        if exact < open {
            out.push(Piece::Exact(&expected[exact..open]));
        }
        out.push(Piece::Varies(&expected[inside..close]));
        from = close + CLOSE.len();
        exact = from;
    }
    if exact < expected.len() {
        out.push(Piece::Exact(&expected[exact..]));
    }
    out
}

/// Returns expected output as readers see it: samples without their marks.
pub fn sample(expected: &str) -> String {
    pieces(expected)
        .into_iter()
        .map(|piece| match piece {
            Piece::Exact(text) | Piece::Varies(text) => text,
        })
        .collect()
}

/// Tells whether `seen` is what `expected` promises.
pub fn matches(expected: &str, seen: &str) -> bool {
    if !expected.contains(OPEN) {
        return expected == seen;
    }
    // A varying part never crosses a line feed, so lines can be compared one by one.
    let (mut expected, mut seen) = (expected.split('\n'), seen.split('\n'));
    loop {
        match (expected.next(), seen.next()) {
            (None, None) => return true,
            (Some(expected), Some(seen)) if line_matches(expected, seen) => {}
            _ => return false,
        }
    }
}

/// Compares one line: the exact pieces must stand in it in order, the first and last one at its ends.
fn line_matches(expected: &str, seen: &str) -> bool {
    let pieces = pieces(expected);
    let mut rest = seen;
    let mut varies = false;
    for (at, piece) in pieces.iter().enumerate() {
        let last = at + 1 == pieces.len();
        match piece {
            Piece::Varies(_) => varies = true,
            Piece::Exact(text) if last && varies => return rest.ends_with(text),
            Piece::Exact(text) if varies => match rest.find(text) {
                Some(found) => {
                    rest = &rest[found + text.len()..];
                    varies = false;
                }
                None => return false,
            },
            Piece::Exact(text) => match rest.strip_prefix(text) {
                Some(after) => rest = after,
                None => return false,
            },
        }
    }
    varies || rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_varies_is_accepted_and_all_else_checked() {
        for (expected, seen, result) in [
            ("a\n", "a\n", true),
            ("a\n", "a", false),
            ("t <~0.1~> s\n", "t 9.87 s\n", true),
            ("t <~0.1~> s\n", "t 9.87 ms\n", false),
            ("t <~0.1~> s\n", "t 9\n8 s\n", false),
            ("<~x~>-<~y~>\nz\n", "1-2\nz\n", true),
            ("<~x~>-<~y~>\nz\n", "12\nz\n", false),
            ("a<~x~>", "a", true),
            ("a <~ b\n", "a <~ b\n", true),
            ("a<~x~>a", "a", false),
            ("", "", true),
        ] {
            assert_eq!(matches(expected, seen), result, "{expected:?} {seen:?}");
        }
    }

    #[test]
    fn readers_see_the_sample() {
        assert_eq!(sample("Took <~0.42~> s\n<~ open\n"), "Took 0.42 s\n<~ open\n");
    }
}
