//! One file's bytes as a document: decoded, parsed once, ready for the schema check and the typed structs.

use crate::characters;
use crate::limits::Limits;
use crate::parse as events;
use crate::syntax;
use crate::tree::Node;
use deckle_diagnostics::{Diagnostic, SourceFile, Span};
use serde::de::DeserializeOwned;
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a file that is not UTF-8, at its first byte that cannot be read.
    ///
    /// ## Why
    /// Every later step reads text. A file saved as Latin-1 or UTF-16 would show other letters than its author
    /// saw.
    ///
    /// ## Example
    /// ```text
    /// question: Was hei\xdft `self`?   # saved as Latin-1
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// question: Was heißt `self`?   # saved as UTF-8
    /// ```
    NOT_UTF8 = "io/not-utf8" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports a file above 1 MiB; it is not read.
    ///
    /// ## Why
    /// A question has a few kilobytes. A file of many megabytes is a mistake or an attack, and reading it would
    /// stall the check for everybody.
    ///
    /// ## Example
    /// ```text
    /// content/python/everything.yaml   (40 MB)
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// one question a file, each of a few kilobytes
    /// ```
    TOO_BIG = "io/too-big" { severity: Error, since: "0.1.0" }
}

/// A file that parsed.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file's text and path.
    pub file: Arc<SourceFile>,
    /// The tree, with a place for every key and value.
    pub root: Node,
}

/// What came of a file's bytes: a document if it parsed at all, and what was wrong.
#[derive(Debug)]
pub struct Parsed {
    /// The file as messages show it.
    pub file: Arc<SourceFile>,
    /// The document; present even with findings as long as a tree could be built.
    pub document: Option<Document>,
    /// The findings of decoding and parsing, and those about characters.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses a file's bytes. `path` is what messages show.
pub fn parse(path: &str, bytes: &[u8], limits: &Limits) -> Parsed {
    let mut diagnostics = Vec::new();
    let Some(file) = decode(path, bytes, limits, &mut diagnostics) else {
        return Parsed {
            file: SourceFile::new(path, ""),
            document: None,
            diagnostics,
        };
    };
    let characters = characters::check(&file);
    let tree = events::tree(&file, limits, &mut diagnostics);
    diagnostics.extend(characters);
    if tree.is_some() {
        // The markers of an unfinished merge can be text to YAML; they never are to an author.
        diagnostics.extend(syntax::conflict::explain(&file));
    }
    let document = tree.map(|root| Document {
        file: Arc::clone(&file),
        root,
    });
    Parsed {
        file,
        document,
        diagnostics,
    }
}

impl Document {
    /// Turns the document into a typed value. After a clean schema check this succeeds: a test holds the two together.
    pub fn typed<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        T::deserialize(&self.root)
    }

    /// Returns the place of the value at a JSON pointer, or the start of the file.
    pub fn span(&self, pointer: &str) -> Span {
        self.root
            .at(pointer)
            .map_or(Span::point(0), |found| found.node.head(&self.file))
    }

    /// Returns the place of each line of the text at a JSON pointer; none if there is no such text.
    pub fn lines(&self, pointer: &str) -> Vec<Span> {
        self.root
            .at(pointer)
            .map(|found| found.node.lines(&self.file))
            .unwrap_or_default()
    }
}

/// Decodes UTF-8, or says where it is not.
fn decode(path: &str, bytes: &[u8], limits: &Limits, diagnostics: &mut Vec<Diagnostic>) -> Option<Arc<SourceFile>> {
    if bytes.len() as u64 > limits.bytes {
        diagnostics.push(too_big(path, bytes.len() as u64, limits));
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(SourceFile::new(path, text)),
        Err(error) => {
            let good = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            let bad = bytes.get(good.len()).copied().unwrap_or_default();
            // The readable part, up to the bad byte, gives the message its line.
            let file = SourceFile::new(path, format!("{good}\u{FFFD}"));
            let span = Span::new(good.len(), good.len() + '\u{FFFD}'.len_utf8());
            diagnostics.push(
                NOT_UTF8
                    .at(
                        &file,
                        span,
                        format!(
                            "this file is not UTF-8: byte {} (0x{bad:02x}) is no character",
                            good.len()
                        ),
                    )
                    .label("the first byte that cannot be read")
                    .help("save the file as UTF-8"),
            );
            None
        }
    }
}

/// Says that a file is over the limit; callers that know the size need not read it.
pub fn too_big(path: &str, bytes: u64, limits: &Limits) -> Diagnostic {
    TOO_BIG
        .about(
            path,
            format!("this file has {bytes} bytes; at most {} are read", limits.bytes),
        )
        .help("one question a file: split it, or shorten its examples")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each line of a block's text is found where it stands in the file.
    #[test]
    fn lines_of_a_block_have_their_places() {
        for (yaml, lines) in [
            ("a: |\n  x\n  y\nb: 1\n", vec!["x", "y"]),
            ("a: |\n\n  x\n\n  | z\n", vec!["", "x", "", "| z"]),
            ("a: |2 # why | not\n    x\n   y\n", vec!["  x", " y"]),
            ("a: |-\n  x", vec!["x"]),
            ("a: |\n  x |\n", vec!["x |"]),
            ("a: |-\n\n  |\n", vec!["", "|"]),
            ("a: |\n", vec![]),
            ("a: |\n  \nb: 1\n", vec![]),
            ("a:\n  |\n  é\n  z\n", vec!["é", "z"]),
            ("a: plain\n", vec!["plain"]),
        ] {
            let parsed = parse("t.yaml", yaml.as_bytes(), &Limits::DEFAULT);
            let Some(document) = parsed.document else {
                panic!("{yaml:?} does not parse")
            };
            let found: Vec<&str> = document
                .lines("/a")
                .into_iter()
                .map(|span| document.file.slice(span))
                .collect();
            assert_eq!(found, lines, "{yaml:?}");
        }
    }

    #[test]
    fn places_of_blocks_begin_at_their_header() {
        let parsed = parse("t.yaml", b"a:\n  - code: |\n\n      x\n", &Limits::DEFAULT);
        let Some(document) = parsed.document else {
            panic!("does not parse")
        };
        assert_eq!(document.file.slice(document.span("/a/0/code")), "|");
    }
}
