//! The binary under test.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

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

/// Returns a command that starts `deckle`: `DECKLE_BINARY`, which `cargo xtask test` has just built, or what cargo makes
/// of this checkout now. What happens to lie in `target/` may be old.
///
/// # Panics
/// Panics if it is not there or cannot be built.
pub fn deckle() -> Command {
    static BINARY: LazyLock<PathBuf> =
        LazyLock::new(|| std::env::var_os("DECKLE_BINARY").map_or_else(build, PathBuf::from));
    let path = &*BINARY;
    assert!(path.exists(), "{} is not there", path.display());
    let mut command = Command::new(path);
    // What a developer has set must not change what a test sees.
    command
        .env_remove("DECKLE_PYTHON")
        .env_remove("SOURCE_DATE_EPOCH")
        .env("NO_COLOR", "1");
    command
}

/// Builds the binary with the features and the profile of the tests, and returns its path.
fn build() -> PathBuf {
    // A test lies in `target/<profile>/deps`.
    let test = std::env::current_exe().unwrap_or_default();
    let folder = test.ancestors().nth(2).unwrap_or(Path::new("."));
    let profile = match folder.file_name().map(|name| name.to_string_lossy().into_owned()) {
        Some(name) if name != "debug" => name,
        _ => "dev".to_owned(),
    };
    let features = if cfg!(feature = "pdf") { "pdf" } else { "exports" };
    let mut cargo = Command::new(env!("CARGO"));
    // Cargo tells its children about the package it runs; a nested build must not see that, or it rebuilds.
    for (name, _) in std::env::vars_os() {
        let variable = name.to_string_lossy();
        if variable.starts_with("CARGO_PKG_")
            || variable.starts_with("CARGO_MANIFEST_")
            || variable == "CARGO_PRIMARY_PACKAGE"
        {
            cargo.env_remove(&name);
        }
    }
    let status = cargo
        .args(["build", "--quiet", "--package", "deckle", "--features", features])
        .args(["--profile", &profile])
        .arg("--target-dir")
        .arg(folder.parent().unwrap_or(folder))
        .current_dir(repository())
        .status();
    assert!(status.is_ok_and(|status| status.success()), "deckle cannot be built");
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
