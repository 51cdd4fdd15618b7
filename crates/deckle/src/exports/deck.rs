//! Anki decks and the ledger they rest on.

use super::{Made, output};
use anyhow::{Context as _, Result};
use deckle_content::Edition;
use deckle_export_anki::{self as anki, Ledger, Options};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The ledger's file, in the collection's root. Committed; only the release step writes it.
pub(crate) const LEDGER: &str = "anki-ledger.txt";

/// Makes the deck of a build.
pub(crate) fn of_build(root: &Path, name: &str, edition: &Edition) -> Result<Made> {
    let (options, notices) = options(root, edition);
    let package = anki::export(edition, &ledger(root)?, &options).with_context(|| format!("the deck {name}.apkg"))?;
    let mut made = Made {
        outputs: vec![output(&format!("{name}.apkg"), package.bytes)],
        notices,
    };
    if !package.unreleased.is_empty() {
        made.notices.push(format!(
            "{name}.apkg is a preview: the ledger is behind by {} note(s); a release records them (`cargo xtask dist`)",
            package.unreleased.len()
        ));
    }
    Ok(made)
}

/// Makes a deck as the command line asks for it.
pub(crate) fn of_command(root: &Path, edition: &Edition) -> Result<(Vec<u8>, Vec<String>)> {
    let made = of_build(root, "the deck", edition)?;
    let bytes = made
        .outputs
        .into_iter()
        .next()
        .map(|output| output.bytes)
        .unwrap_or_default();
    Ok((bytes, made.notices))
}

/// Writes notes as text; one of the exporter's two functions for it.
type TextExport = fn(&Edition, &Ledger, &Options) -> Result<String, anki::Error>;

/// Makes the notes as text.
pub(crate) fn text(root: &Path, edition: &Edition, export: TextExport) -> Result<(Vec<u8>, Vec<String>)> {
    let (options, notices) = options(root, edition);
    Ok((export(edition, &ledger(root)?, &options)?.into_bytes(), notices))
}

/// Reads the ledger; before the first release there is none.
pub(crate) fn ledger(root: &Path) -> Result<Ledger> {
    let path = root.join(LEDGER);
    match fs::read_to_string(&path) {
        Ok(text) => Ledger::parse(&text).with_context(|| format!("the ledger {}", path.display())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Ledger::default()),
        Err(error) => Err(error).with_context(|| format!("cannot read the ledger {}", path.display())),
    }
}

/// Returns the exporter's options, with the pictures that answers show, and what was wrong with those.
pub(crate) fn options(root: &Path, edition: &Edition) -> (Options, Vec<String>) {
    let mut media = BTreeMap::new();
    let mut notices = Vec::new();
    for name in anki::pictures(edition) {
        match picture(root, &name) {
            Ok(bytes) => {
                media.insert(name, bytes);
            }
            Err(error) => notices.push(format!("picture {name}: {error:#}")),
        }
    }
    let options = Options {
        root: edition.title.clone(),
        media,
        ..Options::default()
    };
    (options, notices)
}

/// Largest picture that is taken into a deck, in bytes.
const MAX_PICTURE: u64 = 4 << 20;

/// Reads a picture of a topic; nothing outside the topic's own folder.
fn picture(root: &Path, name: &str) -> Result<Vec<u8>> {
    let relative = Path::new(name);
    let inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
    anyhow::ensure!(inside, "this is not a path inside the topic's folder");
    let path: PathBuf = root.join("content").join(relative).canonicalize()?;
    let topic = relative
        .components()
        .next()
        .map(|topic| root.join("content").join(topic));
    anyhow::ensure!(
        topic.is_some_and(|topic| path.starts_with(topic)),
        "it leads out of the topic's folder"
    );
    let size = fs::metadata(&path)?.len();
    anyhow::ensure!(
        size <= MAX_PICTURE,
        "it has {size} bytes; at most {MAX_PICTURE} are taken"
    );
    Ok(fs::read(&path)?)
}
