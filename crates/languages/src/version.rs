//! Compares the version of a toolchain with what an example asks for.

use crate::runtime::{Runtime, Toolchain};
use deckle_content::question::Snippet;
use pep440_rs::{Version, VersionSpecifiers};
use std::str::FromStr;

/// Says that the toolchain is not of the versions that an example is for; `None` if it is.
///
/// # Errors
/// Returns why the comparison cannot be read.
pub(crate) fn wrong(runtime: &dyn Runtime, snippet: &Snippet, toolchain: &Toolchain) -> Result<Option<String>, String> {
    let Some(wanted) = runtime.wanted(snippet) else {
        return Ok(None);
    };
    let specifiers = specifiers(wanted).map_err(|reason| format!("`{}: {wanted}`: {reason}", runtime.key()))?;
    let version = Version::new(toolchain.version.map(u64::from));
    let met = specifiers.contains(&version);
    let reason = || {
        let (name, version) = (runtime.name(), toolchain.version_text());
        format!("It needs {name} {wanted}; this is {version}.")
    };
    Ok((!met).then(reason))
}

/// Reads comparisons such as `>=3.12, <4`.
///
/// # Errors
/// Says in one line why they cannot be read; the parser draws the place below.
pub(crate) fn specifiers(text: &str) -> Result<VersionSpecifiers, String> {
    VersionSpecifiers::from_str(text).map_err(|error| {
        let text = error.to_string();
        let line = text.lines().next().unwrap_or_default();
        line.trim_start_matches("Failed to parse version: ")
            .trim_end_matches(':')
            .to_owned()
    })
}
