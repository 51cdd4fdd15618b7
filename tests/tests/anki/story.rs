//! Eight releases of a small deck, and a draft that was never released.

use crate::collection::{publication, typed};
use deckle_content::Publication;
use deckle_export_anki::{Ledger, Options, export};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;

/// A rule that only the sixth release has.
const STYLE: &str = ".deckle .question { letter-spacing: .01em }";
/// The first release's time; each later one is a day later.
const FIRST: i64 = 1_700_000_000;

/// The content as it changes from release to release.
#[derive(Clone)]
struct Content {
    topic: String,
    questions: Vec<(String, String)>,
    options: Options,
}

impl Content {
    fn publication(&self) -> Publication {
        let order: Vec<&str> = self.questions.iter().map(|(id, _)| id.as_str()).collect();
        publication(
            "python",
            typed(&format!("{}order: {order:?}\n", self.topic)),
            &self.questions,
        )
    }

    fn replace(&mut self, id: &str, from: &str, to: &str) {
        let (_, text) = self.questions.iter_mut().find(|(other, _)| other == id).unwrap();
        assert!(text.contains(from), "{id}: {from}");
        *text = text.replace(from, to);
    }
}

/// Writes the packages, and `story.json` which tells the script about them.
pub(crate) fn write(folder: &Path) {
    let mut ledger = Ledger::default();
    let mut releases = Vec::new();
    let contents = contents();
    for (at, content) in contents.iter().enumerate() {
        let publication = Publication {
            version: format!("1.{at}.0"),
            ..content.publication()
        };
        let now = FIRST + 86_400 * i64::try_from(at).unwrap();
        // Through its text, as between two releases.
        ledger = Ledger::parse(&ledger.render())
            .unwrap()
            .update(&publication, &content.options, now)
            .unwrap();
        assert_eq!(ledger.behind(&publication, &content.options).unwrap(), []);
        let package = export(&publication, &ledger, &content.options).unwrap();
        assert_eq!(package.unreleased, []);
        assert_eq!(package, export(&publication, &ledger, &content.options).unwrap());
        let file = format!("release-{at}.apkg");
        std::fs::write(folder.join(&file), &package.bytes).unwrap();
        releases.push(json!({"file": file, "at": now}));
        if at == 0 {
            write_draft(folder, content, &ledger);
        }
    }
    let last = contents.last().unwrap().publication();
    let code = |question: &deckle_content::publication::ProvenQuestion| -> Vec<String> {
        question
            .question
            .snippets
            .iter()
            .map(|snippet| snippet.code.clone())
            .collect()
    };
    let sources: BTreeMap<String, Vec<String>> = last
        .questions()
        .map(|question| (question.key.to_string(), code(question)))
        .collect();
    let order: Vec<String> = last.questions().map(|question| question.key.to_string()).collect();
    let story = json!({
        "releases": releases, "draft": "draft.apkg", "style": STYLE, "sources": sources, "order": order,
    });
    std::fs::write(folder.join("story.json"), story.to_string()).unwrap();
}

/// Writes what somebody exports between the first and the second release: an edit that is then dropped for another.
fn write_draft(folder: &Path, first: &Content, ledger: &Ledger) {
    let mut draft = first.clone();
    draft.replace("dict", "then compares", "perhaps compares");
    let package = export(&draft.publication(), ledger, &draft.options).unwrap();
    assert_eq!(package.unreleased.len(), 1);
    std::fs::write(folder.join("draft.apkg"), package.bytes).unwrap();
}

fn contents() -> Vec<Content> {
    let mut content = first();
    let mut all = vec![content.clone()];
    // An edit.
    content.replace("dict", "then compares", "and then compares");
    all.push(content.clone());
    // A new question between two others, two edits, and an example that starts to print.
    let walrus = question("What does `:=` do?", "print(x := 1)", "1", "");
    content.questions.insert(1, ("walrus".to_owned(), walrus));
    content.replace("closures", "By name.", "By name, late.");
    content.replace("silent", "pass", "print('prints now')\n    stdout: |\n      prints now");
    all.push(content.clone());
    // A new name.
    let renamed = content.questions.iter_mut().find(|(id, _)| id == "raise-from").unwrap();
    "exception-chaining".clone_into(&mut renamed.0);
    renamed.1.push_str("formerly: [python/raise-from]\n");
    all.push(content.clone());
    // A question less.
    content.questions.retain(|(id, _)| id != "gil");
    content
        .topic
        .push_str("retired: {gil: 'With *free threading* there is more to say.'}\n");
    all.push(content.clone());
    // A new look.
    STYLE.clone_into(&mut content.options.style);
    all.push(content.clone());
    // A new picture.
    content
        .options
        .media
        .insert("python/steady.svg".to_owned(), svg("green"));
    all.push(content.clone());
    // An example that learners are asked about stops to print.
    content.replace("closures", "    stdout: |\n      ['b', 'b']\n", "");
    all.push(content);
    all
}

fn first() -> Content {
    let dict = question(
        "How does a `dict` find a key?",
        "print({1: 'a', True: 'b'})",
        "{1: 'b'}",
        "",
    );
    let steady = question(
        "What stays?",
        "print('{{ name }} <b> & \"q\" e\u{301} \u{212b} \u{1112}\u{1161}\u{11ab}')",
        "{{ name }} <b> & \"q\" e\u{301} \u{212b} \u{1112}\u{1161}\u{11ab}",
        "",
    )
    .replace("By name.", "This: ![a square](steady.svg), and `{{ this }}`.");
    let raises = "    raises: 'ValueError: no'\n";
    let questions = [
        ("dict", dict),
        (
            "gil",
            question(
                "What is the GIL?",
                "import sys\n      print(sys.byteorder)",
                "little",
                "",
            ),
        ),
        (
            "closures",
            question(
                "What does a closure keep?",
                "print([f() for f in [lambda: i for i in 'ab']])",
                "['b', 'b']",
                "",
            ),
        ),
        (
            "raise-from",
            question("What does `raise … from` do?", "raise ValueError('no')", "", raises),
        ),
        ("steady", steady),
        ("silent", question("What does nothing print?", "pass", "", "")),
        (
            "dockerfile",
            question(
                "Who builds this?",
                "FROM python",
                "",
                "    language: dockerfile\n    not_run: Docker builds this.\n",
            ),
        ),
    ];
    let media = BTreeMap::from([("python/steady.svg".to_owned(), svg("red"))]);
    Content {
        topic: "title: Python\ndescription: A *language*.\ngroup: languages\ntags: {}\n".to_owned(),
        questions: questions.map(|(id, text)| (id.to_owned(), text)).to_vec(),
        options: Options {
            media,
            ..Options::default()
        },
    }
}

fn question(question: &str, code: &str, stdout: &str, more: &str) -> String {
    let stdout = if stdout.is_empty() {
        String::new()
    } else {
        format!("    stdout: |\n      {stdout}\n")
    };
    format!(
        "question: '{question}'\nlevel: mid\ntags: [basics]\nanswer: |\n  It hashes, then compares. By name.\n\
         snippets:\n  - code: |\n      {code}\n{stdout}{more}references: ['https://docs.python.org/3/']\n"
    )
}

fn svg(colour: &str) -> Vec<u8> {
    format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="{colour}"/></svg>"#)
        .into_bytes()
}
