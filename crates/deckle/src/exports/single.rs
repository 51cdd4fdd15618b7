//! One artifact, written to where the command line says.

use crate::interrupt;
use crate::write::{self, Pending};
use anyhow::{Context as _, Result, bail};
use deckle_export::{Artifact, Context, Error, Exporter, Memory, Output, Shape};
use deckle_workspace::root::WORK;
use std::io::{self, Write};
use std::path::Path;

/// Makes the exporter's usual artifact and writes it to `out`: a file, a folder, or `-` for standard output. Returns what
/// its maker should know.
pub(crate) fn write(root: &Path, exporter: &dyn Exporter, context: &Context<'_>, out: &Path) -> Result<Vec<String>> {
    let Some(artifact) = exporter.artifacts(&context.scope).into_iter().next() else {
        bail!("there is nothing to export");
    };
    interrupt::check()?;
    let to_standard_output = out == Path::new("-");
    let notices = match artifact.shape {
        Shape::Folder if to_standard_output => bail!("{} is a folder: give --out a path", artifact.path),
        Shape::Folder => {
            let mut memory = Memory::default();
            let notices = exporter.export(context, &artifact, &mut memory)?;
            interrupt::check()?;
            let files = memory.files.into_iter().map(|file| write::Output {
                path: file.path,
                bytes: file.bytes,
            });
            write::folder(&root.join(WORK), out, &files.collect::<Vec<_>>())?;
            notices
        }
        Shape::File if to_standard_output => {
            let mut stream = Stream(io::stdout().lock());
            let notices = export(exporter, context, &artifact, &mut stream, "to standard output")?;
            stream.0.flush().context("cannot write to standard output")?;
            notices
        }
        Shape::File => {
            let mut file = Late { path: out, file: None };
            let notices = export(exporter, context, &artifact, &mut file, &out.display().to_string())?;
            interrupt::check()?;
            if let Some(file) = file.file {
                file.finish()?;
            }
            notices
        }
    };
    Ok(notices.iter().map(|notice| notice.text(None)).collect())
}

/// Exports, and says of a failed write where it was to go.
fn export(
    exporter: &dyn Exporter,
    context: &Context<'_>,
    artifact: &Artifact,
    out: &mut dyn Output,
    place: &str,
) -> Result<Vec<deckle_export::Notice>> {
    exporter.export(context, artifact, out).map_err(|error| match error {
        Error::Write(error) => anyhow::Error::new(error).context(format!("cannot write {place}")),
        other => other.into(),
    })
}

/// Passes the one file of an artifact on as it is made.
struct Stream<W>(W);

impl<W: Write> Output for Stream<W> {
    fn file(&mut self, _: &str) -> io::Result<&mut dyn Write> {
        interrupt::check().map_err(io::Error::other)?;
        Ok(&mut self.0)
    }
}

/// Begins the file when there is something to write: an export that fails leaves not even a folder.
struct Late<'a> {
    path: &'a Path,
    file: Option<Pending>,
}

impl Output for Late<'_> {
    fn file(&mut self, _: &str) -> io::Result<&mut dyn Write> {
        interrupt::check().map_err(io::Error::other)?;
        let file = Pending::begin(self.path).map_err(io::Error::other)?;
        Ok(self.file.insert(file))
    }
}
