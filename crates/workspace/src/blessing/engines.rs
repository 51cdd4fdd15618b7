//! What to write for an example that claims several engines: one result where they agree, else one a group.
//!
//! Pure. An engine that was not run keeps what is written for it; where nothing is, nothing is made up.

use super::with_marks;
use deckle_content::publication::Verdict;
use deckle_content::question::{EngineResult, Snippet};
use deckle_content::{Document, Engine, edit};
use deckle_diagnostics::Edit;
use deckle_snippets::{Checked, Failure};

/// Makes the edits that write what an example came to on its engines; `all` are its runs.
pub(crate) fn edits(document: &Document, snippet: &Snippet, all: &[&Checked]) -> Result<Vec<Edit>, String> {
    let mut groups: Vec<EngineResult> = Vec::new();
    let mut seen: Vec<Engine> = Vec::new();
    let (mut ran, mut errors) = (0, 0);
    let mut sorted = all.to_vec();
    sorted.sort_by_key(|checked| checked.run.engine);
    for checked in sorted {
        let Some(engine) = checked.run.engine.filter(|engine| !seen.contains(engine)) else {
            continue;
        };
        seen.push(engine);
        let Some((stdout, raises)) = result(snippet, engine, checked)? else {
            continue;
        };
        ran += usize::from(!matches!(checked.run.verdict, Verdict::NotRun { .. }));
        errors += usize::from(raises.is_some() && matches!(checked.failure, Some(Failure::Error(_))));
        let agrees = |group: &&mut EngineResult| group.stdout == stdout && group.raises == raises;
        match groups.iter_mut().find(agrees) {
            Some(group) => group.engines.push(engine),
            None => groups.push(EngineResult {
                engines: vec![engine],
                stdout,
                raises,
            }),
        }
    }
    // What fails everywhere is more likely a mistake than the point.
    if errors > 0 && errors == ran {
        let failures = all.iter().filter_map(|checked| checked.failure.as_ref());
        let first = failures.map(ToString::to_string).next();
        return Err(first.unwrap_or_default());
    }
    edit::set_results(document, all.first().map_or(0, |checked| checked.index), &groups)
        .map_err(|error| error.to_string())
}

/// What an example prints and what it ends in.
type Seen = (Option<String>, Option<String>);

/// Returns what an example came to on an engine; `None` where neither a run nor the file says so.
fn result(snippet: &Snippet, engine: Engine, checked: &Checked) -> Result<Option<Seen>, String> {
    let (stdout, raises) = snippet.promised(Some(engine));
    let written = || (stdout.map(str::to_owned), raises.map(str::to_owned));
    match &checked.failure {
        None if matches!(checked.run.verdict, Verdict::NotRun { .. }) => {
            let is_written = stdout.is_some() || raises.is_some() || snippet.group(engine).is_some();
            Ok(is_written.then(written))
        }
        None => Ok(Some(written())),
        Some(Failure::Output { .. } | Failure::Error(_) | Failure::Raises { .. } | Failure::NotRaised { .. }) => {
            let Some(printed) = &checked.stdout else {
                return Err(format!("on {} it printed something that is not text", engine.name()));
            };
            let printed = with_marks(stdout.unwrap_or_default(), printed)?;
            let seen = checked.raised.as_deref();
            // The text of the message is not stable: the class and the code are.
            let class = seen.map(|seen| seen.split_once(": ").map_or(seen, |(class, _)| class).to_owned());
            let kept = raises.filter(|_| matches!(checked.failure, Some(Failure::Output { .. })));
            let raises = kept.map(str::to_owned).or(class);
            Ok(Some(((!printed.is_empty()).then_some(printed), raises)))
        }
        Some(other) => Err(format!("on {}: {other}", engine.name())),
    }
}
