//! SQL examples that claim several engines.

mod error_text;
mod known_break;
mod no_result;
mod not_claimed;
mod row_order;
mod two_results;
mod unnamed_column;

use deckle_content::question::{EngineResult, Kind, Snippet};
use deckle_content::tree::{Found, Node};
use deckle_content::{Document, Engine, Question, Topic};
use deckle_diagnostics::{Diagnostic, Span};

/// The lists of these files.
pub(crate) const FILES: &[&[&deckle_diagnostics::Rule]] = &[
    error_text::RULES,
    known_break::RULES,
    no_result::RULES,
    not_claimed::RULES,
    row_order::RULES,
    two_results::RULES,
    unnamed_column::RULES,
];

/// An example with the engines that it claims, its topic's if it names none.
struct Claim<'a> {
    document: &'a Document,
    /// Its place among the question's examples, from 0.
    index: usize,
    snippet: &'a Snippet,
    engines: Vec<Engine>,
}

/// Checks the claims of a question's examples.
pub(crate) fn check(document: &Document, question: &Question, topic: &Topic, out: &mut Vec<Diagnostic>) {
    for (index, snippet) in question.snippets.iter().enumerate() {
        let mut claiming = snippet.clone();
        topic.claim(&mut claiming);
        let claim = Claim {
            document,
            index,
            snippet,
            engines: claiming.engines,
        };
        not_claimed::check(&claim, out);
        no_result::check(&claim, out);
        two_results::check(&claim, out);
        if snippet.kind() == Kind::Sql && snippet.not_run.is_none() {
            error_text::check(&claim, out);
            known_break::check(&claim, out);
            row_order::check(&claim, out);
            unnamed_column::check(&claim, out);
        }
    }
}

impl<'a> Claim<'a> {
    /// Finds a value of the example, by its path.
    fn at(&self, path: &str) -> Option<Found<'a>> {
        self.document.root.at(&format!("/snippets/{}/{path}", self.index))
    }

    /// Returns the place of a key of the example.
    fn key(&self, path: &str) -> Option<Span> {
        Some(self.at(path)?.key?.span)
    }

    /// Returns the place of a line of the code, from 0; that of the key `code` if it is not known.
    fn code_line(&self, line: usize) -> Span {
        let lines = self.document.lines(&format!("/snippets/{}/code", self.index));
        let code = || self.key("code").unwrap_or(Span::point(0));
        lines.get(line).copied().unwrap_or_else(code)
    }

    /// Yields the engines that its groups name, each with its group's place and its own.
    fn named(&self) -> impl Iterator<Item = (Engine, usize, Option<&'a Node>)> + '_ {
        let groups = self.snippet.results.iter().enumerate();
        groups.flat_map(move |(group, EngineResult { engines, .. })| {
            let one = move |(at, engine): (usize, &Engine)| {
                let found = self.at(&format!("results/{group}/engines/{at}"));
                (*engine, group, found.map(|found| found.node))
            };
            engines.iter().enumerate().map(one)
        })
    }
}
