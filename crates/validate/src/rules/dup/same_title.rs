//! `dup/same-title`

use super::titles::Titles;
use deckle_diagnostics::Diagnostic;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports two questions of a topic that ask the same words, whatever the case, spaces and punctuation. In code, signs and
    /// capitals matter, and so do signs that stand alone.
    ///
    /// ## Why
    /// A learner would be asked twice, and corrections would go to one of the two.
    ///
    /// ## Example
    /// ```yaml
    /// question: What is a tuple?     # in tuple.yaml
    /// question: What is a "tuple"?   # in list-vs-tuple.yaml
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: What is a tuple?
    /// question: When is a tuple better than a list?
    /// ```
    pub(crate) RULE = "dup/same-title" { severity: Error, since: "0.1.0" }
}

/// Reports questions whose normalised words are equal.
pub(crate) fn check(titles: &Titles<'_>, out: &mut Vec<Diagnostic>) {
    for (first, second) in titles.equal() {
        let message = format!("`{}` asks the same as `{}`", second.key, first.key);
        out.push(
            RULE.at(&second.document.file, second.document.span("/question"), message)
                .label("asked again here")
                .also_in(
                    &first.document.file,
                    first.document.span("/question"),
                    "asked first here",
                )
                .help("merge the two, or say in the question what sets this one apart"),
        );
    }
}
