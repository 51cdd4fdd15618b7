//! Starts an interpreter once and asks it about itself; remembers the answer as long as the file stays the same.

use super::pyenv;
use crate::detect::DetectError;
use crate::store;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const SCRIPT: &str = include_str!("../../python/probe.py");
/// How long an interpreter may take to answer; a cold disk or a version manager's shim is slow.
const PATIENCE: Duration = Duration::from_secs(20);

/// What one start of the interpreter told about it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Facts {
    /// The executable as the interpreter itself names it.
    pub(super) executable: String,
    /// `CPython`, `PyPy` …
    pub(super) implementation: String,
    /// Major, minor and patch version.
    pub(super) version: [u32; 3],
    /// The whole version text, which tells builds of one version apart.
    pub(super) build: String,
    /// Folders that hold the interpreter and its environment.
    pub(super) prefixes: Vec<String>,
    /// `sys.path` without the script's folder.
    pub(super) path: Vec<String>,
    /// Names of the standard library's modules.
    pub(super) stdlib_modules: Vec<String>,
}

impl Facts {
    /// Lists what must be readable: the interpreter and its packages.
    pub(super) fn readable(&self) -> Vec<PathBuf> {
        let mut out = Vec::new();
        for folder in self.prefixes.iter().chain(&self.path) {
            // `/usr` as a prefix would open all of it, and what is needed of it every program may read.
            if !matches!(folder.as_str(), "/" | "/usr" | "/usr/local") {
                out.push(PathBuf::from(folder));
            } else if folder == "/usr/local" {
                out.extend(["/usr/local/bin", "/usr/local/lib"].map(PathBuf::from));
            }
        }
        // A virtual environment's executable is a link, perhaps to outside of every prefix.
        out.extend(fs::canonicalize(&self.executable));
        out
    }
}

/// Returns what an interpreter says about itself.
pub(super) fn facts(program: &Path, root: &Path, cache: Option<&Path>) -> Result<Facts, DetectError> {
    let entry = cache.and_then(|folder| Some(folder.join(format!("python-{}.json", fingerprint(program, root)?))));
    if let Some(known) = entry.as_deref().and_then(remembered) {
        return Ok(known);
    }
    let answer = ask(program, root)?;
    let facts: Facts = serde_json::from_slice(&answer).map_err(|_| DetectError::NoAnswer {
        what: "Python interpreter",
        program: program.to_owned(),
        detail: "it does not print what a Python 3 interpreter prints".to_owned(),
    })?;
    if let Some(entry) = entry {
        // Only speed is lost where it cannot be written.
        let _ = store::write(&entry, &answer);
    }
    Ok(facts)
}

fn remembered(entry: &Path) -> Option<Facts> {
    let facts: Facts = serde_json::from_slice(&fs::read(entry).ok()?).ok()?;
    Path::new(&facts.executable).is_file().then_some(facts)
}

/// Names everything that the answer depends on; `None` if the file cannot be examined.
fn fingerprint(program: &Path, root: &Path) -> Option<String> {
    let mut hash = blake3::Hasher::new();
    hash.update(SCRIPT.as_bytes());
    let real = fs::canonicalize(program).ok()?;
    // The folder of the given path decides about the virtual environment, the real file about the interpreter.
    let configuration = program
        .parent()
        .and_then(Path::parent)
        .map(|folder| folder.join("pyvenv.cfg"));
    for file in [Some(program.to_owned()), Some(real), configuration]
        .into_iter()
        .flatten()
    {
        hash.update(file.as_os_str().as_encoded_bytes());
        if let Ok(about) = fs::metadata(&file) {
            hash.update(&about.len().to_le_bytes());
            let changed = about.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
            hash.update(&changed.as_nanos().to_le_bytes());
        }
    }
    // A shim chooses by these.
    hash.update(std::env::var_os("PYENV_VERSION").unwrap_or_default().as_encoded_bytes());
    for folder in root.ancestors() {
        hash.update(&fs::read(folder.join(".python-version")).unwrap_or_default());
    }
    if let Some(chosen) = pyenv::root().map(|folder| folder.join("version")) {
        hash.update(&fs::read(chosen).unwrap_or_default());
    }
    Some(hash.finalize().to_hex()[..32].to_owned())
}

/// Runs the probe and returns its one line.
fn ask(program: &Path, root: &Path) -> Result<Vec<u8>, DetectError> {
    let no_answer = |detail: String| DetectError::NoAnswer {
        what: "Python interpreter",
        program: PathBuf::from(program),
        detail,
    };
    let mut command = Command::new(program);
    command
        // Isolated: otherwise a `json.py` beside the content would be imported here, outside the sandbox.
        .args(["-I", "-X", "utf8", "-c", SCRIPT])
        .current_dir(root)
        .env_remove("PYTHONPATH")
        .env_remove("PYTHONHOME")
        .env_remove("PYTHONSTARTUP")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = command.spawn().map_err(|error| no_answer(error.to_string()))?;
    let started = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => break,
            Ok(Some(status)) => return Err(no_answer(format!("it ends with {status}"))),
            Ok(None) if started.elapsed() > PATIENCE => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(no_answer(format!("it does not answer within {} s", PATIENCE.as_secs())));
            }
            Ok(None) => std::thread::sleep(Duration::from_millis(2)),
            Err(error) => return Err(no_answer(error.to_string())),
        }
    }
    let mut answer = Vec::new();
    if let Some(mut out) = child.stdout.take() {
        // The answer is about 5 KB and fits into the pipe that a finished process leaves.
        out.read_to_end(&mut answer)
            .map_err(|error| no_answer(error.to_string()))?;
    }
    Ok(answer)
}
