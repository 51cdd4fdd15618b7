//! What the tests of the snippet runner share: fixtures, interpreters, and how to run one example.

#![allow(dead_code, reason = "each test uses a part of this")]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a failed test may panic, and fixtures are files"
)]

pub(crate) mod sql;

use deckle_content::Key;
use deckle_languages::{Host, PYTHON, Runtime as _, Toolchain, by_name};
use deckle_runner::LocalSockets;
use deckle_snippets::{Checked, Job, Options, check};
use deckle_tests::not_run;
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

/// A file of `tests/fixtures`: comments `# name: value` or `// name: value` at its head, then the code.
pub(crate) struct Fixture {
    pub(crate) name: String,
    pub(crate) head: Map<String, Value>,
    pub(crate) code: String,
}

impl Fixture {
    pub(crate) fn field(&self, name: &str) -> &str {
        self.head.get(name).and_then(Value::as_str).unwrap_or_default()
    }
}

/// Reads all fixtures of a folder, in the order of their names.
pub(crate) fn fixtures(folder: &str) -> Vec<Fixture> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths.iter().map(|path| fixture(path)).collect()
}

fn fixture(path: &Path) -> Fixture {
    let text = fs::read_to_string(path).unwrap();
    let mut head = Map::new();
    let mut length = 0;
    for line in text.lines() {
        let comment = line.strip_prefix("# ").or_else(|| line.strip_prefix("// "));
        let Some((name, value)) = comment.and_then(|line| line.split_once(": ")) else {
            break;
        };
        head.insert(name.to_owned(), Value::from(value));
        length += line.len() + 1;
    }
    Fixture {
        name: path.file_stem().unwrap().to_string_lossy().into_owned(),
        head,
        code: text[length..].to_owned(),
    }
}

/// Makes a job of code and whatever else its snippet says.
pub(crate) fn job(id: &str, code: &str, more: &[(&str, Value)]) -> Job {
    let mut fields = Map::from_iter([("code".to_owned(), Value::from(code))]);
    fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    Job {
        key: Key::new("test", id),
        index: 0,
        snippet: serde_json::from_value(Value::Object(fields)).unwrap(),
        sql_setup: None,
        sample: None,
        engine: None,
    }
}

/// Options that use the test's own program as the sandbox.
pub(crate) fn options(jobs: usize) -> Options {
    Options {
        jobs,
        launcher: Some(PathBuf::from(env!("CARGO_BIN_EXE_sandbox-host"))),
        ..Options::default()
    }
}

pub(crate) fn run(jobs: &[Job], interpreter: &Toolchain, options: &Options) -> Vec<Checked> {
    check(jobs, interpreter, options, &|_| {}, &AtomicBool::new(false)).unwrap()
}

/// Finds an interpreter of this version; says so where there is none.
pub(crate) fn interpreter(version: Option<&str>) -> Option<Toolchain> {
    let host = Host {
        choice: version,
        python: None,
        root: Path::new("/"),
        cache: None,
    };
    match PYTHON.detect(&host) {
        Ok(interpreter) => Some(interpreter),
        Err(error) => {
            not_run(&format!("examples with Python {}: {error}", version.unwrap_or("(any)")));
            None
        }
    }
}

/// Finds Node.js; says so where there is none.
pub(crate) fn node() -> Option<Toolchain> {
    let host = Host {
        choice: None,
        python: None,
        root: Path::new("/"),
        cache: None,
    };
    match by_name("javascript").runtime().detect(&host) {
        Ok(node) => Some(node),
        Err(error) => {
            not_run(&format!("examples with Node.js: {error}"));
            None
        }
    }
}

/// Tells whether this machine can contain examples; says what is missing.
pub(crate) fn contained() -> bool {
    let support = deckle_runner::support();
    if !support.complete {
        not_run(&format!("the sandbox: {}", support.advice));
    }
    support.complete
}

/// Tells whether this machine can contain sockets with names; says what is missing.
pub(crate) fn has_local_sockets() -> bool {
    let found = deckle_runner::local_sockets(options(1).launcher.as_deref());
    if let Some(advice) = found.advice() {
        not_run(&format!("sockets with names: {advice}"));
    }
    !matches!(found, LocalSockets::Refused { .. })
}

/// Takes out what differs from run to run: where the box is, process ids, addresses.
pub(crate) fn normal(bytes: &[u8], folder: &str) -> String {
    let text = String::from_utf8_lossy(bytes).replace(folder, "BOX");
    let home = folder.strip_suffix("/box").unwrap_or(folder);
    let text = text.replace(home, "HOME");
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find("0x") {
        let (before, after) = rest.split_at(at + 2);
        out.push_str(before);
        let digits = after.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(after.len());
        out.push_str("ADDRESS");
        rest = &after[digits..];
    }
    out + rest
}
