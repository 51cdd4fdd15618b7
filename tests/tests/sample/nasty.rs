//! A publication of what strains a page: words and lines without an end, wide tables, deep lists, long examples, and signs
//! that other tools mistake for something else. Nothing in it is hostile, and all of it has to be on paper.

use super::{PYTHON, proven, question, ran, snippet, topic};
use deckle_content::Level;
use deckle_content::publication::{ProvenQuestion, Publication, TopicEdition, Verdict};
use deckle_content::topic::Group;
use std::fmt::Write as _;

/// Makes the publication: one topic, a question for each kind of strain.
pub(crate) fn nasty() -> Publication {
    let questions = [
        ("words", words(), Vec::new()),
        (
            "signs",
            signs(),
            vec!["a-b; c_d  # – — “x” → ≠ ‘y’\nprint('__init__', \"it's\", `x`)\n".to_owned()],
        ),
        ("tables", tables(), Vec::new()),
        ("lists", lists(), Vec::new()),
        ("examples", "Long ones.".to_owned(), vec![lines(500), wide()]),
        ("title", "Its title is long.".to_owned(), Vec::new()),
    ];
    let questions = questions.into_iter().enumerate();
    Publication {
        title: "What strains a page".into(),
        description: "Nothing of it may be lost.".into(),
        version: "1.0.0".into(),
        source_url: None,
        interpreters: vec![PYTHON.into()],
        topics: vec![TopicEdition {
            id: "python".into(),
            topic: topic("Python", Group::Languages, &["basics"]),
            questions: questions
                .map(|(at, (id, answer, examples))| asked(at + 1, id, &answer, &examples))
                .collect(),
        }],
    }
}

fn asked(number: usize, id: &str, answer: &str, examples: &[String]) -> ProvenQuestion {
    let title = match id {
        "title" => format!(
            "Why does {} matter, and is `{}` the same?",
            "a very long title ".repeat(12),
            "x.y".repeat(30)
        ),
        _ => format!("What about {id}?"),
    };
    let mut asked = question(&title, Level::Senior, &["basics"], answer);
    for code in examples {
        let mut example = snippet("python", code);
        example.stdout = Some(code.clone());
        example.stderr = Some(code.clone());
        asked.snippets.push(example);
    }
    let proofs = examples.iter().map(|_| ran(Verdict::Passed)).collect();
    proven("python", id, number, asked, proofs)
}

/// Words of 300 letters, as text, code, link and path.
fn words() -> String {
    let word = "incomprehensibilities".repeat(15);
    let path = "package.module.".repeat(20);
    format!(
        "{word} and `{path}` and {path}\n\n<https://example.org/{word}?q={word}>\n\n`{}` and `a b c d e f g` stay code, and \
         `x`s keep their letter.",
        "f(x) | g(y) | ".repeat(20)
    )
}

/// Signs that turn into others, or into markup, if a tool is careless.
fn signs() -> String {
    "`__init__` and __init__ and snake_case_name; well-known e-mail; a - b – c — d; 'single' and \"double\"; it's; \
     x → y ≠ z ≤ ∞; ½ of 3 × 4; naïve café; fi fl ffi; 1,000.50 €; #hash $dollar @at \\back ~tilde ^caret & < > * { } %"
        .to_owned()
}

/// A table with more columns than a page is wide, and one with long cells.
fn tables() -> String {
    let row = |word: &str| {
        let cells: String = (1..=9).map(|n| format!(" {word}{n} |")).collect();
        format!("|{cells}\n")
    };
    let rule = format!("|{}\n", "---|".repeat(9));
    let long = "a cell that says quite a lot ".repeat(8);
    format!(
        "{}{rule}{}{}\n| left | right |\n|:--|--:|\n| {long} | `code` |\n| b | {long} |\n",
        row("head"),
        row("first"),
        row("second")
    )
}

/// Lists in lists, with code between the items.
fn lists() -> String {
    let mut text = String::new();
    for depth in 0..8 {
        let _ = writeln!(text, "{}- level {depth} of the list", "  ".repeat(depth));
    }
    text + "\n1. first\n\n   ```python\n   inner = 1\n   ```\n\n2. second\n\n> quoted **bold** *slanted*\n"
}

/// An example that goes over pages.
fn lines(count: usize) -> String {
    (0..count).map(|n| format!("value_{n} = {n}\n")).collect()
}

/// Lines wider than the page, with and without a place to break.
fn wide() -> String {
    format!(
        "text = \"{}\"\nif True:\n    call({})\n\tindented = 1\n",
        "abcdefghij".repeat(40),
        "argument, ".repeat(40).trim_end()
    )
}
