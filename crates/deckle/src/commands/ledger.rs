//! `deckle ledger`: what the deck's ledger knows, against what the content says.

use crate::cli::{Common, LedgerAction, RunOptions};
use crate::collection::Collection;
use crate::exports::deck;
use crate::{edition, examples, interrupt, root, write};
use anyhow::{Context as _, Result, bail};
use deckle_diagnostics::escape;
use deckle_export_anki::Behind;
use std::process::ExitCode;
use std::time::SystemTime;

/// Compares the ledger with the content, or records the content in it.
pub(crate) fn run(common: &Common, action: LedgerAction, options: &RunOptions) -> Result<ExitCode> {
    let cancelled = interrupt::flag()?;
    let root = root::find(common.root.as_deref(), None)?;
    let collection = Collection::load(&root, &examples::LIMITS);
    // A card says whether its example was proven, so the examples are part of what is recorded.
    let proven = examples::run(&collection, &|_| true, options, common.quiet, &cancelled)?;
    let errors = collection.diagnostics().chain(&proven.diagnostics);
    let broken = errors
        .filter(|found| found.severity == deckle_diagnostics::Severity::Error)
        .count();
    if broken > 0 {
        bail!("the collection has {broken} error(s): run `deckle check` first");
    }
    let edition = edition::make(&collection, &proven);
    let ledger = deck::ledger(&root)?;
    let (settings, notices) = deck::options(&root, &edition);
    if let Some(notice) = notices.first() {
        bail!("{}", escape::line(notice));
    }
    let behind = ledger.behind(&edition, &settings)?;
    if action == LedgerAction::Record {
        let recorded = ledger.update(&edition, &settings, release_time()?)?;
        write::file(&root.join(deck::LEDGER), recorded.render().as_bytes())?;
    }
    if !common.quiet {
        for line in &behind {
            println!("{}", escape::line(&words(line)));
        }
        let verb = if action == LedgerAction::Record {
            "recorded"
        } else {
            "to be recorded by a release"
        };
        println!("{} change(s) {verb}", behind.len());
    }
    Ok(ExitCode::from(u8::from(
        action == LedgerAction::Check && !behind.is_empty(),
    )))
}

fn words(behind: &Behind) -> String {
    match behind {
        Behind::NoteType => "the look of the cards changed".to_owned(),
        Behind::Added { key } => format!("new        {key}"),
        Behind::Changed { key } => format!("changed    {key}"),
        Behind::Retired { key } => format!("retired    {key}"),
        Behind::Lost { key } => {
            format!("vanished   {key}: give it back, name it in `formerly`, or retire it in topic.yaml")
        }
    }
}

/// Returns the release's time in seconds since 1970: `SOURCE_DATE_EPOCH`, else now.
/// See <https://reproducible-builds.org/specs/source-date-epoch/>.
fn release_time() -> Result<i64> {
    if let Ok(text) = std::env::var("SOURCE_DATE_EPOCH") {
        return text
            .parse()
            .with_context(|| format!("SOURCE_DATE_EPOCH is `{text}`, not a number of seconds"));
    }
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .context("the clock is before 1970")?;
    i64::try_from(now.as_secs()).context("the clock is too far ahead")
}
