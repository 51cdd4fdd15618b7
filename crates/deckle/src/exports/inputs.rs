//! Reads what exporters need from outside the publication: they open no file themselves.

use anyhow::{Context as _, Result, ensure};
use deckle_export::{FontFile, Fonts, Inputs, Needs};
use deckle_workspace::{Workspace, read_image};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Reads what any of several exporters needs, and nothing else.
pub(crate) fn read(workspace: &Workspace, needs: impl IntoIterator<Item = Needs>) -> Result<Inputs> {
    let needs = needs.into_iter().fold(Needs::default(), Needs::and);
    let root = workspace.root();
    let text = |wanted: bool, name: &str| if wanted { text(&root.join(name)) } else { Ok(None) };
    let config = workspace.collection().config();
    let date = config.and_then(|config| config.date.as_deref());
    Ok(Inputs {
        // Without a day, or with one that the settings' schema refuses, there is none.
        date: date.and_then(|date| date.parse().ok()),
        theme: config.map(|config| config.guide.clone()).unwrap_or_default(),
        ledger: text(needs.ledger, Inputs::LEDGER)?,
        images: images(workspace, &needs.images)?,
        fonts: fonts(root, needs.fonts)?,
        licence: text(needs.licence, Inputs::LICENCE)?,
        title_page: text(needs.title_page, Inputs::TITLE_PAGE)?,
        downloads: Vec::new(),
    })
}

/// Reads a text that a collection may have.
fn text(path: &Path) -> Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

/// Reads the images that answers show, or names all that cannot be read.
fn images(workspace: &Workspace, names: &BTreeSet<String>) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut images = BTreeMap::new();
    let mut missing = Vec::new();
    for name in names {
        match read_image(workspace.files(), name) {
            Ok(bytes) => {
                images.insert(name.clone(), bytes);
            }
            Err(error) => missing.push(format!("\n- content/{name}: {error}")),
        }
    }
    ensure!(
        missing.is_empty(),
        "answers show images that cannot be exported:{}",
        missing.concat()
    );
    Ok(images)
}

/// Where systems keep their fonts.
const SYSTEM_FONTS: [&str; 4] = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "C:\\Windows\\Fonts",
];

/// Reads font files, in the order of their paths.
fn fonts(root: &Path, wanted: Fonts) -> Result<Vec<FontFile>> {
    let mut folders = Vec::new();
    if wanted >= Fonts::Collection {
        folders.push(root.join(Inputs::FONTS));
    }
    if wanted == Fonts::System {
        folders.extend(SYSTEM_FONTS.iter().map(PathBuf::from));
    }
    let mut paths = Vec::new();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        collect(folder, &mut paths).with_context(|| format!("cannot list the fonts in {}", folder.display()))?;
    }
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        files.push(FontFile {
            bytes: fs::read(&path).with_context(|| format!("cannot read the font {}", path.display()))?,
            path: path.display().to_string(),
        });
    }
    Ok(files)
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let extension = path
            .extension()
            .and_then(|extension| extension.to_str())
            .unwrap_or_default()
            .to_lowercase();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            collect(&path, paths)?;
        } else if matches!(extension.as_str(), "otf" | "ttf" | "ttc" | "otc") {
            paths.push(path);
        }
    }
    Ok(())
}
