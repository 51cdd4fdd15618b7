//! `bench snippets`: 1,000 small examples, in deckle's fork server and one process each, and in three of its peers.
//!
//! Every program runs the same examples; ten of them break their promise, and the table counts what each overlooked.

use super::measure::{Contender, interleave};
use super::{example_count, table};
use crate::{process, python, repository};
use anyhow::Result;
use std::fs;
use std::path::Path;

/// How many examples.
const COUNT: usize = 1_000;
/// How many of them are broken on purpose.
const BROKEN: usize = 10;

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
    // Results first: a fast wrong answer is no competitor.
    let mut found = Vec::new();
    let mut wrong = Vec::new();
    for contender in &contenders {
        let (right, mistaken) = example_count(contender, &folder)?;
        found.push(right.to_string());
        wrong.push(mistaken.to_string());
    }
    let measured = interleave(&contenders, rounds)?;
    let cpu: Vec<f64> = measured.iter().map(|row| table::median(row, |cost| cost.cpu)).collect();
    let ratios: Vec<String> = cpu.iter().map(|seconds| format!("{:.2}", seconds / cpu[0])).collect();
    let mut out = table::render(&measured, None);
    for (title, cells) in [
        ("CPU ratio", ratios),
        ("broken ones found", found),
        ("wrong results", wrong),
    ] {
        out = table::widen(&out, title, &cells);
    }
    Ok(format!(
        "{COUNT} small examples, {BROKEN} of which break their promise. A wrong result is a broken example that was overlooked, \
         or a good one that was blamed. One of the broken ones leaves with `os._exit(0)`: programs that run examples in their own \
         process end there, with exit 0 and without a report.\n\n{out}"
    ))
}
