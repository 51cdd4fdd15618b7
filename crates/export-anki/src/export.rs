//! A publication as an Anki package.

use crate::database::{self, Stamped};
use crate::deck;
use crate::error::Error;
use crate::ledger::Ledger;
use crate::note_type;
use crate::options::Options;
use crate::plan::plan;
use crate::release::{Behind, ahead, modified};
use crate::zipped;
use deckle_content::publication::Publication;

/// A finished package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// The `.apkg` file.
    pub bytes: Vec<u8>,
    /// How many notes it has, withdrawn ones included.
    pub notes: usize,
    /// How many cards it has.
    pub cards: usize,
    /// How many of the notes are withdrawn.
    pub retired: usize,
    /// What of it was never released. Learners get these only with the next release; a caller should say so.
    pub unreleased: Vec<Behind>,
}

/// Makes the package of a publication, which may be a selection.
pub fn export(publication: &Publication, ledger: &Ledger, options: &Options) -> Result<Package, Error> {
    let plan = plan(publication, ledger, options)?;
    let decks = deck::decks(publication, &options.root, &plan.notes);
    let note_type = modified(ledger.note_type.as_ref(), &note_type::hash(&options.style));
    let models = note_type::models(&options.style, note_type, decks.first());
    let stamped: Vec<Stamped<'_>> = plan
        .notes
        .iter()
        .map(|note| {
            let released = ledger.notes.get(&note.identity).map(|entry| &entry.stamp);
            let modified = modified(released, &note.hash());
            Stamped { note, modified }
        })
        .collect();
    let mut collection = database::build(&stamped, &decks, &models)?;
    Ok(Package {
        bytes: zipped::pack(&collection.serialize("main")?, &plan.media)?,
        notes: plan.notes.len(),
        cards: plan.notes.iter().map(|note| usize::from(note.cards)).sum(),
        retired: plan.notes.iter().filter(|note| note.retired).count(),
        unreleased: ahead(ledger, &plan.notes, options),
    })
}
