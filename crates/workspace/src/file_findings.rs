//! What can be wrong with a file or folder before anything in it is read.

use deckle_diagnostics::{Diagnostic, escape};
use std::io;

pub(crate) fn unreadable(path: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::unreadable("io/unreadable", path, format!("this cannot be read: {error}"))
        .help("let everybody read it, such as with `chmod a+r`; if it can be read, check the disk")
}

pub(crate) fn link(path: &str) -> Diagnostic {
    Diagnostic::unreadable("io/symlink", path, "this is a link, and links are not followed here")
        .help("put the file itself here")
}

pub(crate) fn not_a_file(path: &str) -> Diagnostic {
    Diagnostic::unreadable(
        "io/not-a-file",
        path,
        "this is not a regular file, so it was not opened",
    )
    .help("put a plain file here, or remove it")
}

pub(crate) fn stray(path: &str, message: &str, help: &str) -> Diagnostic {
    Diagnostic::unreadable("io/stray-file", path, message).help(help)
}

pub(crate) fn no_question(path: &str) -> Diagnostic {
    stray(
        path,
        "this file is no question",
        "a question's file ends in .yaml; remove what does not belong here",
    )
}

pub(crate) fn wrong_extension(path: &str, stem: &str, extension: &str) -> Diagnostic {
    Diagnostic::unreadable(
        "io/wrong-extension",
        path,
        format!("`.{extension}` is not read: a question's file ends in `.yaml`"),
    )
    .help(format!("rename it to {stem}.yaml"))
}

pub(crate) fn bad_name(path: &str, what: &str) -> Diagnostic {
    let name = path.rsplit('/').next().unwrap_or(path);
    Diagnostic::unreadable(
        "io/file-name",
        path,
        format!("`{}` is no name for {what}", escape::shorten(name, 80)),
    )
    .help("use lower-case letters, digits and single hyphens, at most 60 characters")
}

pub(crate) fn reserved_name(path: &str, name: &str) -> Diagnostic {
    Diagnostic::unreadable(
        "io/file-name",
        path,
        format!("`{name}` is taken by the exports, so no topic can have it"),
    )
    .help("give the folder another name")
}

pub(crate) fn missing_topic(path: &str, id: &str) -> Diagnostic {
    let message = format!("the topic `{id}` has no topic.yaml");
    Diagnostic::unreadable("io/missing-topic", path, message)
        .help("write one that gives title, description, group, tags and order: see schemas/topic.schema.json")
}
