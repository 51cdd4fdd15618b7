//! Every rule has a fixture that breaks it and one that keeps it, and a message that a person would call clear.
//!
//! `cases/<family>/<name>/` holds `bad` and `good`, each a file or a folder, and `bad.txt`, the report of `bad`.
//! Each case is a test of its own, named after its code. `cargo xtask test --bless`, or `UPDATE_EXPECT=1`, writes the
//! reports anew. What only a disk or an interpreter shows is tested with the program: `tests/tests/program_findings`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test reads its fixtures, and a panic is its report"
)]

mod case;
mod registry;

use case::{Files, check, read};
use deckle_content::Limits;
use deckle_diagnostics::{Applicability, Diagnostic, Style, Summary, render::render_one};
use deckle_validate::apply;
use deckle_workspace::rules;
use expect_test::expect_file;
use libtest_mimic::{Arguments, Failed, Trial};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Rules whose safe fix takes away what has no effect, or what is typography.
const FIX_DROPS: [&str; 5] = [
    "schema/repeated-item",
    "id/not-file-name",
    "text/smart-quotes",
    "text/double-space",
    "snippet/markdown-fence",
];

fn main() -> ExitCode {
    let mut trials = registry::trials();
    let general = trials.len();
    for rule in rules().rules() {
        let folder = fixtures().join(rule.code);
        let in_memory = folder.join("bad.yaml").exists() || folder.join("bad").exists();
        if in_memory && rule.family() != "run" {
            trials.extend(of_rule(rule.code, &folder));
        }
    }
    assert!(trials.len() - general > 200, "only {} cases found", trials.len());
    trials.push(trial("summary", the_summary_counts_what_was_found));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// Returns the folder of all fixtures.
fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/cases")
}

/// Makes a test of a function that panics if something is wrong.
fn trial(name: impl Into<String>, run: impl FnOnce() + Send + 'static) -> Trial {
    Trial::test(name, move || {
        run();
        Ok::<(), Failed>(())
    })
}

/// Makes the tests of a rule.
fn of_rule(code: &'static str, folder: &Path) -> [Trial; 4] {
    let named = |case: &str, run: fn(&str, &Path)| {
        let folder = folder.to_path_buf();
        trial(format!("{code}::{case}"), move || run(code, &folder))
    };
    [
        named("bad", bad_gives_its_one_finding),
        named("good", good_gives_none),
        named("fix", fixes_remove_the_finding),
        named("meaning", safe_fixes_keep_the_meaning),
    ]
}

/// Writes a report as `bad.txt` holds it.
fn report(found: &[Diagnostic]) -> String {
    let each = found.iter().map(|finding| render_one(finding, &Style::default()));
    each.collect::<Vec<_>>().join("\n")
}

fn bad_gives_its_one_finding(code: &str, folder: &Path) {
    let found = check(&read(folder, "bad").expect("a bad fixture"));
    let codes = found.iter().map(Diagnostic::code).collect::<Vec<_>>();
    assert_eq!(codes, [code], "one mistake, one finding:\n{}", report(&found));
    for finding in &found {
        let rule = rules().find(code).expect("a code of the registry");
        let remedy = finding.help.is_some() || finding.label.ends_with('?') || finding.fix.is_some();
        assert!(remedy, "it says no remedy");
        assert!(!finding.message.ends_with('.'), "a message ends without a full stop");
        let kind = finding.fix.as_ref().map(|fix| fix.applicability);
        assert!(kind.is_none() || kind == rule.fix, "a fix that the rule does not name");
    }
    expect_file![folder.join("bad.txt")].assert_eq(&report(&found));
}

fn good_gives_none(_: &str, folder: &Path) {
    let found = check(&read(folder, "good").expect("a good fixture"));
    assert!(found.is_empty(), "{}", report(&found));
}

fn fixes_remove_the_finding(_: &str, folder: &Path) {
    let mut broken = read(folder, "bad").unwrap();
    let mut fixed = false;
    for _ in 0..5 {
        fixed |= fix_once(&mut broken);
    }
    let found = check(&broken);
    assert!(
        !fixed || found.is_empty(),
        "still wrong after its fix:\n{}",
        report(&found)
    );
}

/// Applies every fix once; tells whether there was one.
fn fix_once(broken: &mut Files) -> bool {
    let found = check(broken);
    let mut any = false;
    for (path, bytes) in broken.iter_mut() {
        let own = found.iter().filter(|finding| finding.path() == path);
        let fixes = own.filter_map(|finding| finding.fix.clone()).collect::<Vec<_>>();
        if !fixes.is_empty() {
            any = true;
            let text = String::from_utf8(bytes.clone()).unwrap();
            *bytes = apply(&text, &fixes).into_bytes();
        }
    }
    any
}

fn safe_fixes_keep_the_meaning(code: &str, folder: &Path) {
    for finding in check(&read(folder, "bad").unwrap()) {
        let safe = finding
            .fix
            .clone()
            .filter(|fix| fix.applicability == Applicability::Safe);
        let Some(fix) = safe.filter(|_| !FIX_DROPS.contains(&code)) else {
            continue;
        };
        let file = finding.file().unwrap().clone();
        let value = |text: &str| {
            let parsed = deckle_content::parse("a.yaml", text.as_bytes(), &Limits::DEFAULT);
            parsed.document.expect("parses").root.to_value().to_string()
        };
        assert_eq!(value(file.text()), value(&apply(file.text(), &[fix])));
    }
}

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
