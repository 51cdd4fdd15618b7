//! Ctrl-C at many moments: whenever it comes, nothing is left that runs, nothing in the temporary folder, and no
//! half-written memory of what was proven.

use super::processes;
use deckle_tests::{Collection, deckle, python};
use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// How many moments; `DECKLE_TEST_MOMENTS` sets more for a longer look.
const MOMENTS: u32 = 20;

/// Examples that are in the middle of something at most moments.
const EXAMPLES: [&str; 4] = [
    "import time\n      time.sleep(0.1)\n      print(\"hello\")",
    "import subprocess\n      subprocess.run([\"sleep\", \"0.1\"])\n      print(\"hello\")",
    "import multiprocessing\n      with multiprocessing.get_context(\"fork\").Pool(2) as pool:\n          pool.map(abs, [1])\n      print(\"hello\")",
    "import tempfile\n      with tempfile.NamedTemporaryFile() as file:\n          file.write(bytes(100_000))\n      print(\"hello\")",
];

fn collection() -> Collection {
    let ids: Vec<String> = (0..12).map(|number| format!("question-{number}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let collection = Collection::new(&ids);
    for (number, id) in ids.iter().enumerate() {
        let own = format!("{}\n      # {number}", EXAMPLES[number % EXAMPLES.len()]);
        collection.edit(id, "word = \"hello\"\n      print(word)", &own);
    }
    collection
}

/// Says what is wrong with what a run remembers: each entry is whole, and nothing else is there.
fn damaged(memory: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(memory.join("verdicts/proven")) else {
        return Vec::new();
    };
    let entries = entries.map(|entry| entry.unwrap().path());
    let whole = |path: &Path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        fs::read_to_string(path).is_ok_and(|text| text.starts_with(&name) && text.ends_with(" end\n"))
    };
    entries
        .filter(|path| !whole(path))
        .map(|path| path.display().to_string())
        .collect()
}

#[test]
fn an_interruption_at_any_moment_leaves_nothing() {
    let moments = std::env::var("DECKLE_TEST_MOMENTS").map_or(MOMENTS, |number| number.parse().unwrap());
    let collection = collection();
    let temporary = tempfile::tempdir().unwrap();
    // The moments are spread over as long as a whole run takes on this machine, and somewhat more.
    let started = Instant::now();
    let whole = collection.run(&["check", "--jobs", "2"]);
    assert!(whole.code == 0 && whole.stdout.contains("12 passed"), "{whole:?}");
    let longest = started.elapsed() * 5 / 4;
    fs::remove_dir_all(collection.root().join(".deckle")).unwrap();
    let mut ended = [0, 0];
    for moment in 0..moments {
        let child = deckle()
            .args(["check", "--jobs", "2"])
            .current_dir(collection.root())
            .env("DECKLE_PYTHON", python())
            .env("TMPDIR", temporary.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        std::thread::sleep(longest * moment / moments);
        let id = child.id().to_string();
        // It may have ended; it was not waited for yet, so the number is still its own.
        Command::new("kill").args(["-INT", &id]).status().unwrap();
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
        match output.status.code() {
            Some(0) => ended[0] += 1,
            Some(130) => ended[1] += 1,
            // Before it listens, and so before it starts anything, an interruption ends it as it ends every program.
            None if output.status.signal() == Some(2) => {}
            other => panic!("moment {moment}: {other:?}\n{said}"),
        }
        assert_eq!(processes::of(temporary.path()), Vec::<String>::new(), "moment {moment}");
        let left: Vec<_> = fs::read_dir(temporary.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        assert!(left.is_empty(), "moment {moment}: {left:?}");
        assert_eq!(
            damaged(&collection.root().join(".deckle")),
            Vec::<String>::new(),
            "moment {moment}"
        );
        // Each run starts with nothing remembered, or all moments after the first whole run would be its last.
        let _ = fs::remove_dir_all(collection.root().join(".deckle"));
    }
    println!(
        "{moments} moments: {} runs were over, {} were interrupted",
        ended[0], ended[1]
    );
    assert!(ended[1] > 0, "no run was interrupted");
    let whole = collection.run(&["check"]);
    assert_eq!(whole.code, 0, "{whole:?}");
    assert!(whole.stdout.contains("12 passed"), "{whole:?}");
}
