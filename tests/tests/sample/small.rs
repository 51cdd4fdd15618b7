//! A small publication in which every field and every verdict occurs.

use super::{PYTHON, proven, question, ran, snippet, topic};
use deckle_content::Level;
use deckle_content::publication::{Proof, ProvenQuestion, Publication, Run, TopicEdition, Verdict};
use deckle_content::topic::Group;

/// Makes the publication: two topics, five questions.
pub(crate) fn small() -> Publication {
    let mut python = topic("Python", Group::Languages, &["basics", "exceptions", "tools"]);
    python.retired.insert(
        "print-statement".into(),
        "Python 2 is long past, and so is this question.".into(),
    );
    Publication {
        title: "Sample".into(),
        description: "A collection that holds **every** case.".into(),
        version: "1.2.0".into(),
        source_url: Some("https://github.com/example/sample".into()),
        interpreters: vec![PYTHON.into(), "CPython 3.11.7".into()],
        topics: vec![
            TopicEdition {
                id: "python".into(),
                topic: python,
                questions: vec![raise_from(), lists(), session(), tools()],
            },
            TopicEdition {
                id: "sqlite".into(),
                topic: topic("SQLite", Group::Databases, &["basics"]),
                questions: vec![index()],
            },
        ],
    }
}

/// A renamed question; one example passed twice, one raises.
fn raise_from() -> ProvenQuestion {
    let mut asked = question(
        "What does `raise … from None` do?",
        Level::Mid,
        &["exceptions", "basics"],
        "It hides the **cause** of `__init__` <b>errors</b>.\n\n- one\n- two\n\n| a | b |\n|---|--:|\n| `x` | 1 |\n",
    );
    asked.related = vec!["lists".into(), "sqlite/index".into(), "not-in-this-selection".into()];
    asked.formerly = vec!["python/raise-without-cause".into(), "python/lists".into()];
    let mut printed = snippet("python", "import time\nprint('took', time.time())  # varies\n");
    printed.title = Some("What `time` varies".into());
    printed.stdout = Some("took <~1.5~>\n".into());
    printed.setup = Some("x = 1\n".into());
    printed.timeout = Some(20);
    let mut raising = snippet("python", "raise ValueError('bad key') from None\n");
    raising.stderr = Some("careful at <~0x7f~>\n".into());
    raising.raises = Some("ValueError: bad key".into());
    raising.python = Some(">=3.11".into());
    asked.snippets = vec![printed, raising];
    let twice = Proof {
        runs: [PYTHON, "CPython 3.11.7"]
            .map(|name| Run {
                engine: None,
                interpreter: Some(name.into()),
                sandboxed: true,
                verdict: Verdict::Passed,
            })
            .into(),
    };
    proven("python", "raise-from", 1, asked, vec![twice, ran(Verdict::Passed)])
}

/// Failures, which a release never holds and a draft may.
fn lists() -> ProvenQuestion {
    let mut asked = question(
        "How do lists grow?",
        Level::Junior,
        &["basics"],
        "By a factor. ![a picture](x.png)\n",
    );
    let mut printed = snippet("python", "print([1] * 2)\n");
    printed.stdout = Some("[1, 1]\n".into());
    asked.snippets = vec![printed, snippet("python", "while True:\n    pass\n")];
    let failed = Verdict::Failed {
        reason: "line 1 of the output differs".into(),
    };
    proven("python", "lists", 2, asked, vec![ran(failed), ran(Verdict::TimedOut)])
}

fn session() -> ProvenQuestion {
    let mut asked = question(
        "What does `>>>` mean?",
        Level::Junior,
        &["basics"],
        "It is the prompt.\n",
    );
    asked.snippets = vec![snippet(
        "pycon",
        ">>> 1 + 1\n2\n>>> for _ in 'a':\n...     print(_)\n...\na\n",
    )];
    proven("python", "session", 3, asked, vec![ran(Verdict::Passed)])
}

/// What was not run, with and without something checked instead.
fn tools() -> ProvenQuestion {
    let mut asked = question(
        "Where do tools keep settings?",
        Level::Senior,
        &["tools"],
        "In `pyproject.toml`.\n",
    );
    let mut settings = snippet("toml", "[tool.ruff]\nline-length = 100\n");
    settings.not_run = Some("Tools read this, Python does not run it.".into());
    let mut heavy = snippet("python", "import torch\n");
    heavy.requires = vec!["torch>=2".into()];
    heavy.top_level_await = true;
    asked.snippets = vec![settings, heavy];
    let proofs = vec![
        Proof::not_run(
            "Tools read this, Python does not run it.",
            Some("parsed as TOML".into()),
        ),
        Proof::not_run("torch>=2 is not installed.", None),
    ];
    proven("python", "tools", 4, asked, proofs)
}

/// A question whose id is a name that pages use themselves, numbered as in a selection.
fn index() -> ProvenQuestion {
    let mut asked = question(
        "When does an index help?",
        Level::Mid,
        &["basics"],
        "When it is `selective`.\n",
    );
    let mut select = snippet("sql", "SELECT 1;\n");
    select.stdout = Some("1\n".into());
    asked.snippets = vec![select];
    proven("sqlite", "index", 7, asked, vec![ran(Verdict::Passed)])
}
