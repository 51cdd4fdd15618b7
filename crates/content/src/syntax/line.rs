//! What can be said of a line that did not parse: its indentation, its key and its value, as an author sees them.

use deckle_diagnostics::{SourceFile, Span};

/// A line as an author reads it: perhaps a dash, perhaps a key, perhaps a value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// The number, from 1.
    pub(super) number: usize,
    /// The line without its line feed.
    pub(super) span: Span,
    /// The same as text.
    pub(super) text: &'a str,
    /// Bytes of white space at the start.
    pub(super) indent: usize,
    /// What stands before the first `: `, without dashes; `None` if there is none.
    pub(super) key: Option<&'a str>,
    /// Where the value starts, in the file: after the key, or after the dash.
    pub(super) value_start: usize,
}

impl<'a> Line<'a> {
    /// Reads the line that holds an offset.
    pub(super) fn at(file: &'a SourceFile, offset: usize) -> Option<Self> {
        Line::number(file, file.position(offset).line)
    }

    /// Reads a line by its number, from 1.
    pub(super) fn number(file: &'a SourceFile, number: usize) -> Option<Self> {
        let span = file.line(number)?;
        let text = file.slice(span);
        let indent = text.len() - text.trim_start_matches([' ', '\t']).len();
        let mut at = indent;
        while text[at..].starts_with("- ") {
            at += 2;
            at += text[at..].len() - text[at..].trim_start_matches(' ').len();
        }
        let rest = &text[at..];
        let colon = rest
            .find(": ")
            .or_else(|| rest.trim_end().strip_suffix(':').map(str::len));
        let quoted = rest.starts_with(['"', '\'', '[', '{', '#']);
        let key = colon.filter(|_| !quoted).map(|colon| &rest[..colon]);
        if let Some(key) = key {
            at += key.len() + 1;
        }
        let blank = text[at..].len() - text[at..].trim_start_matches([' ', '\t']).len();
        Some(Line {
            number,
            span,
            text,
            indent,
            key,
            value_start: span.start + at + blank,
        })
    }

    /// Returns the value as written on this line, without white space at its end.
    pub(super) fn value(&self) -> &'a str {
        self.text
            .get(self.value_start - self.span.start..)
            .unwrap_or_default()
            .trim_end()
    }

    /// Returns the place of the value on this line.
    pub(super) fn value_span(&self) -> Span {
        Span::new(self.value_start, self.value_start + self.value().len())
    }

    /// Returns the place of all that is written on the line.
    pub(super) fn written(&self) -> Span {
        let start = self.span.start + self.indent;
        Span::new(start, start + self.text[self.indent..].trim_end().len())
    }

    /// Returns the place of what is written without the dashes of list entries.
    pub(super) fn body(&self) -> Span {
        let written = self.written();
        let body = self.text[self.indent..].trim_end();
        Span::new(written.end - body.trim_start_matches("- ").len(), written.end)
    }

    /// Returns what is written on the line, without white space around it.
    pub(super) fn trimmed(&self) -> &'a str {
        self.text.trim()
    }

    /// Tells whether the key looks like one of the format's: lower-case letters and underscores.
    pub(super) fn has_plain_key(&self) -> bool {
        self.key
            .is_some_and(|key| !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
    }

    /// Tells whether the line says nothing.
    pub(super) fn is_blank(&self) -> bool {
        self.trimmed().is_empty() || self.trimmed().starts_with('#')
    }
}

/// Lines before another that are searched: what a message speaks of is near.
const MAX_LINES_ABOVE: usize = 500;

/// Yields the lines that say something before a line, nearest first.
pub(super) fn before(file: &SourceFile, number: usize) -> impl Iterator<Item = Line<'_>> {
    let first = number.saturating_sub(MAX_LINES_ABOVE).max(1);
    (first..number)
        .rev()
        .filter_map(|number| Line::number(file, number))
        .filter(|line| !line.is_blank())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_a_key_and_a_value() {
        for (text, key, value) in [
            ("level: mid", Some("level"), "mid"),
            ("  - title: a: b  ", Some("title"), "a: b"),
            ("  - one", None, "one"),
            ("code:", Some("code"), ""),
            ("'a: b'", None, "'a: b'"),
            ("x:y", None, "x:y"),
            ("", None, ""),
            ("ä: ö", Some("ä"), "ö"),
        ] {
            let file = SourceFile::new("a.yaml", text);
            let line = Line::at(&file, 0).map(|line| (line.key, line.value()));
            assert_eq!(line, Some((key, value)), "{text:?}");
        }
    }
}
