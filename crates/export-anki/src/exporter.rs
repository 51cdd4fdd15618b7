//! The exporter of the deck, and what exporters of its notes share.

use crate::ledger::Ledger;
use crate::options::Options;
use crate::release::{Behind, summary};
use crate::{export, images};
use deckle_content::Publication;
use deckle_export::{Artifact, Context, Error, Exporter, Inputs, Needs, Notice, Options as Choices, Output, Scope};

/// A deck for Anki.
#[derive(Debug, Clone, Copy)]
pub struct Anki;

impl Exporter for Anki {
    fn artifacts(&self, scope: &Scope<'_>) -> Vec<Artifact> {
        if scope.repeats_a_topic() {
            return Vec::new();
        }
        let deck = Artifact::file(format!("{}.apkg", scope.name), "Anki deck", "application/apkg");
        vec![deck.for_readers()]
    }

    fn needs(&self, publication: &Publication, _: &Choices) -> Needs {
        needs(publication)
    }

    fn export(&self, context: &Context<'_>, artifact: &Artifact, out: &mut dyn Output) -> Result<Vec<Notice>, Error> {
        let ledger = ledger(context.inputs)?;
        let options = options(context.publication(), context.inputs);
        let package = export(context.publication(), &ledger, &options).map_err(Error::content)?;
        out.write(&artifact.path, &package.bytes)?;
        let preview = preview(&ledger, &package.unreleased);
        Ok(preview.map(Notice::Artifact).into_iter().collect())
    }
}

/// Says what a deck needs from outside: the ledger, and the images that its answers show.
pub fn needs(publication: &Publication) -> Needs {
    Needs {
        ledger: true,
        images: images(publication),
        ..Needs::default()
    }
}

/// Reads the ledger; before the first release it is empty.
///
/// # Errors
/// Fails if the text is not a ledger.
pub fn ledger(inputs: &Inputs) -> Result<Ledger, Error> {
    let text = inputs.ledger.as_deref();
    text.map_or_else(|| Ok(Ledger::default()), Ledger::parse)
        .map_err(|error| Error::input(Inputs::LEDGER, error))
}

/// Returns the options of a publication's deck: it is named after the collection.
pub fn options(publication: &Publication, inputs: &Inputs) -> Options {
    Options {
        root: publication.title.clone(),
        media: inputs.images.clone(),
        ..Options::default()
    }
}

/// Says that a deck is ahead of what was released; `None` if it is not.
fn preview(ledger: &Ledger, unreleased: &[Behind]) -> Option<String> {
    if unreleased.is_empty() {
        return None;
    }
    let why = match ledger.version {
        None => "nothing was released yet".to_owned(),
        Some(_) => format!("{} since the last release", summary(unreleased)),
    };
    Some(format!(
        "the deck is a preview: {why}. A release replaces what it brings; `deckle ledger check` lists the changes"
    ))
}
