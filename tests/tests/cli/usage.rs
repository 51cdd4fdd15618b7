//! Usage: exit codes, help, formats, quiet.

use deckle_tests::{Collection, deckle, python};
use std::fs;

#[test]
fn usage_and_io_errors_exit_2() {
    let collection = Collection::new(&["one"]);
    for arguments in [
        &["check", "no-such-file.yaml"][..],
        &["check", "--format", "no-such-format"],
        &["check", "--root", "no-such-folder"],
        &["check", "--python", "no-such-python"],
        &["check", "/"],
        &["explain", "no/such-code"],
        &["new", "no-topic/question"],
        &["new", "py/???"],
        &["new", "py/one"],
        &["export", "pdf", "-o", "x.pdf", "--tag", "no-such-tag"],
        &["export", "json", "-o", "x.json", "--paper", "letter"],
        &["export", "no-such-export", "-o", "x"],
        &["no-such-command"],
    ] {
        let ended = collection.run(arguments);
        assert_eq!(ended.code, 2, "{arguments:?}: {ended:?}");
        assert!(!ended.stderr.is_empty(), "{arguments:?} says nothing");
        assert!(!ended.stderr.contains("panicked"), "{arguments:?}: {ended:?}");
    }
}

#[test]
fn a_mistyped_code_is_recognised() {
    let ended = Collection::new(&["one"]).run(&["explain", "schema/typ"]);
    assert!(ended.stderr.contains("did you mean `schema/type`?"), "{ended:?}");
}

