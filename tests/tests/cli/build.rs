//! `deckle build`: what is written, and what is not.

#[cfg(target_os = "linux")]
use super::processes;
use deckle_tests::{Collection, deckle, python};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::Duration;

/// Reads every file below a folder.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn a_build_writes_every_export_and_the_same_bytes_each_time() {
    let collection = Collection::new(&["one", "two"]);
    let ended = collection.run(&["build"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    let first = files(&collection.root().join("dist"));
    let guides: &[&str] = if cfg!(feature = "pdf") {
        &["py.pdf", "py-study.pdf"]
    } else {
        &[]
    };
    let others = [
        "py.epub",
        "py.apkg",
        "py.json",
        "collection.json",
        "collection.jsonl",
        "site/index.html",
    ];
    for &name in guides.iter().chain(&others) {
        assert!(
            first.get(name).is_some_and(|bytes| !bytes.is_empty()),
            "{name} is missing: {:?}",
            first.keys()
        );
    }
    assert!(guides.iter().all(|name| first[*name].starts_with(b"%PDF-")));
    assert!(first["py.apkg"].starts_with(b"PK"));
    assert_eq!(collection.run(&["build", "--no-cache", "--out", "again"]).code, 0);
    let second = files(&collection.root().join("again"));
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (name, bytes) in &first {
        assert!(bytes == &second[name], "{name} differs between two builds");
    }
}

#[test]
fn a_failure_writes_nothing() {
    let collection = Collection::new(&["one"]);
    collection.edit("one", "      hello\n", "      hallo\n");
    let ended = collection.run(&["build"]);
    assert_eq!(ended.code, 1, "{ended:?}");
    assert!(!collection.root().join("dist").exists());
}

#[test]
fn a_report_for_programs_stands_alone_on_standard_output() {
    for findings in [false, true] {
        let collection = Collection::new(&["one"]);
        if findings {
            collection.edit("one", "It prints one", "It  prints one");
        }
        for format in ["json", "sarif", "junit", "json-lines"] {
            let ended = collection.run(&["build", "--format", format]);
            assert_eq!(ended.code, 0, "{ended:?}");
            let whole = match format {
                "junit" => ended.stdout.starts_with("<?xml") && ended.stdout.trim_end().ends_with("</testsuites>"),
                "json-lines" => ended
                    .stdout
                    .lines()
                    .all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()),
                _ => serde_json::from_str::<serde_json::Value>(&ended.stdout).is_ok(),
            };
            assert!(whole && !ended.stdout.is_empty(), "{format}: {ended:?}");
            assert!(
                ended.stderr.contains("questions  1 in 1 topic(s)"),
                "{format}: {ended:?}"
            );
        }
    }
}

#[test]
fn a_folder_that_is_typed_is_the_shells() {
    let collection = Collection::new(&["one"]);
    let below = collection.root().join("below");
    fs::create_dir(&below).unwrap();
    let build = |arguments: &[&str]| {
        let mut command = deckle();
        command
            .args(arguments)
            .current_dir(&below)
            .env("DECKLE_PYTHON", python());
        deckle_tests::Ended::from(command.output().unwrap())
    };
    let ended = build(&["build", "--out", "here"]);
    assert!(ended.code == 0 && below.join("here/py.json").is_file(), "{ended:?}");
    assert!(!collection.root().join("here").exists());
    let ended = build(&["build"]);
    assert!(
        ended.code == 0 && collection.root().join("dist/py.json").is_file(),
        "{ended:?}"
    );
}

#[test]
fn what_is_remembered_is_part_of_what_passed() {
    let collection = Collection::new(&["one"]);
    let compiled = "  - code: |\n      print(input())\n    not_run: It waits for somebody to type.\nreferences:";
    collection.edit("one", "references:", compiled);
    for remembered in [0, 1] {
        let ended = collection.run(&["build"]);
        let line = format!("examples   1 passed ({remembered} remembered), 0 failed, 0 timed out, 1 not run\n");
        assert!(ended.stdout.contains(&line), "{ended:?}");
    }
}

#[test]
fn what_is_left_out_is_named() {
    let collection = Collection::new(&["one", "two"]);
    collection.edit("two", "level: junior", "level: expert");
    for arguments in [
        &["build", "--no-fail"][..],
        &["export", "json", "--no-fail", "-o", "out.json"],
    ] {
        let ended = collection.run(arguments);
        assert_eq!(ended.code, 0, "{ended:?}");
        let note = "note: the question `py/two` is left out: its file has mistakes\n";
        assert!(ended.stderr.contains(note), "{ended:?}");
    }
    let other = collection.run(&["export", "json", "--no-fail", "--id", "one", "-o", "out.json"]);
    assert!(other.code == 0 && !other.stderr.contains("left out"), "{other:?}");
    let topic = collection.read("content/py/topic.yaml");
    collection.write(
        "content/py/topic.yaml",
        &topic.replace("group: languages", "group: nowhere"),
    );
    let ended = collection.run(&["build", "--no-fail"]);
    assert!(
        ended
            .stderr
            .contains("the topic `py` is left out: `content/py/topic.yaml`"),
        "{ended:?}"
    );
}

