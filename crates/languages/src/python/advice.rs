//! What helps against an exception that nobody promised.

use crate::raised::Raised;

/// Says what to do about an exception; `None` where nothing more is known than its name.
pub(super) fn help(raised: &Raised) -> Option<String> {
    match raised.class.as_str() {
        "ModuleNotFoundError" => Some(match raised.message.split('\'').nth(1) {
            Some(module) => missing(module.split('.').next().unwrap_or(module)),
            None => "name the package that it needs in `requires`".to_owned(),
        }),
        "PermissionError" | "BlockingIOError" => Some(
            "the sandbox allows no network, no files outside the example's folder and few processes; if the example needs \
             more, show it with `not_run:` and the reason"
                .to_owned(),
        ),
        "EOFError" if raised.message.starts_with("EOF when reading") => Some(
            "an example has no input: let `setup` give it some, such as `sys.stdin = io.StringIO(\"Ada\\n\")`, or show it with \
             `not_run:` and the reason"
                .to_owned(),
        ),
        "FileNotFoundError" => Some(
            "an example starts in an empty folder: let `setup` write the file that it reads; if the error is the point, \
             promise it with `raises: FileNotFoundError`"
                .to_owned(),
        ),
        _ if NO_NETWORK.iter().any(|text| raised.message.contains(text)) => Some(
            "an example has no network: let it talk to a server that it starts itself, or show it with `not_run:` and the \
             reason"
                .to_owned(),
        ),
        _ => None,
    }
}

/// What systems say where no name is resolved and no packet leaves.
const NO_NETWORK: [&str; 4] = [
    "Name or service not known",
    "Network is unreachable",
    "No address associated with hostname",
    "Temporary failure in name resolution",
];

/// Modules of Python's own library that interpreters which deckle runs (3.10 and later) may lack, and the version that
/// brought each (docs.python.org/3/whatsnew).
const NEWER_MODULES: [(&str, &str); 3] = [("annotationlib", "3.14"), ("compression", "3.14"), ("tomllib", "3.11")];

/// Says what to do about a module that is not there.
fn missing(module: &str) -> String {
    match NEWER_MODULES.iter().find(|(newer, _)| *newer == module) {
        Some((_, version)) => format!("`{module}` came with Python {version}: `python: \">={version}\"`"),
        None => format!("name the package that it needs: `requires: [{module}]`"),
    }
}
