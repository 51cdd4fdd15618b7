//! SARIF through Microsoft's own reader and validator, with the rules of the standard and those of GitHub's code scanning.
//!
//! `cargo xtask test` installs it. Without it, the test says that it was not run.

use super::rendered;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn a_validator_finds_nothing_in_the_log() {
    let Some(tool) = tool() else { return };
    let found = validate(&tool, &rendered("sarif"));
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_validator_refuses_what_is_wrong() {
    let Some(tool) = tool() else { return };
    let mut log: Value = serde_json::from_str(&rendered("sarif")).unwrap();
    for rule in log["runs"][0]["tool"]["driver"]["rules"].as_array_mut().unwrap() {
        rule.as_object_mut().unwrap().remove("fullDescription");
    }
    let found = validate(&tool, &log.to_string());
    assert!(found.iter().any(|found| found.starts_with("error GH2012")), "{found:?}");
}

/// Lets the validator read a log, and returns what it finds that is more than a note: level and rule.
fn validate(tool: &Path, log: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let [report, result] = ["report.sarif", "result.sarif"].map(|name| folder.path().join(name));
    std::fs::write(&report, log).unwrap();
    let output = Command::new(tool)
        .arg("validate")
        .arg(&report)
        .args(["--rule-kind", "Sarif;Ghas", "--log", "ForceOverwrite", "--output"])
        .arg(&result)
        // Without it .NET asks for a library of languages.
        .env("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")
        .output()
        .unwrap();
    let text = std::fs::read_to_string(&result).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    let result: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap();
    let found = result["runs"][0]["results"].as_array().cloned().unwrap_or_default();
    found
        .iter()
        .map(|found| {
            let level = found["level"].as_str().unwrap_or("warning");
            let rule = found["ruleId"].as_str().unwrap_or_default();
            let place = &found["locations"][0]["logicalLocations"][0]["fullyQualifiedName"];
            format!("{level} {rule} at {place}")
        })
        .filter(|found| !found.starts_with("note"))
        .collect()
}

/// Finds the validator, and makes it a program: npm runs no scripts here.
fn tool() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sarif/node_modules/@microsoft/sarif-multitool-linux");
    let tool = folder.join("Sarif.Multitool");
    if !tool.exists() {
        deckle_tests::not_run("SARIF in Microsoft's validator: on Linux, `cargo xtask test` installs it");
        return None;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(&tool, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    Some(tool)
}
