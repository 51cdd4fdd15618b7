//! Stands in for the PDF guides where the PDF engine is not compiled in.

use super::Made;
use crate::cli::ExportOptions;
use anyhow::{Result, bail};
use deckle_content::Publication;
use deckle_workspace::Workspace;

/// Makes nothing, and says so: a build without guides must not look like one with them.
#[allow(clippy::unnecessary_wraps, reason = "the same signature as with the PDF engine")]
pub(crate) fn of_build(_workspace: &Workspace, _name: &str, _publication: &Publication) -> Result<Made> {
    Ok(Made {
        outputs: Vec::new(),
        notices: vec!["no PDF guides: this deckle was compiled without the feature `pdf`".to_owned()],
    })
}

/// Fails, with the remedy.
pub(crate) fn of_command(
    _workspace: &Workspace,
    _publication: &Publication,
    _options: &ExportOptions,
) -> Result<(Vec<u8>, Vec<String>)> {
    bail!("this deckle was compiled without the PDF engine: build it with `cargo build -p deckle --features pdf`")
}
