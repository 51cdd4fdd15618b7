//! Decks in the real Anki: the official `anki` package, driven by the scripts in `tests/python`.
//!
//! `cargo xtask test` makes the environment. Without one, each test says on standard error that it was not run.
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

/// Runs a script with the real Anki, and returns the checks that it reports; `None` if there is no Anki here.
fn anki(script: &str, arguments: &[&Path]) -> Option<Vec<String>> {
    let Some(python) = python() else {
        not_run(&format!(
            "{script} needs the anki package; `cargo xtask test` installs it, or set DECKLE_ANKI_PYTHON"
        ));
        return None;
    };
    let script = root().join("tests/python").join(script);
    let mut command = Command::new(python);
    command.arg("-B").arg(&script).args(arguments).env("PYTHONUTF8", "1");
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{} failed:\n{said}\n{}",
        script.display(),
        String::from_utf8_lossy(&output.stderr)
    );
    Some(
        said.lines()
            .filter_map(|line| line.strip_prefix("ok: "))
            .map(str::to_owned)
            .collect(),
    )
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Finds the interpreter that has the anki package.
fn python() -> Option<PathBuf> {
    if let Some(given) = std::env::var_os("DECKLE_ANKI_PYTHON") {
        return Some(PathBuf::from(given));
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent()?;
    let venv = target.join("anki-venv");
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
    if let Some(held) = anki("anki_updates.py", &[folder.path()]) {
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
    if let Some(held) = anki("anki_deck.py", &[&deck, &text, &facts]) {
        assert_eq!(held.len(), 7, "{held:?}");
    }
    let Some(chromium) = chromium() else {
        not_run("anki_looks.py needs Chromium; install it, or set DECKLE_CHROMIUM");
        return;
    };
    if let Some(held) = anki("anki_looks.py", &[&deck, &chromium]) {
        assert_eq!(held.len(), 1, "{held:?}");
    }
}
