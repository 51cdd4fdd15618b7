//! `deckle export`: one export of a selection.

use crate::cli::{Common, ExportKind, ExportOptions, ReportOptions};
use crate::exports::{self, deck, guide};
use crate::session::Session;
use crate::{interrupt, report, write};
use anyhow::{Context as _, Result, bail};
use deckle_content::Publication;
use deckle_content::publication::Selection;
use deckle_diagnostics::escape;
use deckle_diagnostics::render::Format;
use deckle_workspace::root::WORK;
use deckle_workspace::{Collection, Question, Workspace};
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::ExitCode;

/// Checks the collection, runs the chosen examples, makes one export and writes it.
pub(crate) fn run(common: &Common, options: &ExportOptions) -> Result<ExitCode> {
    let session = Session::open(common, &[])?;
    let collection = session.collection();
    let chosen = selection(options);
    if let Some(message) = unknown(collection, &chosen) {
        bail!(message);
    }
    let wanted = |question: &Question| {
        question
            .typed
            .as_ref()
            .is_some_and(|typed| chosen.holds(&question.key, typed))
    };
    let results = session.run_only(&options.run, &wanted)?;
    let found = session.report(&results, Vec::new());
    if found.has_errors() && !options.no_fail {
        let settings = ReportOptions {
            format: Format::Full,
            no_fail: false,
            strict: false,
        };
        let code = report::write(&found, common, &settings);
        eprintln!("nothing was written; --no-fail exports all the same, and what is unproven says so");
        return Ok(code);
    }
    for notice in session.workspace.left_out(&chosen) {
        eprintln!("note: {}", escape::line(&notice));
    }
    let publication = session.workspace.publication(&results).select(&chosen);
    if publication.topics.is_empty() {
        bail!("no question fits the selection");
    }
    let notices = make(&session.workspace, &publication, options)?;
    for notice in notices {
        eprintln!("note: {}", escape::line(&notice));
    }
    if !common.quiet && !is_standard_output(&options.out) {
        let count = publication.questions().count();
        let questions = if count == 1 { "question" } else { "questions" };
        eprintln!("wrote {} ({count} {questions})", options.out.display());
    }
    Ok(ExitCode::SUCCESS)
}

fn selection(options: &ExportOptions) -> Selection {
    Selection {
        topics: options.select.topic.clone(),
        tags: options.select.tag.clone(),
        levels: options.select.level.clone(),
        ids: options.select.id.clone(),
    }
}

/// Names a topic, tag or id of the selection that no question has: what is missing must not go unnoticed in a guide.
fn unknown(collection: &Collection, chosen: &Selection) -> Option<String> {
    let topics = chosen.topics.iter().filter(|id| collection.topic(id).is_none());
    let topic = topics.map(|id| format!("there is no topic `{id}`")).next();
    let named = |id: &str| {
        collection
            .questions()
            .any(|question| question.key.id == id || question.key.to_string() == id)
    };
    let ids = chosen.ids.iter().filter(|id| !named(id));
    let id = ids
        .map(|id| format!("there is no question `{id}`; an id is a file's name without `.yaml`"))
        .next();
    let tagged = |tag: &String| {
        let mut typed = collection.questions().filter_map(|question| question.typed.as_ref());
        typed.any(|question| question.tags.contains(tag))
    };
    let tags = chosen.tags.iter().filter(|tag| !tagged(tag));
    let tag = tags
        .map(|tag| format!("no question has the tag `{tag}`; `topic.yaml` lists the tags"))
        .next();
    topic.or(id).or(tag)
}

fn is_standard_output(path: &Path) -> bool {
    path == Path::new("-")
}

/// Makes the export and writes it; returns what its maker should know.
fn make(workspace: &Workspace, publication: &Publication, options: &ExportOptions) -> Result<Vec<String>> {
    let root = workspace.root();
    interrupt::check()?;
    let (bytes, notices) = match options.kind {
        ExportKind::Pdf => guide::of_command(workspace, publication, options)?,
        ExportKind::Anki => deck::of_command(workspace, publication)?,
        ExportKind::Tsv => deck::text(workspace, publication, deckle_export_anki::export_tsv)?,
        ExportKind::Csv => deck::text(workspace, publication, deckle_export_anki::export_csv)?,
        ExportKind::Json => (deckle_export_json::export(publication).into_bytes(), Vec::new()),
        ExportKind::Jsonl => return lines(publication, &options.out),
        ExportKind::Site => return site(root, publication, &options.out),
    };
    interrupt::check()?;
    if is_standard_output(&options.out) {
        std::io::stdout()
            .lock()
            .write_all(&bytes)
            .context("cannot write to standard output")?;
    } else {
        write::file(&options.out, &bytes)?;
    }
    Ok(notices)
}

/// Writes JSON Lines question by question, so that memory does not grow with the collection.
fn lines(publication: &Publication, out: &Path) -> Result<Vec<String>> {
    if is_standard_output(out) {
        deckle_export_json::write_lines(publication, BufWriter::new(std::io::stdout().lock()))?;
    } else {
        write::stream(out, |file| {
            deckle_export_json::write_lines(publication, BufWriter::new(file))
        })?;
    }
    Ok(Vec::new())
}

fn site(root: &Path, publication: &Publication, out: &Path) -> Result<Vec<String>> {
    if is_standard_output(out) {
        bail!("a site is a folder: give --out a path");
    }
    let made = exports::site::pages(publication, &[])?;
    let outputs: Vec<write::Output> = made
        .outputs
        .into_iter()
        .map(|output| write::Output {
            path: output.path.trim_start_matches("site/").to_owned(),
            bytes: output.bytes,
        })
        .collect();
    write::folder(&root.join(WORK), out, &outputs)?;
    Ok(made.notices)
}
