//! The trait that every exporter implements.

use crate::{Artifact, Context, Error, Needs, Notice, Options, Output, Scope};
use deckle_content::Publication;

/// Makes artifacts of one kind.
pub trait Exporter: Sync {
    /// Lists what it makes of a scope, the usual artifact first: that is the one which `deckle export` writes.
    fn artifacts(&self, scope: &Scope<'_>) -> Vec<Artifact>;

    /// Says what it needs from outside to export a publication.
    fn needs(&self, publication: &Publication, options: &Options) -> Needs {
        let _ = (publication, options);
        Needs::default()
    }

    /// Makes one of its artifacts of the context's scope, and returns what a maintainer should know about it.
    ///
    /// An artifact that can fail is made whole before the first byte is written.
    ///
    /// # Errors
    /// Fails if the content or the inputs do not allow the artifact, and if the output cannot be written.
    fn export(&self, context: &Context<'_>, artifact: &Artifact, out: &mut dyn Output) -> Result<Vec<Notice>, Error>;
}