/// A terminal interrupts every process of its foreground; here only deckle is told, as by a supervisor.
#[cfg(target_os = "linux")]
#[test]
fn an_interruption_exits_130_and_blames_nothing() {
    let collection = Collection::new(&["one"]);
    collection.edit("one", "      print(word)\n", "      while True: pass\n");
    let child = deckle()
        .args(["check", "--no-cache"])
        .current_dir(collection.root())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // It listens before it starts anything.
    let started = format!("/proc/{0}/task/{0}/children", child.id());
    while fs::read_to_string(&started).is_ok_and(|children| children.is_empty()) {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let killed = std::process::Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(killed.unwrap().success());
    let ended = deckle_tests::Ended::from(child.wait_with_output().unwrap());
    assert_eq!(ended.code, 130, "{ended:?}");
    assert!(!ended.stderr.contains("error"), "{ended:?}");
}

/// A module beside the content is part of what is checked: it must not run before the sandbox is entered.
#[test]
fn files_of_the_collection_are_not_imported_by_the_probe() {
    let collection = Collection::new(&["one"]);
    for module in ["json", "platform", "sysconfig", "sitecustomize"] {
        collection.write(&format!("{module}.py"), "open('ran-uncontained', 'w')\n");
    }
    let ended = collection.run(&["check", "--no-cache"]);
    assert!(!collection.root().join("ran-uncontained").exists(), "{ended:?}");
    assert_eq!(ended.code, 0, "{ended:?}");
}

#[test]
fn without_an_interpreter_the_files_are_still_checked() {
    let collection = Collection::new(&["one"]);
    collection.edit("one", "level: junior", "level: expert");
    let ended = collection.run(&["check", "--python", "no-such-python"]);
    assert_eq!(ended.code, 2, "{ended:?}");
    assert!(ended.stdout.contains("schema/enum"), "{ended:?}");
}

#[test]
fn names_that_exports_need_are_no_topics() {
    let collection = Collection::new(&["one"]);
    collection.write("content/collection/topic.yaml", "title: Taken\n");
    let ended = collection.run(&["check", "--no-run", "--format", "concise"]);
    assert!(ended.stdout.contains("io/file-name") && ended.code == 1, "{ended:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_that_is_lost_is_an_error() {
    let collection = Collection::new(&["one"]);
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut check = deckle();
    check
        .args(["check", "--no-run"])
        .current_dir(collection.root())
        .stdout(full);
    assert_eq!(check.output().unwrap().status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn an_export_goes_through_a_link() {
    let collection = Collection::new(&["one"]);
    collection.write("real.json", "old");
    std::os::unix::fs::symlink("real.json", collection.root().join("link.json")).unwrap();
    let ended = collection.run(&["export", "json", "-o", "link.json"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(collection.root().join("link.json").is_symlink());
    assert!(collection.read("real.json").starts_with('{'));
}

#[cfg(unix)]
#[test]
fn an_interpreter_that_is_typed_is_the_shells() {
    let collection = Collection::new(&["one"]);
    let below = collection.root().join("below");
    fs::create_dir(&below).unwrap();
    std::os::unix::fs::symlink(python(), below.join("my-python")).unwrap();
    let check = |choice: &str| {
        let mut command = deckle();
        command.args(["check", "--python", choice]).current_dir(&below);
        deckle_tests::Ended::from(command.output().unwrap())
    };
    let ended = check("./my-python");
    assert!(ended.code == 0 && ended.stdout.contains("1 passed"), "{ended:?}");
    let ended = check("./no-python");
    assert!(
        ended.code == 2 && ended.stderr.contains("no Python interpreter `./no-python` (--python)"),
        "{ended:?}"
    );
}

#[test]
fn outside_a_collection_it_says_what_to_do() {
    let empty = tempfile::tempdir().unwrap();
    let output = deckle().arg("check").current_dir(empty.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--root"));
}

/// Other programs have a folder `content`, too.
#[test]
fn a_folder_called_content_is_a_collection_only_if_it_says_so() {
    let other = tempfile::tempdir().unwrap();
    let below = other.path().join("content/posts/first");
    fs::create_dir_all(&below).unwrap();
    fs::write(other.path().join("content/posts/first/index.md"), "# First\n").unwrap();
    for folder in [other.path(), &below] {
        let output = deckle().arg("check").current_dir(folder).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(
            said.contains("nothing says that it is deckle's") && said.contains("--root"),
            "{said}"
        );
    }
    let collection = Collection::new(&["one"]);
    fs::remove_file(collection.root().join("deckle.yaml")).unwrap();
    assert_eq!(collection.run(&["check", "--no-run"]).code, 0, "a topic says so");
}

#[test]
fn every_command_has_help_and_examples() {
    for command in ["check", "build", "export", "new", "fix", "bless"] {
        let output = deckle().args([command, "--help"]).output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && text.contains("Example"), "{command}: {text}");
    }
}

#[test]
fn quiet_says_nothing_when_there_is_nothing_to_say() {
    let collection = Collection::new(&["one"]);
    let ended = collection.run(&["check", "--quiet"]);
    assert_eq!((ended.code, ended.stdout.as_str(), ended.stderr.as_str()), (0, "", ""));
}

#[test]
fn colours_come_only_where_they_are_wanted() {
    let collection = Collection::new(&["one"]);
    collection.edit("one", "level: junior", "level: expert");
    assert!(!collection.run(&["check", "--no-run"]).stdout.contains('\u{1b}'));
    assert!(
        collection
            .run(&["check", "--no-run", "--color", "always"])
            .stdout
            .contains('\u{1b}')
    );
}

#[test]
fn no_fail_reports_and_exits_0() {
    let collection = Collection::new(&["one"]);
    collection.edit("one", "level: junior", "level: expert");
    let ended = collection.run(&["check", "--no-fail"]);
    assert_eq!(ended.code, 0);
    assert!(ended.stdout.contains("schema/enum"));
}

#[test]
fn odd_files_are_findings_and_stop_nothing() {
    let collection = Collection::new(&["one"]);
    collection.write("content/py/Bad Name.yaml", "x");
    collection.write("content/py/other.yml", "x");
    collection.write("content/py/notes.txt", "x");
    collection.write("content/loose.yaml", "x");
    fs::create_dir_all(collection.root().join("content/py/sub.yaml")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("/dev/zero", collection.question("link")).unwrap();
    let ended = collection.run(&["check", "--format", "concise"]);
    assert_eq!(ended.code, 1, "{ended:?}");
    for code in ["io/file-name", "io/wrong-extension", "io/stray-file"] {
        assert!(ended.stdout.contains(code), "{code}: {ended:?}");
    }
    #[cfg(unix)]
    assert!(ended.stdout.contains("io/symlink"), "{ended:?}");
    assert!(ended.stdout.contains("1 passed"), "{ended:?}");
}
