//! `deckle rename` and `deckle rm`: what happens to one question, and to all that name it.

use crate::cli::{Common, RemoveOptions, RenameOptions};
use crate::session::Session;
use crate::{interrupt, report, write};
use anyhow::{Context as _, Result, anyhow, bail};
use deckle_content::Key;
use deckle_content::key::{is_slug, slug};
use deckle_diagnostics::escape;
use deckle_workspace::{Change, Question};
use std::path::PathBuf;
use std::process::ExitCode;

/// Gives a question another id. The old key stays in its `formerly`, and whatever names it names the new one.
pub(crate) fn run(common: &Common, options: &RenameOptions) -> Result<ExitCode> {
    let session = Session::open(common, std::slice::from_ref(&options.question))?;
    let old = asked(&session)?;
    let given = options.id.trim_end_matches(".yaml");
    let given = given.strip_prefix(&format!("{}/", old.topic)).unwrap_or(given);
    if !is_slug(given) || given.len() > 60 {
        match slug(given, 60) {
            meant if meant.is_empty() => bail!("`{}` holds no letters for an id", escape::line(given)),
            meant => bail!("`{}` is no id; did you mean `{meant}`?", escape::line(given)),
        }
    }
    let new = Key::new(old.topic.as_str(), given);
    let (from, to) = (path(&session, &old), path(&session, &new));
    if to.exists() {
        bail!("{} is already there", to.display());
    }
    let changes = session
        .workspace
        .rename(&old, given)
        .map_err(|reason| anyhow!(reason))?;
    show(&session, &changes, options.diff)?;
    if !options.diff {
        std::fs::rename(&from, &to).with_context(|| format!("cannot rename {}", from.display()))?;
        if !common.quiet {
            report::print(&format!(
                "{old} is {new} now; its old key stays in `formerly`, so that learners keep their cards\n"
            ));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Deletes a question. Nothing names it any more, and what stood after it keeps its place.
pub(crate) fn remove(common: &Common, options: &RemoveOptions) -> Result<ExitCode> {
    let session = Session::open(common, std::slice::from_ref(&options.question))?;
    let key = asked(&session)?;
    let farewell = options.farewell.as_deref();
    let changes = session
        .workspace
        .remove(&key, farewell)
        .map_err(|reason| anyhow!(reason))?;
    show(&session, &changes, options.diff)?;
    if !options.diff {
        let file = path(&session, &key);
        std::fs::remove_file(&file).with_context(|| format!("cannot delete {}", file.display()))?;
        if !common.quiet {
            report::print(&format!("{key} is gone\n"));
            if farewell.is_none() {
                report::print(
                    "if it was ever released, learners still have its card: say goodbye in `retired` of topic.yaml\n",
                );
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns the one question that was named.
fn asked(session: &Session<'_>) -> Result<Key> {
    let asked = session
        .collection()
        .questions()
        .filter(|question| session.scope.holds(&question.path));
    let asked: Vec<&Question> = asked.collect();
    match asked.as_slice() {
        [one] => Ok(one.key.clone()),
        _ => bail!("name one question, as `topic/id` or by its file"),
    }
}

fn path(session: &Session<'_>, key: &Key) -> PathBuf {
    session
        .root()
        .join("content")
        .join(&key.topic)
        .join(format!("{}.yaml", key.id))
}

fn show(session: &Session<'_>, changes: &[Change], only: bool) -> Result<()> {
    for change in changes {
        if only {
            report::print(&change.diff());
        } else {
            interrupt::check()?;
            write::change(session.root(), change)?;
        }
    }
    Ok(())
}
