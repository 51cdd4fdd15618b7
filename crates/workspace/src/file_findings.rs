//! What can be wrong with a file or folder before anything in it is read.

use deckle_content::key::slug;
use deckle_diagnostics::{Diagnostic, escape};
use std::io;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a file or folder whose name is no id: lower-case letters, digits and single hyphens, at most 60
    /// characters.
    ///
    /// ## Why
    /// The name is the question's id, for ever: it stands in links, in decks, and on file systems that do not
    /// tell `A` from `a`.
    ///
    /// ## Example
    /// ```text
    /// content/python/Late Binding.yaml
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// content/python/late-binding.yaml
    /// ```
    FILE_NAME = "io/file-name" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports a folder of questions without a `topic.yaml`.
    ///
    /// ## Why
    /// Without it there is no title, no reading order and no tag vocabulary.
    ///
    /// ## Example
    /// ```text
    /// content/rust/ownership.yaml
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// content/rust/topic.yaml
    /// content/rust/ownership.yaml
    /// ```
    MISSING_TOPIC = "io/missing-topic" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports a pipe, device or socket where a question's file belongs; it is not opened.
    ///
    /// ## Why
    /// Opening a pipe can wait for ever.
    ///
    /// ## Example
    /// ```text
    /// prw-r--r--  content/python/dict.yaml
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// -rw-r--r--  content/python/dict.yaml
    /// ```
    NOT_A_FILE = "io/not-a-file" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports a file or folder in `content/` that is part of no topic.
    ///
    /// ## Why
    /// It would never be checked or exported, and most often it was meant to be a question.
    ///
    /// ## Example
    /// ```text
    /// content/python/notes.txt
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// docs/notes.txt
    /// ```
    STRAY_FILE = "io/stray-file" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports a symbolic link in a content folder; it is not followed.
    ///
    /// ## Why
    /// A link can lead out of the collection, to itself, or nowhere.
    ///
    /// ## Example
    /// ```text
    /// content/python/dict.yaml -> ../../../etc/passwd
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// content/python/dict.yaml   (a plain file)
    /// ```
    SYMLINK = "io/symlink" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports a file or folder that the operating system does not let deckle read, with the system's own
    /// words.
    ///
    /// ## Why
    /// What is not read is not checked, and must not be published as if it were.
    ///
    /// ## Example
    /// ```text
    /// -rw------- root  content/python/dict.yaml
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// -rw-r--r-- root  content/python/dict.yaml
    /// ```
    UNREADABLE = "io/unreadable" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports a question's file that does not end in `.yaml`.
    ///
    /// ## Why
    /// One ending means that one pattern finds all questions, in editors and in CI.
    ///
    /// ## Example
    /// ```text
    /// content/python/dict.yml
    /// ```
    ///
    /// ## Instead
    /// ```text
    /// content/python/dict.yaml
    /// ```
    WRONG_EXTENSION = "io/wrong-extension" { severity: Error, since: "0.1.0" }
}

pub(crate) fn unreadable(path: &str, error: &io::Error) -> Diagnostic {
    UNREADABLE
        .about(path, format!("this cannot be read: {error}"))
        .help("let everybody read it, such as with `chmod a+r`; if it can be read, check the disk")
}

pub(crate) fn link(path: &str) -> Diagnostic {
    SYMLINK
        .about(path, "this is a link, and links are not followed here")
        .help("put the file itself here")
}

pub(crate) fn not_a_file(path: &str) -> Diagnostic {
    NOT_A_FILE
        .about(path, "this is not a regular file, so it was not opened")
        .help("put a plain file here, or remove it")
}

pub(crate) fn stray(path: &str, message: &str, help: &str) -> Diagnostic {
    STRAY_FILE.about(path, message).help(help)
}

pub(crate) fn no_question(path: &str) -> Diagnostic {
    stray(
        path,
        "this file is no question",
        "a question's file ends in .yaml; remove what does not belong here",
    )
}

pub(crate) fn wrong_extension(path: &str, stem: &str, extension: &str) -> Diagnostic {
    WRONG_EXTENSION
        .about(
            path,
            format!("`.{extension}` is not read: a question's file ends in `.yaml`"),
        )
        .help(format!("rename it to {stem}.yaml"))
}

pub(crate) fn bad_name(path: &str, what: &str) -> Diagnostic {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, ending) = match name.strip_suffix(".yaml") {
        Some(stem) => (stem, ".yaml"),
        None => (name, ""),
    };
    let help = match slug(stem, 60) {
        meant if meant.is_empty() => {
            "use lower-case letters, digits and single hyphens, at most 60 characters".to_owned()
        }
        meant => format!(
            "rename it to {meant}{ending}: lower-case letters, digits and single hyphens, at most 60 characters"
        ),
    };
    FILE_NAME
        .about(path, format!("`{}` is no name for {what}", escape::shorten(name, 80)))
        .help(help)
}

pub(crate) fn reserved_name(path: &str, name: &str) -> Diagnostic {
    FILE_NAME
        .about(
            path,
            format!("`{name}` is taken by the exports, so no topic can have it"),
        )
        .help("give the folder another name")
}

pub(crate) fn missing_topic(path: &str, id: &str) -> Diagnostic {
    let message = format!("the topic `{id}` has no topic.yaml");
    MISSING_TOPIC
        .about(path, message)
        .help("write one that gives title, description, group, tags and order: see schemas/topic.schema.json")
}
