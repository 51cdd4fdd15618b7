//! Prints what was found, in the form that was asked for.

use crate::cli::{Colour, Common, ReportOptions};
use crate::collection::{Collection, Scope};
use crate::examples::{LIMITS, Proven};
use deckle_content::publication::{Counts, Verdict};
use deckle_diagnostics::render::{self, Format, Style, Summary};
use deckle_diagnostics::{Diagnostic, Severity};
use std::fs::OpenOptions;
use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

/// Findings and counts, ready to be printed.
pub(crate) struct Report {
    /// The findings, in the order of their places.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// What was looked at.
    pub(crate) summary: Summary,
}

impl Report {
    /// Gathers what a scope's files and examples gave.
    pub(crate) fn new(collection: &Collection, scope: &Scope, proven: &Proven, more: Vec<Diagnostic>) -> Self {
        let found = collection.diagnostics().chain(&proven.diagnostics);
        let found: Vec<Diagnostic> = found
            .filter(|finding| scope.holds(finding.path()))
            .cloned()
            .chain(more)
            .collect();
        let asked = collection.questions().filter(|question| scope.holds(&question.shown));
        let looked_at = deckle_validate::Scope {
            collection: scope.is_whole(),
            snippets: proven.ran,
        };
        let documents = asked.filter_map(|question| question.document.as_ref());
        let config = collection.config.as_ref();
        let finished = deckle_validate::finish(found, documents, config, looked_at, &LIMITS);
        let mut counts = Counts::default();
        proven.proofs.values().flatten().for_each(|proof| counts.add(proof));
        let own = collection.topics.iter().map(|topic| &topic.shown);
        let files = own.chain(collection.questions().map(|question| &question.shown));
        let runs = proven.proofs.values().flatten().flat_map(|proof| &proof.runs);
        let ran = runs.filter(|run| !matches!(run.verdict, Verdict::NotRun { .. }));
        let unsandboxed = ran.map(|run| run.sandboxed).any(|held| !held);
        let summary = Summary {
            files: files
                .filter(|path| scope.holds(path))
                .cloned()
                .chain(scope.settings())
                .collect(),
            questions: collection
                .questions()
                .filter(|question| scope.holds(&question.shown))
                .count(),
            passed: counts.passed,
            failed: counts.failed,
            timed_out: counts.timed_out,
            not_run: counts.not_run,
            unsandboxed,
            hidden: finished.hidden,
        };
        Report {
            diagnostics: finished.diagnostics,
            summary,
        }
    }

    /// Yields the findings that are errors.
    pub(crate) fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        let all = self.diagnostics.iter();
        all.filter(|finding| finding.severity == Severity::Error)
    }

    /// Tells whether there is an error among the findings.
    pub(crate) fn has_errors(&self) -> bool {
        self.errors().next().is_some()
    }

    /// Prints the report to standard output and returns the exit code that goes with it.
    pub(crate) fn print(&self, common: &Common, options: &ReportOptions) -> ExitCode {
        let text = render::render(&self.diagnostics, &self.summary, options.format, &style(common));
        let silent =
            common.quiet && self.diagnostics.is_empty() && matches!(options.format, Format::Full | Format::Concise);
        if !silent {
            print(&text);
        }
        if options.format == Format::Github {
            self.append_job_summary();
        }
        self.code(options)
    }

    /// Adds the findings to the job's summary, where a workflow of GitHub names a file for it.
    fn append_job_summary(&self) {
        let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
            return;
        };
        let text = render::job_summary(&self.diagnostics, &self.summary);
        let file = OpenOptions::new().append(true).create(true).open(&path);
        if let Err(error) = file.and_then(|mut file| file.write_all(text.as_bytes())) {
            eprintln!("warning: cannot write the job's summary: {error}");
        }
    }

    /// Returns the exit code that goes with the findings.
    pub(crate) fn code(&self, options: &ReportOptions) -> ExitCode {
        ExitCode::from(u8::from(self.has_errors() && !options.no_fail))
    }
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
        rules: deckle_validate::rules::ALL,
        ..Style::default()
    }
}
