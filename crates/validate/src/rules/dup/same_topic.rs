//! `dup/same-topic`

use crate::collection::TopicFile;
use deckle_diagnostics::Diagnostic;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization as _;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports two topics with the same title, whatever the case, the spaces, the colons and how its letters are composed.
    ///
    /// ## Why
    /// Anki knows decks by such names alone: the cards of both topics would be studied together.
    ///
    /// ## Example
    /// ```yaml
    /// title: Python   # in python/topic.yaml and in python-de/topic.yaml
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// title: Python (Deutsch)
    /// ```
    pub(crate) RULE = "dup/same-topic" { severity: Error, since: "0.1.0" }
}

/// Reports topics whose titles Anki cannot tell apart.
pub(crate) fn check(topics: &[TopicFile<'_>], out: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<String, &TopicFile<'_>> = HashMap::with_capacity(topics.len());
    for file in topics {
        let Some(topic) = file.topic else { continue };
        let first = seen.entry(name(&topic.title)).or_insert(file);
        if first.id == file.id {
            continue;
        }
        let message = format!("the topics `{}` and `{}` have the same title", first.id, file.id);
        out.push(
            RULE.at(&file.document.file, file.document.span("/title"), message)
                .label("used again here")
                .also_in(&first.document.file, first.document.span("/title"), "used first here")
                .help("say in one of the titles what sets it apart, such as its language"),
        );
    }
}

/// Returns a title as Anki compares the names of decks: composed, without case, without spaces around it and its parts.
fn name(title: &str) -> String {
    let folded: String = title.nfc().flat_map(char::to_lowercase).collect();
    let parts = folded
        .split(':')
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(":")
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn titles_that_anki_takes_for_one_are_the_same() {
        for (one, other) in [
            ("Go", "GO"),
            (" Go ", "Go"),
            ("std::vec", "std:vec"),
            ("A:::B", "A: B"),
            ("caf\u{e9}", "cafe\u{301}"),
        ] {
            assert_eq!(name(one), name(other));
        }
        for (one, other) in [("C", "C++"), ("Go", "G o"), ("a/b", "a:b")] {
            assert_ne!(name(one), name(other));
        }
    }
}
