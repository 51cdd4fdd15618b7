//! Editions to test with.

use deckle_content::publication::{Proof, ProvenQuestion, Publication, Run, TopicEdition, Verdict};
use deckle_content::topic::{Group, GuideTheme};
use deckle_content::{Key, Level, Question, Snippet, Topic};
use std::collections::BTreeMap;

/// A snippet of Python that prints.
pub(super) fn snippet(code: &str, stdout: Option<&str>) -> Snippet {
    Snippet {
        code: code.to_owned(),
        stdout: stdout.map(str::to_owned),
        ..Snippet::default()
    }
}

/// A question of level mid with one tag, whose examples passed unless they say why they were not run.
pub(super) fn question(number: usize, id: &str, title: &str, answer: &str, snippets: Vec<Snippet>) -> ProvenQuestion {
    let proof = |snippet: &Snippet| match &snippet.not_run {
        Some(reason) => Proof::not_run(reason, Some("parsed as TOML".to_owned())),
        None => Proof {
            runs: vec![Run {
                engine: None,
                interpreter: Some("CPython 3.11.7".to_owned()),
                sandboxed: true,
                verdict: Verdict::Passed,
            }],
        },
    };
    ProvenQuestion {
        key: Key::new("python", id),
        number,
        proofs: snippets.iter().map(proof).collect(),
        question: Question {
            question: title.to_owned(),
            level: Level::Mid,
            tags: vec!["types".to_owned()],
            after: None,
            answer: answer.to_owned(),
            snippets,
            follow_ups: Vec::new(),
            references: vec!["https://docs.python.org/3/reference/".to_owned()],
            related: Vec::new(),
            formerly: Vec::new(),
            allow: Vec::new(),
        },
    }
}

/// A publication of one topic.
pub(super) fn publication(questions: Vec<ProvenQuestion>) -> Publication {
    Publication {
        title: "Python interview questions".to_owned(),
        description: "What people are asked.".to_owned(),
        version: "1.2.0".to_owned(),
        source_url: Some("https://example.org/questions".to_owned()),
        interpreters: vec!["CPython 3.11.7".to_owned()],
        topics: vec![TopicEdition {
            id: "python".to_owned(),
            topic: Topic {
                title: "Python".to_owned(),
                description: "The language.".to_owned(),
                group: Group::Languages,
                language: "python".to_owned(),
                text_language: "en-GB".to_owned(),
                order: Vec::new(),
                tags: BTreeMap::from([("types".to_owned(), "objects and values".to_owned())]),
                requirements: None,
                sql_setup: None,
                engines: Vec::new(),
                sample: None,
                retired: BTreeMap::new(),
                guide: GuideTheme::default(),
            },
            questions,
        }],
    }
}

/// A publication that uses every part of a question.
pub(super) fn complete() -> Publication {
    let mut raising = snippet("print(1)\n1 / 0\n", Some("1\n"));
    raising.title = Some("Division by `0`".to_owned());
    raising.stderr = Some("careful at <~0x7f~>\n".to_owned());
    raising.raises = Some("ZeroDivisionError: division by zero".to_owned());
    raising.python = Some(">=3.12".to_owned());
    raising.requires = vec!["numpy>=2".to_owned()];
    let mut shown = snippet("[a]\nb = 1\n", None);
    shown.language = "toml".to_owned();
    shown.not_run = Some("This is a configuration file.".to_owned());
    let varies = snippet("import time\nprint(time.time())\n", Some("<~1700000000.0~>\n"));
    let answer = "Use `__init__`, *not* **that**.\n\n1. one\n2. two\n   - inner\n\n| a | b |\n|---|--:|\n| x | 1 |\n\n\
                  > quoted\n\n```python\nx = 1\n```\n\n[link](https://example.org/)\n\n## Heading\n\nEnd.";
    let mut first = question(1, "first", "What is `first`?", answer, vec![raising, shown, varies]);
    first.question.related = vec!["second".to_owned(), "sql/joins".to_owned()];
    let mut second = question(2, "second", "What comes second?", "This.", Vec::new());
    second.question.tags.push("text".to_owned());
    second.question.related = vec!["first".to_owned()];
    publication(vec![first, second])
}
