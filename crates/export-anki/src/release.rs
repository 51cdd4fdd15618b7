//! The release step, and what it would do.
//!
//! | | released package | package from a checkout that is ahead |
//! | --- | --- | --- |
//! | unchanged note | the ledger's time | the same |
//! | changed note | max(ledger's time + 1, now) | the ledger's time − 1 |
//! | new note | now | 1: the first second of 1970 |
//!
//! Anki replaces a note only by one with a later time. So a package from a checkout adds new notes but never overwrites a
//! released one with a draft, and whatever it added is replaced by the next release, even if the draft was dropped.

use crate::error::{Error, Problem};
use crate::ledger::{Entry, Ledger, Stamp};
use crate::note::Note;
use crate::note_type;
use crate::options::Options;
use crate::plan::plan;
use crate::version::compare;
use deckle_content::publication::Publication;
use std::cmp::Ordering;

/// The time of what was never released.
const UNRELEASED: i64 = 1;

/// A way in which the content is ahead of the ledger: what a release would record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Behind {
    /// The cards' look changed, for all notes.
    NoteType,
    /// A note is new.
    Added {
        /// Its key.
        key: String,
    },
    /// A note changed.
    Changed {
        /// Its key.
        key: String,
    },
    /// A note has a new key, and perhaps a new content.
    Renamed {
        /// Its key at the last release.
        from: String,
        /// Its key now.
        key: String,
    },
    /// A note was withdrawn.
    Retired {
        /// Its key at the last release.
        key: String,
    },
    /// A note is gone without a word; a release refuses it.
    Lost {
        /// Its key at the last release.
        key: String,
    },
}

impl Ledger {
    /// Records a publication as released at `now`, in seconds since 1970: the release step.
    ///
    /// The publication must be the whole collection, proven as the released one is. `now` is the release's own time, never a
    /// later one: Anki's database check moves notes from the future, and updates then go astray.
    pub fn update(&self, publication: &Publication, options: &Options, now: i64) -> Result<Ledger, Error> {
        let plan = plan(publication, self, options)?;
        let lost: Vec<Problem> = lost(self, &plan.notes).map(|key| Problem::Lost { key }).collect();
        if !lost.is_empty() {
            return Err(Error::Unsound(lost));
        }
        self.must_allow(&publication.version, !ahead(self, &plan.notes, options).is_empty())?;
        let note_type = Some(next(self.note_type.as_ref(), note_type::hash(&options.style), now));
        let notes = plan
            .notes
            .into_iter()
            .map(|note| {
                let stamp = next(
                    self.notes.get(&note.identity).map(|entry| &entry.stamp),
                    note.hash(),
                    now,
                );
                let entry = Entry {
                    stamp,
                    cards: note.cards,
                    key: note.key,
                    question: note.question,
                };
                (note.identity, entry)
            })
            .collect();
        Ok(Ledger {
            version: Some(publication.version.clone()),
            collection: Some(plan.collection),
            note_type,
            notes,
        })
    }

    /// Refuses a version that learners have already, unless nothing changed since: recording twice is no mistake.
    fn must_allow(&self, version: &str, changed: bool) -> Result<(), Error> {
        let Some(released) = &self.version else { return Ok(()) };
        match compare(version, released) {
            Ordering::Greater => Ok(()),
            Ordering::Equal if !changed => Ok(()),
            _ => Err(Error::VersionNotRaised {
                released: released.clone(),
                version: version.to_owned(),
            }),
        }
    }

    /// Lists what a release of this publication, the whole collection, would record; empty if the ledger is up to date.
    pub fn behind(&self, publication: &Publication, options: &Options) -> Result<Vec<Behind>, Error> {
        let plan = plan(publication, self, options)?;
        let mut found = ahead(self, &plan.notes, options);
        found.extend(lost(self, &plan.notes).map(|key| Behind::Lost { key }));
        Ok(found)
    }
}

/// Counts what the content is ahead of the ledger, in words.
pub fn summary(behind: &[Behind]) -> String {
    let count = |is: fn(&Behind) -> bool| behind.iter().filter(|one| is(one)).count();
    let counts = [
        (count(|one| matches!(one, Behind::Added { .. })), "new"),
        (count(|one| matches!(one, Behind::Changed { .. })), "changed"),
        (count(|one| matches!(one, Behind::Renamed { .. })), "renamed"),
        (count(|one| matches!(one, Behind::Retired { .. })), "withdrawn"),
        (count(|one| matches!(one, Behind::Lost { .. })), "vanished"),
    ];
    let mut parts: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    if behind.contains(&Behind::NoteType) {
        parts.push("a new look".to_owned());
    }
    parts.join(", ")
}

/// Lists what is new or changed in notes, which may be a selection.
pub(crate) fn ahead(ledger: &Ledger, notes: &[Note], options: &Options) -> Vec<Behind> {
    let mut found = Vec::new();
    let look = note_type::hash(&options.style);
    if ledger.note_type.as_ref().is_none_or(|stamp| stamp.hash != look) {
        found.push(Behind::NoteType);
    }
    for note in notes {
        let key = note.key.clone();
        match ledger.notes.get(&note.identity) {
            None => found.push(Behind::Added { key }),
            Some(entry) if entry.stamp.hash == note.hash() => {}
            Some(_) if note.retired => found.push(Behind::Retired { key }),
            Some(entry) if entry.key != key => found.push(Behind::Renamed {
                from: entry.key.clone(),
                key,
            }),
            Some(_) => found.push(Behind::Changed { key }),
        }
    }
    found
}

/// Returns the time that something has in a package.
pub(crate) fn modified(released: Option<&Stamp>, hash: &str) -> i64 {
    match released {
        Some(stamp) if stamp.hash == hash => stamp.modified,
        Some(stamp) => (stamp.modified - 1).max(UNRELEASED),
        None => UNRELEASED,
    }
}

fn next(released: Option<&Stamp>, hash: String, now: i64) -> Stamp {
    let modified = match released {
        Some(stamp) if stamp.hash == hash => stamp.modified,
        Some(stamp) => now.max(stamp.modified + 1),
        None => now.max(UNRELEASED + 1),
    };
    Stamp { modified, hash }
}

fn lost<'a>(ledger: &'a Ledger, notes: &'a [Note]) -> impl Iterator<Item = String> + 'a {
    let kept: std::collections::BTreeSet<&str> = notes.iter().map(|note| note.identity.as_str()).collect();
    let gone = ledger
        .notes
        .iter()
        .filter(move |(identity, _)| !kept.contains(identity.as_str()));
    gone.map(|(_, entry)| entry.key.clone())
}
