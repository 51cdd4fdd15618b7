//! Prints what was found, in the form that was asked for.

use crate::cli::{Colour, Common, ReportOptions};
use deckle_diagnostics::render::{self, JobSummary, Style, Summary};
use deckle_workspace::Report;
use std::fs::OpenOptions;
use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// When the program started.
static STARTED: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Notes when the program started.
pub(crate) fn start_clock() {
    LazyLock::force(&STARTED);
}

/// Prints the report to standard output and returns the exit code that goes with it.
pub(crate) fn write(report: &Report, common: &Common, options: &ReportOptions) -> ExitCode {
    let summary = Summary {
        elapsed: STARTED.elapsed(),
        ..report.summary.clone()
    };
    let text = render::render(&report.diagnostics, &summary, options.format, &style(common));
    let silent = common.quiet && report.diagnostics.is_empty() && options.format.for_people;
    if !silent {
        print(&text);
    }
    if let Some(job) = options.format.job_summary {
        append_job_summary(report, job);
    }
    code(report, options)
}

/// Adds the findings to the job's summary, where the CI system names a file for it.
fn append_job_summary(report: &Report, job: JobSummary) {
    let Some(path) = std::env::var_os(job.variable).filter(|path| !path.is_empty()) else {
        return;
    };
    let text = (job.write)(&report.diagnostics, &report.summary);
    let file = OpenOptions::new().append(true).create(true).open(&path);
    if let Err(error) = file.and_then(|mut file| file.write_all(text.as_bytes())) {
        eprintln!("warning: cannot write the job's summary: {error}");
    }
}

/// Returns the exit code that goes with the findings.
pub(crate) fn code(report: &Report, options: &ReportOptions) -> ExitCode {
    ExitCode::from(u8::from(report.has_errors() && !options.no_fail))
}

/// Whether something could not be written to standard output.
static LOST: AtomicBool = AtomicBool::new(false);

/// Tells whether something that was to be printed is lost, as on a full disk.
pub(crate) fn is_lost() -> bool {
    LOST.load(Ordering::Relaxed)
}

/// Writes to standard output. A reader that went away is no error: it has seen what it wanted.
pub(crate) fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush())
        && error.kind() != ErrorKind::BrokenPipe
    {
        LOST.store(true, Ordering::Relaxed);
    }
}

/// Chooses colours and width for standard output. See <https://no-color.org>.
pub(crate) fn style(common: &Common) -> Style {
    let colour = match common.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        }
    };
    Style {
        colour,
        rules: deckle_workspace::rules().rules(),
        ..Style::default()
    }
}
