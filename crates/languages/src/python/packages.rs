//! Lists installed distributions by the names of their metadata folders: no interpreter is started for it.

use std::collections::BTreeMap;
use std::path::Path;

/// Returns a distribution's name in its normal form: lower case, with runs of `-`, `_` and `.` as one hyphen (PEP 503).
pub fn normalise(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '-' | '_' | '.' if out.ends_with('-') => {}
            '-' | '_' | '.' => out.push('-'),
            c => out.push(c.to_ascii_lowercase()),
        }
    }
    out
}

/// Returns the version of an installed distribution, whichever way its name is written.
pub(super) fn version<'a>(installed: &'a BTreeMap<String, String>, name: &str) -> Option<&'a str> {
    installed.get(&normalise(name)).map(String::as_str)
}

/// Lists the distributions in the folders of a search path; the first one found counts, as for the interpreter.
pub(super) fn installed(path: &[String]) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for folder in path {
        let Ok(entries) = std::fs::read_dir(Path::new(folder)) else {
            continue;
        };
        for entry in entries.flatten() {
            if let Some((name, version)) = entry.file_name().to_str().and_then(parse) {
                out.entry(name).or_insert(version);
            }
        }
    }
    out
}

/// Reads `name-1.2.dist-info` or `name-1.2[-py3.11].egg-info`.
fn parse(file_name: &str) -> Option<(String, String)> {
    let stem = file_name
        .strip_suffix(".dist-info")
        .or_else(|| file_name.strip_suffix(".egg-info"))?;
    let mut parts = stem.split('-');
    let (name, version) = (parts.next()?, parts.next()?);
    Some((normalise(name), version.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_folders_name_distributions() {
        for (name, expected) in [
            ("PyYAML-6.0.3.dist-info", Some(("pyyaml", "6.0.3"))),
            ("ruamel.yaml-0.18.1.dist-info", Some(("ruamel-yaml", "0.18.1"))),
            ("six-1.17.0-py3.11.egg-info", Some(("six", "1.17.0"))),
            ("numpy", None),
            ("broken.dist-info", None),
        ] {
            let expected = expected.map(|(name, version)| (name.to_owned(), version.to_owned()));
            assert_eq!(parse(name), expected, "{name}");
        }
    }
}
