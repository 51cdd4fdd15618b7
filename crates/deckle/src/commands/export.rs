//! `deckle export`: one export of a selection.

use crate::cli::{Common, ExportOptions, ReportOptions};
use crate::commands::select;
use crate::exports::external::{self, External};
use crate::exports::{self, inputs};
use crate::report;
use crate::session::Session;
use anyhow::{Context as _, Result, bail};
use deckle_diagnostics::escape;
use deckle_diagnostics::render::Format;
use deckle_export::{Context, Exporter, Scope};
use deckle_workspace::Question;
use std::path::Path;
use std::process::ExitCode;

/// Checks the collection, runs the chosen examples, makes one export and writes it.
pub(crate) fn run(common: &Common, options: &ExportOptions) -> Result<ExitCode> {
    let chosen_exporter = exporter(options)?;
    let exporter = chosen_exporter.exporter();
    let session = Session::open(common, &[])?;
    let collection = session.collection();
    let chosen = select::selection(&options.select);
    if let Some(message) = select::unknown(collection, &chosen) {
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

fn is_standard_output(path: &Path) -> bool {
    path == Path::new("-")
}
