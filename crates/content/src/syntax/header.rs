//! `yaml/block-header`

use super::line::Line;
use super::reserved;
use deckle_diagnostics::{Diagnostic, SourceFile, Span};
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports text behind the `|` or `>` that starts a block.
    ///
    /// ## Why
    /// The text of a block starts on the next line.
    ///
    /// ## Example
    /// ```yaml
    /// code: | x = 1
    ///   print(x)
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   x = 1
    ///   print(x)
    /// ```
    BLOCK_HEADER = "yaml/block-header" { severity: Error, since: "0.1.0" }
}

/// Explains text after the `|` or `>` that starts a block.
pub(super) fn explain(file: &Arc<SourceFile>, at: usize) -> Option<Diagnostic> {
    let line = Line::at(file, at)?;
    let sign = line.value().chars().next().filter(|c| matches!(c, '|' | '>'))?;
    let next = Line::number(file, line.number + 1);
    let block_follows = next.is_some_and(|next| !next.is_blank() && next.indent > line.indent);
    if !block_follows {
        return reserved::explain(file, at);
    }
    let rest = line.value()[1..].trim_start();
    let start = line.value_span().end - rest.len();
    Some(
        BLOCK_HEADER
            .at(
                file,
                Span::new(start, line.value_span().end),
                format!("text follows `{sign}` on the same line"),
            )
            .label("the block starts on the next line")
            .help("move this text to a line of its own, indented like the lines below"),
    )
}
