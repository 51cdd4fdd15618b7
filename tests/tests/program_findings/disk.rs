//! Rules about what only a disk can hold: links, pipes, files that nobody may read, many and huge ones, odd names.
//!
//! A fixture `good.disk` or `bad.disk` describes what is made in a good collection of two questions, one thing a line:
//!
//! ```text
//! file PATH TEXT          a file with this text, a JSON string
//! question PATH           a good question
//! repeat PATH COUNT TEXT  a file that holds the text, a JSON string, so often
//! link PATH TARGET        a symbolic link
//! pipe PATH               a named pipe
//! closed PATH             a good question that nobody may read
//! delete PATH             takes away what is there
//! ```

use super::{Report, report_of};
use deckle_tests::{Collection, deckle};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Makes what a description says; `None`, with the reason, where this machine cannot.
pub(crate) fn reported(description: &Path) -> Result<Report, String> {
    let text = fs::read_to_string(description).unwrap();
    let collection = Collection::new(&["one", "two"]);
    let mut others = false;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        others |= line.starts_with("closed ");
        make(&collection, line)?;
    }
    let mut command = if others { as_nobody(&collection)? } else { deckle() };
    command.args(["check", "--no-run"]).current_dir(collection.root());
    Ok(report_of(command))
}

/// Makes one thing.
fn make(collection: &Collection, line: &str) -> Result<(), String> {
    let (verb, rest) = line.split_once(' ').unwrap();
    let (path, argument) = rest.split_once(' ').unwrap_or((rest, ""));
    let place = collection.root().join(path);
    match verb {
        "file" => collection.write(path, &serde_json::from_str::<String>(argument).unwrap()),
        "question" => collection.write(path, &question(collection)),
        "repeat" => {
            let (count, piece) = argument.split_once(' ').unwrap();
            let piece: String = serde_json::from_str(piece).unwrap();
            collection.write(path, &piece.repeat(count.parse().unwrap()));
        }
        "delete" => fs::remove_file(place).unwrap(),
        _ => return unusual(collection, verb, path, argument),
    }
    Ok(())
}

/// Returns the good question, with another title and answer.
fn question(collection: &Collection) -> String {
    let good = collection.read("content/py/one.yaml");
    good.replace("What does the one example print?", "Why is there another question?")
        .replace("real ones do (one).", "real ones do (another).")
}

#[cfg(unix)]
fn unusual(collection: &Collection, verb: &str, path: &str, argument: &str) -> Result<(), String> {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let place = collection.root().join(path);
    match verb {
        "link" => symlink(argument, place).unwrap(),
        "pipe" => {
            let made = Command::new("mkfifo").arg(place).status();
            made.map_err(|error| format!("mkfifo: {error}"))?;
        }
        "closed" => {
            collection.write(path, &question(collection));
            fs::set_permissions(place, fs::Permissions::from_mode(0o000)).unwrap();
        }
        other => panic!("{other} is no verb of these descriptions"),
    }
    Ok(())
}

#[cfg(not(unix))]
fn unusual(_: &Collection, verb: &str, _: &str, _: &str) -> Result<(), String> {
    Err(format!("{verb}: this system has no such files"))
}

/// Returns the program, started as a user whom permissions bind: they do not bind root.
#[cfg(unix)]
fn as_nobody(collection: &Collection) -> Result<Command, String> {
    use std::os::unix::fs::PermissionsExt as _;
    let root = Command::new("id")
        .arg("-u")
        .output()
        .map_err(|error| error.to_string())?;
    if root.stdout.trim_ascii() != b"0" {
        return Ok(deckle());
    }
    fs::set_permissions(collection.root(), fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new("setpriv");
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
    let able = Command::new("setpriv")
        .args(["--reuid=65534", "--regid=65534", "--clear-groups", "true"])
        .status();
    if !able.is_ok_and(|status| status.success()) {
        return Err("setpriv is not there, and root may read everything".to_owned());
    }
    command.arg(deckle().get_program()).env("NO_COLOR", "1");
    Ok(command)
}

#[cfg(not(unix))]
fn as_nobody(_: &Collection) -> Result<Command, String> {
    Err("this system has no such permissions".to_owned())
}
