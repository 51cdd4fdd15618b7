//! The interface of exporters: what each of them is given, and what it gives back.
//!
//! An [`Exporter`] turns a publication into [`Artifact`]s, such as a PDF guide or a deck. It says what it [`Needs`] from
//! outside (the ledger, images, fonts), the caller reads that into [`Inputs`], and the exporter writes to an [`Output`]
//! that the caller provides. `deckle-exporters` lists the exporters of a build.
//!
//! **Invariant:** an exporter is a function of its [`Context`]: it opens no file, starts no process, and asks neither the
//! clock nor the environment, so that the same context always gives the same bytes.
//!
//! ```
//! use deckle_content::Publication;
//! use deckle_export::{Artifact, Context, Error, Exporter, Inputs, Memory, Notice, Options, Output, Scope};
//!
//! /// Lists the keys of questions, one a line.
//! struct Keys;
//!
//! impl Exporter for Keys {
//!     fn artifacts(&self, scope: &Scope<'_>) -> Vec<Artifact> {
//!         vec![Artifact::file(format!("{}.txt", scope.name), "List of keys", "text/plain")]
//!     }
//!
//!     fn export(
//!         &self,
//!         context: &Context<'_>,
//!         artifact: &Artifact,
//!         out: &mut dyn Output,
//!     ) -> Result<Vec<Notice>, Error> {
//!         let keys: String = context.publication().questions().map(|question| format!("{}\n", question.key)).collect();
//!         out.write(&artifact.path, keys.as_bytes())?;
//!         Ok(Vec::new())
//!     }
//! }
//!
//! # fn main() -> Result<(), Error> {
//! # let publication = Publication { title: String::new(), description: String::new(), version: String::new(), source_url: None,
//! #     interpreters: Vec::new(), topics: Vec::new() };
//! let (inputs, options) = (Inputs::default(), Options::default());
//! let context = Context { scope: Scope::selection(&publication), inputs: &inputs, options: &options };
//! let mut out = Memory::default();
//! for artifact in Keys.artifacts(&context.scope) {
//!     Keys.export(&context, &artifact, &mut out)?;
//! }
//! assert_eq!(out.files[0].path, "selection.txt");
//! # Ok(())
//! # }
//! ```

mod artifact;
mod context;
mod date;
mod error;
mod exporter;
mod notice;
mod options;
mod output;
mod scope;

pub use artifact::{Artifact, Audience, Shape};
pub use context::{Context, Download, FontFile, Fonts, Inputs, Needs};
pub use date::Date;
pub use error::Error;
pub use exporter::Exporter;
pub use notice::Notice;
pub use options::{OptionSpec, Options};
pub use output::{File, Memory, Output};
pub use scope::{COLLECTION, Extent, Scope};
