//! Remembers what was proven, so that only what changed runs again.
//!
//! A key holds everything that a verdict depends on: the example with its promise and set-up, the interpreter and every
//! file that it could import, how it was run, the limits, and this program's own part in it. Only what went well is remembered. An entry
//! that is not exactly what was written is no entry.

use crate::job::{Job, Options};
use deckle_languages::{Toolchain, store};
use deckle_runner::{Limits, Mode, Sandbox};
use std::fs;
use std::path::{Path, PathBuf};

/// A hash of the sources that decide verdicts: what another build of this program found out counts only if it is the same.
const VERSION: &str = env!("DECKLE_VERDICT_SOURCES");

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
    /// `None` where it cannot be told what a proof would stand on: then nothing is remembered.
    common: Option<blake3::Hasher>,
}

impl Cache {
    /// Opens the cache in `folder`; it need not exist.
    pub(crate) fn open(folder: &Path, toolchain: &Toolchain, options: &Options) -> Self {
        let mut common = blake3::Hasher::new();
        let mut field = |bytes: &[u8]| {
            common.update(&(bytes.len() as u64).to_le_bytes());
            common.update(bytes);
        };
        field(VERSION.as_bytes());
        field(toolchain.runtime.key().as_bytes());
        // A path need not be text.
        field(toolchain.executable.as_os_str().as_encoded_bytes());
        field(toolchain.build.as_bytes());
        // Another build may take an interpreter's place without another version.
        let interpreter = fs::metadata(&toolchain.executable).ok();
        let changed = interpreter.as_ref().and_then(|about| about.modified().ok());
        field(format!("{:?} {changed:?}", interpreter.map(|about| about.len())).as_bytes());
        // A machine of one processor cannot vary their number.
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        field(&[u8::from(processors > 1)]);
        field(format!("{:?} {:?}", options.local_sockets, toolchain.details).as_bytes());
        let state = toolchain.state();
        field(state.as_deref().unwrap_or_default().as_bytes());
        field(&(toolchain.packages.len() as u64).to_le_bytes());
        for (name, version) in &toolchain.packages {
            field(name.as_bytes());
            field(version.as_bytes());
        }
        field(match options.mode {
            Mode::ForkServer => b"fork-server",
            Mode::Cold => b"cold",
        });
        field(match options.sandbox {
            Sandbox::Required => b"required",
            Sandbox::Off => b"off",
        });
        let Limits {
            output,
            memory,
            disk,
            files,
            processes,
        } = options.limits;
        for limit in [output as u64, memory, disk, files, processes] {
            field(&limit.to_le_bytes());
        }
        Cache {
            folder: folder.join("proven"),
            common: state.map(|_| common),
        }
    }

    /// Returns what is remembered of an example.
    pub(crate) fn get(&self, job: &Job) -> Option<Proven> {
        let key = self.key(job)?;
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
        let Some(key) = self.key(job) else { return };
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

    /// Returns the key of an example; `None` if it cannot be written down, so that nothing is remembered of it.
    fn key(&self, job: &Job) -> Option<String> {
        let example = serde_json::to_vec(&(&job.snippet, &job.sql_setup, job.sample.as_deref(), job.engine)).ok()?;
        let mut hasher = self.common.clone()?;
        hasher.update(&example);
        Some(hasher.finalize().to_hex().to_string())
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
            sample: None,
            engine: None,
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
        let path = folder.path().join("proven").join(cache.key(&job("1")).unwrap());
        let whole = fs::read(&path).unwrap();
        for damaged in [&whole[..whole.len() - 1], b"", b"\xff", b"passed"] {
            fs::write(&path, damaged).unwrap();
            assert_eq!(cache.get(&job("1")), None);
        }
    }

    /// The version of an edited package stays the same.
    #[test]
    fn an_edited_package_is_another_one() {
        let (folder, site) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let with_packages = Toolchain {
            search_path: vec![site.path().to_path_buf()],
            ..toolchain(&[("webkit", "3.0")])
        };
        let open = || Cache::open(folder.path(), &with_packages, &Options::default());
        fs::write(site.path().join("webkit.py"), "def get(): return 'ok'\n").unwrap();
        open().put(&job("1"), &Proven::Passed);
        assert_eq!(open().get(&job("1")), Some(Proven::Passed));
        fs::write(site.path().join("webkit.py"), "def get(): return 'changed'\n").unwrap();
        assert_eq!(open().get(&job("1")), None);
    }

    /// Such a path has no JSON: once, all that is written down with it was left out of the key then.
    #[cfg(unix)]
    #[test]
    fn everything_counts_where_the_executable_has_no_name_in_unicode() {
        use std::os::unix::ffi::OsStrExt as _;
        let folder = tempfile::tempdir().unwrap();
        let executable = std::ffi::OsStr::from_bytes(b"/opt/caf\xe9/python");
        let [older, newer] = ["2.0", "2.1"].map(|version| Toolchain {
            executable: executable.into(),
            ..toolchain(&[("numpy", version)])
        });
        let cache = Cache::open(folder.path(), &older, &Options::default());
        cache.put(&job("1"), &Proven::Passed);
        assert_eq!(cache.get(&job("1")), Some(Proven::Passed));
        assert_eq!(
            Cache::open(folder.path(), &newer, &Options::default()).get(&job("1")),
            None
        );
    }

    /// The version is of the sources of this checkout, whichever of them was changed last.
    #[test]
    fn the_version_follows_the_sources() {
        use crate::sources;
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        assert_eq!(sources::version(&crates).unwrap(), VERSION);
        let copy = tempfile::tempdir().unwrap();
        for name in sources::CRATES {
            fs::create_dir_all(copy.path().join(name).join("src")).unwrap();
        }
        let mut seen = vec![sources::version(copy.path()).unwrap()];
        for (path, text) in [
            ("languages/src/a.rs", "1"),
            ("languages/src/a.rs", "2"),
            ("languages/src/b.py", "2"),
            ("runner/src/a.rs", ""),
        ] {
            fs::write(copy.path().join(path), text).unwrap();
            let version = sources::version(copy.path()).unwrap();
            assert!(!seen.contains(&version), "{path}");
            seen.push(version);
        }
    }
}
