//! `bench snippets`: 1,000 small examples, in deckle's fork server and one process each, and in three of its peers.
//!
//! Every program runs the same examples; ten of them break their promise, and the table counts what each overlooked.

use super::measure::{Contender, interleave};
use super::{example_count, table};
use crate::{process, python, repository};
use anyhow::Result;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// How many examples.
const COUNT: usize = 1_000;

/// Measures, and returns the table.
pub(crate) fn run(rounds: usize) -> Result<String> {
    let folder = repository::target().join("bench").join("snippets");
    let bench = repository::root().join("xtask").join("bench");
    let venv = repository::target().join("bench").join("snippets-venv");
    python::ensure(&venv, &[bench.join("snippets-requirements.txt")])?;
    let python = python::interpreter(&venv);
    let script = bench.join("snippets_peers.py");
    fs::create_dir_all(&folder)?;
    process::run(
        "make the examples",
        process::command(&python, &[])
            .arg(&script)
            .args(["make", &COUNT.to_string()])
            .arg(&folder),
    )?;
    let deckle = super::validate::release()?;
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let ours = |name: &str, extra: &[&str]| Contender {
        name: name.to_owned(),
        command: [
            &text(&deckle),
            "check",
            "--no-cache",
            "--quiet",
            "--format",
            "concise",
            "--root",
        ]
        .iter()
        .map(|word| (*word).to_owned())
        .chain([text(&folder.join("collection")), "--python".to_owned(), text(&python)])
        .chain(extra.iter().map(|word| (*word).to_owned()))
        .collect(),
        expected_exit: 1,
    };
    let peer = |name: &str| Contender {
        name: name.to_owned(),
        command: vec![text(&python), text(&script), name.to_owned(), text(&folder)],
        expected_exit: 1,
    };
    let contenders = [
        ours("deckle, fork server, sandboxed", &[]),
        ours("deckle, one process each, sandboxed", &["--cold"]),
        peer("one python -I each"),
        peer("pytest-examples"),
        peer("sybil"),
        peer("mktestdocs"),
    ];
    let mut wrong = String::from("\n| program | broken promises found | overlooked or wrong |\n|---|--:|--:|\n");
    for contender in &contenders {
        let (found, mistaken) = example_count(contender, &folder)?;
        let _ = writeln!(wrong, "| {} | {found} | {mistaken} |", contender.name);
    }
    let measured = interleave(&contenders, rounds)?;
    Ok(format!(
        "{COUNT} small examples:\n\n{}{wrong}",
        table::render(&measured, None)
    ))
}
