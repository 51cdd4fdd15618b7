//! The binary under test.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// How a run ended.
#[derive(Debug)]
pub struct Ended {
    /// The exit code; -1 if a signal ended it.
    pub code: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        Ended {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// Returns a command that starts `deckle`: `DECKLE_BINARY`, or the one beside the tests.
///
/// # Panics
/// Panics, with the remedy, if it is not there.
pub fn deckle() -> Command {
    let path = std::env::var_os("DECKLE_BINARY").map_or_else(beside, PathBuf::from);
    assert!(
        path.exists(),
        "{} is not there: `cargo xtask test` builds it, or `cargo build -p deckle --features pdf`",
        path.display()
    );
    let mut command = Command::new(path);
    // What a developer has set must not change what a test sees.
    command
        .env_remove("DECKLE_PYTHON")
        .env_remove("SOURCE_DATE_EPOCH")
        .env("NO_COLOR", "1");
    command
}

/// Finds the binary in the folder that cargo put the tests into.
fn beside() -> PathBuf {
    let test = std::env::current_exe().unwrap_or_default();
    let folder = test.ancestors().nth(2).unwrap_or(Path::new("."));
    folder.join(format!("deckle{}", std::env::consts::EXE_SUFFIX))
}

/// Returns the repository's root.
pub fn repository() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_path_buf()
}

/// Returns a Python without packages of ours: the one that examples of fixtures run with.
pub fn python() -> String {
    let found = Command::new("python3")
        .args(["-c", "import sys; print(sys.executable)"])
        .output();
    let path = found.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    path.unwrap_or_else(|_| "python3".to_owned())
}
