//! `deckle export`: one export of a selection.

use crate::cli::{Common, ExportOptions, ReportOptions};
use crate::exports::external::{self, External};
use crate::exports::{self, inputs};
use crate::report;
use crate::session::Session;
use anyhow::{Context as _, Result, bail};
use deckle_content::publication::Selection;
use deckle_diagnostics::escape;
use deckle_diagnostics::render::Format;
use deckle_export::{Context, Exporter, Scope};
use deckle_workspace::{Collection, Question};
use std::path::Path;
use std::process::ExitCode;

/// Checks the collection, runs the chosen examples, makes one export and writes it.
pub(crate) fn run(common: &Common, options: &ExportOptions) -> Result<ExitCode> {
    let chosen_exporter = exporter(options)?;
    let exporter = chosen_exporter.exporter();
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
            format: Format::default(),
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
    if !common.quiet {
        for line in found.summary.not_run_lines() {
            eprintln!("{line}");
        }
    }
    let publication = session.workspace.publication(&results).select(&chosen);
    if publication.topics.is_empty() {
        bail!("no question fits the selection");
    }
    let chosen = &options.options.0;
    let context = Context {
        scope: Scope::selection(&publication),
        inputs: &inputs::read(&session.workspace, [exporter.needs(&publication, chosen)])?,
        options: chosen,
    };
    let notices = exports::write(session.root(), exporter, &context, &options.out)?;
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

/// An exporter of the table, or a program.
enum Chosen {
    Compiled(&'static dyn Exporter),
    External(External),
}

impl Chosen {
    fn exporter(&self) -> &dyn Exporter {
        match self {
            Chosen::Compiled(exporter) => *exporter,
            Chosen::External(program) => program,
        }
    }
}

/// Finds the exporter that was asked for, if this deckle has it and it knows the options that were given.
fn exporter(options: &ExportOptions) -> Result<Chosen> {
    let kind = options.kind.as_str();
    let row = deckle_exporters::find(kind);
    let known = |name: &&str| row.is_some_and(|row| row.options.iter().any(|option| option.name == *name));
    if let Some(name) = options.options.0.names().find(|name| !known(name)) {
        bail!("--{name} means nothing to `deckle export {kind}`");
    }
    let Some(row) = row else {
        let names: Vec<&str> = deckle_exporters::TABLE.iter().map(|row| row.name).collect();
        let program = external::find(kind).with_context(|| {
            format!(
                "there is no export `{kind}`, and no program `deckle-export-{kind}` on PATH; there are {}",
                names.join(", ")
            )
        })?;
        return Ok(Chosen::External(program));
    };
    row.exporter.map(Chosen::Compiled).with_context(|| {
        format!(
            "this deckle was compiled without the exporter `{}`: build it with `cargo build -p deckle --features {}`",
            row.name, row.feature
        )
    })
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
