//! `bench validate`: 10,000 generated questions of 1 KB, against check-jsonschema and ajv.

use super::measure::{Contender, interleave};
use super::table;
use crate::{process, python, repository};
use anyhow::{Context as _, Result, bail};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const FILES: usize = 10_000;
/// Every so many files, one has a mistake that all programs must find.
const BAD_EVERY: usize = 1_000;

/// Measures, and returns the table.
pub(crate) fn run(rounds: usize) -> Result<String> {
    let folder = repository::target().join("bench").join("validate");
    generate(&folder)?;
    let deckle = release()?;
    let peers = repository::target().join("bench").join("validate-venv");
    let requirements = repository::root()
        .join("xtask")
        .join("bench")
        .join("validate-requirements.txt");
    python::ensure(&peers, &[requirements])?;
    let node = npm()?;
    let schema = repository::root().join("schemas").join("question.schema.json");
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let good = |name: &str, command: Vec<String>| Contender {
        name: name.to_owned(),
        command,
        expected_exit: 1,
    };
    let files = text(&folder.join("content").join("bench"));
    let contenders = [
        good(
            "deckle check (schema and rules)",
            vec![
                text(&deckle),
                "check".into(),
                "--no-run".into(),
                "--root".into(),
                text(&folder),
                "--format".into(),
                "concise".into(),
            ],
        ),
        good(
            "check-jsonschema",
            vec![
                text(&python::interpreter(&peers)),
                text(&script("validate_peer.py")),
                text(&schema),
                files.clone(),
            ],
        ),
        good(
            "ajv",
            vec![
                "node".into(),
                text(&script("ajv.mjs")),
                text(&node),
                text(&schema),
                files,
            ],
        ),
    ];
    agree(&contenders)?;
    let measured = interleave(&contenders, rounds)?;
    Ok(format!(
        "{FILES} questions of 1 KB, {} of them bad:\n\n{}",
        FILES / BAD_EVERY,
        table::render(&measured, None)
    ))
}

fn script(name: &str) -> PathBuf {
    repository::root().join("xtask").join("bench").join(name)
}

/// Builds the release binary without the exporters' engine: what a contributor runs.
pub(crate) fn release() -> Result<PathBuf> {
    process::run(
        "compile deckle (release)",
        &mut process::cargo(&["build", "--release", "-p", "deckle"]),
    )?;
    Ok(repository::target().join("release").join("deckle"))
}

/// Installs ajv and js-yaml at pinned versions and returns their folder.
fn npm() -> Result<PathBuf> {
    let folder = repository::root().join("xtask").join("bench").join("node");
    let mut install = process::command("npm", &["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
    process::run("install ajv", install.current_dir(&folder))?;
    Ok(folder)
}

/// Makes sure that every program finds the same bad files, and no others.
fn agree(contenders: &[Contender]) -> Result<()> {
    let mut first: Option<Vec<String>> = None;
    for contender in contenders {
        let (program, arguments) = contender.command.split_first().context("no program")?;
        let output = std::process::Command::new(program).args(arguments).output()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        let mut found: Vec<String> = (0..FILES)
            .map(name)
            .filter(|name| text.contains(&format!("{name}.yaml")))
            .collect();
        found.sort();
        match &first {
            None => first = Some(found),
            Some(expected) if *expected != found => bail!(
                "{} and {} disagree: {} bad files against {}",
                contenders[0].name,
                contender.name,
                expected.len(),
                found.len()
            ),
            Some(_) => {}
        }
    }
    match first {
        Some(found) if found.len() == FILES / BAD_EVERY => Ok(()),
        found => bail!(
            "the programs found {} bad files of {}",
            found.map_or(0, |f| f.len()),
            FILES / BAD_EVERY
        ),
    }
}

fn name(at: usize) -> String {
    format!("question-{at:05}")
}

/// Writes the collection, unless it is there.
fn generate(folder: &Path) -> Result<()> {
    let content = folder.join("content").join("bench");
    if content.join("topic.yaml").exists() {
        return Ok(());
    }
    fs::create_dir_all(&content)?;
    for at in 0..FILES {
        fs::write(content.join(format!("{}.yaml", name(at))), question(at))?;
    }
    let mut topic = String::from(
        "title: Bench\ndescription: Generated questions, to be measured.\ngroup: languages\ntags:\n  speed: how fast\norder:\n",
    );
    for at in 0..FILES {
        let _ = writeln!(topic, "  - {}", name(at));
    }
    // Written last: a folder without it is unfinished.
    fs::write(content.join("topic.yaml"), topic)?;
    Ok(())
}

/// Writes a question of about 1 KB whose words differ from file to file.
fn question(at: usize) -> String {
    const WORDS: [&str; 16] = [
        "vector", "ledger", "socket", "kernel", "mirror", "pointer", "buffer", "channel", "window", "index", "signal",
        "cursor", "module", "record", "thread", "matrix",
    ];
    let word = |k: usize| WORDS[(at / 16_usize.pow(u32::try_from(k % 4).unwrap_or_default()) + k) % 16];
    let level = if at % BAD_EVERY == 7 {
        "expert"
    } else {
        ["junior", "mid", "senior"][at % 3]
    };
    let mut answer = String::new();
    for line in 0..9 {
        let _ = writeln!(
            answer,
            "  The {} keeps number {at} of its {} apart from the {}, line {line} of the {}.",
            word(line),
            word(line + 1),
            word(line + 2),
            word(line + 3)
        );
    }
    format!(
        "question: How does the {} of number {at} hold its {} and {}?\nlevel: {level}\ntags: [speed]\nanswer: |\n{answer}\
         snippets:\n  - code: |\n      print({at})\n    stdout: |\n      {at}\n\
         references:\n  - https://docs.python.org/3/library/functions.html#print\n",
        word(0),
        word(1),
        word(2)
    )
}
