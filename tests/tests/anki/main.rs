//! Decks in the real Anki: the official `anki` package, in two versions, driven by the scripts in `tests/python`.
//!
//! `cargo xtask test` makes the environments. Without one, each test says on standard error that it was not run.
#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::disallowed_methods, reason = "tests read fixtures and start programs")]

mod collection;
mod story;

use deckle_export_anki::{Ledger, Options, export};
use deckle_export_text::export_tsv;
use deckle_tests::not_run;
use serde_json::{Map, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs a script with each real Anki, and returns the checks that each reports.
fn anki(script: &str, arguments: &[&Path]) -> Vec<Vec<String>> {
    let found = ANKIS.into_iter().filter_map(|(variable, venv, version)| {
        let python = python(variable, venv);
        if python.is_none() {
            not_run(&format!(
                "{script} with Anki {version}: `cargo xtask test` installs it, or set {variable}"
            ));
        }
        python
    });
    found.map(|python| run(&python, script, arguments)).collect()
}

fn run(python: &Path, script: &str, arguments: &[&Path]) -> Vec<String> {
    let script = root().join("tests/python").join(script);
    let mut command = Command::new(python);
    command.arg("-B").arg(&script).args(arguments).env("PYTHONUTF8", "1");
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{} with {} failed:\n{said}\n{}",
        script.display(),
        python.display(),
        String::from_utf8_lossy(&output.stderr)
    );
    let held = said.lines().filter_map(|line| line.strip_prefix("ok: "));
    held.map(str::to_owned).collect()
}

/// The variable that names an interpreter with Anki, the environment that `cargo xtask test` makes, and which Anki that is:
/// the newest, and one two years older, since learners do not update on the day.
const ANKIS: [(&str, &str, &str); 2] = [
    ("DECKLE_ANKI_PYTHON", "anki-venv", "26.9.3"),
    ("DECKLE_OLDER_ANKI_PYTHON", "anki-older-venv", "24.11"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Finds an interpreter that has the anki package.
fn python(variable: &str, venv: &str) -> Option<PathBuf> {
    if let Some(given) = std::env::var_os(variable) {
        return Some(PathBuf::from(given));
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent()?;
    let venv = target.join(venv);
    let candidates = [venv.join("bin").join("python"), venv.join("Scripts").join("python.exe")];
    candidates.into_iter().find(|path| path.exists())
}

/// Finds the browser.
fn chromium() -> Option<PathBuf> {
    if let Some(given) = std::env::var_os("DECKLE_CHROMIUM") {
        return Some(PathBuf::from(given));
    }
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders)
        .map(|folder| folder.join("chromium"))
        .find(|path| path.exists())
}

#[test]
fn a_learner_follows_eight_releases() {
    let folder = tempfile::tempdir().unwrap();
    story::write(folder.path());
    for held in anki("anki_updates.py", &[folder.path()]) {
        // The ten checks, and what is said beside them.
        for check in 1..=10 {
            assert!(
                held.iter().any(|line| line.starts_with(&format!("{check} "))),
                "check {check}: {held:?}"
            );
        }
        assert_eq!(held.len(), 17, "{held:?}");
    }
}

#[test]
fn the_python_deck_studies_well() {
    let publication = collection::topic(&root().join("content/python"));
    let (ledger, options) = (Ledger::default(), Options::default());
    let package = export(&publication, &ledger, &options).unwrap();
    assert_eq!(package.bytes, export(&publication, &ledger, &options).unwrap().bytes);
    let mut sources = Map::new();
    for question in publication.questions() {
        let code: Vec<&str> = question
            .question
            .snippets
            .iter()
            .map(|snippet| snippet.code.as_str())
            .collect();
        sources.insert(question.key.to_string(), json!(code));
    }
    let order: Vec<String> = publication
        .questions()
        .map(|question| question.key.to_string())
        .collect();
    assert!(order.len() >= 100, "{}", order.len());
    let folder = tempfile::tempdir().unwrap();
    let [deck, text, facts] = ["deck.apkg", "notes.tsv", "facts.json"].map(|name| folder.path().join(name));
    std::fs::write(&deck, &package.bytes).unwrap();
    std::fs::write(&text, export_tsv(&publication, &ledger, &options).unwrap()).unwrap();
    let json = json!({"notes": package.notes, "cards": package.cards, "order": order, "sources": sources});
    std::fs::write(&facts, json.to_string()).unwrap();
    for held in anki("anki_deck.py", &[&deck, &text, &facts]) {
        assert_eq!(held.len(), 7, "{held:?}");
    }
    let Some(chromium) = chromium() else {
        not_run("anki_looks.py needs Chromium; install it, or set DECKLE_CHROMIUM");
        return;
    };
    for held in anki("anki_looks.py", &[&deck, &chromium]) {
        assert_eq!(held.len(), 1, "{held:?}");
    }
}
