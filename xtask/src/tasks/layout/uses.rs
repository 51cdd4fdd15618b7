//! What the files of a crate use of one another: the paths after `crate::` and `super::`.
//!
//! A module and those inside it belong together, so what they use of one another does not count; nor do tests.

use super::circles::Uses;
use crate::repository;
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A module's path within its crate.
type Module = Vec<String>;

/// Reads the sources below a folder.
pub(super) fn of_crate(source: &Path) -> Result<Uses> {
    let mut files = BTreeMap::new();
    collect(source, &Module::new(), &mut files)?;
    let mut uses = Uses::new();
    for (module, (path, text)) in &files {
        let targets = used(module, text).into_iter().filter_map(|path| {
            // The longest part of the path that is a file: the rest names what is in it.
            let file = (1..=path.len())
                .rev()
                .find_map(|length| files.get_key_value(&path[..length]))?;
            (!file.0.starts_with(module) && !module.starts_with(file.0)).then(|| file.1.0.clone())
        });
        uses.insert(path.clone(), targets.collect());
    }
    Ok(uses)
}

fn collect(folder: &Path, module: &Module, files: &mut BTreeMap<Module, (String, String)>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut own = module.clone();
        own.push(name.clone());
        if path.is_dir() {
            if name != "tests" {
                collect(&path, &own, files)?;
            }
            continue;
        }
        let is_root = module.is_empty() && matches!(name.as_str(), "lib" | "main");
        if path.extension().is_none_or(|extension| extension != "rs") || name.contains("tests") || is_root {
            continue;
        }
        let own = if name == "mod" { module.clone() } else { own };
        let relative = path.strip_prefix(repository::root()).unwrap_or(&path);
        let shown = relative.to_string_lossy().replace('\\', "/");
        files.insert(own, (shown, fs::read_to_string(&path)?));
    }
    Ok(())
}

/// Returns the paths that a module's text names, from the crate's root.
fn used(module: &Module, text: &str) -> BTreeSet<Module> {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{line}\n"))
        .collect();
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        paths(&code[at + "crate::".len()..], &Module::new(), &mut found);
    }
    for (at, _) in code
        .match_indices("super::")
        .filter(|(at, _)| !code[..*at].ends_with("super::"))
    {
        let mut rest = &code[at..];
        let mut base = module.as_slice();
        while let Some(further) = rest.strip_prefix("super::") {
            rest = further;
            base = base.split_last().map_or(base, |(_, above)| above);
        }
        paths(rest, &base.to_vec(), &mut found);
    }
    found
}

/// Reads what follows `::`: a name, or several in braces, each of which may go on. Returns what is left of the text.
fn paths<'t>(text: &'t str, base: &Module, found: &mut BTreeSet<Module>) -> &'t str {
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = rest.trim_start_matches([',', ' ', '\n']);
            match rest.chars().next() {
                None => return rest,
                Some('}') => return &rest[1..],
                Some(_) => {}
            }
            let after = paths(rest, base, found);
            // Over `as name`, and anything else up to the next entry.
            rest = after.trim_start_matches(|c| !matches!(c, ',' | '}'));
        }
    }
    let end = text
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(text.len());
    let mut path = base.clone();
    path.push(text[..end].to_owned());
    if let Some(rest) = text[end..].strip_prefix("::") {
        return paths(rest, &path, found);
    }
    found.insert(path);
    &text[end..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_wherever_they_stand() {
        let text = "use crate::a::{B, c::{self, d as e}, f};\nuse super::g::h;\n// crate::comment\nfn x() { crate::y::z() }\n\
                    #[cfg(test)]\nmod tests { use crate::tests; }\n";
        let found = used(&vec!["m".to_owned(), "n".to_owned()], text);
        let found: Vec<String> = found.iter().map(|path| path.join("/")).collect();
        assert_eq!(found, ["a/B", "a/c/d", "a/c/self", "a/f", "m/g/h", "y/z"]);
    }
}
