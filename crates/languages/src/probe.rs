//! Starts a program once and asks it about itself; remembers the answer as long as the file stays the same.

use crate::detect::DetectError;
use crate::store;
use deckle_runner::Waiting;
use serde::de::DeserializeOwned;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// How long a program may wait before it answers: for a slow disk, or for nothing.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(20);

/// What is asked.
pub(crate) struct Probe<'a> {
    /// What is asked, as errors call it, such as `Python interpreter`.
    pub(crate) what: &'static str,
    /// What the remembered answers are called, such as `python`.
    pub(crate) key: &'static str,
    /// The program.
    pub(crate) program: &'a Path,
    /// Its arguments, which make it print one line of JSON.
    pub(crate) arguments: &'a [&'a str],
    /// Variables that it must not see.
    pub(crate) without: &'a [&'a str],
    /// The folder to ask in.
    pub(crate) root: &'a Path,
    /// What else the answer depends on.
    pub(crate) context: &'a [u8],
}

/// What a program says about itself.
pub(crate) trait Facts: DeserializeOwned {
    /// Returns the executable as the program itself names it.
    fn executable(&self) -> &str;
}

impl Probe<'_> {
    /// Returns what the program says, or said before; `cache` is the folder that remembers.
    pub(crate) fn facts<T: Facts>(&self, cache: Option<&Path>) -> Result<T, DetectError> {
        let entry = cache.and_then(|folder| Some(folder.join(format!("{}-{}.json", self.key, self.fingerprint()?))));
        if let Some(known) = entry.as_deref().and_then(remembered) {
            return Ok(known);
        }
        let answer = self.ask()?;
        let facts: T = serde_json::from_slice(&answer)
            .map_err(|_| self.no_answer("it does not print what it is asked for".to_owned()))?;
        if let Some(entry) = entry {
            // Only speed is lost where it cannot be written.
            let _ = store::write(&entry, &answer);
        }
        Ok(facts)
    }

    /// Names everything that the answer depends on; `None` if the file cannot be examined.
    fn fingerprint(&self) -> Option<String> {
        let mut hash = blake3::Hasher::new();
        for argument in self.arguments {
            hash.update(argument.as_bytes());
            hash.update(&[0]);
        }
        let real = fs::canonicalize(self.program).ok()?;
        for file in [self.program, &real] {
            about(&mut hash, file)?;
        }
        hash.update(self.context);
        Some(hash.finalize().to_hex()[..32].to_owned())
    }

    fn no_answer(&self, detail: String) -> DetectError {
        DetectError::NoAnswer {
            what: self.what,
            program: PathBuf::from(self.program),
            detail,
        }
    }

    /// Runs the program and returns its one line.
    fn ask(&self) -> Result<Vec<u8>, DetectError> {
        let mut command = Command::new(self.program);
        command
            .args(self.arguments)
            .current_dir(self.root)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        for name in self.without {
            command.env_remove(name);
        }
        let mut child = command.spawn().map_err(|error| self.no_answer(error.to_string()))?;
        let mut waiting = Waiting::new();
        loop {
            match child.try_wait() {
                Ok(Some(status)) if status.success() => break,
                Ok(Some(status)) => return Err(self.no_answer(format!("it ends with {status}"))),
                Ok(None) if waiting.look(&child) > ANSWER_TIMEOUT => {
                    let _ = child.kill();
                    let _ = child.wait();
                    let seconds = ANSWER_TIMEOUT.as_secs();
                    return Err(self.no_answer(format!("it waits for {seconds} s and does not answer")));
                }
                Ok(None) => std::thread::sleep(Duration::from_millis(2)),
                Err(error) => return Err(self.no_answer(error.to_string())),
            }
        }
        let mut answer = Vec::new();
        if let Some(mut out) = child.stdout.take() {
            // The answer is about 5 KB and fits into the pipe that a finished process leaves.
            out.read_to_end(&mut answer)
                .map_err(|error| self.no_answer(error.to_string()))?;
        }
        Ok(answer)
    }
}

/// Hashes a file's path, size and time.
pub(crate) fn about(hash: &mut blake3::Hasher, file: &Path) -> Option<()> {
    hash.update(file.as_os_str().as_encoded_bytes());
    if let Ok(about) = fs::metadata(file) {
        hash.update(&about.len().to_le_bytes());
        let changed = about.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
        hash.update(&changed.as_nanos().to_le_bytes());
    }
    Some(())
}

fn remembered<T: Facts>(entry: &Path) -> Option<T> {
    let facts: T = serde_json::from_slice(&fs::read(entry).ok()?).ok()?;
    Path::new(facts.executable()).is_file().then_some(facts)
}
