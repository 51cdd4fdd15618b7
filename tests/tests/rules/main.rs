//! Every rule has a fixture that breaks it and one that keeps it, and a message that a person would call clear.
//!
//! `fixtures/rules/<family>/<name>/` holds `bad` and `good` (a file, a folder or, for what only a disk can hold, its
//! description) and `bad.txt`, the report of `bad`.
//! `DECKLE_BLESS=1 cargo test -p deckle-tests --test rules` writes the reports and `docs/rules.md` anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test reads its fixtures, and a panic is its report"
)]

mod case;
mod contract;
mod disk;
mod docs;
mod program;
mod registry;

use case::{Files, check, read};
use deckle_diagnostics::{Applicability, Diagnostic, Style, Summary, render::render_one};
use deckle_validate::{apply, rules};
use std::fs;
use std::path::{Path, PathBuf};

/// Returns the folder of all fixtures.
fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/rules")
}

/// Returns each fixture that is checked in memory, its code and its folder, in the order of the codes.
fn cases() -> Vec<(String, PathBuf)> {
    let mut out = Vec::new();
    for rule in rules::registry().rules() {
        let folder = fixtures().join(rule.code);
        let in_memory = folder.join("bad.yaml").exists() || folder.join("bad").exists();
        if in_memory && rule.family() != "run" {
            out.push((rule.code.to_owned(), folder));
        }
    }
    assert!(out.len() > 50, "only {} fixtures found", out.len());
    out
}

/// Writes a report as `bad.txt` holds it.
fn report(found: &[Diagnostic]) -> String {
    found
        .iter()
        .map(|diagnostic| render_one(diagnostic, &Style::default()))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Compares a text with its golden file, or writes that anew.
fn golden(path: &Path, text: &str, wrong: &mut Vec<String>) {
    if std::env::var_os("DECKLE_BLESS").is_some_and(|value| value == "1") {
        fs::write(path, text).unwrap();
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected != text {
        wrong.push(format!(
            "{} holds\n{expected}\nbut this was made\n{text}",
            path.display()
        ));
    }
}

#[test]
fn bad_fixtures_give_their_one_finding() {
    let mut wrong = Vec::new();
    for (code, folder) in cases() {
        let files = read(&folder, "bad").unwrap_or_else(|| panic!("{code} has no bad fixture"));
        let found = check(&files);
        let codes = found.iter().map(|diagnostic| diagnostic.code).collect::<Vec<_>>();
        if codes != [code.as_str()] {
            wrong.push(format!(
                "{code}: one mistake, but the findings are {codes:?}\n{}",
                report(&found)
            ));
        }
        for diagnostic in &found {
            let rule = rules::registry().find(diagnostic.code).expect("a code of the registry");
            assert_eq!(diagnostic.severity, rule.severity, "{code}");
            assert!(
                diagnostic.help.is_some() || diagnostic.label.ends_with('?') || diagnostic.fix.is_some(),
                "{code} says no remedy"
            );
            assert!(
                !diagnostic.message.ends_with('.'),
                "{code}: a message ends without a full stop"
            );
            if let (Some(fix), Some(kind)) = (&diagnostic.fix, rule.fix) {
                assert_eq!(fix.applicability, kind, "{code}");
            }
            assert!(
                rule.fix.is_some() || diagnostic.fix.is_none(),
                "{code} has a fix that its rule does not name"
            );
        }
        golden(&folder.join("bad.txt"), &report(&found), &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn good_fixtures_give_none() {
    let mut wrong = Vec::new();
    for (code, folder) in cases() {
        let files = read(&folder, "good").unwrap_or_else(|| panic!("{code} has no good fixture"));
        let found = check(&files);
        if !found.is_empty() {
            wrong.push(format!("{code}:\n{}", report(&found)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn fixes_remove_their_findings() {
    let mut wrong = Vec::new();
    for (code, folder) in cases() {
        let mut broken = read(&folder, "bad").unwrap();
        let mut fixed = false;
        for _ in 0..5 {
            fixed |= fix_once(&mut broken);
        }
        let found = check(&broken);
        if fixed && !found.is_empty() {
            wrong.push(format!("{code} is still wrong after its fix:\n{}", report(&found)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Applies every fix once; tells whether there was one.
fn fix_once(broken: &mut Files) -> bool {
    let found = check(broken);
    let mut any = false;
    for (path, bytes) in broken.iter_mut() {
        let fixes = found
            .iter()
            .filter(|diagnostic| diagnostic.path() == path)
            .filter_map(|diagnostic| diagnostic.fix.clone())
            .collect::<Vec<_>>();
        if !fixes.is_empty() {
            any = true;
            let text = String::from_utf8(bytes.clone()).unwrap();
            *bytes = apply(&text, &fixes).into_bytes();
        }
    }
    any
}

#[test]
fn safe_fixes_keep_the_meaning() {
    for (code, folder) in cases() {
        let broken = read(&folder, "bad").unwrap();
        for diagnostic in check(&broken) {
            let Some(fix) = diagnostic.fix.filter(|fix| fix.applicability == Applicability::Safe) else {
                continue;
            };
            let file = diagnostic.file.unwrap();
            let value = |text: &str| {
                let parsed = deckle_content::parse("a.yaml", text.as_bytes(), &deckle_content::Limits::DEFAULT);
                parsed.document.expect("parses").root.to_value().to_string()
            };
            // Rules whose safe fix takes away what has no effect, or what is typography.
            let drops = [
                "schema/repeated-item",
                "id/not-file-name",
                "text/smart-quotes",
                "text/double-space",
                "snippet/markdown-fence",
            ];
            if !drops.contains(&code.as_str()) {
                assert_eq!(value(file.text()), value(&apply(file.text(), &[fix])), "{code}");
            }
        }
    }
}

#[test]
fn the_summary_counts_what_was_found() {
    let found = check(&read(&fixtures().join("text/double-space"), "bad").unwrap());
    let summary = Summary {
        files: vec!["content/python/identity.yaml".to_owned()],
        questions: 1,
        ..Summary::default()
    };
    assert_eq!(
        summary.line(&found),
        "1 warning in 1 file (1 question); `deckle fix` corrects 1"
    );
}
