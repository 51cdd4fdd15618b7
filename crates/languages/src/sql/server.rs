//! Finds a database server on this machine, and asks its version.

use crate::detect::{DetectError, Host};
use crate::probe::about;
use crate::python::package;
use crate::runtime::Toolchain;
use deckle_runner::Service;
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The variable that tells a driver the folder of its server's socket.
pub(super) const SOCKET_VARIABLE: &str = "DECKLE_SQL_SOCKET";

/// How a server is looked for.
pub(super) struct Search {
    /// What is looked for, as errors call it.
    pub(super) what: &'static str,
    /// The variable that names its folder.
    pub(super) variable: &'static str,
    /// The names that its program may have.
    pub(super) programs: &'static [&'static str],
    /// Folders where it usually is, the best first; the last part but one may be `*`, of which the highest is taken.
    pub(super) folders: &'static [&'static str],
}

/// A server's program.
pub(super) struct Found {
    /// The program.
    pub(super) program: PathBuf,
    /// All that it says of its version.
    pub(super) said: String,
    /// The first numbers in it.
    pub(super) version: [u32; 3],
}

impl Found {
    /// The folder of the programs that belong to it.
    pub(super) fn folder(&self) -> &Path {
        self.program.parent().unwrap_or(Path::new("/"))
    }

    /// Returns the toolchain that this server and a driver in Python make together.
    pub(super) fn toolchain(&self, label: String, driver: &str, service: Service, python: &Toolchain) -> Toolchain {
        Toolchain {
            label,
            version: self.version,
            build: [self.said.as_str(), driver, &python.build].join("\n"),
            details: vec![
                format!("at {}", self.program.display()),
                format!("driven by {driver} in {}", python.label),
            ],
            service: Some(service),
            ..python.clone()
        }
    }

    /// Names what data that it prepared depends on, in few characters.
    pub(super) fn fingerprint(&self, prepare: &[Vec<String>]) -> String {
        let mut hash = blake3::Hasher::new();
        hash.update(self.said.as_bytes());
        about(&mut hash, &self.program);
        for word in prepare.iter().flatten() {
            hash.update(word.as_bytes());
            hash.update(&[0]);
        }
        hash.finalize().to_hex()[..16].to_owned()
    }

    /// Lists what must be readable: its folder, and what was installed beside it.
    pub(super) fn readable(&self) -> Vec<PathBuf> {
        let real = std::fs::canonicalize(&self.program).unwrap_or_else(|_| self.program.clone());
        let folders = [self.program.parent(), real.parent()];
        let mut out: Vec<PathBuf> = folders.into_iter().flatten().map(Path::to_owned).collect();
        let prefix = real.parent().and_then(Path::parent);
        // What the system itself installed is spread over its folders.
        if let Some(prefix) = prefix.filter(|prefix| *prefix != Path::new("/usr") && prefix.parent().is_some()) {
            out.extend(["lib", "share"].map(|name| prefix.join(name)));
        }
        out.dedup();
        out
    }
}

impl Search {
    /// Finds the server that the caller, the variable, the search path or the usual folders name, in this order.
    pub(super) fn find(&self, host: &Host<'_>) -> Result<Found, DetectError> {
        if !cfg!(target_os = "linux") {
            let said = format!("no {}: examples talk to servers on Linux only", self.what);
            return Err(DetectError::Nowhere(said));
        }
        let program = self.locate(host)?;
        let no_answer = |detail: String| DetectError::NoAnswer {
            what: self.what,
            program: program.clone(),
            detail,
        };
        let answer = Command::new(&program)
            .arg("--version")
            .stdin(Stdio::null())
            .output()
            .map_err(|error| no_answer(error.to_string()))?;
        let said = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
        let version = numbers(&said).ok_or_else(|| no_answer("it does not tell its version".to_owned()))?;
        Ok(Found { program, said, version })
    }

