//! Remembers what was proven, so that only what changed runs again.
//!
//! A key holds everything that a verdict depends on: the example with its promise and set-up, the interpreter and its
//! packages, how it was run, the limits, and this program's own part in it. Only what went well is remembered. An entry
//! that is not exactly what was written is no entry.

use crate::job::{Job, Options};
use deckle_languages::{Toolchain, store};
use deckle_runner::{Limits, Mode, Sandbox};
use serde::Serialize;
use std::fs;
use std::path::{Path, PathBuf};

/// Raised whenever a change in how examples run could change a verdict.
const CACHE_VERSION: u32 = 5;

/// The most entries that stay; the oldest go first. An entry takes one block of the disk.
const MOST: usize = 20_000;
/// How many stay when there are too many, so that the next run need not tidy again.
const KEPT: usize = 15_000;

/// What is remembered of an example that went well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Proven {
    /// It ran and kept its promise.
    Passed,
    /// It is shown only, and its form was checked in this way.
    Form(String),
}

/// The folder that remembers, and what all keys of one check have in common.
pub(crate) struct Cache {
    folder: PathBuf,
    common: blake3::Hasher,
}

/// Everything but the example that a verdict depends on.
#[derive(Serialize)]
struct Common<'a> {
    cache_version: u32,
    runner: &'a str,
    executable: &'a Path,
    build: &'a str,
    packages: &'a std::collections::BTreeMap<String, String>,
    mode: Mode,
    sandbox: Sandbox,
    limits: Limits,
}

impl Cache {
    /// Opens the cache in `folder`; it need not exist.
    pub(crate) fn open(folder: &Path, toolchain: &Toolchain, options: &Options) -> Self {
        let common = Common {
            cache_version: CACHE_VERSION,
            runner: env!("CARGO_PKG_VERSION"),
            executable: &toolchain.executable,
            build: &toolchain.build,
            packages: &toolchain.packages,
            mode: options.mode,
            sandbox: options.sandbox,
            limits: options.limits,
        };
        let mut hasher = blake3::Hasher::new();
        // Serialising these plain types cannot fail; were it to, the empty text is still the same for both runs.
        hasher.update(&serde_json::to_vec(&common).unwrap_or_default());
        for text in deckle_languages::programs() {
            hasher.update(text.as_bytes());
            hasher.update(&[0]);
        }
        Cache {
            folder: folder.join("proven"),
            common: hasher,
        }
    }

    /// Returns what is remembered of an example.
    pub(crate) fn get(&self, job: &Job) -> Option<Proven> {
        let key = self.key(job);
        let text = fs::read_to_string(self.folder.join(&key)).ok()?;
        let found = text.strip_prefix(&format!("{key} "))?.strip_suffix(" end\n")?;
        match found.split_once(' ') {
            None if found == "passed" => Some(Proven::Passed),
            Some(("form", how)) => Some(Proven::Form(how.to_owned())),
            _ => None,
        }
    }

    /// Remembers that an example went well. Only speed is lost where that fails.
    pub(crate) fn put(&self, job: &Job, proven: &Proven) {
        let key = self.key(job);
        let text = match proven {
            Proven::Passed => format!("{key} passed end\n"),
            Proven::Form(how) => format!("{key} form {how} end\n"),
        };
        let _ = store::write(&self.folder.join(&key), text.as_bytes());
    }

    /// Removes the oldest entries where there are too many.
    pub(crate) fn tidy(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return;
        };
        let paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        if paths.len() <= MOST {
            return;
        }
        let age = |path: &PathBuf| fs::metadata(path).and_then(|about| about.modified()).ok();
        let mut aged: Vec<_> = paths.into_iter().map(|path| (age(&path), path)).collect();
        aged.sort();
        let surplus = aged.len() - KEPT;
        for (_, path) in aged.into_iter().take(surplus) {
            // Another run may have been quicker.
            let _ = fs::remove_file(path);
        }
    }

    fn key(&self, job: &Job) -> String {
        let mut hasher = self.common.clone();
        hasher.update(&serde_json::to_vec(&(&job.snippet, &job.sql_setup)).unwrap_or_default());
        hasher.finalize().to_hex().to_string()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test may panic")]
    use super::*;
    use deckle_content::Key;

    fn job(code: &str) -> Job {
        Job {
            key: Key::new("python", "a"),
            index: 0,
            snippet: serde_json::from_value(serde_json::json!({ "code": code })).unwrap(),
            sql_setup: None,
        }
    }

    fn toolchain(packages: &[(&str, &str)]) -> Toolchain {
        let packages = packages
            .iter()
            .map(|(name, version)| ((*name).into(), (*version).into()));
        Toolchain {
            packages: packages.collect(),
            ..Toolchain::new(&deckle_languages::PYTHON)
        }
    }

    #[test]
    fn an_entry_is_found_only_by_what_it_was_made_for() {
        let folder = tempfile::tempdir().unwrap();
        let older = toolchain(&[("numpy", "2.0")]);
        let cache = Cache::open(folder.path(), &older, &Options::default());
        assert_eq!(cache.get(&job("1")), None);
        cache.put(&job("1"), &Proven::Passed);
        cache.put(&job("2"), &Proven::Form("parsed as TOML".into()));
        assert_eq!(cache.get(&job("1")), Some(Proven::Passed));
        assert_eq!(cache.get(&job("2")), Some(Proven::Form("parsed as TOML".into())));
        assert_eq!(cache.get(&job("3")), None);
        let newer = toolchain(&[("numpy", "2.1")]);
        assert_eq!(
            Cache::open(folder.path(), &newer, &Options::default()).get(&job("1")),
            None
        );
        let mut options = Options::default();
        options.limits.memory += 1;
        assert_eq!(Cache::open(folder.path(), &older, &options).get(&job("1")), None);
    }

    #[test]
    fn a_damaged_entry_is_a_miss() {
        let folder = tempfile::tempdir().unwrap();
        let toolchain = toolchain(&[]);
        let cache = Cache::open(folder.path(), &toolchain, &Options::default());
        cache.put(&job("1"), &Proven::Passed);
        let path = folder.path().join("proven").join(cache.key(&job("1")));
        let whole = fs::read(&path).unwrap();
        for damaged in [&whole[..whole.len() - 1], b"", b"\xff", b"passed"] {
            fs::write(&path, damaged).unwrap();
            assert_eq!(cache.get(&job("1")), None);
        }
    }
}
