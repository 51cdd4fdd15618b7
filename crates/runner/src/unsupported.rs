//! Where there is no sandbox: other systems than Linux.
//!
//! `--cfg deckle_unsupported` compiles a Linux build as one of these, so that CI checks what it cannot run.

#![cfg_attr(
    all(target_os = "linux", not(deckle_unsupported)),
    allow(unreachable_pub, reason = "on Linux only its tests are compiled")
)]

use crate::support::{LocalSockets, Support};
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

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

/// Says that nothing contains sockets here.
pub fn local_sockets(_: Option<&Path>) -> LocalSockets {
    LocalSockets::Refused {
        reason: "this is not Linux".to_owned(),
    }
}

/// Says that there is no sandbox to enter.
pub fn sandbox_main(_: impl IntoIterator<Item = OsString>) -> ExitCode {
    eprintln!("there is no sandbox on this system");
    ExitCode::from(70)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_told_that_there_is_a_sandbox() {
        assert!(!support().complete && support().advice.contains("--no-sandbox"));
        assert!(
            local_sockets(None)
                .advice()
                .is_some_and(|advice| advice.contains("this is not Linux"))
        );
        assert_eq!(sandbox_main(None::<OsString>), ExitCode::from(70));
    }
}
