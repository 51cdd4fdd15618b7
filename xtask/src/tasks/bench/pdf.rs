//! `bench pdf`: guides of 102 and 1,020 questions by deckle, against pandoc and `WeasyPrint` on the same content.

use super::measure::{Contender, interleave};
use super::table;
use crate::{process, python, repository};
use anyhow::Result;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Measures, and returns the tables.
pub(crate) fn run(rounds: usize) -> Result<String> {
    let folder = repository::target().join("bench").join("pdf");
    fs::create_dir_all(&folder)?;
    let bench = repository::root().join("xtask").join("bench");
    let venv = repository::target().join("bench").join("pdf-venv");
    python::ensure(&venv, &[bench.join("pdf-requirements.txt")])?;
    let python = python::interpreter(&venv);
    let script = bench.join("pdf_peers.py");
    let ours = super::example("deckle-export-pdf", "guide")?;
    let topic = repository::root().join("content").join("python");
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let mut out = String::new();
    for times in [1_usize, 10] {
        let markdown = folder.join(format!("guide-{times}.md"));
        process::run(
            "make the Markdown",
            process::command(&python, &[])
                .arg(&script)
                .arg("markdown")
                .arg(&topic)
                .arg(times.to_string())
                .arg(&markdown),
        )?;
        let (deckle, peer) = (
            folder.join(format!("deckle-{times}.pdf")),
            folder.join(format!("weasyprint-{times}.pdf")),
        );
        let contenders = [
            Contender {
                name: "deckle (Typst in process)".to_owned(),
                command: vec![
                    text(&ours),
                    text(&deckle),
                    text(&topic),
                    "--dated".to_owned(),
                    format!("--times={times}"),
                ],
                expected_exit: 0,
            },
            Contender {
                name: "pandoc and WeasyPrint".to_owned(),
                command: vec![
                    text(&python),
                    text(&script),
                    "weasyprint".to_owned(),
                    text(&markdown),
                    text(&peer),
                ],
                expected_exit: 0,
            },
        ];
        let measured = interleave(&contenders, if times == 1 { rounds } else { rounds.min(2) })?;
        let size = |path: &Path| fs::metadata(path).map(|metadata| metadata.len()).unwrap_or_default();
        let table = table::render(&measured, Some(&[size(&deckle), size(&peer)]));
        let _ = writeln!(out, "{} questions of the Python topic:\n\n{table}", 102 * times);
    }
    Ok(out)
}
