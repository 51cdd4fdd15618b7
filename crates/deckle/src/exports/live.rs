//! The pages as `deckle serve` shows them.

use crate::server::SCRIPT;
use anyhow::Result;
use deckle_content::Publication;
use deckle_export_site::{self as site, Options};
use std::collections::HashMap;

/// Makes the pages, by path: they load again when another build is served.
pub(crate) fn pages(publication: &Publication, build: &str) -> Result<HashMap<String, Vec<u8>>> {
    let options = Options {
        live_script: Some(format!("{SCRIPT}?{build}")),
        ..Options::default()
    };
    let files = site::export(publication, &options)?;
    Ok(files.into_iter().map(|file| (file.path, file.bytes)).collect())
}
