//! Whether the arrows of the layout all point one way: between crates, by their manifests, and between the files of each
//! crate, by what they use of one another.

mod circles;
mod uses;

use crate::{process, repository};
use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use std::process::ExitCode;

/// The crates, from those that know least to those that know most: each depends on crates of lower layers only, so that
/// crates of one layer never depend on one another. ARCHITECTURE.md draws it.
const LAYERS: [&[&str]; 10] = [
    &["deckle-diagnostics", "deckle-runner"],
    &["deckle-content"],
    &["deckle-markup", "deckle-validate", "deckle-languages"],
    &["deckle-snippets", "deckle-export"],
    &[
        "deckle-export-json",
        "deckle-export-pdf",
        "deckle-export-anki",
        "deckle-export-site",
        "deckle-export-epub",
        "deckle-export-markdown",
        "deckle-import",
    ],
    // What it writes are the notes of the deck.
    &["deckle-export-text"],
    &["deckle-exporters"],
    &["deckle-workspace"],
    &["deckle", "deckle-lsp"],
    &["deckle-tests"],
];

/// What a bare `cargo test` leaves out: the PDF engine, which takes minutes to compile, and what starts cargo itself.
const NOT_BY_DEFAULT: [&str; 2] = ["crates/export-pdf", "xtask"];

/// Files that still use one another in a circle, with what is to be done. An entry that is no longer true is an error.
const KNOWN_CIRCLES: [(&str, &str); 3] = [
    (
        "crates/content/src/rules.rs",
        "its registry is asked by files that declare rules",
    ),
    (
        "crates/content/src/syntax/block.rs",
        "what explains one line asks what explains another",
    ),
    (
        "crates/export-pdf/src/lower/markdown.rs",
        "markdown and question share the model of the body",
    ),
];

/// Reports every arrow that points back and every circle of files.
pub(crate) fn run() -> Result<ExitCode> {
    let wrong = faults()?;
    for line in &wrong {
        eprintln!("error: {line}");
    }
    Ok(ExitCode::from(u8::from(!wrong.is_empty())))
}

/// Returns what is wrong with the layout, a line each.
fn faults() -> Result<Vec<String>> {
    let mut wrong = arrows()?;
    let mut known = KNOWN_CIRCLES.map(|(file, _)| file).to_vec();
    for folder in std::fs::read_dir(repository::root().join("crates"))? {
        let files = uses::of_crate(&folder?.path().join("src"))?;
        for circle in circles::find(&files) {
            if circle.iter().any(|file| known.contains(&file.as_str())) {
                known.retain(|file| !circle.iter().any(|other| other == file));
            } else {
                wrong.push(format!(
                    "these files use one another in a circle: {}",
                    circle.join(", ")
                ));
            }
        }
    }
    let solved = known
        .iter()
        .map(|file| format!("{file} is in no circle any more: take it from the list"));
    wrong.extend(solved);
    Ok(wrong)
}

/// Returns what is wrong with the dependencies between crates.
fn arrows() -> Result<Vec<String>> {
    let mut command = process::cargo(&["metadata", "--no-deps", "--offline", "--format-version", "1"]);
    let Some(text) = process::output(&mut command) else {
        bail!("cargo metadata fails")
    };
    let metadata: Value = serde_json::from_str(&text).context("cargo metadata gives no JSON")?;
    let mut wrong = untested(&metadata);
    let packages = metadata["packages"].as_array().context("no packages")?;
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let own = package["dependencies"].as_array().into_iter().flatten();
        // Tests may look at anything.
        let own = own.filter(|dependency| dependency["kind"] != "dev");
        let own = own.filter_map(|dependency| dependency["name"].as_str());
        wrong.extend(own.filter_map(|other| wrong_arrow(name, other)));
    }
    Ok(wrong)
}

/// Returns the members of the workspace that a bare `cargo test` would silently leave out.
fn untested(metadata: &Value) -> Vec<String> {
    let ids = |list: &str| metadata[list].as_array().cloned().unwrap_or_default();
    let tested = ids("workspace_default_members");
    let others = ids("workspace_members").into_iter().filter(|id| !tested.contains(id));
    let is_left_out = |id: &Value| NOT_BY_DEFAULT.iter().any(|name| id.to_string().contains(name));
    others
        .filter(|id| !is_left_out(id))
        .map(|id| format!("{id} is missing in default-members of Cargo.toml, so `cargo test` does not test it"))
        .collect()
}

fn layer(name: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&name))
}

/// Says what is wrong with a crate's dependency on another, if anything is.
fn wrong_arrow(name: &str, other: &str) -> Option<String> {
    if !other.starts_with("deckle") {
        return None;
    }
    if name == "xtask" {
        return Some(format!(
            "xtask links {other}: it starts the binary, so that CI exercises what ships"
        ));
    }
    match (layer(name), layer(other)) {
        (Some(own), Some(below)) if below < own => None,
        (Some(_), Some(_)) => Some(format!("{name} depends on {other}, which is no lower layer")),
        (None, _) => Some(format!("{name} has no layer: give it one in {}", file!())),
        (_, None) => Some(format!("{other} has no layer: give it one in {}", file!())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::unwrap_used, reason = "a test that cannot read the repository has failed")]
    fn this_repository_keeps_its_layout() {
        assert_eq!(faults().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn arrows_point_to_lower_layers() {
        for (name, other, is_wrong) in [
            ("deckle-content", "deckle-diagnostics", false),
            ("deckle-content", "serde", false),
            ("deckle-diagnostics", "deckle-content", true),
            ("deckle-export-anki", "deckle-export-site", true),
            ("deckle-validate", "deckle-workspace", true),
            ("deckle-new", "deckle-content", true),
            ("xtask", "deckle-content", true),
        ] {
            assert_eq!(wrong_arrow(name, other).is_some(), is_wrong, "{name} → {other}");
        }
    }
}
