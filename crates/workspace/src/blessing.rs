//! Decides what to write into a question's file so that an example keeps its promise.
//!
//! Pure. What the author marked as varying stays marked; where that cannot be kept, nothing is written.

mod engines;

use deckle_content::Document;
use deckle_content::edit::{self, Outputs};
use deckle_content::pattern::{self, Piece};
use deckle_content::question::{Kind, Snippet};
use deckle_diagnostics::Edit;
use deckle_languages::Mismatch;
use deckle_snippets::{Checked, Failure};

/// The largest comparison of promised and printed lines that is made.
const MOST_PAIRS: usize = 1_000_000;

/// Makes the edits that write what an example printed; fails with the reason why nothing should be written. `all` are its
/// runs: with several interpreters, what the first that failed saw is written, and has to hold for all.
pub(crate) fn edits(document: &Document, snippet: &Snippet, all: &[&Checked]) -> Result<Vec<Edit>, String> {
    if all.iter().any(|checked| checked.run.engine.is_some()) {
        return engines::edits(document, snippet, all);
    }
    let Some(checked) = all.iter().find(|checked| checked.failure.is_some()) else {
        return Ok(Vec::new());
    };
    match &checked.failure {
        None => Ok(Vec::new()),
        Some(Failure::Output { .. } | Failure::Stderr { .. }) => outputs(document, snippet, checked),
        Some(Failure::Session(mismatches)) => mismatches
            .iter()
            .map(|mismatch| below_statement(document, checked.index, mismatch))
            .collect(),
        Some(other) => Err(other.to_string()),
    }
}

/// Writes both outputs, so that one that was right stays as its author wrote it.
fn outputs(document: &Document, snippet: &Snippet, checked: &Checked) -> Result<Vec<Edit>, String> {
    let no_text = || "it printed something that is not text".to_owned();
    let stderr = checked.stderr.as_ref().ok_or_else(no_text)?;
    let stdout = match &checked.stdout {
        Some(seen) => with_marks(snippet.stdout.as_deref().unwrap_or_default(), seen)?,
        // A session shows its output among its own lines.
        None if snippet.kind() == Kind::Pycon => String::new(),
        None => return Err(no_text()),
    };
    let promised = snippet.stderr.as_deref().unwrap_or_default();
    let stderr = if deckle_snippets::stderr_matches(promised, stderr) {
        None
    } else {
        Some(with_marks(promised, &deckle_snippets::elided(stderr))?)
    };
    let outputs = Outputs {
        stdout: Some(&stdout)
            .filter(|text| Some(text.as_str()) != snippet.stdout.as_deref())
            .map(String::as_str),
        stderr: stderr.as_deref(),
    };
    edit::set_outputs(document, checked.index, outputs).map_err(|error| error.to_string())
}

fn below_statement(document: &Document, index: usize, mismatch: &Mismatch) -> Result<Edit, String> {
    let correction = &mismatch.correction;
    if correction.varies {
        let statement = mismatch.source.lines().next().unwrap_or_default();
        return Err(format!("`{statement}` shows what varies: correct it by hand"));
    }
    if correction.raises {
        let statement = mismatch.source.lines().next().unwrap_or_default();
        let error = mismatch.seen.lines().last().unwrap_or_default();
        return Err(format!(
            "`{statement}` showed output and now ends in `{error}`: correct the code, or delete the output that it shows"
        ));
    }
    let indent = " ".repeat(correction.indent);
    let shown: String = correction
        .shown
        .lines()
        .map(|line| format!("{indent}{line}\n"))
        .collect();
    edit::set_code_lines(document, index, correction.line, correction.lines, &shown).map_err(|error| error.to_string())
}

