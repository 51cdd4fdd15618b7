//! Splits code into runs where it is set.
//!
//! A grammar may take tens of milliseconds to load, and the runs of a guide are most of its data: the template asks for
//! them with `code-runs(language, text)` while other pages are set on other cores.
//!
//! **Invariant:** the runs of each line, joined, are the line.

use super::native::function;
use crate::lower::code::lines_of;
use crate::model::Run;
use typst::diag::SourceResult;
use typst::foundations::{Args, Array, IntoValue as _, NativeFuncData, NativeFuncPtr, Str, Value};

/// The function, as the template sees it.
pub(crate) static CODE_RUNS: NativeFuncData = function(
    "code-runs",
    "Code Runs",
    "Splits code into lines of runs, each a class and a text.",
    NativeFuncPtr(&|_, _, args| code_runs(args)),
);

fn code_runs(args: &mut Args) -> SourceResult<Value> {
    let language: Option<Str> = args.expect("language")?;
    let text: Str = args.expect("text")?;
    let lines = lines_of(language.as_deref(), &text);
    let lines: Array = lines
        .iter()
        .map(|line| line.iter().map(value).collect::<Array>().into_value())
        .collect();
    Ok(lines.into_value())
}

/// Returns a run as the template takes it.
fn value(run: &Run) -> Value {
    let parts: Array = match run {
        Run::Text(class, text) => [class.into_value(), text.as_str().into_value()].into_iter().collect(),
        Run::Wrap(word, hang) => [word.into_value(), hang.into_value()].into_iter().collect(),
    };
    parts.into_value()
}
