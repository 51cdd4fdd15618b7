//! `deckle ledger`: what the deck's ledger knows, against what the content says.

use crate::cli::{Common, LedgerAction, RunOptions};
use crate::exports::inputs;
use crate::session::Session;
use crate::{interrupt, report, write};
use anyhow::{Context as _, Result, ensure};
use deckle_diagnostics::escape;
use deckle_export::Inputs;
use deckle_export_anki::{self as anki, Behind};
use std::process::ExitCode;
use std::time::SystemTime;

/// Compares the ledger with the content, or records the content in it.
pub(crate) fn run(common: &Common, action: LedgerAction, options: &RunOptions) -> Result<ExitCode> {
    let session = Session::open(common, &[])?;
    // A card says whether its example was proven, so the examples are part of what is recorded.
    let results = session.run(options)?;
    // What counts as an error is the same as in a check: the collection's severities and what files may keep.
    let found = session.report(&results, Vec::new());
    let broken = found.errors().count();
    ensure!(
        broken == 0,
        "the collection has {broken} error(s): run `deckle check` first"
    );
    if !common.quiet {
        for line in found.summary.not_run_lines() {
            eprintln!("{line}");
        }
    }
    let publication = session.workspace.publication(&results);
    let inputs = inputs::read(&session.workspace, [anki::needs(&publication)])?;
    let ledger = anki::ledger(&inputs)?;
    let settings = anki::options(&publication, &inputs);
    let behind = ledger.behind(&publication, &settings)?;
    if action == LedgerAction::Record {
        let recorded = ledger.update(&publication, &settings, release_time()?)?;
        interrupt::check()?;
        if recorded != ledger {
            write::file(&session.root().join(Inputs::LEDGER), recorded.render().as_bytes())?;
        }
    }
    if !common.quiet {
        let lines = behind.iter().map(|one| escape::line(&words(one)).into_owned() + "\n");
        let verb = match action {
            LedgerAction::Record => "recorded",
            LedgerAction::Check => "to be recorded by a release",
        };
        let summary = match behind.as_slice() {
            [] => format!("{} is up to date", Inputs::LEDGER),
            some => format!("{}: {verb}", anki::summary(some)),
        };
        report::print(&lines.collect::<String>());
        report::print(&(summary + "\n"));
    }
    Ok(ExitCode::from(u8::from(
        action == LedgerAction::Check && !behind.is_empty(),
    )))
}

fn words(behind: &Behind) -> String {
    match behind {
        Behind::NoteType => "look       of all cards".to_owned(),
        Behind::Added { key } => format!("new        {key}"),
        Behind::Changed { key } => format!("changed    {key}"),
        Behind::Renamed { from, key } => format!("renamed    {from} is now {key}"),
        Behind::Retired { key } => format!("withdrawn  {key}"),
        Behind::Lost { key } => {
            format!(
                "vanished   {key}: give it back, name it in `formerly`, or withdraw it under `retired:` in topic.yaml"
            )
        }
    }
}

/// Returns the release's time in seconds since 1970: `SOURCE_DATE_EPOCH`, else now.
/// See <https://reproducible-builds.org/specs/source-date-epoch/>.
fn release_time() -> Result<i64> {
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .context("the clock is before 1970")?;
    let now = i64::try_from(now.as_secs()).context("the clock is too far ahead")?;
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => given_time(&text, now),
        Err(_) => Ok(now),
    }
}

/// Reads a time that is given from outside. One in the future would outrank the releases that follow: Anki's database
/// check sets it back, and what a learner edits stays behind it.
fn given_time(text: &str, now: i64) -> Result<i64> {
    let given: i64 = text
        .parse()
        .with_context(|| format!("SOURCE_DATE_EPOCH is `{text}`, not a number of seconds"))?;
    ensure!(
        (1..=now).contains(&given),
        "SOURCE_DATE_EPOCH is {given}, which is {}; the time of a release is in the past: `git log -1 --format=%ct` \
         gives that of the last commit",
        if given > now { "in the future" } else { "before 1970" }
    );
    Ok(given)
}

#[cfg(test)]
mod tests {
    use super::given_time;

    #[test]
    fn a_release_is_never_in_the_future() {
        let now = 1_700_000_000;
        assert_eq!(given_time("1600000000", now).ok(), Some(1_600_000_000));
        assert_eq!(given_time("1700000000", now).ok(), Some(now));
        for text in ["1700000001", "0", "-5", "", "soon", "1.5", "99999999999999999999"] {
            assert!(given_time(text, now).is_err(), "{text}");
        }
    }
}
