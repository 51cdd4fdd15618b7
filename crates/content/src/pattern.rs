//! Expected output in which parts may vary between runs.
//!
//! `Took <~0.42~> s` promises a line that begins with `Took ` and ends in ` s`; readers see `Took 0.42 s`. What varies
//! is marked where it varies, and everything around it is still checked. Output that holds a mark itself is written with a
//! backslash, `\<~`; backslashes right before a mark or before `\<~` are doubled. `<~~>` marks nothing.

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

/// What could be a mark: by offsets into the text.
struct Candidate {
    /// Of the backslashes before it.
    slashes: usize,
    /// Of `<~`.
    open: usize,
    /// Of what is between `<~` and `~>`.
    inside: usize,
    /// Of `~>`.
    close: usize,
}

impl Candidate {
    /// Finds the next one from an offset on; one that is not closed on its own line, or is empty, is plain text.
    fn next(text: &str, from: usize) -> Option<Candidate> {
        let mut at = from;
        loop {
            let open = at + text[at..].find(OPEN)?;
            let inside = open + OPEN.len();
            let line_end = text[inside..].find('\n').map_or(text.len(), |end| inside + end);
            match text[inside..line_end].find(CLOSE) {
                None => at = inside,
                Some(0) => at = inside + CLOSE.len(),
                Some(length) => {
                    let before = text[from..open].trim_end_matches('\\');
                    return Some(Candidate {
                        slashes: from + before.len(),
                        open,
                        inside,
                        close: inside + length,
                    });
                }
            }
        }
    }
}

/// Splits expected output into its pieces.
pub fn pieces(expected: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let (mut exact, mut from) = (0, 0);
    while let Some(found) = Candidate::next(expected, from) {
        let slashes = found.open - found.slashes;
        // Half of them stand for themselves.
        let end = found.slashes + slashes / 2;
        if exact < end {
            out.push(Piece::Exact(&expected[exact..end]));
        }
        if slashes % 2 == 1 {
            (exact, from) = (found.open, found.inside);
            continue;
        }
        out.push(Piece::Varies(&expected[found.inside..found.close]));
        from = found.close + CLOSE.len();
        exact = from;
    }
    if exact < expected.len() {
        out.push(Piece::Exact(&expected[exact..]));
    }
    out
}

/// Returns the expectation that promises exactly this text, marks included.
pub fn escaped(text: &str) -> String {
    let (mut out, mut from) = (String::new(), 0);
    while let Some(found) = Candidate::next(text, from) {
        out.push_str(&text[from..found.open]);
        out.push_str(&text[found.slashes..found.open]);
        out.push('\\');
        out.push_str(OPEN);
        from = found.inside;
    }
    out + &text[from..]
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

/// Compares one line: the exact texts must stand in it in order, the first and last one at its ends. A line that holds the
/// marks themselves is no match: it would be shown without them.
fn line_matches(expected: &str, seen: &str) -> bool {
    let mut exact = vec![String::new()];
    for piece in pieces(expected) {
        match (piece, exact.last_mut()) {
            (Piece::Exact(text), Some(last)) => last.push_str(text),
            _ => exact.push(String::new()),
        }
    }
    let Some((last, [first, middle @ ..])) = exact.split_last() else {
        return seen == exact.concat();
    };
    if expected == seen {
        return false;
    }
    let Some(mut rest) = seen.strip_prefix(first.as_str()) else {
        return false;
    };
    for text in middle {
        match rest.find(text.as_str()) {
            Some(found) => rest = &rest[found + text.len()..],
            None => return false,
        }
    }
    rest.ends_with(last.as_str())
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
            ("[\\<~x~>]\n", "[<~x~>]\n", true),
            ("[\\<~x~>]\n", "[y]\n", false),
            ("[<~x~>]\n", "[<~x~>]\n", false),
            ("[<~x~>]\n", "[<~y~>]\n", true),
            ("A <~~> B\n", "A <~~> B\n", true),
            ("A <~~> B\n", "A x B\n", false),
            ("\\\\<~x~>\n", "\\y\n", true),
            ("\\<~a~> <~1~> b\n", "<~a~> 22 b\n", true),
            ("a\\<~ b\n", "a\\<~ b\n", true),
        ] {
            assert_eq!(matches(expected, seen), result, "{expected:?} {seen:?}");
        }
    }

    #[test]
    fn readers_see_the_sample() {
        assert_eq!(sample("Took <~0.42~> s\n<~ open\n"), "Took 0.42 s\n<~ open\n");
    }

    /// Whatever is printed can be promised: escaped, it is promised and shown to the letter.
    #[test]
    fn every_text_can_be_promised() {
        let parts = ["\\", "<~", "~>", "~", "<", "a", "\n"];
        let mut texts = vec![String::new()];
        for _ in 0..5 {
            let longer = texts.iter().flat_map(|text| parts.map(|part| format!("{text}{part}")));
            texts = [String::new()].into_iter().chain(longer).collect();
            for text in &texts {
                let promise = escaped(text);
                assert!(matches(&promise, text), "{text:?}: {promise:?}");
                assert_eq!(sample(&promise), *text, "{promise:?}");
            }
        }
    }
}
