//! Decides which interpreter to use.

use super::{packages, probe, pyenv};
use crate::detect::{DetectError, Host};
use crate::runtime::{Runtime, Toolchain};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The oldest interpreter that the programs in `python/` run on.
const OLDEST: [u32; 3] = [3, 10, 0];

/// Finds the interpreter to use and asks it about itself.
pub(super) fn find(runtime: &'static dyn Runtime, host: &Host<'_>) -> Result<Toolchain, DetectError> {
    let program = locate(host.choice, host.root)?;
    let facts = probe::facts(&program, host.root, host.cache)?;
    let [major, minor, patch] = facts.version;
    if facts.version < OLDEST {
        return Err(DetectError::TooOld {
            program,
            found: format!("Python {major}.{minor}.{patch}"),
            needed: "3.10",
        });
    }
    Ok(Toolchain {
        runtime,
        label: format!("{} {major}.{minor}.{patch}", facts.implementation),
        readable: facts.readable(),
        search_path: facts.packages(),
        packages: packages::installed(&facts.path),
        // A shim's answer names the real executable.
        executable: PathBuf::from(facts.executable),
        version: facts.version,
        build: facts.build,
        modules: facts.stdlib_modules,
        details: Vec::new(),
        service: None,
    })
}

fn locate(choice: Option<&str>, root: &Path) -> Result<PathBuf, DetectError> {
    if let Some(choice) = choice {
        return chosen(choice, root, "--python");
    }
    if let Some(choice) = env::var("DECKLE_PYTHON").ok().filter(|choice| !choice.is_empty()) {
        return chosen(&choice, root, "DECKLE_PYTHON");
    }
    in_environment(&root.join(".venv"))
        .or_else(|| in_path("python3"))
        .or_else(|| in_path("python"))
        .ok_or_else(|| {
            let said =
                "no Python interpreter: none in PATH, no .venv here, and neither --python nor DECKLE_PYTHON names one";
            DetectError::Nowhere(said.to_owned())
        })
}

/// Finds the interpreter that a path or a version names.
fn chosen(choice: &str, root: &Path, origin: &'static str) -> Result<PathBuf, DetectError> {
    let found = if is_version(choice) {
        in_path(&format!("python{choice}"))
            .filter(|found| !is_shim(found))
            .or_else(|| installed_by_manager(choice))
    } else {
        // A path that is typed is the shell's: it counts from the current folder.
        let typed = std::path::absolute(choice).ok();
        let mut places = typed.into_iter().chain([root.join(choice)]);
        places.find_map(at).or_else(|| in_path(choice))
    };
    found.ok_or_else(|| DetectError::NotThere {
        what: probe::WHAT,
        choice: choice.to_owned(),
        origin,
    })
}

/// Returns the interpreter that a path is, or that its environment has.
fn at(path: PathBuf) -> Option<PathBuf> {
    if path.is_dir() {
        in_environment(&path)
    } else {
        path.is_file().then_some(path)
    }
}

fn is_version(choice: &str) -> bool {
    choice.starts_with("3.") && choice[2..].split('.').all(|part| part.parse::<u32>().is_ok())
}

/// Finds the interpreter of a virtual environment, on any system.
fn in_environment(folder: &Path) -> Option<PathBuf> {
    ["bin/python", "bin/python3", "Scripts/python.exe"]
        .iter()
        .map(|name| folder.join(name))
        .find(|path| path.is_file())
}

fn in_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

/// Tells whether a program is a version manager's shim, which may stand for a version that is not installed.
fn is_shim(program: &Path) -> bool {
    program.parent().is_some_and(|folder| folder.ends_with("shims"))
}

/// Finds the newest matching interpreter that pyenv or uv installed.
fn installed_by_manager(version: &str) -> Option<PathBuf> {
    let data = env::var_os("XDG_DATA_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".local/share")));
    let folders = [
        pyenv::root().map(|folder| (folder.join("versions"), String::new())),
        data.map(|folder| (folder.join("uv/python"), "cpython-".to_owned())),
    ];
    folders
        .into_iter()
        .flatten()
        .find_map(|(folder, prefix)| newest(&folder, &format!("{prefix}{version}")))
}

/// Returns the interpreter of the subfolder whose name starts with `wanted` and whose patch version is highest.
fn newest(folder: &Path, wanted: &str) -> Option<PathBuf> {
    let patch = |name: &str| -> Option<u32> {
        match name.strip_prefix(wanted)? {
            "" => Some(0),
            rest => {
                let digits: String = rest
                    .strip_prefix('.')?
                    .chars()
                    .take_while(char::is_ascii_digit)
                    .collect();
                digits.parse().ok()
            }
        }
    };
    fs::read_dir(folder)
        .ok()?
        .flatten()
        .filter_map(|entry| Some((patch(entry.file_name().to_str()?)?, in_environment(&entry.path())?)))
        .max()
        .map(|(_, program)| program)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_told_from_paths() {
        for (choice, expected) in [
            ("3.13", true),
            ("3.13.0", true),
            ("3.x", false),
            ("python3.13", false),
            ("./3.11/python", false),
        ] {
            assert_eq!(is_version(choice), expected, "{choice}");
        }
    }
}
