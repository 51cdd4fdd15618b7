//! Lays out programs for the interpreter: the files that an ordinary `python main.py` then runs.
//!
//! Pure.

use deckle_content::question::Snippet;
use deckle_runner::Program;
use std::time::Duration;

/// The file that the interpreter is given.
pub(super) const ENTRY: &str = "main.py";

/// Words by which an example can see imports, the collector or the way a process ends more closely than a fork server
/// can imitate. One that holds any of them gets its modules, heap and ending as a cold interpreter has them.
const BEHIND_THE_SCENES: [&str; 24] = [
    "__del__",
    "__import__",
    "__subclasses__",
    "_exit",
    "addaudithook",
    "atexit",
    "builtins",
    "ctypes",
    "daemon",
    "faulthandler",
    "finalize",
    "find_spec",
    "gc",
    "importlib",
    "meta_path",
    "monitoring",
    "path_hooks",
    "pkgutil",
    "runpy",
    "setprofile",
    "settrace",
    "modules",
    "tracemalloc",
    "weakref",
];

/// Words that stand for the need of sockets with names; those below need them too.
const LOCAL_SOCKETS: [&str; 11] = [
    "AF_UNIX",
    "create_unix_connection",
    "create_unix_server",
    "open_unix_connection",
    "start_unix_server",
    "UnixDatagramServer",
    "UnixStreamServer",
    "ThreadingUnixDatagramServer",
    "ThreadingUnixStreamServer",
    "ForkingUnixDatagramServer",
    "ForkingUnixStreamServer",
];

/// Words that stand for the need of semaphores in shared memory.
const SHARED_MEMORY: [&str; 6] = [
    "multiprocessing",
    "ProcessPoolExecutor",
    "concurrent.futures.process",
    "joblib",
    // It imports joblib.
    "sklearn",
    "shared_memory",
];

/// Makes the program of an example, which needs what its words stand for.
pub(crate) fn program(snippet: &Snippet, files: Vec<(&'static str, String)>) -> Program {
    let own = [Some(snippet.code.as_str()), snippet.setup.as_deref()];
    let says = |words: &[&str]| {
        own.iter()
            .flatten()
            .any(|text| words.iter().any(|word| mentions(text, word)))
    };
    Program {
        plain: says(&BEHIND_THE_SCENES),
        shared_memory: says(&SHARED_MEMORY),
        local_sockets: says(&LOCAL_SOCKETS) || says(&SHARED_MEMORY),
        ..helper(snippet, files)
    }
}

/// Returns the file with what programs of ours know of a session's form.
pub(crate) fn session_parser() -> (&'static str, String) {
    let text = include_str!("../../python/session.py");
    ("_deckle_session.py", text.to_owned())
}

/// Makes a program of ours that runs none of the example's code.
pub(crate) fn helper(snippet: &Snippet, files: Vec<(&'static str, String)>) -> Program {
    Program {
        files,
        arguments: Vec::new(),
        entry: ENTRY,
        timeout: Duration::from_secs(snippet.timeout.unwrap_or(Snippet::DEFAULT_TIMEOUT)),
        plain: false,
        shared_memory: false,
        local_sockets: false,
    }
}

/// Returns a script with its set-up before it, and how many lines that has.
pub(crate) fn source_after_setup(snippet: &Snippet) -> (String, usize) {
    let setup = snippet.setup.as_deref().map(with_line_feed).unwrap_or_default();
    let lines_before = setup.lines().count();
    (setup + &snippet.code, lines_before)
}

/// Tells whether a text has a word, as a whole or with its dots.
fn mentions(text: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word)
        .any(|(at, _)| !text[..at].ends_with(part) && !text[at + word.len()..].starts_with(part))
}

/// Returns a text with a line feed at its end, unless it is empty.
pub(crate) fn with_line_feed(text: &str) -> String {
    if text.ends_with('\n') || text.is_empty() {
        text.to_owned()
    } else {
        format!("{text}\n")
    }
}
