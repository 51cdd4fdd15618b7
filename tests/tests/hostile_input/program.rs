//! Hostile folders on a disk, as the command line meets them.

use super::inputs;
use deckle_diagnostics::{Format, escape};
use deckle_tests::deckle;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use tempfile::TempDir;

/// Kilobytes of memory that a check of all hostile files may use at its highest.
const MEMORY: u64 = 200 * 1024;
/// Seconds after which the check is taken for stalled.
const STALLED: u64 = 120;

/// A topic whose reading order ends the file.
pub(crate) const TOPIC: &str = "title: Python\ndescription: Hostile files, and one good question.\ngroup: languages\n\
                     tags:\n  basics: what the language is\norder:\n  - good\n";

/// A question without findings.
pub(crate) const GOOD: &str = include_str!("../../../crates/workspace/tests/rules/cases/io/bom/good.yaml");

/// Writes a collection with one good question and all hostile files.
fn hostile_collection() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    let topic = root.path().join("content/python");
    fs::create_dir_all(&topic).unwrap();
    fs::write(topic.join("topic.yaml"), TOPIC).unwrap();
    fs::write(topic.join("good.yaml"), GOOD).unwrap();
    for input in inputs::all() {
        fs::write(topic.join(format!("{}.yaml", input.name)), input.bytes).unwrap();
    }
    // A file of 8 GiB that takes no space: it must not be read.
    let hole = fs::File::create(topic.join("hole.yaml")).unwrap();
    hole.set_len(8 << 30).unwrap();
    fs::create_dir(topic.join("folder.yaml")).unwrap();
    fs::write(topic.join("upper.YAML"), "x").unwrap();
    fs::write(topic.join("short.yml"), "x").unwrap();
    fs::write(topic.join("with space.yaml"), "x").unwrap();
    #[cfg(unix)]
    unix(&topic);
    root
}

/// Writes what only Unix file systems hold.
#[cfg(unix)]
fn unix(topic: &Path) {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;
    symlink("loop-b.yaml", topic.join("loop-a.yaml")).unwrap();
    symlink("loop-a.yaml", topic.join("loop-b.yaml")).unwrap();
    symlink("/etc/passwd", topic.join("outside.yaml")).unwrap();
    symlink("nowhere", topic.join("dangling.yaml")).unwrap();
    symlink(".", topic.join("folder-loop")).unwrap();
    symlink("/dev/zero", topic.join("zero.yaml")).unwrap();
    let pipe = std::process::Command::new("mkfifo")
        .arg(topic.join("pipe.yaml"))
        .status()
        .unwrap();
    assert!(pipe.success());
    for name in [
        b"not\xff\xfeutf8.yaml".as_slice(),
        b"new\n::error::line.yaml",
        b"\x1b[31mred.yaml",
        "\u{202e}lmay.yaml".as_bytes(),
    ] {
        fs::write(topic.join(OsStr::from_bytes(name)), "x").unwrap();
    }
}

/// Runs a check without examples; returns its exit code, its output, and the most memory seen, in kilobytes.
fn check(root: &Path, format: Format) -> (Option<i32>, String, u64) {
    let output = root.join("report");
    let mut child = deckle()
        .args(["check", "--no-run", "--format", format.name, "--root"])
        .arg(root)
        .stdout(fs::File::create(&output).unwrap())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut memory = 0;
    for _ in 0..STALLED * 200 {
        if let Some(status) = child.try_wait().unwrap() {
            let report = fs::read(&output).unwrap();
            fs::remove_file(&output).unwrap();
            return (status.code(), String::from_utf8(report).unwrap(), memory);
        }
        memory = memory.max(peak(child.id()));
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    panic!("the check stalled");
}

/// Returns the most memory that a process has used so far, in kilobytes; 0 where the system does not tell.
fn peak(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}

#[test]
fn a_hostile_folder_is_checked_to_its_end_in_every_format() {
    let root = hostile_collection();
    for format in Format::ALL {
        let (code, out, memory) = check(root.path(), format);
        assert_eq!(code, Some(1), "{}", format.name);
        assert!(memory < MEMORY, "{}: {memory} kB", format.name);
        let raw = out.chars().find(|&c| c != '\n' && escape::is_unsafe(c));
        assert_eq!(raw, None, "{}", format.name);
        assert!(!out.contains("root:x:0:"), "{}: a file outside was read", format.name);
    }
}

#[test]
fn every_hostile_file_is_named_and_the_good_one_is_not() {
    let root = hostile_collection();
    let (_, out, _) = check(root.path(), Format::find("json-lines").unwrap());
    let lines = out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .collect::<Vec<_>>();
    let found = |name: &str, code: &str| {
        lines.iter().any(|line| {
            let path = line["diagnostic"]["path"].as_str().unwrap_or_default();
            path.ends_with(&format!("/{name}")) && (code.is_empty() || line["diagnostic"]["code"] == code)
        })
    };
    for input in inputs::all() {
        assert!(
            found(&format!("{}.yaml", input.name), input.code),
            "{}: {}",
            input.name,
            input.code
        );
    }
    assert!(!found("good.yaml", ""));
    for (name, code) in [
        ("hole.yaml", "io/too-big"),
        ("upper.YAML", "io/wrong-extension"),
        ("short.yml", "io/wrong-extension"),
        ("with space.yaml", "io/file-name"),
    ] {
        assert!(found(name, code), "{name}: {code}");
    }
    if cfg!(unix) {
        for (name, code) in [
            ("outside.yaml", "io/symlink"),
            ("dangling.yaml", "io/symlink"),
            ("loop-a.yaml", "io/symlink"),
            ("folder-loop", "io/symlink"),
            ("zero.yaml", "io/symlink"),
            ("pipe.yaml", "io/not-a-file"),
            ("new\n::error::line.yaml", "io/file-name"),
        ] {
            assert!(found(name, code), "{name:?}: {code}");
        }
    }
}
