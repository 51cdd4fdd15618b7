//! The ledger: what was released, and when each note last changed. A text file that belongs to the content.
//!
//! ```text
//! format 1
//! version 1.2.0
//! collection python-interview-questions
//! note-type 5d0c… 1767225600
//! python/dict 0f3a… 1767225600 2 python/dict How does a `dict` find a key?
//! ```
//!
//! The version is the one last released. Then one line for each note, sorted: identity, content hash, time of the last change in seconds, number of cards, key when
//! last released, and the question in words. Two branches that both released merge by keeping the lines of both: of
//! several lines for one note the latest counts.

use crate::error::LedgerError;
use crate::version;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The newest format that this program knows.
const FORMAT: u32 = 1;

/// When something was last changed, and what it was then.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Seconds since 1970.
    pub modified: i64,
    /// The hash of its content; empty if branches disagree about it.
    pub hash: String,
}

/// A note that was released.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Its last change.
    pub stamp: Stamp,
    /// How many cards it had.
    pub cards: u8,
    /// Its key at the last release.
    pub key: String,
    /// Its question, in plain words on one line.
    pub question: String,
}

/// What was released.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The version last released; `None` before the first release.
    pub version: Option<String>,
    /// The collection's name in guids; `None` before the first release.
    pub collection: Option<String>,
    /// The note type's last change; `None` before the first release.
    pub note_type: Option<Stamp>,
    /// The notes, by identity: the key under which each was first released.
    pub notes: BTreeMap<String, Entry>,
}

impl Ledger {
    /// Reads a ledger. An empty text is the ledger of a collection that was never released.
    pub fn parse(text: &str) -> Result<Self, LedgerError> {
        let mut ledger = Ledger::default();
        let mut format = None;
        for (at, line) in text.lines().enumerate() {
            let number = at + 1;
            let line = line.trim();
            if ["<<<<<<<", "|||||||", "=======", ">>>>>>>"]
                .iter()
                .any(|mark| line.starts_with(mark))
            {
                return Err(LedgerError::Conflict { line: number });
            }
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
            if word == "format" {
                format = Some(read_format(rest, number)?);
                continue;
            }
            if format.is_none() {
                return Err(LedgerError::NoFormat { line: number });
            }
            ledger
                .line(word, rest)
                .map_err(|what| LedgerError::Line { line: number, what })?;
        }
        Ok(ledger)
    }

    fn line(&mut self, word: &str, rest: &str) -> Result<(), String> {
        match word {
            "version" if rest.is_empty() => Err("a version needs its number".to_owned()),
            "version" => {
                let rest = rest.to_owned();
                self.version = Some(match self.version.take() {
                    Some(other) => version::later(other, rest),
                    None => rest,
                });
                Ok(())
            }
            "collection" if rest.is_empty() => Err("a collection needs a name".to_owned()),
            "collection" => match &self.collection {
                Some(other) if other != rest => Err(format!("the collection is already called {other}")),
                _ => {
                    self.collection = Some(rest.to_owned());
                    Ok(())
                }
            },
            "note-type" => {
                let mut words = rest.split(' ');
                let stamp = stamp(&mut words)?;
                self.note_type = Some(match self.note_type.take() {
                    Some(other) => later_stamp(other, stamp),
                    None => stamp,
                });
                Ok(())
            }
            identity if identity.contains('/') => {
                let entry = entry(rest)?;
                let entry = match self.notes.remove(identity) {
                    Some(other) => later(other, entry),
                    None => entry,
                };
                self.notes.insert(identity.to_owned(), entry);
                Ok(())
            }
            other => Err(format!("`{other}` is neither a key nor a word that ledgers have")),
        }
    }

    /// Renders the ledger; [`Ledger::parse`] reads it back.
    pub fn render(&self) -> String {
        let mut out = String::from(
            "# What learners have been given, one note a line. The release step writes this file; nobody else has to.\n\
             # After a merge, keep the lines of both sides.\n",
        );
        let _ = writeln!(out, "format {FORMAT}");
        if let Some(version) = &self.version {
            let _ = writeln!(out, "version {version}");
        }
        if let Some(collection) = &self.collection {
            let _ = writeln!(out, "collection {collection}");
        }
        if let Some(stamp) = &self.note_type {
            let _ = writeln!(out, "note-type {} {}", shown(&stamp.hash), stamp.modified);
        }
        for (identity, entry) in &self.notes {
            let Entry {
                stamp,
                cards,
                key,
                question,
            } = entry;
            let _ = writeln!(
                out,
                "{identity} {} {} {cards} {key} {question}",
                shown(&stamp.hash),
                stamp.modified
            );
        }
        out
    }

    /// Returns the identity of the note that had this key at the last release.
    pub(crate) fn identity_of(&self, key: &str) -> Option<&str> {
        // Most notes were never renamed, and then the key is the identity.
        if self.notes.get(key).is_some_and(|entry| entry.key == key) {
            return self.notes.get_key_value(key).map(|(identity, _)| identity.as_str());
        }
        let mut found = self.notes.iter().filter(|(_, entry)| entry.key == key);
        found.next().map(|(identity, _)| identity.as_str())
    }
}

fn read_format(text: &str, line: usize) -> Result<u32, LedgerError> {
    match text.trim().parse() {
        Ok(found) if found > FORMAT => Err(LedgerError::Newer { found, known: FORMAT }),
        Ok(found) => Ok(found),
        Err(_) => Err(LedgerError::NoFormat { line }),
    }
}

fn stamp<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<Stamp, String> {
    let hash = match words.next() {
        Some("-") => "",
        Some(hash) if hash.bytes().all(|b| b.is_ascii_hexdigit()) && !hash.is_empty() => hash,
        _ => return Err("a content hash was expected".to_owned()),
    };
    let modified = words
        .next()
        .and_then(|word| word.parse().ok())
        .filter(|modified| *modified > 0)
        .ok_or("a time in seconds was expected after the hash")?;
    let hash = hash.to_owned();
    Ok(Stamp { modified, hash })
}

fn entry(rest: &str) -> Result<Entry, String> {
    let mut words = rest.splitn(5, ' ');
    let stamp = stamp(&mut words)?;
    let cards = words
        .next()
        .and_then(|word| word.parse().ok())
        .filter(|cards| (1..=2).contains(cards))
        .ok_or("1 or 2 cards were expected")?;
    let key = words
        .next()
        .filter(|key| key.contains('/'))
        .ok_or("a key was expected")?;
    Ok(Entry {
        stamp,
        cards,
        key: key.to_owned(),
        question: words.next().unwrap_or_default().to_owned(),
    })
}

fn later(one: Entry, other: Entry) -> Entry {
    let stamp = later_stamp(one.stamp.clone(), other.stamp.clone());
    let last = one.max(other);
    Entry { stamp, ..last }
}

/// Two releases in one second with different content: neither hash can be trusted, so the next release settles it.
fn later_stamp(one: Stamp, other: Stamp) -> Stamp {
    if one.modified == other.modified && one.hash != other.hash {
        let hash = String::new();
        return Stamp { hash, ..one };
    }
    one.max(other)
}

fn shown(hash: &str) -> &str {
    if hash.is_empty() { "-" } else { hash }
}
