//! Virtual environments: made once, renewed when what they are made from changes.

use crate::process;
use anyhow::{Context as _, Result};
use std::fmt::Write as _;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The name of the file that says what an environment was made from. It is written last: an environment without it is
/// unfinished and made anew.
const STAMP: &str = "deckle-made-from";

/// What came of making an environment.
pub(crate) enum Made {
    /// It was already right.
    Current,
    /// It is new, and everything was installed.
    New,
    /// It is there, but some packages could not be installed.
    Incomplete,
}

impl Made {
    /// Tells whether every package is there.
    pub(crate) fn is_complete(&self) -> bool {
        !matches!(self, Made::Incomplete)
    }
}

/// Finds the interpreter to make environments with: `DECKLE_PYTHON`, else `python3`, resolved past version managers' shims.
pub(crate) fn find() -> Result<PathBuf> {
    let name = std::env::var_os("DECKLE_PYTHON").unwrap_or_else(|| "python3".into());
    let executable = process::output(Command::new(&name).args(["-c", "import sys; print(sys.executable)"]))
        .with_context(|| format!("cannot run {}: install Python 3.11 or later", name.to_string_lossy()))?;
    Ok(PathBuf::from(executable))
}

/// Returns the interpreter of an environment.
pub(crate) fn interpreter(venv: &Path) -> PathBuf {
    if cfg!(windows) {
        venv.join("Scripts").join("python.exe")
    } else {
        venv.join("bin").join("python")
    }
}

/// Makes `venv` from pinned requirement files unless it is already made from just these.
///
/// A failing installation is no error: the environment stays, and what it lacks is reported by whoever needs it.
pub(crate) fn ensure(venv: &Path, requirements: &[PathBuf]) -> Result<Made> {
    let python = find()?;
    let wanted = stamp(&python, requirements)?;
    if fs::read_to_string(venv.join(STAMP)).is_ok_and(|found| found == wanted) && interpreter(venv).exists() {
        return Ok(Made::Current);
    }
    let title = format!("make {}", venv.file_name().unwrap_or_default().to_string_lossy());
    let mut make = process::command(&python, &["-m", "venv", "--clear"]);
    process::run(&title, make.arg(venv))?;
    let mut complete = true;
    for file in requirements {
        let mut install = process::command(
            interpreter(venv),
            &[
                "-m",
                "pip",
                "install",
                "--disable-pip-version-check",
                "--require-hashes",
                "--only-binary",
                ":all:",
            ],
        );
        // One line a package is progress enough in a log; on a terminal pip draws its own bars.
        install
            .args(["--progress-bar", if is_terminal() { "on" } else { "off" }])
            .arg("--requirement")
            .arg(file);
        complete &= process::status(&format!("install {}", file.display()), &mut install)? == 0;
    }
    if complete {
        fs::write(venv.join(STAMP), wanted).context("cannot finish the virtual environment")?;
        return Ok(Made::New);
    }
    eprintln!("warning: not every package could be installed; examples that need one are reported as not run");
    Ok(Made::Incomplete)
}

fn is_terminal() -> bool {
    std::io::IsTerminal::is_terminal(&std::io::stderr())
}

/// Says what an environment is made from: the interpreter and every requirement file's content.
fn stamp(python: &Path, requirements: &[PathBuf]) -> Result<String> {
    let version = process::output(Command::new(python).args(["-c", "import sys; print(sys.version)"]))
        .context("the interpreter does not tell its version")?;
    let mut stamp = format!("{}\n{version}\n", python.display());
    for file in requirements {
        let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let mut hasher = DefaultHasher::new();
        content.hash(&mut hasher);
        let _ = writeln!(stamp, "{} {:016x}", file.display(), hasher.finish());
    }
    Ok(stamp)
}
