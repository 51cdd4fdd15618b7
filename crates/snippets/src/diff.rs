//! Shows two texts line by line, as test runners do.
//!
//! Pure. What cannot be seen is made visible: trailing spaces, and a last line without its line feed.

use deckle_content::pattern;
use similar::{ChangeTag, TextDiff};

/// The most lines that a diff shows.
const MOST_LINES: usize = 60;
/// The most characters that a line of it shows.
const MOST_WIDTH: usize = 200;

/// Returns a diff: `-` for what was expected, `+` for what was seen, in a word: printed, raised. A line that fits its
/// pattern counts as equal.
pub(crate) fn diff(expected: &str, seen: &str, word: &str) -> String {
    let expected = with_samples(expected, seen);
    let diff = TextDiff::from_lines(expected.as_str(), seen);
    let mut lines = vec!["- expected".to_owned(), format!("+ {word}")];
    for change in diff.iter_all_changes() {
        let sign = match change.tag() {
            ChangeTag::Equal => ' ',
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
        };
        lines.push(format!(
            "{sign} {}",
            visible(change.value(), change.tag() != ChangeTag::Equal)
        ));
    }
    let more = lines.len().saturating_sub(MOST_LINES);
    if more > 0 {
        lines.truncate(MOST_LINES);
        lines.push(format!("… and {more} more lines"));
    }
    lines.join("\n")
}

/// Puts the line that was seen in place of a line with varying parts that it fits.
fn with_samples(expected: &str, seen: &str) -> String {
    let mut rest: Vec<&str> = seen.split_inclusive('\n').collect();
    expected
        .split_inclusive('\n')
        .map(|line| {
            if !line.contains("<~") {
                return line.to_owned();
            }
            match rest.iter().position(|candidate| pattern::matches(line, candidate)) {
                Some(at) => rest.remove(at).to_owned(),
                None => line.to_owned(),
            }
        })
        .collect()
}

fn visible(line: &str, differs: bool) -> String {
    let (text, end) = match line.strip_suffix('\n') {
        Some(text) => (text, ""),
        None => (line, "  (no line feed at the end)"),
    };
    let bare = text.trim_end_matches(' ');
    let spaces = if differs {
        "·".repeat(text.len() - bare.len())
    } else {
        String::new()
    };
    format!("{}{spaces}{end}", deckle_diagnostics::escape::shorten(bare, MOST_WIDTH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_can_be_seen() {
        for (expected, seen, result) in [
            ("a\nb\n", "a\nc\n", "  a\n- b\n+ c"),
            ("a\n", "a", "- a\n+ a  (no line feed at the end)"),
            ("a\n", "a \n", "- a\n+ a·"),
            ("t <~1~>\nx\n", "t 2\ny\n", "  t 2\n- x\n+ y"),
            ("", "y\n", "+ y"),
        ] {
            assert_eq!(
                diff(expected, seen, "printed"),
                format!("- expected\n+ printed\n{result}")
            );
        }
    }
}
