//! The images that answers show: where they are, and whether an export can take them.

use crate::analysis::Question;
use crate::file_system::{FileSystem, Kind};
use crate::image_kind::{self, KindError};
use deckle_diagnostics::{Diagnostic, SourceFile, escape};
use deckle_validate::Image;
use std::io;
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an image of an answer that is not there, or that no export can take: a folder, a file of more than 4 MiB,
    /// one outside the topic's own folder, and one whose bytes are no whole PNG, JPEG, GIF, WebP or SVG, or not the kind that
    /// its name says. An SVG file that runs or loads something is none either.
    ///
    /// ## Why
    /// A card would show a broken image. A path is relative to the topic's folder.
    ///
    /// ## Example
    /// ```yaml
    /// answer: |
    ///   ![How names point to objects](media/nmaes.svg)
    /// # and the file is content/python/media/names.svg
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// answer: |
    ///   ![How names point to objects](media/names.svg)
    /// ```
    UNKNOWN_IMAGE = "ref/unknown-image" { severity: Error, since: "0.1.0", renamed_from: &["ref/unknown-picture"] }

    /// ## What it does
    /// Reports an image of an answer that has no words.
    ///
    /// ## Why
    /// Whoever does not see the image is told nothing, and so is everybody where it cannot be shown. A guide with such an image
    /// is no PDF/UA.
    ///
    /// ## Example
    /// ```yaml
    /// answer: |
    ///   ![](media/names.svg)
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// answer: |
    ///   ![Two names point to one object](media/names.svg)
    /// ```
    IMAGE_WITHOUT_WORDS = "ref/image-without-words" { severity: Warning, since: "0.1.0", suppressible: true }
}

/// The largest image that an export takes, in bytes.
const MAX_IMAGE_BYTES: u64 = 4 << 20;

/// Why an image cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum ImageError {
    /// The path has parts such as `..`.
    #[error("this is not a path inside the topic's folder")]
    NotInside,
    /// The path leads nowhere.
    #[error("there is no such file")]
    Missing,
    /// A link leads out of the topic's folder.
    #[error("it leads out of the topic's folder")]
    LeadsOut,
    /// It is a folder, say.
    #[error("it is no file")]
    NoFile,
    /// It is over the limit.
    #[error("it has {size} bytes; at most {MAX_IMAGE_BYTES} are taken")]
    TooBig {
        /// Its size in bytes.
        size: u64,
    },
    /// Its bytes are no image.
    #[error(transparent)]
    NoImage(#[from] KindError),
    /// The system does not say what it is.
    #[error(transparent)]
    Unreadable(#[from] io::Error),
}

/// Finds an image by `<topic>/<path>` and returns its path; nothing outside the topic's own folder.
///
/// # Errors
/// Fails if no export could take it.
pub(crate) fn find(files: &dyn FileSystem, name: &str) -> Result<String, ImageError> {
    let parts: Vec<&str> = name.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    let Some(topic) = parts.first().filter(|_| !parts.contains(&"..")) else {
        return Err(ImageError::NotInside);
    };
    let topic = format!("content/{topic}");
    let path = format!("content/{}", parts.join("/"));
    let target = files.resolve(&path).map_err(|_| ImageError::Missing)?;
    // Both as the file system has them: the way to the root may lead over links.
    if !target.starts_with(files.resolve(&topic)?) {
        return Err(ImageError::LeadsOut);
    }
    match files.metadata(&path)? {
        (Kind::File, size) if size <= MAX_IMAGE_BYTES => Ok(path),
        (Kind::File, size) => Err(ImageError::TooBig { size }),
        _ => Err(ImageError::NoFile),
    }
}

/// Reads an image by `<topic>/<path>`.
///
/// # Errors
/// Fails if no export could take it.
pub fn read(files: &dyn FileSystem, name: &str) -> Result<Vec<u8>, ImageError> {
    let bytes = files.read(&find(files, name)?, MAX_IMAGE_BYTES)?;
    image_kind::of(name, &bytes)?;
    Ok(bytes)
}

/// Says where an image belongs.
fn place_for(topic: &str, path: &str) -> String {
    let in_media = path.starts_with("media/");
    match path.rsplit('/').next() {
        Some(name) if !in_media && !name.is_empty() => format!(
            "put the file at content/{topic}/media/{name}, and write `media/{name}`: a path is relative to the topic's folder"
        ),
        _ => format!("a path is relative to the topic's folder: correct it, or put the file at content/{topic}/{path}"),
    }
}

/// Reports the images of a question's answer that no export could take.
pub(crate) fn check(files: &dyn FileSystem, question: &Question) -> Vec<Diagnostic> {
    let Some(document) = &question.document else {
        return Vec::new();
    };
    let topic = &question.key.topic;
    let mut found = Vec::new();
    for image in &question.images {
        let path = image.source.trim_start_matches("./");
        if image.words.trim().is_empty() {
            found.push(wordless(&document.file, image));
        }
        let Err(error) = read(files, &format!("{topic}/{path}")) else {
            continue;
        };
        let shown = escape::shorten(path, 200);
        let help = if matches!(error, ImageError::NoImage(_)) {
            "save the image anew, in one of these kinds and under its ending".to_owned()
        } else {
            place_for(topic, &shown)
        };
        found.push(
            UNKNOWN_IMAGE
                .at(
                    &document.file,
                    image.span,
                    format!("the image `{shown}` cannot be shown"),
                )
                .label(error.to_string())
                .help(help),
        );
    }
    found
}

fn wordless(file: &Arc<SourceFile>, image: &Image) -> Diagnostic {
    IMAGE_WITHOUT_WORDS
        .at(file, image.span, "this image has no words")
        .label("nothing says what it shows")
        .help("say between the brackets what the image tells: `![A name points to an object](…)`")
}
