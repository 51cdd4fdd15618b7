//! What can be wrong with a deck or a ledger, in sentences.

use deckle_content::Key;

/// Why no package was made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The content does not make a sound deck; every problem is listed.
    #[error("{}", list(.0))]
    Unsound(Vec<Problem>),
    /// Something changed since a release, and the version did not.
    #[error(
        "version {released} was released already, so {version} cannot be released now: raise `version` in deckle.yaml"
    )]
    VersionNotRaised {
        /// The version last released.
        released: String,
        /// The version that was to be released.
        version: String,
    },
    /// `SQLite` refused.
    #[error("the deck's database could not be made: {0}")]
    Database(#[from] rusqlite::Error),
    /// The archive could not be written.
    #[error("the deck's archive could not be made: {0}")]
    Archive(#[from] zip::result::ZipError),
}

/// One thing that would make a deck unsound.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Two questions have the same identity.
    #[error(
        "{first} and {second} would be one note: both were released as {identity}. Give the newer question another name, \
         or take {identity} out of the `formerly` that does not belong there"
    )]
    OneNote {
        /// The first question.
        first: Key,
        /// The second question.
        second: Key,
        /// The key that both claim.
        identity: String,
    },
    /// Two different identities have the same hash; it takes about 2^32 notes.
    #[error("{first} and {second} have the same guid. Rename the one that was never released")]
    OneGuid {
        /// The first identity.
        first: String,
        /// The second identity.
        second: String,
    },
    /// A tag that Anki would split or misread.
    #[error("{key}: the tag `{tag}` has a space in it, and Anki would read two tags. Join the words with a hyphen")]
    TagWithSpace {
        /// The note's key.
        key: String,
        /// The tag.
        tag: String,
    },
    /// A field that Anki's editor and phones choke on.
    #[error("{key}: the {field} takes {bytes} bytes on its card; Anki stays comfortable below {limit}. Shorten it")]
    FieldTooLong {
        /// The note's key.
        key: String,
        /// The field's name.
        field: &'static str,
        /// Its length.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// A character that ends a field or a text in Anki's database.
    #[error("{key}: the {field} holds the control character U+{:04X}, which Anki's database cannot hold. Remove it", *.character as u32)]
    ControlCharacter {
        /// The note's key.
        key: String,
        /// The field's name.
        field: &'static str,
        /// The character.
        character: char,
    },
    /// An empty question: Anki refuses a note whose first field is empty.
    #[error("{key}: the question is empty")]
    EmptyQuestion {
        /// The note's key.
        key: String,
    },
    /// An image that was not handed over.
    #[error("{key}: the image `{source_path}` is not there")]
    MissingImage {
        /// The question.
        key: Key,
        /// The path, as the answer has it.
        source_path: String,
    },
    /// A deck without a note.
    #[error("no question is left to export")]
    NoNotes,
    /// A released note that the content no longer accounts for.
    #[error(
        "{key} was released and is gone. If it has a new name, list the old one under `formerly:` in its file; if it was \
         withdrawn, give a sentence about it under `retired:` in its topic's file"
    )]
    Lost {
        /// The note's key, as last released.
        key: String,
    },
}

/// What is wrong with a ledger's text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LedgerError {
    /// Its format is newer than this program.
    #[error("the ledger has format {found}; this deckle knows formats up to {known}. Use a newer deckle")]
    Newer {
        /// The ledger's format.
        found: u32,
        /// The newest format that this program knows.
        known: u32,
    },
    /// It does not begin with its format.
    #[error("line {line} of the ledger: `format 1` was expected before anything else. Is this a ledger?")]
    NoFormat {
        /// The line, from 1.
        line: usize,
    },
    /// A line that means nothing.
    #[error("line {line} of the ledger: {what}. Take the line as it was last committed")]
    Line {
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        what: String,
    },
    /// A conflict that nobody resolved.
    #[error("line {line} of the ledger is a merge conflict's mark. Keep both sides' lines and remove the marks")]
    Conflict {
        /// The line, from 1.
        line: usize,
    },
}

fn list(problems: &[Problem]) -> String {
    let mut lines = vec![match problems.len() {
        1 => "the deck has a problem:".to_owned(),
        count => format!("the deck has {count} problems:"),
    }];
    lines.extend(problems.iter().map(|problem| format!("- {problem}")));
    lines.join("\n")
}
