//! The page, with the other exports as downloads beside it.

use super::{Made, WHOLE, output};
use crate::server::SCRIPT;
use crate::write::Output;
use anyhow::Result;
use deckle_content::Publication;
use deckle_export_site::{self as site, Download, Options};
use std::collections::HashMap;

/// Makes the pages below `site/`, and copies of the downloads that they offer, so that the folder can be published alone.
pub(crate) fn pages(publication: &Publication, exports: &[Output]) -> Result<Made> {
    let mut options = Options::default();
    let mut made = Made::default();
    for export in exports {
        let Some((name, label)) = described(&export.path) else {
            continue;
        };
        let download = Download {
            label: label.to_owned(),
            href: format!("downloads/{}", export.path),
            bytes: export.bytes.len() as u64,
        };
        made.outputs
            .push(output(&format!("site/{}", download.href), export.bytes.clone()));
        if name == WHOLE {
            options.downloads.push(download);
        } else {
            options
                .topic_downloads
                .entry(name.to_owned())
                .or_default()
                .push(download);
        }
    }
    let pages = site::export(publication, &options)?;
    made.outputs.extend(
        pages
            .into_iter()
            .map(|file| output(&format!("site/{}", file.path), file.bytes)),
    );
    Ok(made)
}

/// Makes the pages for `deckle serve`, by path: they load again when another build is served.
pub(crate) fn live(publication: &Publication, build: &str) -> Result<HashMap<String, Vec<u8>>> {
    let options = Options {
        live_script: Some(format!("{SCRIPT}?{build}")),
        ..Options::default()
    };
    let files = site::export(publication, &options)?;
    Ok(files.into_iter().map(|file| (file.path, file.bytes)).collect())
}

/// Splits a file's name into the part that it holds and what readers call it.
fn described(path: &str) -> Option<(&str, &'static str)> {
    [
        ("-study.pdf", "PDF study guide, questions first"),
        (".pdf", "PDF guide"),
        (".apkg", "Anki deck"),
        (".jsonl", "JSON Lines"),
        (".json", "JSON"),
    ]
    .into_iter()
    .find_map(|(suffix, label)| path.strip_suffix(suffix).map(|name| (name, label)))
}
