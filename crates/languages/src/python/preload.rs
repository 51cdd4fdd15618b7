//! Chooses the modules that a fork server imports ahead of time: what several examples of the run import.
//!
//! Pure. Only the standard library is preloaded: its modules are known to bear being hidden and handed out again.

use deckle_content::question::Snippet;
use std::collections::{BTreeMap, BTreeSet};

/// Modules that do something when they are imported, or warn that they are going away.
const NOT_AHEAD: [&str; 34] = [
    "__main__",
    "aifc",
    "antigravity",
    "asynchat",
    "asyncore",
    "audioop",
    "cgi",
    "cgitb",
    "chunk",
    "crypt",
    "distutils",
    "idlelib",
    "imghdr",
    "imp",
    "lib2to3",
    "mailcap",
    "msilib",
    "nis",
    "nntplib",
    "ossaudiodev",
    "pipes",
    "pty",
    "readline",
    "rlcompleter",
    "smtpd",
    "sndhdr",
    "spwd",
    "sunau",
    "telnetlib",
    "this",
    "tkinter",
    "turtle",
    "uu",
    "xdrlib",
];

/// Returns the modules to import ahead of time: those that at least two examples import.
pub(super) fn choose(examples: &[&Snippet], modules: &[String]) -> Vec<String> {
    let known: BTreeSet<&str> = modules.iter().map(String::as_str).collect();
    let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
    for example in examples {
        for module in imports(&example.code) {
            *wanted.entry(module).or_default() += 1;
        }
        if example.top_level_await {
            *wanted.entry("asyncio".to_owned()).or_default() += 1;
        }
    }
    wanted
        .into_iter()
        .filter(|(module, count)| {
            let top = module.split('.').next().unwrap_or(module);
            *count >= 2 && known.contains(top) && !NOT_AHEAD.contains(&top)
        })
        .map(|(module, _)| module)
        .collect()
}

/// Finds the modules that a text seems to import. A wrong guess costs time, never a verdict.
fn imports(code: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for line in code.lines() {
        let line = line
            .trim_start()
            .trim_start_matches(">>> ")
            .trim_start_matches("... ")
            .trim_start();
        if let Some(list) = line.strip_prefix("import ") {
            for item in list.split(',') {
                out.extend(module(item));
            }
        } else if let Some(rest) = line.strip_prefix("from ") {
            out.extend(module(rest));
        }
    }
    out
}

/// Reads the dotted name at the beginning of a text.
fn module(text: &str) -> Option<String> {
    let name = text.split_whitespace().next()?.trim_end_matches(';');
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    name.split('.').all(plain).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_read_off_the_text() {
        let code = "import os, json as j\n    from concurrent.futures import wait\n>>> import re\nfrom . import x\n";
        let found: Vec<String> = imports(code).into_iter().collect();
        assert_eq!(found, ["concurrent.futures", "json", "os", "re"]);
    }
}
