//! Without the sandbox: only when asked, and every report and export says so.

use deckle_tests::Collection;

/// What each format of a report says where the sandbox held nothing.
const REPORTS: [(&str, &str); 7] = [
    ("full", "1 passed, not sandboxed"),
    ("concise", "1 passed, not sandboxed"),
    ("github", "1 passed, not sandboxed"),
    ("json", "\"sandboxed\": false"),
    ("json-lines", "\"sandboxed\":false"),
    ("sarif", "\"sandboxed\": false"),
    ("junit", "name=\"sandboxed\" value=\"false\""),
];

#[test]
fn every_report_says_that_nothing_was_sandboxed() {
    let collection = Collection::new(&["one"]);
    for (format, words) in REPORTS {
        let ended = collection.run(&["check", "--format", format]);
        assert!(ended.code == 0 && !ended.stdout.contains(words), "{format}: {ended:?}");
        let ended = collection.run(&["check", "--no-sandbox", "--format", format]);
        assert!(ended.code == 0 && ended.stdout.contains(words), "{format}: {ended:?}");
        // What was proven without the sandbox proves nothing with it, and is remembered apart.
        let ended = collection.run(&["check", "--no-sandbox", "--format", format]);
        assert!(ended.stdout.contains(words), "{format}: {ended:?}");
    }
}

#[test]
fn every_export_says_that_nothing_was_sandboxed() {
    let collection = Collection::new(&["one"]);
    let ended = collection.run(&["build", "--no-sandbox"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(ended.stdout.contains("(not sandboxed)"), "{ended:?}");
    for (path, words) in [
        ("dist/py.json", "\"sandboxed\": false"),
        ("dist/collection.jsonl", "(not sandboxed)"),
        ("dist/site/index.html", "(not sandboxed)"),
        ("dist/site/py/one.html", "(not sandboxed)"),
    ] {
        assert!(
            collection.read(path).contains(words),
            "{path}: {}",
            collection.read(path)
        );
    }
    for kind in ["tsv", "csv"] {
        let ended = collection.run(&["export", kind, "--no-sandbox", "-o", "-"]);
        assert!(
            ended.code == 0 && ended.stdout.contains("not sandboxed"),
            "{kind}: {ended:?}"
        );
    }
    let held = collection.run(&["export", "tsv", "-o", "-"]);
    assert!(held.code == 0 && !held.stdout.contains("not sandboxed"), "{held:?}");
}

/// What examples print is data: it acts neither on a terminal nor on a runner of CI, in any format.
#[test]
fn what_an_example_prints_cannot_act() {
    let collection = Collection::new(&["one"]);
    let attack = "import sys\n      print('::error::forged\\n##[group]x\\r::stop-commands::y\\x1b[2J\\x9b31m\\u202e]]><b>')\n      \
                  print('::warning::err\\x1b]0;t\\x07', file=sys.stderr)\n      raise ValueError('::error::raised\\n::notice::\\x1b[31m')";
    for (old, new) in [("print(word)", attack), ("raise ValueError", "ValueError")] {
        collection.edit("one", old, new);
        for (format, _) in REPORTS {
            let ended = collection.run(&["check", "--no-cache", "--format", format]);
            assert_eq!(ended.code, 1, "{format}: {ended:?}");
            for text in [&ended.stdout, &ended.stderr] {
                let acts = |c: char| c != '\n' && (c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
                assert_eq!(text.chars().find(|&c| acts(c)), None, "{format}: {text}");
                assert!(!text.contains("##["), "{format}: {text}");
                let commands = text.lines().filter(|line| line.trim_start().starts_with("::"));
                let own = format!("::error file={}", "content/py/one.yaml");
                for command in commands {
                    assert!(format == "github" && command.starts_with(&own), "{format}: {command}");
                }
            }
        }
        let ended = collection.run(&["bless", "--diff"]);
        assert!(!(ended.stdout + &ended.stderr).contains('\u{1b}'));
    }
}
