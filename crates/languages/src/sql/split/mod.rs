//! Splits a script into statements by an engine's own rules, and tells which connection runs each.
//!
//! Pure. A semicolon ends a statement unless it stands in a string, a comment or a block; where the engine's own client knows
//! commands, such as `DELIMITER`, they are obeyed and left out. What is never closed is left to the engine, whose error says so.

mod blocks;
mod dialect;
mod lexer;
#[cfg(test)]
mod tests;

use blocks::Reader;
pub(crate) use dialect::{Blocks, DUCKDB, Dialect, MARIADB, POSTGRESQL, SQLITE};
use lexer::{Kind, token};

/// One statement of a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    /// The line of the script that it begins on, from 1.
    pub(crate) line: usize,
    /// Its text, without the comments before it and the semicolon after it.
    pub(crate) text: String,
    /// The connection that runs it, where the script names any.
    pub(crate) connection: Option<String>,
}

/// Why a script cannot be split.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{problem}")]
pub(crate) struct SplitError {
    /// The line of the script, from 1.
    pub(crate) line: usize,
    problem: &'static str,
}

const INSIDE: &str = "`-- connection:` stands inside a statement; end the statement with `;` before it";
const NAME: &str = "`-- connection:` needs a name of small letters, as in `-- connection: a`";
const DELIMITER: &str = "`DELIMITER` needs the new delimiter after it, as in `DELIMITER //`";

/// Splits a script.
///
/// # Errors
/// Returns what a line that is meant for the client does wrong.
pub(crate) fn split(script: &str, dialect: &Dialect) -> Result<Vec<Statement>, SplitError> {
    let mut splitter = Splitter {
        script,
        dialect,
        statements: Vec::new(),
        start: None,
        reader: Reader::new(dialect.blocks),
        connection: None,
        delimiter: ";",
    };
    let mut at = 0;
    while at < script.len() {
        at = splitter.step(at)?;
    }
    splitter.end(script.len());
    Ok(splitter.statements)
}

struct Splitter<'a> {
    script: &'a str,
    dialect: &'a Dialect,
    statements: Vec<Statement>,
    /// Where the statement that is read begins; `None` between statements.
    start: Option<usize>,
    reader: Reader,
    connection: Option<String>,
    delimiter: &'a str,
}

impl Statement {
    /// Writes a statement as drivers read it.
    pub(crate) fn as_json(&self) -> serde_json::Value {
        serde_json::json!({"line": self.line, "text": self.text, "connection": self.connection})
    }
}

impl<'a> Splitter<'a> {
    /// Reads one token and returns where the next begins.
    fn step(&mut self, at: usize) -> Result<usize, SplitError> {
        let rest = &self.script[at..];
        let own_delimiter = self.delimiter != ";";
        if own_delimiter && rest.starts_with(self.delimiter) {
            self.end(at);
            return Ok(at + self.delimiter.len());
        }
        let (kind, length) = token(rest, self.dialect);
        let text = &rest[..length];
        match kind {
            Kind::Blank => {}
            Kind::Comment => self.comment(at, text)?,
            Kind::Sign(';') if !own_delimiter && self.reader.ends() => self.end(at),
            Kind::Word if self.is_delimiter_command(at, text) => return self.set_delimiter(at),
            _ => {
                self.start.get_or_insert(at);
                match kind {
                    Kind::Word => self.reader.word(text, &rest[length..]),
                    Kind::Sign(sign) => self.reader.sign(sign),
                    _ => self.reader.quoted(),
                }
            }
        }
        Ok(at + length)
    }

    /// Ends the statement that is read, if any.
    fn end(&mut self, at: usize) {
        self.reader = Reader::new(self.dialect.blocks);
        let Some(start) = self.start.take() else { return };
        self.statements.push(Statement {
            line: self.line(start),
            text: self.script[start..at].trim_end().to_owned(),
            connection: self.connection.clone(),
        });
    }

    fn line(&self, at: usize) -> usize {
        self.script[..at].matches('\n').count() + 1
    }

    fn begins_line(&self, at: usize) -> bool {
        let before = &self.script[..at];
        before.trim_end_matches([' ', '\t']).is_empty() || before.trim_end_matches([' ', '\t']).ends_with('\n')
    }

    fn comment(&mut self, at: usize, text: &str) -> Result<(), SplitError> {
        let words = text.strip_prefix("--").map(str::trim_start);
        let Some(name) = words.and_then(|words| words.strip_prefix("connection:")) else {
            return Ok(());
        };
        if !self.begins_line(at) {
            return Ok(());
        }
        let (name, line) = (name.trim(), self.line(at));
        if self.start.is_some() {
            return Err(SplitError { line, problem: INSIDE });
        }
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()) {
            return Err(SplitError { line, problem: NAME });
        }
        self.connection = Some(name.to_owned());
        Ok(())
    }

    fn is_delimiter_command(&self, at: usize, word: &str) -> bool {
        let known = self.dialect.blocks == Blocks::Routine && word.eq_ignore_ascii_case("DELIMITER");
        known && self.start.is_none() && self.begins_line(at)
    }

    fn set_delimiter(&mut self, at: usize) -> Result<usize, SplitError> {
        let rest: &'a str = &self.script[at..];
        let line = rest.lines().next().unwrap_or_default();
        let new = line["DELIMITER".len()..].split_whitespace().next();
        self.delimiter = new.ok_or_else(|| SplitError {
            line: self.line(at),
            problem: DELIMITER,
        })?;
        Ok(at + line.len())
    }
}
