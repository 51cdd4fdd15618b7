//! Anki decks and the ledger they rest on.

use super::{Made, output};
use anyhow::{Context as _, Result, ensure};
use deckle_content::Publication;
use deckle_export_anki::{self as anki, Behind, Ledger, Options};
use deckle_workspace::{Workspace, read_picture};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The ledger's file, in the collection's root. Committed; only the release step writes it.
pub(crate) const LEDGER: &str = "anki-ledger.txt";

/// Makes the deck of a build.
pub(crate) fn of_build(workspace: &Workspace, name: &str, publication: &Publication) -> Result<Made> {
    make(workspace, &format!("{name}.apkg"), publication)
}

fn make(workspace: &Workspace, file: &str, publication: &Publication) -> Result<Made> {
    let ledger = ledger(workspace.root())?;
    let package = options(workspace, publication)
        .and_then(|options| Ok(anki::export(publication, &ledger, &options)?))
        .with_context(|| format!("cannot make {file}"))?;
    let why = if package.unreleased.is_empty() {
        None
    } else if ledger.version.is_none() {
        Some("nothing was released yet".to_owned())
    } else {
        Some(format!("{} since the last release", summary(&package.unreleased)))
    };
    let notice = |why| {
        format!(
            "{file} is a preview: {why}. A release replaces what it brings; `deckle ledger check` lists the changes"
        )
    };
    let notices = why.map(notice).into_iter().collect();
    Ok(Made {
        outputs: vec![output(file, package.bytes)],
        notices,
    })
}

/// Counts what the content is ahead of the ledger, in words.
pub(crate) fn summary(behind: &[Behind]) -> String {
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

/// Makes a deck as the command line asks for it.
pub(crate) fn of_command(workspace: &Workspace, publication: &Publication) -> Result<(Vec<u8>, Vec<String>)> {
    let made = make(workspace, "the deck", publication)?;
    let bytes = made
        .outputs
        .into_iter()
        .next()
        .map(|output| output.bytes)
        .unwrap_or_default();
    Ok((bytes, made.notices))
}

/// Writes notes as text; one of the exporter's two functions for it.
type TextExport = fn(&Publication, &Ledger, &Options) -> Result<String, anki::Error>;

/// Makes the notes as text.
pub(crate) fn text(
    workspace: &Workspace,
    publication: &Publication,
    export: TextExport,
) -> Result<(Vec<u8>, Vec<String>)> {
    let text = export(
        publication,
        &ledger(workspace.root())?,
        &options(workspace, publication)?,
    )?;
    Ok((text.into_bytes(), Vec::new()))
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

/// Returns the exporter's options, with the pictures that answers show.
pub(crate) fn options(workspace: &Workspace, publication: &Publication) -> Result<Options> {
    let mut media = BTreeMap::new();
    let mut missing = Vec::new();
    for name in anki::pictures(publication) {
        match read_picture(workspace.files(), &name) {
            Ok(bytes) => {
                media.insert(name, bytes);
            }
            Err(error) => missing.push(format!("\n- content/{name}: {error}")),
        }
    }
    ensure!(
        missing.is_empty(),
        "answers show pictures that cannot be taken into a deck:{}",
        missing.concat()
    );
    Ok(Options {
        root: publication.title.clone(),
        media,
        ..Options::default()
    })
}
