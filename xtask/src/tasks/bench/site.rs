//! `bench site`: what the pages and the JSON of 102 and of thousands of questions weigh and cost, and how soon the pages
//! answer in Chromium. There is no peer: what counts are the limits that the table names.

use super::measure::{Contender, interleave};
use super::table;
use crate::{process, repository};
use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// How many questions the Python topic is measured with: as it is, and repeated.
const SITES: [usize; 2] = [102, 10_000];
/// How many questions JSON is measured with.
const COLLECTIONS: [usize; 2] = [10_000, 100_000];

/// Measures, and returns the tables.
pub(crate) fn run(rounds: usize) -> Result<String> {
    let folder = repository::target().join("bench").join("site");
    fs::create_dir_all(&folder)?;
    Ok(format!("{}\n{}", pages(&folder, rounds)?, json(&folder, rounds)?))
}

/// Exports the Python topic, then reads it in a browser.
fn pages(folder: &Path, rounds: usize) -> Result<String> {
    let exporter = super::example("deckle-export-site", "site")?;
    let content = repository::root().join("content");
    let site = |count: usize| folder.join(format!("site-{count}"));
    let contenders = SITES.map(|count| Contender {
        name: format!("site, {count} questions"),
        command: vec![text(&exporter), text(&content), text(&site(count)), count.to_string()],
        expected_exit: 0,
    });
    let measured = interleave(&contenders, rounds.min(3))?;
    let mut sizes = Vec::new();
    for count in SITES {
        sizes.push(weigh(&site(count))?);
    }
    let mut out = format!(
        "Export:\n\n{}\nIn Chromium:\n\n",
        table::render(&measured, Some(&sizes))
    );
    let browsed = SITES.map(|count| browse(&site(count), rounds));
    let [small, large] = browsed;
    let (small, large) = (small?, large?);
    let _ = writeln!(out, "| | limit | {} questions | {} questions |", SITES[0], SITES[1]);
    out.push_str("|---|--:|--:|--:|\n");
    for (name, limit, pointer) in [
        ("first view, compressed, KB", "100 (102 questions)", "/first_view_kb"),
        ("search index, compressed, KB", "", "/index_kb"),
        ("interactive, median ms", "1000", "/interactive_ms/median"),
        ("interactive, worst ms", "", "/interactive_ms/worst"),
        ("first search (loads the index), ms", "", "/first_search_ms"),
        ("script of one key, median ms", "", "/script_ms/median"),
        ("script of one key, worst ms", "", "/script_ms/worst"),
        ("from key to the next frame, median ms", "100", "/key_ms/median"),
        ("from key to the next frame, worst ms", "100", "/key_ms/worst"),
    ] {
        let value = |page: &Value| page.pointer(pointer).map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(out, "| {name} | {limit} | {} | {} |", value(&small), value(&large));
    }
    Ok(out)
}

/// Reads a site in Chromium and returns what `speed.mjs` prints.
fn browse(site: &Path, rounds: usize) -> Result<Value> {
    let scripts = repository::root().join("tests").join("browser");
    if !scripts.join("node_modules").is_dir() {
        process::run(
            "install the browser's driver",
            process::command("npm", &["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&scripts),
        )?;
    }
    let mut node = process::command("node", &[]);
    node.arg(scripts.join("speed.mjs"))
        .arg(site)
        .arg("python")
        .arg(rounds.to_string());
    let Some(printed) = process::output(&mut node) else {
        bail!("{node:?} failed; it needs node and Chromium, which DECKLE_CHROMIUM may name");
    };
    serde_json::from_str(&printed).with_context(|| format!("speed.mjs printed {printed:?}"))
}

/// Writes JSON of made-up collections. The first row of each table only makes the collection: what the others need beyond
/// its memory is the export's own.
fn json(folder: &Path, rounds: usize) -> Result<String> {
    let exporter = super::example("deckle-export-json", "json")?;
    let mut out = String::new();
    for count in COLLECTIONS {
        let file = |form: &str| folder.join(format!("{form}-{count}"));
        let forms = [
            ("none", "the collection in memory"),
            ("lines", "and JSON Lines"),
            ("document", "and one document"),
        ];
        let contenders = forms.map(|(form, name)| Contender {
            name: name.to_owned(),
            command: vec![text(&exporter), form.to_owned(), count.to_string(), text(&file(form))],
            expected_exit: 0,
        });
        let measured = interleave(&contenders, rounds.min(3))?;
        let sizes = forms.map(|(form, _)| fs::metadata(file(form)).map(|file| file.len()).unwrap_or_default());
        let _ = writeln!(
            out,
            "JSON of {count} questions:\n\n{}",
            table::render(&measured, Some(&sizes))
        );
    }
    Ok(out)
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Adds up the bytes of every file in a folder.
fn weigh(folder: &Path) -> Result<u64> {
    let mut open: Vec<PathBuf> = vec![folder.to_owned()];
    let mut bytes = 0;
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                open.push(entry.path());
            } else {
                bytes += entry.metadata()?.len();
            }
        }
    }
    Ok(bytes)
}
