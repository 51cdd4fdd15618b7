//! The words and signs of SQL.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A keyword or a name.
    Word,
    /// A name in quotes.
    Quoted,
    /// A text, a number.
    Literal,
    /// Anything else: one character.
    Sign,
}

/// A token, with where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    pub(crate) kind: Kind,
    pub(crate) text: &'a str,
    /// Its line, from 0.
    pub(crate) line: usize,
    /// How many brackets are open around it.
    pub(crate) depth: usize,
}

impl Token<'_> {
    /// Tells whether it is this word or sign, in any case.
    pub(crate) fn is(&self, text: &str) -> bool {
        matches!(self.kind, Kind::Word | Kind::Sign) && self.text.eq_ignore_ascii_case(text)
    }

    /// Tells whether it names something.
    pub(crate) fn is_name(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Quoted)
    }
}

/// Reads the tokens of a text; comments are left out.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let (mut at, mut line, mut depth) = (0, 0, 0_usize);
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (kind, length) = match first {
            _ if first.is_whitespace() => (None, first.len_utf8()),
            '-' if rest.starts_with("--") => (None, rest.find('\n').unwrap_or(rest.len())),
            '/' if rest.starts_with("/*") => (None, rest.find("*/").map_or(rest.len(), |end| end + 2)),
            '\'' => (Some(Kind::Literal), quoted(rest, '\'')),
            '"' | '`' => (Some(Kind::Quoted), quoted(rest, first)),
            '0'..='9' => {
                let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_');
                (Some(Kind::Literal), rest.find(|c| !part(c)).unwrap_or(rest.len()))
            }
            _ if first.is_alphabetic() || first == '_' => {
                let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
                (Some(Kind::Word), rest.find(|c| !part(c)).unwrap_or(rest.len()))
            }
            _ => (Some(Kind::Sign), first.len_utf8()),
        };
        let text = &rest[..length];
        depth = depth.saturating_sub(usize::from(matches!(text, ")" | "]" | "}")));
        if let Some(kind) = kind {
            out.push(Token {
                kind,
                text,
                line,
                depth,
            });
        }
        depth += usize::from(matches!(text, "(" | "[" | "{"));
        line += text.matches('\n').count();
        at += length;
    }
    out
}

/// Returns the length of a quoted text; a doubled quote stands for itself.
fn quoted(text: &str, quote: char) -> usize {
    let mut rest = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = rest.next() {
        if c == quote && rest.next_if(|(_, next)| *next == quote).is_none() {
            return at + c.len_utf8();
        }
    }
    text.len()
}
