//! What YAML allows and content files do not: anchors, aliases, tags, several documents, too many values, nothing at all.

use crate::limits::Limits;
use crate::rules::BY_MISREADING;
use crate::syntax;
use deckle_diagnostics::{Diagnostic, SourceFile, Span};
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an anchor (`&name`), an alias (`*name`) or a merge key.
    ///
    /// ## Why
    /// A text such as `*args` is meant as text, not as an alias; and aliases of aliases are how a small file
    /// fills a computer's memory.
    ///
    /// ## Example
    /// ```yaml
    /// question: *args and **kwargs: what are they?
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: '*args and **kwargs: what are they?'
    /// ```
    ANCHOR_ALIAS_MERGE = "yaml/anchor-alias-merge" { severity: Error, since: "0.1.0", fix: Some(Suggested) }

    /// ## What it does
    /// Reports a text that starts with `!`, which YAML takes for a tag.
    ///
    /// ## Why
    /// The first word would be lost silently: `!= or is not?` becomes `or is not?`.
    ///
    /// ## Example
    /// ```yaml
    /// question: != or is not, which one compares identity?
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: '!= or is not, which one compares identity?'
    /// ```
    CUSTOM_TAG = "yaml/custom-tag" { severity: Error, since: "0.1.0", fix: Some(Suggested), supersedes: BY_MISREADING }

    /// ## What it does
    /// Reports a file without content.
    ///
    /// ## Why
    /// An empty file is a question that somebody forgot to write.
    ///
    /// ## Example
    /// ```yaml
    /// # later
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: What does `is` compare?
    /// level: junior
    /// ```
    EMPTY = "yaml/empty" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports a second document in a file, after a line `---`.
    ///
    /// ## Why
    /// A file is one question. Everything after the line would be lost.
    ///
    /// ## Example
    /// ```yaml
    /// question: What is a tuple?
    /// ---
    /// question: What is a list?
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// question: What is a tuple?
    /// ```
    MULTI_DOCUMENT = "yaml/multi-document" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports a file with more than 20,000 keys and values.
    ///
    /// ## Why
    /// A question has about thirty. More are a mistake or an attack on the reader of the file.
    ///
    /// ## Example
    /// ```yaml
    /// tags: [a, b, c, …]
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags: [typing, classes]
    /// ```
    TOO_MANY_VALUES = "yaml/too-many-values" { severity: Error, since: "0.1.0" }
}

/// Reports a file without a document, at its first comment if there is one.
pub(crate) fn empty(file: &Arc<SourceFile>) -> Diagnostic {
    let message = "this file is empty";
    let found = if file.text().is_empty() {
        EMPTY.about(file.path(), message)
    } else {
        EMPTY.at(file, Span::point(0), message)
    };
    found.help("`deckle new` writes a question to start from")
}

/// Reports the first value over the limit.
pub(crate) fn too_many_values(file: &Arc<SourceFile>, span: Span, limits: &Limits) -> Diagnostic {
    let message = format!("this file has more than {} keys and values", limits.nodes);
    TOO_MANY_VALUES
        .at(file, span, message)
        .label("read no further than this")
        .help("one question a file: split it, or write what is no list of values as text")
}

/// Reports a second document.
pub(crate) fn second_document(file: &Arc<SourceFile>, span: Span) -> Diagnostic {
    MULTI_DOCUMENT
        .at(file, span, "a second YAML document starts here")
        .label("everything from here on would be lost")
        .help("one question a file: move this part to a file of its own, or delete the `---`")
}

/// Reports a tag that is none of YAML's own.
pub(crate) fn tag(file: &Arc<SourceFile>, span: Span) -> Diagnostic {
    let text = file.slice(span).to_owned();
    let message = format!("`{text}` is read as a YAML tag, and the text would lose it");
    let found = CUSTOM_TAG
        .at(file, span, message)
        .label("a value cannot start with `!`")
        .help("put the whole text in quotes");
    syntax::with_quoted_value(file, found, span.start)
}

/// Reports an anchor. `span` is the place of the value that has it.
pub(crate) fn anchor(file: &Arc<SourceFile>, span: Span) -> Diagnostic {
    // The anchor stands before its value, on the same line or the one above.
    let at = file.text()[..span.start].rfind('&').unwrap_or(span.start);
    let end = file.text()[at..]
        .find(char::is_whitespace)
        .map_or(file.text().len(), |length| at + length);
    let message = "a value that starts with `&` is read as a YAML anchor";
    let found = ANCHOR_ALIAS_MERGE
        .at(file, Span::new(at, end), message)
        .label("anchors are not allowed in content files")
        .help("put the text in quotes, or write the value out in full");
    syntax::with_quoted_value(file, found, at)
}

/// Reports an alias.
pub(crate) fn alias(file: &Arc<SourceFile>, span: Span) -> Diagnostic {
    let message = "a value that starts with `*` is read as a YAML alias";
    let found = ANCHOR_ALIAS_MERGE
        .at(file, span, message)
        .label("aliases are not allowed in content files")
        .help("put the text in quotes, or write the value out in full");
    syntax::with_quoted_value(file, found, span.start)
}
