//! A publication of two topics that holds every case.

use crate::Options;
use deckle_content::publication::{Proof, ProvenQuestion, Run, TopicEdition, Verdict};
use deckle_content::topic::{Group, GuideTheme};
use deckle_content::{Key, Level, Publication, Question, Snippet, Topic};
use std::collections::BTreeMap;

const OLD: &str = "CPython 3.11.7";
const NEW: &str = "CPython 3.14.0";

pub(super) fn options() -> Options {
    Options {
        date: "2026-11-22".parse().ok(),
        licence: Some("CC BY 4.0, see <https://creativecommons.org/licenses/by/4.0/>.".into()),
        images: BTreeMap::from([("python/a.png".into(), b"\x89PNG\r\n\x1a\n".to_vec())]),
    }
}

pub(super) fn publication() -> Publication {
    Publication {
        title: "Interview".into(),
        description: "Questions whose *every* example was run.".into(),
        version: "1.2.0".into(),
        source_url: Some("https://a.example/source".into()),
        interpreters: vec![OLD.into(), NEW.into()],
        topics: vec![python(), arabic()],
    }
}

fn python() -> TopicEdition {
    let mut first = question(
        "What does `print` do?",
        "It *prints*.  \nAt once.\n\n![an image](./a.png)\n\n---\n",
    );
    first.related = vec!["2-lists".into(), "arabic/first".into(), "not-here".into()];
    first.snippets = vec![
        example("print('a')\n", Some("a\n")),
        example("import torch\n", Some("b\n")),
    ];
    let torch = Proof::not_run("torch is not installed.", None);
    let mut second = question("How do lists grow?", "They *double*.");
    second.snippets = vec![
        example("raise ValueError(1)\n", None),
        example("f'''\n    <b>\n'''\n", None),
    ];
    second.snippets[0].stderr = Some("careful at <~0x7f~>\n".into());
    second.snippets[0].raises = Some("ValueError: 1".into());
    second.snippets[1].title = Some("Only in `3.14`".into());
    let failed = ran(&[(
        OLD,
        Verdict::Failed {
            reason: "line 1 differs".into(),
        },
    )]);
    let mut only_new = ran(&[(NEW, Verdict::Passed)]);
    only_new.runs[0].sandboxed = false;
    topic(
        "python",
        "Python",
        "en-GB",
        vec![
            (
                "print",
                first,
                vec![ran(&[(OLD, Verdict::Passed), (NEW, Verdict::Passed)]), torch],
            ),
            ("2-lists", second, vec![failed, only_new]),
        ],
    )
}

fn arabic() -> TopicEdition {
    let mut first = question("ما هي القائمة (list)؟", "قائمة: `list`.");
    let mut shown = example("a = 'واحد' + \"اثنان\"\n", None);
    shown.language = "toml".into();
    first.snippets = vec![shown];
    let proof = Proof::not_run("لا يشغله بايثون (TOML).", Some("parsed as TOML".into()));
    topic("arabic", "بايثون", "ar", vec![("first", first, vec![proof])])
}

fn topic(id: &str, title: &str, language: &str, questions: Vec<(&str, Question, Vec<Proof>)>) -> TopicEdition {
    TopicEdition {
        id: id.into(),
        topic: Topic {
            title: title.into(),
            description: "What *it* is.".into(),
            group: Group::Languages,
            language: "python".into(),
            text_language: language.into(),
            order: questions.iter().map(|(id, ..)| (*id).to_owned()).collect(),
            tags: BTreeMap::from([("basics".into(), "all that is basic".into())]),
            requirements: None,
            sql_setup: None,
            engines: Vec::new(),
            sample: None,
            retired: BTreeMap::new(),
            guide: GuideTheme::default(),
        },
        questions: questions
            .into_iter()
            .zip(1..)
            .map(|((name, question, proofs), number)| ProvenQuestion {
                key: Key::new(id, name),
                number,
                question,
                proofs,
            })
            .collect(),
    }
}

fn question(title: &str, answer: &str) -> Question {
    Question {
        question: title.into(),
        level: Level::Junior,
        tags: vec!["basics".into()],
        after: None,
        answer: answer.into(),
        snippets: Vec::new(),
        follow_ups: Vec::new(),
        references: vec!["https://docs.python.org/3/library/functions.html#print".into()],
        related: Vec::new(),
        formerly: Vec::new(),
        allow: Vec::new(),
    }
}

fn example(code: &str, stdout: Option<&str>) -> Snippet {
    Snippet {
        code: code.into(),
        stdout: stdout.map(Into::into),
        ..Snippet::default()
    }
}

fn ran(runs: &[(&str, Verdict)]) -> Proof {
    let run = |(name, verdict): &(&str, Verdict)| Run {
        engine: None,
        interpreter: Some((*name).into()),
        sandboxed: true,
        verdict: verdict.clone(),
    };
    Proof {
        runs: runs.iter().map(run).collect(),
    }
}
