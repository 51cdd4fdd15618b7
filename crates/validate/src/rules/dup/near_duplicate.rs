//! `dup/near-duplicate`

use super::titles::Titles;
use deckle_diagnostics::Diagnostic;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports two questions of a topic whose words are nearly the same: rare words count more than common ones.
    ///
    /// ## Why
    /// Most often somebody asked what was asked already. Where the two differ on purpose, `allow:` says so. Words are
    /// compared, not their meaning; `dup/same-answer` finds what is asked in quite other words. Two questions that differ in
    /// their code alone, such as those about `|` and `&`, differ on purpose.
    ///
    /// ## Example
    /// ```yaml
    /// question: How does a dict find its keys?   # in dict.yaml
    /// question: How does a dict find a key?      # in hashing.yaml
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: How does a dict find a key?
    /// question: What makes an object hashable?
    /// ```
    pub(crate) RULE = "dup/near-duplicate" { severity: Warning, since: "0.1.0", suppressible: true }
}

/// Cosine similarity from which two questions are called near-duplicates.
///
/// Among 102 different questions on Python the nearest pair scores 0.59. Of five pairs that were made up for the purpose,
/// the three that keep their words (order, plurals) score 0.92 to 1.00, the two that are worded freely 0.42 and 0.63: the
/// rule finds the former and misses the latter, because a lower bound would report different questions.
const SIMILARITY_THRESHOLD: f64 = 0.8;

/// Reports questions whose words are nearly the same.
pub(crate) fn check(titles: &Titles<'_>, out: &mut Vec<Diagnostic>) {
    for (first, second, score) in titles.near(SIMILARITY_THRESHOLD) {
        let message = format!("`{}` asks nearly the same as `{}`", second.key, first.key);
        out.push(
            RULE.at(&second.document.file, second.document.span("/question"), message)
                .label(format!("{:.0} % alike", score * 100.0))
                .also_in(
                    &first.document.file,
                    first.document.span("/question"),
                    "the other question",
                )
                .help("merge the two; if they differ on purpose, keep both with an entry in `allow` that says how"),
        );
    }
}