    fn locate(&self, host: &Host<'_>) -> Result<PathBuf, DetectError> {
        let not_there = |choice: &str, origin| DetectError::NotThere {
            what: self.what,
            choice: choice.to_owned(),
            origin,
        };
        if let Some(choice) = host.choice {
            // A path that is typed is the shell's: it counts from the current folder.
            let typed = std::path::absolute(choice).ok();
            let mut places = typed.into_iter().chain([host.root.join(choice)]);
            return places
                .find_map(|place| self.at(&place))
                .ok_or_else(|| not_there(choice, "--engine"));
        }
        if let Some(choice) = env::var(self.variable).ok().filter(|choice| !choice.is_empty()) {
            let found = self.at(&host.root.join(&choice));
            return found.ok_or_else(|| not_there(&choice, self.variable));
        }
        let path = env::var_os("PATH").unwrap_or_default();
        let in_path = env::split_paths(&path).find_map(|folder| self.in_folder(&folder));
        let usual = || self.folders.iter().flat_map(|folder| expanded(folder));
        in_path
            .or_else(|| usual().find_map(|folder| self.in_folder(&folder)))
            .ok_or_else(|| {
                DetectError::Nowhere(format!(
                    "no {}: none in PATH and the usual folders, and neither --engine nor {} names one",
                    self.what, self.variable
                ))
            })
    }

    /// Finds the program at a place that is named: itself, its folder, or the folder above.
    fn at(&self, place: &Path) -> Option<PathBuf> {
        if place.is_file() {
            return Some(place.to_owned());
        }
        [place.to_owned(), place.join("bin"), place.join("sbin")]
            .iter()
            .find_map(|folder| self.in_folder(folder))
    }

    fn in_folder(&self, folder: &Path) -> Option<PathBuf> {
        let mut programs = self.programs.iter().map(|name| folder.join(name));
        programs.find(|program| program.is_file())
    }
}

/// Returns a distribution of Python that drives an engine, with its version.
pub(super) fn driver_package(engine: &str, name: &str, python: &Toolchain) -> Result<String, DetectError> {
    let Some(version) = package(python, name) else {
        return Err(DetectError::Nowhere(format!(
            "no way to {engine}: {} at {} has no package `{name}`",
            python.label,
            python.executable.display()
        )));
    };
    Ok(format!("{name} {version}"))
}

/// Returns where the prepared data of servers is remembered.
pub(super) fn templates(host: &Host<'_>) -> Option<PathBuf> {
    Some(host.cache?.with_file_name("servers"))
}

/// Returns the folders that a pattern stands for, those with the highest version first.
fn expanded(pattern: &str) -> Vec<PathBuf> {
    let Some((before, after)) = pattern.split_once('*') else {
        return vec![PathBuf::from(pattern)];
    };
    let (parent, prefix) = before.rsplit_once('/').unwrap_or(("", before));
    let entries = std::fs::read_dir(parent).into_iter().flatten().flatten();
    let mut found: Vec<(Vec<u32>, PathBuf)> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let version = name.strip_prefix(prefix)?;
            let numbers = version.split('.').map_while(|part| part.parse().ok()).collect();
            Some((numbers, PathBuf::from(format!("{parent}/{name}{after}"))))
        })
        .collect();
    found.sort_by(|one, other| other.cmp(one));
    found.into_iter().map(|(_, folder)| folder).collect()
}

/// Reads the first version in a text: numbers with points between them.
fn numbers(text: &str) -> Option<[u32; 3]> {
    let word = text
        .split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .find(|word| word.contains('.') && word.starts_with(|c: char| c.is_ascii_digit()))?;
    let mut parts = word.split('.').map(|part| part.parse().unwrap_or(0));
    Some([(); 3].map(|()| parts.next().unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test may panic")]
    use super::*;

    #[test]
    fn versions_are_read_as_servers_write_them() {
        for (said, expected) in [
            (
                "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)",
                Some([15, 18, 0]),
            ),
            (
                "mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64",
                Some([10, 11, 19]),
            ),
            ("postgres: command not found", None),
        ] {
            assert_eq!(numbers(said), expected, "{said}");
        }
    }

    #[test]
    fn the_newest_of_several_is_first() {
        let home = tempfile::tempdir().unwrap();
        for name in ["9.6", "15", "17", "other"] {
            std::fs::create_dir_all(home.path().join(name).join("bin")).unwrap();
        }
        let found = expanded(&format!("{}/*/bin", home.path().display()));
        let names: Vec<_> = found
            .iter()
            .map(|path| path.parent().unwrap().file_name().unwrap().to_owned())
            .collect();
        assert_eq!(names, ["17", "15", "9.6", "other"]);
    }
}
