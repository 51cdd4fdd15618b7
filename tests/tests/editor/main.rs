//! A contributor's session in an editor: yaml-language-server, driven by the scripts in `tests/editor`.
//!
//! `cargo xtask test` installs the server. Where something is missing the test says so and is not run; with
//! `DECKLE_EDITOR` set it must run.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test starts a program, and a panic is its report"
)]

use deckle_content::Limits;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

#[test]
fn completion_hover_and_validation_work_from_the_first_line_of_a_file() {
    run("session.test.mjs", "the session in an editor");
}

#[test]
fn the_schemas_compile_in_ajv_and_mean_the_same_to_editors() {
    run("dialects.test.mjs", "the schemas in Ajv and in an editor");
}

/// The checker's own library judges changed questions as `mutations.json` says, and so as the others do.
#[test]
fn the_schemas_mean_the_same_to_the_checker() {
    let mutations: Value = serde_json::from_str(include_str!("../../editor/mutations.json")).unwrap();
    let schema: Value = serde_json::from_str(deckle_content::fields::QUESTION_SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    for mutation in mutations["mutations"].as_array().unwrap() {
        let changed = text(&mutations["base"]).replacen(&text(&mutation["find"]), &text(&mutation["replace"]), 1);
        let parsed = deckle_content::parse("t.yaml", changed.as_bytes(), &Limits::DEFAULT);
        let value = parsed.document.unwrap().root.to_value();
        let valid = mutation["valid"].as_bool().unwrap();
        assert_eq!(validator.is_valid(&value), valid, "{}", mutation["name"]);
    }
}

/// Runs a script with `node`; `what` names it where it cannot be run.
fn run(script: &str, what: &str) {
    if let Some(reason) = missing() {
        assert!(std::env::var_os("DECKLE_EDITOR").is_none(), "{reason}");
        deckle_tests::not_run(&format!("{what}: {reason}"));
        return;
    }
    let output = Command::new("node")
        .args(["--test", "--test-reporter=spec", script])
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
    let packages = ["yaml-language-server", "ajv"].map(|name| here().join("node_modules").join(name));
    (!packages.iter().all(|folder| folder.is_dir()))
        .then_some("tests/editor has no packages; `npm ci` there installs them")
}