/// Returns what was printed, with the lines of the promise where they fit: so their marks stay.
fn with_marks(promised: &str, seen: &str) -> Result<String, String> {
    let marked = |line: &str| {
        pattern::pieces(line)
            .iter()
            .any(|piece| matches!(piece, Piece::Varies(_)))
    };
    let promised: Vec<&str> = promised.split_inclusive('\n').collect();
    let printed: Vec<&str> = seen.split_inclusive('\n').collect();
    let fitting = if promised.iter().any(|line| marked(line)) {
        fitting(&promised, &printed)?
    } else {
        vec![None; printed.len()]
    };
    let lost = promised
        .iter()
        .enumerate()
        // A line that prints its marks is promised with them escaped.
        .find(|(at, line)| marked(line) && !fitting.contains(&Some(*at)) && !printed.contains(line));
    if let Some((_, line)) = lost {
        return Err(format!(
            "its line `{}` marks what varies and no longer fits: correct it by hand",
            line.trim_end()
        ));
    }
    let lines = printed.iter().zip(fitting).map(|(line, fits)| match fits {
        Some(at) => promised[at].to_owned(),
        None => pattern::escaped(line),
    });
    Ok(lines.collect())
}

/// Finds, for each printed line, the promised line that it fits, so that as many as possible fit in order.
fn fitting(promised: &[&str], printed: &[&str]) -> Result<Vec<Option<usize>>, String> {
    if promised.len().saturating_mul(printed.len()) > MOST_PAIRS {
        return Err("it is too long to find the lines that vary: correct it by hand".to_owned());
    }
    let fits = |at: usize, seen: usize| pattern::matches(promised[at], printed[seen]);
    // best[row(i) + j]: how many lines fit from promised line i and printed line j on.
    let row = |at: usize| at * (printed.len() + 1);
    let mut best = vec![0_usize; row(promised.len() + 1)];
    for at in (0..promised.len()).rev() {
        for seen in (0..printed.len()).rev() {
            let passed_over = best[row(at + 1) + seen].max(best[row(at) + seen + 1]);
            let taken = if fits(at, seen) {
                best[row(at + 1) + seen + 1] + 1
            } else {
                0
            };
            best[row(at) + seen] = passed_over.max(taken);
        }
    }
    let mut out = vec![None; printed.len()];
    let (mut at, mut seen) = (0, 0);
    while at < promised.len() && seen < printed.len() {
        if fits(at, seen) && best[row(at) + seen] == best[row(at + 1) + seen + 1] + 1 {
            out[seen] = Some(at);
            at += 1;
            seen += 1;
        } else if best[row(at + 1) + seen] >= best[row(at) + seen + 1] {
            at += 1;
        } else {
            seen += 1;
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stay_where_their_lines_still_fit() {
        for (promised, seen, result) in [
            ("", "a\n", Ok("a\n")),
            ("a\n", "b\n", Ok("b\n")),
            ("took <~1~> s\nold\n", "took 2 s\nnew\n", Ok("took <~1~> s\nnew\n")),
            ("old\ntook <~1~> s\n", "new\nmore\ntook 2 s", Err("`took <~1~> s`")),
            (
                "old\ntook <~1~> s\n",
                "new\nmore\ntook 2 s\n",
                Ok("new\nmore\ntook <~1~> s\n"),
            ),
            ("<~1~>\n<~2~>\nx\n", "5\n6\n", Ok("<~1~>\n<~2~>\n")),
            ("took <~1~> s\n", "took 2 ms\n", Err("`took <~1~> s`")),
            ("a\n", "<~1~>\n", Ok("\\<~1~>\n")),
            ("<~1~>\n", "<~1~>\n", Ok("\\<~1~>\n")),
            ("\\<~1~>\nb\n", "<~1~>\nc\n", Ok("\\<~1~>\nc\n")),
        ] {
            let found = with_marks(promised, seen);
            match (&found, result) {
                (Ok(found), Ok(result)) => assert_eq!(found, result, "{promised:?} {seen:?}"),
                (Err(found), Err(part)) => assert!(found.contains(part), "{found}"),
                _ => panic!("{promised:?} {seen:?}: {found:?}"),
            }
        }
    }
}
