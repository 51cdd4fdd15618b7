//! Where there is no sandbox: other systems than Linux.

use std::ffi::OsString;
use std::process::ExitCode;

/// What this machine offers, and what is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Support {
    /// Always 0: only Linux has Landlock.
    pub landlock: u32,
    /// The oldest Landlock that contains enough.
    pub landlock_needed: u32,
    /// Always false: only Linux has seccomp.
    pub seccomp: bool,
    /// Always false.
    pub complete: bool,
    /// What is missing and how to get it, in a sentence.
    pub advice: String,
}

/// Says that this system offers nothing.
pub fn support() -> Support {
    Support {
        landlock: 0,
        landlock_needed: 6,
        seccomp: false,
        complete: false,
        advice: "only Linux can contain examples: use a Linux machine, or run them unprotected with --no-sandbox"
            .to_owned(),
    }
}

/// Says that there is no sandbox to enter.
pub fn sandbox_main(_: impl IntoIterator<Item = OsString>) -> ExitCode {
    eprintln!("there is no sandbox on this system");
    ExitCode::from(70)
}
