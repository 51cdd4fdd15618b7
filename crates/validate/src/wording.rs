//! Small helps for wording: lists in prose and "did you mean".

/// Writes names as a list in prose, each in backticks: `a`, `b` and `c`.
pub(crate) fn list<'a>(names: impl IntoIterator<Item = &'a str>, last: &str) -> String {
    let names = names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
    }
}

/// Finds the candidate that was probably meant: few letters differ, whatever the case; or one begins with the other.
///
/// Of equally near candidates the first is taken. Very long words are never compared: they are no typing mistake.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const MAX_CHARACTERS: usize = 60;
    if word.is_empty() || word.chars().count() > MAX_CHARACTERS {
        return None;
    }
    let lower = word.to_lowercase();
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let other = candidate.to_lowercase();
            let longer = lower.chars().count().max(other.chars().count());
            let begins =
                lower.len() >= 3 && other.len() >= 3 && (other.starts_with(&lower) || lower.starts_with(&other));
            let distance = match strsim::damerau_levenshtein(&lower, &other) {
                0 => 0,
                _ if begins => 1,
                distance => distance,
            };
            let shorter = lower.chars().count().min(other.chars().count());
            (distance <= longer.div_ceil(4).min(shorter.div_ceil(3))).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Writes a number with its noun.
pub(crate) fn plural(count: u64, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}

/// Writes a text as a single-quoted YAML scalar.
pub(crate) fn single_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let keys = [
            "question",
            "level",
            "tags",
            "answer",
            "snippets",
            "references",
            "related",
            "formerly",
        ];
        for (word, expected) in [
            ("levle", Some("level")),
            ("tag", Some("tags")),
            ("Answer", Some("answer")),
            ("snippet", Some("snippets")),
            ("refs", None),
            ("ref", Some("references")),
            ("title", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, keys), expected, "{word:?}");
        }
    }

    #[test]
    fn lists_read_as_prose() {
        assert_eq!(list(["a"], "or"), "`a`");
        assert_eq!(list(["a", "b", "c"], "or"), "`a`, `b` or `c`");
    }
}
