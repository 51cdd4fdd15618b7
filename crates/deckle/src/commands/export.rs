//! `deckle export`: one export of a selection.

use crate::cli::{Common, ExportOptions};
use anyhow::{Result, bail};
use std::process::ExitCode;

/// Makes one export and writes it.
pub(crate) fn run(_common: &Common, options: &ExportOptions) -> Result<ExitCode> {
    bail!("{:?} is not there yet", options.kind)
}
