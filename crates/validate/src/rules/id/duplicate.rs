//! `id/duplicate`

use crate::collection::QuestionFile;
use deckle_diagnostics::{Diagnostic, Span};
use std::collections::HashMap;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports two question files of one topic whose names differ only in capitals.
    ///
    /// ## Why
    /// On many file systems they are one file: a clone of the repository would lose one of them.
    ///
    /// ## Example
    /// ```text
    /// content/python/Dict.yaml
    /// content/python/dict.yaml
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// content/python/dict.yaml
    /// content/python/dict-order.yaml
    /// ```
    pub(crate) RULE = "id/duplicate" { severity: Error, since: "0.1.0" }
}

/// Reports keys that are equal but for their case.
pub(crate) fn check(questions: &[QuestionFile<'_>], out: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<String, &QuestionFile<'_>> = HashMap::with_capacity(questions.len());
    for question in questions {
        let folded = question.key.to_string().to_lowercase();
        let Some(first) = seen.get(&folded) else {
            seen.insert(folded, question);
            continue;
        };
        let message = format!(
            "`{}` and `{}` are the same name on many file systems",
            question.key, first.key
        );
        out.push(
            RULE.at(&question.document.file, Span::point(0), message)
                .also_in(&first.document.file, Span::point(0), "the other file")
                .help("rename this file"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use deckle_content::{Key, Limits, parse};

    #[test]
    fn names_that_differ_in_case_are_one() {
        let keys = ["Identity", "identity", "is-operator"].map(|id| Key::new("python", id));
        let documents = keys.each_ref().map(|key| {
            let path = format!("content/python/{}.yaml", key.id);
            let parsed = parse(&path, b"question: What does `is` compare?\n", &Limits::DEFAULT);
            parsed.document
        });
        let pairs = keys.iter().zip(&documents);
        let questions = pairs.filter_map(|(key, document)| {
            let (document, question) = (document.as_ref()?, None);
            Some(QuestionFile {
                key,
                document,
                question,
            })
        });
        let mut found = Vec::new();
        check(&questions.collect::<Vec<_>>(), &mut found);
        assert_eq!(found.len(), 1);
        assert!(
            found[0].is(&RULE) && found[0].path() == "content/python/identity.yaml",
            "{found:?}"
        );
    }
}
