//! Lays out the box of an example: the files that an ordinary `python main.py` then runs.
//!
//! Pure. A Python example is its own `main.py`, so that tracebacks, `__file__` and `inspect` are genuine. Everything
//! else has a small program of ours as `main.py` and the example beside it.

use crate::judge::Promise;
use deckle_content::question::{Kind, Snippet};
use std::time::Duration;

const AWAIT: &str = include_str!("../python/await.py");
const FORM: &str = include_str!("../python/form.py");
const SESSION_CHECK: &str = include_str!("../python/session_check.py");
const SESSION_RUN: &str = include_str!("../python/session_run.py");
const SQL: &str = include_str!("../python/sql.py");

/// What the server imports.
pub(crate) const SERVER: [(&str, &str); 5] = [
    ("sitecustomize.py", include_str!("../python/server/sitecustomize.py")),
    ("deckle_server.py", include_str!("../python/server/deckle_server.py")),
    ("deckle_child.py", include_str!("../python/server/deckle_child.py")),
    ("deckle_shelf.py", include_str!("../python/server/deckle_shelf.py")),
    ("deckle_end.py", include_str!("../python/server/deckle_end.py")),
];

/// Raised whenever a change in how examples run could change a verdict.
pub(crate) const CACHE_VERSION: u32 = 4;

/// The files of a box and how to run its `main.py`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Script {
    /// Names and contents.
    pub(crate) files: Vec<(&'static str, String)>,
    /// When to stop it.
    pub(crate) timeout: Duration,
    /// Whether the fork server must take no shortcut, because the example looks behind the scenes.
    pub(crate) plain: bool,
    /// Whether it needs the system's shared memory, as `multiprocessing` does.
    pub(crate) shared_memory: bool,
    /// Whether it needs sockets with names.
    pub(crate) local_sockets: bool,
}

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
const SHARED_MEMORY: [&str; 5] = [
    "multiprocessing",
    "ProcessPoolExecutor",
    "concurrent.futures.process",
    "joblib",
    "shared_memory",
];

/// Tells whether an example needs sockets with names.
pub(crate) fn needs_local_sockets(snippet: &Snippet) -> bool {
    Script::new(snippet, Vec::new()).local_sockets
}

/// Yields every program of ours that takes part in a verdict.
pub(crate) fn programs() -> impl Iterator<Item = &'static str> {
    [AWAIT, FORM, SESSION_CHECK, SESSION_RUN, SQL]
        .into_iter()
        .chain(SERVER.into_iter().map(|(_, text)| text))
}

impl Script {
    fn new(snippet: &Snippet, files: Vec<(&'static str, String)>) -> Self {
        let own = [Some(snippet.code.as_str()), snippet.setup.as_deref()];
        let says = |words: &[&str]| {
            own.iter()
                .flatten()
                .any(|text| words.iter().any(|word| mentions(text, word)))
        };
        Script {
            timeout: Duration::from_secs(snippet.timeout.unwrap_or(Snippet::DEFAULT_TIMEOUT)),
            plain: says(&BEHIND_THE_SCENES),
            shared_memory: says(&SHARED_MEMORY),
            local_sockets: says(&LOCAL_SOCKETS) || says(&SHARED_MEMORY),
            files,
        }
    }
}

/// Lays out an example that runs, with its promise.
pub(crate) fn to_run(snippet: &Snippet, sql_setup: Option<&str>) -> (Script, Promise) {
    let setup = snippet.setup.as_deref().map(with_line_feed).unwrap_or_default();
    let lines_before = setup.lines().count();
    let whole = || format!("{setup}{}", snippet.code);
    match snippet.kind() {
        Kind::Sql => {
            let before = format!("{}{setup}", sql_setup.map(with_line_feed).unwrap_or_default());
            let files = vec![
                ("main.py", SQL.to_owned()),
                ("setup.sql", before),
                ("example.sql", snippet.code.clone()),
            ];
            (Script::new(snippet, files), Promise::of(snippet, "example.sql", 0))
        }
        _ if snippet.top_level_await => {
            let files = vec![("main.py", AWAIT.to_owned()), ("example.py", whole())];
            (
                Script::new(snippet, files),
                Promise::of(snippet, "example.py", lines_before),
            )
        }
        _ => {
            let script = Script::new(snippet, vec![("main.py", whole())]);
            (script, Promise::of(snippet, "main.py", lines_before))
        }
    }
}

/// Lays out a `>>>` session. What it prints is for [`session_check`].
pub(crate) fn session_run(snippet: &Snippet) -> Script {
    let files = vec![
        ("main.py", SESSION_RUN.to_owned()),
        ("setup.py", snippet.setup.clone().unwrap_or_default()),
        ("session.txt", snippet.code.clone()),
    ];
    Script::new(snippet, files)
}

/// Lays out the comparison of a session with what it printed. This one runs none of the example's code.
pub(crate) fn session_check(snippet: &Snippet, seen: String) -> Script {
    let files = vec![
        ("main.py", SESSION_CHECK.to_owned()),
        ("session.txt", snippet.code.clone()),
        ("seen.txt", seen),
    ];
    Script {
        plain: false,
        shared_memory: false,
        local_sockets: false,
        ..Script::new(snippet, files)
    }
}

/// Lays out the check of the form alone: the code is compiled or parsed, never run.
pub(crate) fn form(snippet: &Snippet, language: &'static str) -> Script {
    let files = vec![
        ("main.py", FORM.to_owned()),
        ("language.txt", language.to_owned()),
        ("example.txt", snippet.code.clone()),
    ];
    Script {
        plain: false,
        shared_memory: false,
        local_sockets: false,
        ..Script::new(snippet, files)
    }
}

/// Tells whether a text has a word, as a whole or with its dots.
fn mentions(text: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word)
        .any(|(at, _)| !text[..at].ends_with(part) && !text[at + word.len()..].starts_with(part))
}

fn with_line_feed(text: &str) -> String {
    if text.ends_with('\n') || text.is_empty() {
        text.to_owned()
    } else {
        format!("{text}\n")
    }
}
