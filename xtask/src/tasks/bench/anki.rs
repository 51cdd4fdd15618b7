//! `bench anki`: 102 and 10,000 notes, packed by deckle, genanki and Anki's own export.

use super::measure::{Contender, interleave};
use super::table;
use crate::{process, python, repository};
use anyhow::Result;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Measures, and returns the tables.
pub(crate) fn run(rounds: usize) -> Result<String> {
    let folder = repository::target().join("bench").join("anki");
    fs::create_dir_all(&folder)?;
    let venv = repository::target().join("bench").join("anki-venv");
    let bench = repository::root().join("xtask").join("bench");
    python::ensure(&venv, &[bench.join("anki-requirements.txt")])?;
    let ours = super::example("deckle-export-anki", "write_notes")?;
    let python = python::interpreter(&venv);
    let peers = bench.join("anki_peers.py");
    let mut out = String::new();
    for count in [102_usize, 10_000] {
        let notes = folder.join(format!("notes-{count}.json"));
        process::run(
            "make the notes",
            process::command(&python, &[])
                .arg(&peers)
                .args(["notes", &count.to_string()])
                .arg(&notes),
        )?;
        let package = |name: &str| folder.join(format!("{name}-{count}.apkg"));
        let packages: Vec<PathBuf> = ["deckle", "genanki", "anki"].iter().map(|name| package(name)).collect();
        let text = |path: &Path| path.to_string_lossy().into_owned();
        let peer = |name: &str| Contender {
            name: name.to_owned(),
            command: vec![
                text(&python),
                text(&peers),
                name.to_owned(),
                text(&notes),
                text(&package(name)),
            ],
            expected_exit: 0,
        };
        let deckle = Contender {
            name: "deckle".to_owned(),
            command: vec![text(&ours), text(&notes), text(&package("deckle"))],
            expected_exit: 0,
        };
        let measured = interleave(&[deckle, peer("genanki"), peer("anki")], rounds)?;
        process::run(
            "compare the packages",
            process::command(&python, &[])
                .arg(&peers)
                .arg("compare")
                .args(&packages),
        )?;
        let sizes: Vec<u64> = packages
            .iter()
            .map(|path| fs::metadata(path).map(|m| m.len()).unwrap_or_default())
            .collect();
        let _ = writeln!(out, "{count} notes:\n\n{}", table::render(&measured, Some(&sizes)));
    }
    Ok(out)
}
