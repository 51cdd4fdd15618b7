//! PDF study guides.

use super::{Made, output};
use crate::cli::{ExportOptions, Paper, Print};
use anyhow::{Context as _, Result};
use deckle_content::Publication;
use deckle_export_pdf::{self as pdf, Date, Fonts, Mode, Options, Size};
use deckle_workspace::Workspace;
use std::fs;
use std::path::{Path, PathBuf};

/// Makes the guides of a build: one to read, one to study with.
pub(crate) fn of_build(workspace: &Workspace, name: &str, publication: &Publication) -> Result<Made> {
    let mut made = Made::default();
    let (fonts, notices) = fonts(&[workspace.root().join("fonts")])?;
    made.notices.extend(notices);
    for (suffix, mode) in [("", Mode::Reading), ("-study", Mode::Study)] {
        let options = Options {
            mode,
            fonts: fonts.clone(),
            ..of_collection(workspace)?
        };
        let guide = pdf::export(publication, &options).with_context(|| format!("the guide {name}{suffix}.pdf"))?;
        made.notices.extend(
            guide
                .notices
                .iter()
                .map(|notice| format!("{name}{suffix}.pdf: {notice}")),
        );
        made.outputs.push(output(&format!("{name}{suffix}.pdf"), guide.pdf));
    }
    Ok(made)
}

/// Makes one guide as the command line asks for it.
pub(crate) fn of_command(
    workspace: &Workspace,
    publication: &Publication,
    options: &ExportOptions,
) -> Result<(Vec<u8>, Vec<String>)> {
    let mut folders = vec![workspace.root().join("fonts")];
    let mut notices = Vec::new();
    if options.system_fonts {
        folders.extend(SYSTEM_FONTS.iter().map(PathBuf::from));
        notices.push("the system's fonts are used: the file may differ on another machine".to_owned());
    }
    let (fonts, more) = fonts(&folders)?;
    notices.extend(more);
    let options = Options {
        paper: match options.paper {
            Paper::A4 => pdf::Paper::A4,
            Paper::Letter => pdf::Paper::Letter,
        },
        size: match options.print {
            Print::Regular => Size::Regular,
            Print::Compact => Size::Compact,
            Print::Large => Size::LargePrint,
        },
        mode: if options.study { Mode::Study } else { Mode::Reading },
        fonts,
        ..of_collection(workspace)?
    };
    let guide = pdf::export(publication, &options)?;
    notices.extend(guide.notices.iter().map(ToString::to_string));
    Ok((guide.pdf, notices))
}

/// Returns what the collection itself says of its guides: the day, the terms, the look, and a title page of its own.
fn of_collection(workspace: &Workspace) -> Result<Options> {
    let config = workspace.collection().config();
    let path = workspace.root().join(TITLE_PAGE);
    let title_page = match fs::read_to_string(&path) {
        Ok(source) => Some(source),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(error).with_context(|| format!("cannot read the title page {}", path.display())),
    };
    let path = workspace.root().join(LICENCE);
    let licence = match fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(error).with_context(|| format!("cannot read the licence {}", path.display())),
    };
    Ok(Options {
        date: date(workspace),
        licence,
        theme: config.map(|config| config.guide.clone()).unwrap_or_default(),
        title_page,
        ..Options::default()
    })
}

/// A collection's own title page, beside its settings.
const TITLE_PAGE: &str = "title-page.typ";

/// The terms for the content, beside the collection's settings: the guide prints them at its end.
const LICENCE: &str = "LICENSE-CONTENT";

/// Returns the day that the collection's settings give. Without one the file has no date, and cannot keep PDF/A.
fn date(workspace: &Workspace) -> Option<Date> {
    let text = workspace.collection().config()?.date.as_deref()?;
    let mut parts = text.split('-');
    Some(Date {
        year: parts.next()?.parse().ok()?,
        month: parts.next()?.parse().ok()?,
        day: parts.next()?.parse().ok()?,
    })
}

/// Where systems keep their fonts.
const SYSTEM_FONTS: [&str; 4] = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "C:\\Windows\\Fonts",
];

/// Reads the font files of folders, in the order of their paths, and adds them to the bundled ones.
fn fonts(folders: &[PathBuf]) -> Result<(Fonts, Vec<String>)> {
    let mut paths = Vec::new();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        collect(folder, &mut paths).with_context(|| format!("cannot list the fonts in {}", folder.display()))?;
    }
    paths.sort();
    let mut files = Vec::new();
    for path in &paths {
        files.push(fs::read(path).with_context(|| format!("cannot read the font {}", path.display()))?);
    }
    let (fonts, useless) = Fonts::bundled().with(files);
    let name = |at: usize| paths.get(at).map(|path| path.display().to_string()).unwrap_or_default();
    let notices = useless
        .into_iter()
        .map(|at| format!("{} holds no font", name(at)))
        .collect();
    Ok((fonts, notices))
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
