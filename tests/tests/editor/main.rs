//! A contributor's session in an editor: yaml-language-server, driven by the scripts in `tests/editor`.
//!
//! `cargo xtask test` installs the server. Where something is missing the test says so and is not run; with
//! `DECKLE_EDITOR` set it must run.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test starts a program, and a panic is its report"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

#[test]
fn completion_hover_and_validation_work_from_the_first_line_of_a_file() {
    if let Some(reason) = missing() {
        assert!(std::env::var_os("DECKLE_EDITOR").is_none(), "{reason}");
        deckle_tests::not_run(&format!("the session in an editor: {reason}"));
        return;
    }
    let output = Command::new("node")
        .args(["--test", "--test-reporter=spec", "session.test.mjs"])
        .current_dir(here())
        .env("DECKLE_ROOT", deckle_tests::repository())
        .output()
        .unwrap();
    let report = String::from_utf8_lossy(&output.stdout);
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{report}\n{complaints}");
    assert!(report.contains("ℹ fail 0") && !report.contains("ℹ pass 0"), "{report}");
}

/// Returns the folder with the scripts.
fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("editor")
}

/// Says what the session lacks.
fn missing() -> Option<&'static str> {
    let node = Command::new("node").arg("--version").stdout(Stdio::null()).status();
    if !node.is_ok_and(|status| status.success()) {
        return Some("node was not found");
    }
    let server = here().join("node_modules/yaml-language-server");
    (!server.is_dir()).then_some("tests/editor has no packages; `npm ci` there installs them")
}
