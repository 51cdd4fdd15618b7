//! `bench pdf`: guides of 102 short questions, of the Python topic, and of ten times that, by deckle, by pandoc with
//! `WeasyPrint`, and by pandoc with Typst's own compiler, on the same content.

use super::measure::{Contender, interleave_agreeing};
use super::table;
use crate::{process, python, repository};
use anyhow::{Result, bail};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The programs to measure.
struct Programs {
    ours: PathBuf,
    python: PathBuf,
    script: PathBuf,
    folder: PathBuf,
}

/// Measures, and returns the tables.
pub(crate) fn run(rounds: usize) -> Result<String> {
    let folder = repository::target().join("bench").join("pdf");
    fs::create_dir_all(&folder)?;
    let bench = repository::root().join("xtask").join("bench");
    let venv = repository::target().join("bench").join("pdf-venv");
    python::ensure(&venv, &[bench.join("pdf-requirements.txt")])?;
    let programs = Programs {
        ours: super::example("deckle-export-pdf", "guide")?,
        python: python::interpreter(&venv),
        script: bench.join("pdf_peers.py"),
        folder,
    };
    programs.require_peers()?;
    let short = programs.folder.join("short");
    programs.script("make the short questions", &["short", &text(&short)])?;
    let real = repository::root().join("content").join("python");
    let mut out = String::new();
    for (name, topic, times, rounds) in [
        ("102 short questions", &short, 1, rounds),
        ("the Python topic", &real, 1, rounds),
        ("ten times the Python topic", &real, 10, rounds.min(2)),
    ] {
        let _ = writeln!(out, "{name}:\n\n{}", programs.measure(topic, times, rounds)?);
    }
    Ok(out)
}

impl Programs {
    /// Fails if a peer could not be installed: a table without it would look like a victory.
    fn require_peers(&self) -> Result<()> {
        for module in ["pypandoc", "weasyprint", "typst"] {
            let import = format!("import {module}");
            let mut command = process::command(&self.python, &["-c", &import]);
            if process::status(&format!("look for {module}"), &mut command)? != 0 {
                bail!("the peer `{module}` is not there: `xtask/bench/pdf-requirements.txt` could not be installed");
            }
        }
        if std::process::Command::new("pdftotext").arg("-v").output().is_err() {
            bail!("`pdftotext` is not there, which compares the results: install poppler-utils");
        }
        Ok(())
    }

    fn script(&self, title: &str, arguments: &[&str]) -> Result<()> {
        process::run(
            title,
            process::command(&self.python, &[]).arg(&self.script).args(arguments),
        )
    }

    fn measure(&self, topic: &Path, times: usize, rounds: usize) -> Result<String> {
        let name = topic.file_name().unwrap_or_default().to_string_lossy();
        let file =
            |program: &str, extension: &str| text(&self.folder.join(format!("{program}-{name}-{times}.{extension}")));
        let markdown = file("source", "md");
        self.script(
            "make the Markdown",
            &["markdown", &text(topic), &times.to_string(), &markdown],
        )?;
        let peer = |name: &str, program: &str| Contender {
            name: name.to_owned(),
            command: vec![
                text(&self.python),
                text(&self.script),
                program.to_owned(),
                markdown.clone(),
                file(program, "pdf"),
            ],
            expected_exit: 0,
        };
        let contenders = [
            Contender {
                name: "deckle (Typst in process)".to_owned(),
                command: vec![
                    text(&self.ours),
                    file("deckle", "pdf"),
                    text(topic),
                    "--dated".to_owned(),
                    format!("--times={times}"),
                ],
                expected_exit: 0,
            },
            peer("pandoc and WeasyPrint", "weasyprint"),
            peer("pandoc and Typst's compiler", "typst"),
        ];
        let files = ["deckle", "weasyprint", "typst"].map(|program| file(program, "pdf"));
        let [ours, first, second] = &files;
        let measured = interleave_agreeing(&contenders, rounds, || {
            self.script("compare the guides", &["compare", &markdown, ours, first, second])
        })?;
        let size = |path: &String| fs::metadata(path).map(|metadata| metadata.len()).unwrap_or_default();
        Ok(table::render(&measured, Some(&files.each_ref().map(size))))
    }
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