#[test]
fn only_files_of_an_earlier_build_are_removed() {
    let collection = Collection::new(&["one", "two"]);
    assert_eq!(collection.run(&["build"]).code, 0);
    collection.write("dist/mine.txt", "not deckle's");
    fs::remove_file(collection.question("two")).unwrap();
    let topic = collection.read("content/py/topic.yaml").replace("  - two\n", "");
    collection.write("content/py/topic.yaml", &topic);
    let before = files(&collection.root().join("dist"));
    assert_eq!(collection.run(&["build"]).code, 0);
    let after = files(&collection.root().join("dist"));
    assert!(after.contains_key("mine.txt"));
    let gone: Vec<&String> = before.keys().filter(|name| !after.contains_key(*name)).collect();
    assert!(gone.iter().all(|name| name.contains("two")), "{gone:?}");
}

/// Kills a build at many moments while it writes; whatever is in `dist/` is whole.
#[cfg(unix)]
#[test]
fn a_killed_build_leaves_nothing_half_written() {
    let collection = Collection::new(&["one", "two"]);
    assert_eq!(collection.run(&["build"]).code, 0);
    let whole = files(&collection.root().join("dist"));
    // What is killed after so many files were made is in the middle of making or moving them.
    for made in [0, 1, 2, 5, 10, 20] {
        let mut child = build(&collection, &["--out", "dist"]);
        while staged(collection.root()) < made && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        let _ = child.kill();
        let _ = child.wait();
        for (name, bytes) in files(&collection.root().join("dist")) {
            // The list names the files of both builds until the last one is in place.
            let is_whole = whole.get(&name) == Some(&bytes) || name == ".deckle-files";
            assert!(is_whole, "{name} is half-written when {made} files were made");
        }
        for left in stages(collection.root()) {
            fs::remove_dir_all(left).unwrap();
        }
    }
}

/// Kills a build, which then can end nothing: what it started notices, and ends.
#[cfg(target_os = "linux")]
#[test]
fn a_killed_build_leaves_no_process() {
    let collection = Collection::new(&["one"]);
    let endless = "import subprocess, time\n      subprocess.Popen([\"sleep\", \"1000\"])\n      time.sleep(1000)\n";
    collection.edit("one", "      word = \"hello\"\n", &format!("      {endless}"));
    collection.edit("one", "    stdout: |\n", "    timeout: 60\n    stdout: |\n");
    let temporary = tempfile::tempdir().unwrap();
    let mut child = deckle();
    child
        .args(["build", "--no-cache"])
        .current_dir(collection.root())
        .env("DECKLE_PYTHON", python())
        .env("TMPDIR", temporary.path());
    let mut child = child.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let sleeps = || {
        processes::of(temporary.path())
            .iter()
            .any(|line| line.contains("sleep 1000"))
    };
    while !sleeps() {
        assert!(child.try_wait().unwrap().is_none(), "the example never ran");
        std::thread::sleep(Duration::from_millis(20));
    }
    let _ = child.kill();
    let _ = child.wait();
    // As long as the example could run at most, or the test would wait for ever.
    for _ in 0..3000 {
        if processes::of(temporary.path()).is_empty() {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("still there: {:?}", processes::of(temporary.path()));
}

/// Starts a build in which every example runs.
#[cfg(unix)]
fn build(collection: &Collection, arguments: &[&str]) -> Child {
    let mut command = deckle();
    command
        .args(["build", "--no-cache"])
        .args(arguments)
        .current_dir(collection.root())
        .env("DECKLE_PYTHON", python());
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Returns the folders in which files are made before they are moved into place.
#[cfg(unix)]
fn stages(root: &Path) -> Vec<PathBuf> {
    let work = fs::read_dir(root.join(".deckle")).into_iter().flatten().flatten();
    let folders = work.map(|entry| entry.path());
    let is_stage = |path: &PathBuf| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with("staging-"))
    };
    folders.filter(is_stage).collect()
}

/// Counts the files that are made and not moved yet.
#[cfg(unix)]
fn staged(root: &Path) -> usize {
    // The build moves them meanwhile, so they are counted and not read.
    fn below(folder: &Path) -> usize {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let paths = entries.map(|entry| entry.path());
        paths.map(|path| if path.is_dir() { below(&path) } else { 1 }).sum()
    }
    stages(root).iter().map(|folder| below(folder)).sum()
}
