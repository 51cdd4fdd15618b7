//! `deckle build`: the main job. Check everything, then write every export.

use crate::cli::{BuildOptions, Common};
use crate::exports;
use crate::interrupt;
use crate::report;
use crate::session::Session;
use crate::write::{self, Output};
use anyhow::Result;
use deckle_content::Publication;
use deckle_content::publication::{Selection, Verdict};
use deckle_diagnostics::escape;
use deckle_workspace::root::WORK;
use deckle_workspace::strict;
use std::fmt::Write as _;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// The folder in the collection's root that a build writes unless another is named.
const OUT: &str = "dist";

/// Checks everything and, if nothing failed, writes every export.
pub(crate) fn run(common: &Common, options: &BuildOptions) -> Result<ExitCode> {
    let mut stages = Stages::default();
    let session = stages.time("check", || Session::open(common, &[]))?;
    let collection = session.collection();
    let results = stages.time("examples", || session.run(&options.run))?;
    let more = if options.report.strict {
        strict(collection, &results)
    } else {
        Vec::new()
    };
    let found = session.report(&results, more);
    if found.has_errors() && !options.report.no_fail {
        let code = report::write(&found, common, &options.report);
        if !common.quiet {
            eprintln!("nothing was written: what is published is what was proven");
        }
        return Ok(code);
    }
    // A program that reads the report finds it on standard output alone, whether or not there is anything to report.
    let for_programs = !options.report.format.for_people;
    if for_programs || !found.diagnostics.is_empty() {
        report::write(&found, common, &options.report);
    }
    for notice in session.workspace.left_out(&Selection::default()) {
        eprintln!("note: {}", escape::line(&notice));
    }
    let publication = session.workspace.publication(&results);
    let made = stages.time("export", || exports::all(&session.workspace, &publication))?;
    interrupt::check()?;
    let outputs = made.outputs;
    let (out, shown) = match &options.out {
        Some(out) => (out.clone(), out.display().to_string()),
        None => (session.root().join(OUT), OUT.to_owned()),
    };
    stages.time("write", || write::folder(&session.root().join(WORK), &out, &outputs))?;
    for notice in &made.notices {
        eprintln!("note: {}", escape::line(notice));
    }
    if !common.quiet {
        let mut summary = summary(&publication, results.remembered, &outputs, &shown, &stages);
        for remedy in found.summary.remedies() {
            let _ = writeln!(summary, "help       {remedy}");
        }
        if for_programs {
            eprint!("{summary}");
        } else {
            report::print(&summary);
        }
    }
    Ok(report::code(&found, &options.report))
}

/// How long each stage took.
#[derive(Default)]
struct Stages(Vec<(&'static str, Duration)>);

impl Stages {
    fn time<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        self.0.push((name, start.elapsed()));
        result
    }
}

/// What a maintainer reads at a glance.
fn summary(publication: &Publication, remembered: usize, outputs: &[Output], out: &str, stages: &Stages) -> String {
    let counts = publication.counts();
    let mut text = String::new();
    let _ = writeln!(
        text,
        "questions  {} in {} topic(s)",
        publication.questions().count(),
        publication.topics.len()
    );
    let _ = writeln!(
        text,
        "examples   {} passed ({remembered} remembered), {} failed, {} timed out, {} not run",
        counts.passed, counts.failed, counts.timed_out, counts.not_run
    );
    let by = publication.interpreters.join(", ");
    let held = if publication.sandboxed() {
        ", sandboxed"
    } else {
        // The interpreters' names say it.
        ""
    };
    let _ = writeln!(text, "run with   {by}{held}");
    for line in not_run(publication) {
        let _ = writeln!(text, "  not run  {line}");
    }
    for output in outputs.iter().filter(|output| !output.path.contains('/')) {
        let _ = writeln!(
            text,
            "wrote      {out}/{:<24} {:>10}",
            output.path,
            size(output.bytes.len())
        );
    }
    let site: Vec<&Output> = outputs
        .iter()
        .filter(|output| output.path.starts_with("site/"))
        .collect();
    if !site.is_empty() {
        let bytes = site.iter().map(|output| output.bytes.len()).sum();
        let _ = writeln!(
            text,
            "wrote      {:<24} {:>10}",
            format!("{out}/site/ ({} files)", site.len()),
            size(bytes)
        );
    }
    let times: Vec<String> = stages
        .0
        .iter()
        .map(|(name, took)| format!("{name} {:.2} s", took.as_secs_f64()))
        .collect();
    let _ = writeln!(text, "time       {}", times.join(", "));
    text
}

/// One line for each example that was not run, with the reason.
fn not_run(publication: &Publication) -> Vec<String> {
    let mut lines = Vec::new();
    for question in publication.questions() {
        for (at, (_, proof)) in question.examples().enumerate() {
            let Some(Verdict::NotRun { reason, checked }) = proof.deciding().map(|run| &run.verdict) else {
                continue;
            };
            let checked = checked.as_ref().map(|what| format!(" ({what})")).unwrap_or_default();
            lines.push(format!("{} example {}: {reason}{checked}", question.key, at + 1));
        }
    }
    lines
}

fn size(bytes: usize) -> String {
    match bytes {
        0..=9_999 => format!("{bytes} B"),
        10_000..=9_999_999 => format!("{} KB", bytes / 1_000),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
