//! The parser's words turned into an author's: what was meant, where, and what to type.
//!
//! The parser says what it expected; the line at which it stopped tells what the author meant. Each kind of mistake has
//! its file here, with the rule.

pub(crate) mod block;
pub(crate) mod bracket;
pub(crate) mod colon;
pub(crate) mod conflict;
pub(crate) mod escape;
pub(crate) mod header;
pub(crate) mod key;
mod line;
pub(crate) mod quote;
pub(crate) mod reserved;
pub(crate) mod space;
pub(crate) mod tab;

pub(crate) use reserved::with_quoted_value;
pub use space::SPACE_AFTER_DASH;

use crate::limits::Limits;
use deckle_diagnostics::{Diagnostic, SourceFile, Span};
use granit_parser::{ErrorKind, ScanError};
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports lists and mappings inside each other more than 32 deep.
    ///
    /// ## Why
    /// The format needs four levels. More are a mistake or an attack on the reader of the file.
    ///
    /// ## Example
    /// ```yaml
    /// tags: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[typing]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags: [typing]
    /// ```
    TOO_DEEP = "yaml/too-deep" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports text that is not YAML in a way that no other rule names, in the parser's own words.
    ///
    /// ## Why
    /// A file that does not parse cannot be checked further.
    ///
    /// ## Example
    /// ```yaml
    /// %YAML 1.2 3
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: What does `is` compare?
    /// ```
    SYNTAX = "yaml/syntax" { severity: Error, since: "0.1.0" }
}

/// Explains why a file does not parse; `None` where the rules about characters have said so.
pub(crate) fn explain(file: &Arc<SourceFile>, error: &ScanError, limits: &Limits) -> Option<Diagnostic> {
    let text = file.text();
    let mut at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let kind = error.kind();
    if let ErrorKind::RecursionLimitExceeded = kind {
        let message = format!("lists and mappings are nested more than {} deep", limits.depth);
        let found = TOO_DEEP.at(file, character(file, at), message);
        return Some(found.help("if this is text that starts with a bracket, put it in quotes"));
    }
    if let Some(found) = conflict::explain(file) {
        return Some(found);
    }
    if is_invisible(kind) {
        return None;
    }
    let found = tab::explain(file, kind, at)
        .or_else(|| by_kind(file, kind, at))
        .or_else(|| reserved::lone_indicator(file, at))
        .unwrap_or_else(|| {
            SYNTAX
                .at(file, character(file, at), format!("this is not YAML: {}", error.info()))
                .help("a content file needs no more of YAML than `key: value`, lists, text in quotes, and `|` blocks")
        });
    Some(found)
}

fn by_kind(file: &Arc<SourceFile>, kind: &ErrorKind, at: usize) -> Option<Diagnostic> {
    use ErrorKind as K;
    match kind {
        K::MappingValueNotAllowed => Some(colon::explain(file, at)),
        K::UnexpectedCharacter { .. }
        | K::MappingKeyNotAllowed
        | K::BlockSequenceEntryNotAllowed
        | K::InvalidGlobalTagCharacter
        | K::MissingTagUri
        | K::UndeclaredTagHandle
        | K::ExpectedTagBang
        | K::InvalidTagTerminator
        | K::UnclosedVerbatimTag
        | K::InvalidTagEscape
        | K::MissingAnchorOrAliasName => reserved::explain(file, at),
        K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent => header::explain(file, at),
        K::InvalidColonPlacement
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofImplicitFlowMapping
        | K::BlockEntryInFlowCollection
        | K::InvalidFlowScalarIndent
        | K::UnclosedFlowCollection { .. } => bracket::unclosed(file, at),
        K::MismatchedFlowCollectionEnd { open, close } => bracket::mismatched(file, at, *open, *close),
        K::MisplacedFlowCollectionEnd => Some(bracket::stray(file, at)),
        K::UnclosedQuotedScalar | K::InvalidQuotedScalarIndent | K::DocumentIndicatorInQuotedScalar => {
            quote::unclosed(file, at)
        }
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => {
            quote::text_after(file, at).or_else(|| quote::unclosed_in_list(file, at))
        }
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate
        | K::InvalidUnicodeEscape => escape::explain(file, at),
        K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::ExpectedDocumentStart
        | K::ExpectedNodeContent
        | K::InvalidIndentation
        | K::InvalidBlockScalarIndent
        | K::InvalidSimpleKey
        | K::SimpleKeyExpected
        | K::CommentInterceptedScalar => Some(block::explain(file, at)),
        K::CommentNotSeparated => Some(space::comment(file, at)),
        _ => None,
    }
}

/// Tells whether the parser stopped at a character that nobody sees: see [`crate::characters`].
fn is_invisible(kind: &ErrorKind) -> bool {
    match kind {
        ErrorKind::BomInsideDocument => true,
        ErrorKind::UnexpectedCharacter { character } => {
            deckle_diagnostics::escape::is_unsafe(*character) && !matches!(character, '\n' | '\r' | '\t')
        }
        _ => false,
    }
}

/// Returns the place of the character at an offset; empty at the end of the file.
pub(crate) fn character(file: &SourceFile, at: usize) -> Span {
    let length = file.text()[at..].chars().next().map_or(0, char::len_utf8);
    Span::new(at, at + length)
}
