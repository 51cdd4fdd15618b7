//! `deckle serve`: the page on this machine, built again on every change, with the findings shown in it.

use crate::cli::{Common, ServeOptions};
use crate::collection::{Collection, Scope};
use crate::report::Report;
use crate::server::{Page, Server};
use crate::watch::{Snapshot, changed};
use crate::{examples, exports, interrupt, publication, root};
use anyhow::Result;
use deckle_content::Publication;
use deckle_diagnostics::escape;
use deckle_diagnostics::render::{self, Format, Style};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

/// Serves until it is interrupted.
pub(crate) fn run(common: &Common, options: &ServeOptions) -> Result<ExitCode> {
    let cancelled = interrupt::flag()?;
    let root = root::find(common.root.as_deref(), None)?;
    let server = Server::start(options.port)?;
    eprintln!("serving http://127.0.0.1:{}/ (Ctrl-C ends)", server.port());
    loop {
        let seen = Snapshot::take(&root);
        match build(common, options, &root, &server, &cancelled) {
            Ok(()) => {}
            Err(_) if cancelled.load(Ordering::Relaxed) => return Ok(ExitCode::SUCCESS),
            // No pages can be made, because there is no interpreter, say: those of the last build stay.
            Err(error) => {
                let text = format!("error: {}", escape::block(&format!("{error:#}")));
                eprintln!("{text}");
                server.report(text);
            }
        }
        if !changed(&root, &seen, &cancelled) {
            return Ok(ExitCode::SUCCESS);
        }
    }
}

/// Checks, makes the pages and serves them; findings do not stop it, they are shown.
fn build(common: &Common, options: &ServeOptions, root: &Path, server: &Server, cancelled: &AtomicBool) -> Result<()> {
    let collection = Collection::load(root, &examples::LIMITS);
    let proven = examples::run(&collection, &|_| true, &options.run, common.quiet, cancelled)?;
    let report = Report::new(&collection, &Scope::new(root, &[])?, &proven, Vec::new());
    let findings = if report.diagnostics.is_empty() {
        String::new()
    } else {
        render::render(&report.diagnostics, &report.summary, Format::Full, &Style::default())
    };
    if !common.quiet {
        eprintln!("{}", report.summary.line(&report.diagnostics));
    }
    let publication = publication::make(&collection, &proven);
    let build = name(&publication);
    if build == server.build() {
        server.report(findings);
    } else {
        let files = exports::site::live(&publication, &build)?;
        server.publish(Page { files, build, findings });
    }
    Ok(())
}

/// Names what pages are made from. Another run of the program may make them otherwise, so it is part of the name.
fn name(publication: &Publication) -> String {
    let mut hasher = DefaultHasher::new();
    format!("{publication:?}").hash(&mut hasher);
    format!("{:x}-{:016x}", std::process::id(), hasher.finish())
}
