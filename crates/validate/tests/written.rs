//! What `content::emit` writes has no finding of form: rules complain about what a question says, never about how it is
//! written.

use deckle_content::question::Snippet;
use deckle_content::{Level, Limits, Question, document, emit};
use deckle_validate::check_question;
use proptest::prelude::*;

/// What texts are put together from: what means something to YAML, to other readers of it, or to an eye.
const PIECES: [&str; 50] = [
    "word",
    "two words",
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\n  ",
    "\n\t",
    " \n",
    "#",
    " # ",
    ": ",
    ":",
    "---",
    "...",
    "- ",
    "-",
    "? ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "&a",
    "*a",
    "!t",
    "|",
    "> ",
    "'",
    "\"",
    "\\",
    "%",
    "@",
    "`",
    "=",
    "<<",
    "no",
    "~",
    "true",
    "010",
    "1_000",
    "3.10",
    "12:30",
    "2026-01-15",
    ".inf",
    "\r\n",
    "\u{a0}",
    "\u{3000}",
    "\u{1F600}",
];
/// Characters that no content file may hold, however they are written.
const FORBIDDEN: [&str; 4] = ["\u{85}", "\u{2028}", "\u{feff}", "\u{1b}[0m"];

fn text(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(pieces), 0..7).prop_map(|pieces| pieces.concat())
}

fn question(texts: [String; 8]) -> Question {
    let [question, tag, answer, code, stdout, raises, not_run, title] = texts;
    Question {
        question,
        level: Level::Mid,
        tags: vec![tag.clone()],
        after: Some(tag.clone()),
        answer,
        snippets: vec![Snippet {
            title: Some(title),
            code,
            stderr: Some(stdout.clone()),
            stdout: Some(stdout),
            raises: Some(raises),
            not_run: Some(not_run),
            requires: vec![tag.clone(), tag.clone()],
            python: Some(tag.clone()),
            node: Some(tag.clone()),
            setup: Some(tag.clone()),
            ..Snippet::default()
        }],
        follow_ups: Vec::new(),
        references: vec![tag],
        related: Vec::new(),
        formerly: Vec::new(),
        allow: Vec::new(),
    }
}

/// Returns the findings of form in a question's file as it is written.
fn findings(question: &Question) -> Vec<String> {
    let yaml = emit::question(question, "python");
    let parsed = document::parse("content/t/a.yaml", yaml.as_bytes(), &Limits::DEFAULT);
    let found = check_question(parsed, "python").diagnostics.into_iter();
    let form = found.filter(|found| found.code().starts_with("yaml/") || found.code().starts_with("io/"));
    form.map(|found| format!("{}: {}\n{yaml}", found.code(), found.message))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_has_no_finding_of_form(texts in prop::array::uniform8(text(&PIECES))) {
        prop_assert_eq!(findings(&question(texts)), Vec::<String>::new());
    }

    /// A character that no form can make right is reported for itself, and for nothing else.
    #[test]
    fn what_is_forbidden_is_reported_as_such(text in text(&FORBIDDEN)) {
        let texts = std::array::from_fn(|at| if at == 4 { text.clone() } else { "text".to_owned() });
        let found = findings(&question(texts));
        prop_assert_eq!(found.is_empty(), text.is_empty());
        prop_assert!(found.iter().all(|found| found.starts_with("io/control-char: ")), "{found:?}");
    }
}
