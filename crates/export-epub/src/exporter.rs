//! The exporter of the ebook.

use crate::{Options, export, image};
use deckle_content::Publication;
use deckle_export::{Artifact, Context, Error, Exporter, Needs, Notice, Options as Choices, Output, Scope};

/// An ebook.
#[derive(Debug, Clone, Copy)]
pub struct Epub;

impl Exporter for Epub {
    fn artifacts(&self, scope: &Scope<'_>) -> Vec<Artifact> {
        if scope.repeats_a_topic() {
            return Vec::new();
        }
        let book = Artifact::file(format!("{}.epub", scope.name), "Ebook (EPUB)", "application/epub+zip");
        vec![book.for_readers()]
    }

    fn needs(&self, publication: &Publication, _: &Choices) -> Needs {
        Needs {
            images: image::shown(publication),
            licence: true,
            ..Needs::default()
        }
    }

    fn export(&self, context: &Context<'_>, artifact: &Artifact, out: &mut dyn Output) -> Result<Vec<Notice>, Error> {
        let options = Options {
            date: context.inputs.date,
            licence: context.inputs.licence.clone(),
            images: context.inputs.images.clone(),
        };
        let book = export(context.publication(), &options).map_err(Error::content)?;
        out.write(&artifact.path, &book)?;
        Ok(Vec::new())
    }
}
