//! The parser's words turned into an author's: what was meant, where, and what to type.
//!
//! The parser says what it expected; the line at which it stopped tells what the author meant. Each kind of mistake has
//! its file here, and its page among the rules of `deckle-validate`.

mod block;
mod bracket;
mod colon;
pub(crate) mod conflict;
mod escape;
mod key;
mod line;
mod quote;
mod reserved;
mod tab;

pub(crate) use reserved::with_quoted_value;

use crate::limits::Limits;
use deckle_diagnostics::{Diagnostic, SourceFile, Span};
use granit_parser::{ErrorKind, ScanError};
use std::sync::Arc;

/// Explains why a file does not parse.
pub(crate) fn explain(file: &Arc<SourceFile>, error: &ScanError, limits: &Limits) -> Diagnostic {
    let text = file.text();
    let mut at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let kind = error.kind();
    if let ErrorKind::RecursionLimitExceeded = kind {
        let message = format!("lists and mappings are nested more than {} deep", limits.depth);
        return Diagnostic::error("yaml/too-deep", file, character(file, at), message)
            .help("if this is text that starts with a bracket, put it in quotes");
    }
    conflict::explain(file)
        .or_else(|| invisible(file, kind, at))
        .or_else(|| tab::explain(file, kind, at))
        .or_else(|| by_kind(file, kind, at))
        .or_else(|| reserved::lone_sign(file, at))
        .unwrap_or_else(|| {
            Diagnostic::error(
                "yaml/syntax",
                file,
                character(file, at),
                format!("this is not YAML: {}", error.info()),
            )
            .help("a content file needs no more of YAML than `key: value`, lists, text in quotes, and `|` blocks")
        })
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
        K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent => block::header(file, at),
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
        K::CommentNotSeparated => Some(block::comment(file, at)),
        _ => None,
    }
}

/// Explains an error at a character that cannot be seen.
fn invisible(file: &Arc<SourceFile>, kind: &ErrorKind, at: usize) -> Option<Diagnostic> {
    use deckle_diagnostics::escape::is_unsafe;
    let unseen = |c: char| is_unsafe(c) && !matches!(c, '\n' | '\r' | '\t');
    let wanted = match kind {
        ErrorKind::BomInsideDocument => '\u{feff}',
        ErrorKind::UnexpectedCharacter { character } if unseen(*character) => *character,
        _ => return None,
    };
    let span = character(file, at + file.text()[at..].find(wanted)?);
    let code = if wanted.is_control() {
        "io/control-char"
    } else {
        "io/bidi-or-zero-width"
    };
    let message = format!("the invisible character U+{:04X} is in the text", u32::from(wanted));
    Some(
        Diagnostic::error(code, file, span, message)
            .label("it cannot be seen, and is shown here as an escape")
            .help("delete it"),
    )
}

/// Returns the place of the character at an offset; empty at the end of the file.
pub(crate) fn character(file: &SourceFile, at: usize) -> Span {
    let length = file.text()[at..].chars().next().map_or(0, char::len_utf8);
    Span::new(at, at + length)
}
