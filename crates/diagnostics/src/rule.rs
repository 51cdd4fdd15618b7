//! A kind of finding as a value. Findings are made from it: see [`Diagnostic`](crate::Diagnostic).

use crate::fix::Applicability;
use crate::severity::Severity;
use crate::supersede::Supersedes;

/// A kind of finding, declared with [`rules!`](crate::rules) beside the code that finds it.
///
/// Two rules are equal if their codes are: a registry holds each code once.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The stable code, such as `schema/unknown-key`. Content names it (`allow:`), so it is only ever renamed.
    pub code: &'static str,
    /// The severity, unless a collection's settings say otherwise.
    pub severity: Severity,
    /// The kind of fix that it usually comes with.
    pub fix: Option<Applicability>,
    /// Whether a file may suppress such a finding with a reason, and a collection lower its severity or turn it off.
    ///
    /// What guards the format, the reader's machine or the proof of an example is locked: neither is possible.
    pub suppressible: bool,
    /// The version of deckle that first had the rule, under this code or an old one.
    pub since: &'static str,
    /// Codes that the rule had before. They keep answering wherever a code can be written.
    pub renamed_from: &'static [&'static str],
    /// What a finding of this rule makes redundant.
    pub supersedes: &'static [Supersedes],
    /// Its page: Markdown with the sections What it does, Why, Example and Instead.
    pub page: &'static str,
}

impl Rule {
    /// What [`rules!`](crate::rules) starts from: a locked error without a fix. Code, page and version are empty.
    pub const DEFAULT: Rule = Rule {
        code: "",
        severity: Severity::Error,
        fix: None,
        suppressible: false,
        since: "",
        renamed_from: &[],
        supersedes: &[],
        page: "",
    };

    /// Returns the page as Markdown, without the space that begins each line of its comment.
    pub fn text(&self) -> String {
        let mut out = String::with_capacity(self.page.len());
        for line in self.page.lines() {
            out.push_str(line.strip_prefix(' ').unwrap_or(line));
            out.push('\n');
        }
        out
    }

    /// Returns what the rule does: the first paragraph of its page, as one line.
    pub fn summary(&self) -> String {
        self.section("What it does")
    }

    /// Returns the first paragraph of a section of the page, as one line; empty if there is no such section.
    pub fn section(&self, title: &str) -> String {
        let mut lines = self.page.lines().map(str::trim);
        let heading = lines.by_ref().find(|line| line.strip_prefix("## ") == Some(title));
        let text = lines.skip_while(|line| line.is_empty());
        let text = text.take_while(|line| heading.is_some() && !line.is_empty());
        text.collect::<Vec<_>>().join(" ")
    }

    /// Returns the code's first part, such as `schema`.
    pub fn family(&self) -> &'static str {
        self.code.split('/').next().unwrap_or(self.code)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

/// Declares rules, each with its page as a doc comment, and a list `RULES` of them for the registry.
///
/// ```
/// deckle_diagnostics::rules! {
///     /// ## What it does
///     /// Reports an empty answer.
///     ///
///     /// ## Why
///     /// It answers nothing.
///     pub EMPTY_ANSWER = "answer/empty" { severity: Warning, since: "0.1.0", suppressible: true }
/// }
/// # use deckle_diagnostics::{SourceFile, Span};
/// # fn main() {
/// let file = SourceFile::new("a.yaml", "answer: ''\n");
/// let found = EMPTY_ANSWER.at(&file, Span::new(8, 10), "the answer is empty");
/// assert_eq!((found.code(), RULES.len()), ("answer/empty", 1));
/// # }
/// ```
///
/// The braces hold fields of [`Rule`](crate::Rule); the names of severities and kinds of fixes need no path. `severity`
/// and `since` come first, and are never left out. A module's `RULES` is private to
/// its crate, and the compiler warns of a list that the crate's registry leaves out.
#[macro_export]
macro_rules! rules {
    ($(
        $(#[doc = $line:literal])+
        $vis:vis $name:ident = $code:literal {
            severity: $severity:ident, since: $since:literal $(, $field:ident: $value:expr)* $(,)?
        }
    )+) => {
        $(
            $(#[doc = $line])+
            $vis static $name: $crate::Rule = {
                #[allow(unused_imports, reason = "names for the fields, of which a rule may need none")]
                use $crate::{Applicability::*, Supersedes};
                $crate::Rule {
                    code: $code,
                    severity: $crate::Severity::$severity,
                    since: $since,
                    page: concat!($($line, "\n"),+),
                    $($field: $value,)*
                    ..$crate::Rule::DEFAULT
                }
            };
        )+

        /// The rules of this file.
        pub(crate) static RULES: &[&$crate::Rule] = &[$(&$name),+];
    };
}

#[cfg(test)]
mod tests {
    crate::rules! {
        /// ## What it does
        /// Reports one thing
        /// or another.
        ///
        /// ## Why
        /// It matters.
        ONE = "a/one" { severity: Note, since: "0.1.0", fix: Some(Safe), suppressible: true }

        /// ## What it does
        /// Nothing.
        TWO = "a/two" { severity: Error, since: "0.2.0", supersedes: &[Supersedes::in_file("b/*")] }
    }

    #[test]
    fn a_rule_is_what_its_declaration_says() {
        assert_eq!(RULES, [&ONE, &TWO]);
        assert_eq!(ONE.summary(), "Reports one thing or another.");
        assert_eq!(
            (ONE.section("Why").as_str(), ONE.section("Instead").as_str()),
            ("It matters.", "")
        );
        assert!(ONE.text().starts_with("## What it does\nReports one thing\n"));
        assert_eq!((ONE.family(), ONE.since, ONE.suppressible), ("a", "0.1.0", true));
        assert_eq!((TWO.fix, TWO.suppressible, TWO.supersedes.len()), (None, false, 1));
    }

    #[test]
    fn a_finding_has_the_severity_of_its_rule() {
        let found = ONE.about("a.yaml", "something is odd");
        assert_eq!(
            (found.code(), found.severity, found.path()),
            ("a/one", ONE.severity, "a.yaml")
        );
    }
}
