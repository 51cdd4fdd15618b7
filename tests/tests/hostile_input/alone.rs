//! Each hostile file alone, in every format: exit code, memory and the length of the report.

use super::inputs;
use super::program::{GOOD, TOPIC};
use deckle_diagnostics::Format;
use deckle_tests::{deckle, python};
use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

/// Kilobytes of memory that the check of one hostile file may use at its highest.
const MEMORY: u64 = 50 * 1024;
/// Bytes that its report may have. A report for programs holds the fixes, whose size is that of the file.
const LONGEST: u64 = 3 << 20;
/// Bytes that its report for people may have.
const LONGEST_FOR_PEOPLE: u64 = 200_000;

#[test]
#[cfg(unix)]
fn each_hostile_file_alone_needs_little_memory_and_gives_a_short_report_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let mut roots = Vec::new();
    for input in inputs::all() {
        let root = folder.path().join(input.name);
        let topic = root.join("content/python");
        fs::create_dir_all(&topic).unwrap();
        fs::write(topic.join("topic.yaml"), format!("{TOPIC}  - {}\n", input.name)).unwrap();
        fs::write(topic.join("good.yaml"), GOOD).unwrap();
        fs::write(topic.join(format!("{}.yaml", input.name)), input.bytes).unwrap();
        roots.push(root);
    }
    let (mut memory, mut seconds) = (0, 0.0_f64);
    for line in measure(&roots) {
        let number = |name: &str| line[name].as_u64().unwrap();
        assert_eq!(line["code"], 1, "{line}");
        assert!(number("memory") < MEMORY, "{line}");
        let people = ["full", "concise", "github"].contains(&line["format"].as_str().unwrap());
        let longest = if people { LONGEST_FOR_PEOPLE } else { LONGEST };
        assert!(number("bytes") < longest, "{line}");
        memory = memory.max(number("memory"));
        seconds = seconds.max(line["seconds"].as_f64().unwrap());
    }
    // How long it took is said and not asserted: that depends on the machine.
    let _ = writeln!(
        std::io::stderr(),
        "hostile files alone, at most: {memory} kB, {seconds:.2} s of processor time"
    );
}

/// Checks each folder in every format.
fn measure(roots: &[std::path::PathBuf]) -> Vec<Value> {
    let formats = Format::ALL.map(|format| format.name).join(",");
    let output = Command::new(python())
        .arg("-B")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("python/measure.py"))
        .arg(deckle().get_program())
        .arg(formats)
        .args(roots)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let lines = lines.lines().map(|line| serde_json::from_str(line).unwrap());
    let lines = lines.collect::<Vec<Value>>();
    assert_eq!(lines.len(), roots.len() * Format::ALL.len());
    lines
}
