//! What counts as a word in search. `assets/js/search.js` splits queries by the same rules; a browser test holds the two
//! together.

/// Longest word that is kept, in characters; the rest of a longer one is not searched.
const LONGEST: usize = 40;

/// Splits text into words in lower case: runs of letters, digits and underscores, and operators of two or three signs,
/// so that `:=` and `**` can be found.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            rest = rest.trim_start();
            let first = rest.chars().next()?;
            let kind = is_letter(first);
            let end = rest
                .find(|c: char| c.is_whitespace() || is_letter(c) != kind)
                .unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            rest = after;
            if kind || matches!(word.chars().count(), 2..=3) {
                return Some(word.to_lowercase().chars().take(LONGEST).collect());
            }
        }
    })
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_operators() {
        let found: Vec<String> = words("If (n := __init__) -> “É”… a.b ====").collect();
        assert_eq!(found, ["if", "n", ":=", "__init__", "->", "é", "”…", "a", "b"]);
    }
}
