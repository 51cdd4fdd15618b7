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
        _ => None,
    }
}

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
