//! Inputs like those of public reports about doctest, Sphinx, Sybil, MyST-NB and Quarto: what ends an example, and what it writes
//! to standard error, beside what must come of it.

#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

mod runner;

use deckle_snippets::Failure;
use serde_json::{Value, json};

/// Whether an example is true, or the code of its finding.
type Case = (&'static str, Value, Option<&'static str>);

fn endings() -> Vec<Case> {
    vec![
        (
            "a child's traceback in the message",
            json!({"code": "raise RuntimeError('child:\\nTraceback (most recent call last):\\nKeyError: 1')\n", "raises": "RuntimeError"}),
            None,
        ),
        (
            "and taken for the end",
            json!({"code": "raise RuntimeError('child:\\nTraceback (most recent call last):\\nKeyError: 1')\n", "raises": "KeyError: 1"}),
            Some("run/raises"),
        ),
        (
            "a traceback as the text of an exit",
            json!({"code": "import sys\nsys.exit('Traceback (most recent call last):\\nKeyError: 1')\n", "raises": "KeyError: 1"}),
            Some("run/not-raised"),
        ),
        (
            "a promised text of an exit, and a handler after it",
            json!({"code": "import atexit, sys\natexit.register(print, 'late', file=sys.stderr)\nsys.exit('stop')\n", "raises": "SystemExit: stop", "stderr": "late\n"}),
            None,
        ),
        (
            "another text of an exit",
            json!({"code": "import sys\nsys.exit('stop')\n", "raises": "SystemExit: halt"}),
            Some("run/raises"),
        ),
        (
            "an exit by a class of its own",
            json!({"code": "class Quit(SystemExit): pass\nraise Quit(4)\n", "raises": "SystemExit: 4"}),
            None,
        ),
        (
            "notes are part of the message",
            json!({"code": "error = ValueError('bad')\nerror.__notes__ = ['line 3']\nraise error\n", "raises": "ValueError: bad\nline 3", "python": ">=3.11"}),
            None,
        ),
        (
            "notes left out",
            json!({"code": "error = ValueError('bad')\nerror.__notes__ = ['line 3']\nraise error\n", "raises": "ValueError: bad", "python": ">=3.11"}),
            Some("run/raises"),
        ),
        (
            "a group",
            json!({"code": "raise ExceptionGroup('all', [ValueError('a')])\n", "raises": "ExceptionGroup: all (1 sub-exception)", "python": ">=3.11"}),
            None,
        ),
        (
            "a member of a group is not the end",
            json!({"code": "raise ExceptionGroup('all', [ValueError('a')])\n", "raises": "ValueError: a", "python": ">=3.11"}),
            Some("run/raises"),
        ),
        (
            "a cause is not the end",
            json!({"code": "try:\n    {}['k']\nexcept KeyError as error:\n    raise OSError('late') from error\n", "raises": "KeyError: 'k'"}),
            Some("run/raises"),
        ),
        (
            "a message that is made once",
            json!({"code": "class E(Exception):\n    n = 0\n    def __str__(self):\n        E.n += 1\n        return f'call {E.n}'\nraise E\n", "raises": "E: call 1"}),
            None,
        ),
        (
            "a hook of its own",
            json!({"code": "import sys\nsys.excepthook = lambda kind, value, tb: print('oops', value, file=sys.stderr)\nraise ValueError('bad')\n", "raises": "ValueError: bad", "stderr": "oops bad\n"}),
            None,
        ),
        (
            "a thread's exception is not the main one's",
            json!({"code": "import sys, threading\nt = threading.Thread(target=int, args=['x'], name='T')\nt.start()\nt.join()\nsys.exit(1)\n", "raises": "ValueError"}),
            Some("run/not-raised"),
        ),
    ]
}

fn written() -> Vec<Case> {
    vec![
        (
            "a warning by default",
            json!({"code": "import warnings\nwarnings.warn('old', DeprecationWarning)\n"}),
            Some("run/stderr"),
        ),
        (
            "an elided thread",
            json!({"code": "import threading\nt = threading.Thread(target=int, args=['x'], name='T')\nt.start()\nt.join()\n", "stderr": "Exception in thread T:\nTraceback (most recent call last):\n    ...\nValueError: invalid literal for int() with base 10: 'x'\n"}),
            None,
        ),
        (
            "an exit handler that fails",
            json!({"code": "import atexit\natexit.register(int, 'x')\n"}),
            Some("run/stderr"),
        ),
        (
            "a destructor that fails",
            json!({"code": "class A:\n    def __del__(self):\n        raise ValueError('x')\nA()\nprint(1)\n", "stdout": "1\n"}),
            Some("run/stderr"),
        ),
        (
            "a subprocess that complains",
            json!({"code": "import subprocess, sys\nsubprocess.run([sys.executable, '-c', 'import sys; print(1, file=sys.stderr)'])\n", "stderr": "1\n"}),
            None,
        ),
        (
            "a test run",
            json!({"code": "import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        pass\nunittest.main(exit=False)\n", "stderr": ".\n----------------------------------------------------------------------\nRan 1 test in <~0.000~>s\n\nOK\n"}),
            None,
        ),
        (
            "output that holds a mark",
            json!({"code": "print('[<~x~>]')\n", "stdout": "[<~x~>]\n"}),
            Some("run/output"),
        ),
        (
            "and escapes it",
            json!({"code": "print('[<~x~>] <~~>')\n", "stdout": "[\\<~x~>] <~~>\n"}),
            None,
        ),
    ]
}

fn sessions() -> Vec<Case> {
    let session = |code: &str| json!({"code": code, "language": "pycon"});
    vec![
        (
            "a subprocess writes to the screen",
            session(">>> import subprocess\n>>> subprocess.run(['echo', 'hi']).returncode\nhi\n0\n"),
            None,
        ),
        (
            "and is left out",
            session(">>> import subprocess\n>>> subprocess.run(['echo', 'hi']).returncode\n0\n"),
            Some("run/session"),
        ),
        (
            "what is written around the streams",
            session(">>> import os\n>>> os.write(1, b'x')\n1\n"),
            Some("run/session"),
        ),
        (
            "bytes before the result",
            session(">>> import sys\n>>> sys.stdout.buffer.write(b'x')\nx1\n"),
            None,
        ),
        (
            "output and then a warning",
            session(">>> import sys\n>>> print('a'); print('b', file=sys.stderr)\na\nb\n"),
            None,
        ),
        (
            "what comes when the session is over",
            session(">>> import atexit, sys\n>>> _ = atexit.register(print, 'bye', file=sys.__stderr__)\n"),
            Some("run/stderr"),
        ),
        (
            "a mark of its own",
            session(">>> print('<~x~>')\n<~x~>\n"),
            Some("run/session"),
        ),
        ("and escapes it", session(">>> print('<~x~>')\n\\<~x~>\n"), None),
    ]
}

#[test]
fn only_what_is_true_passes() {
    let (true, Some(python)) = (runner::contained(), runner::interpreter(None)) else {
        return;
    };
    let cases: Vec<Case> = [endings(), written(), sessions()].concat();
    let job = |(at, (_, fields, _)): (usize, &Case)| {
        let fields = fields.as_object().unwrap();
        let more: Vec<(&str, Value)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.clone()))
            .collect();
        runner::job(&at.to_string(), "", &more)
    };
    let jobs: Vec<_> = cases.iter().enumerate().map(job).collect();
    for mode in [deckle_runner::Mode::ForkServer, deckle_runner::Mode::Cold] {
        let options = deckle_snippets::Options {
            mode,
            ..runner::options(2)
        };
        let results = runner::run(&jobs, &python, &options);
        let wrong: Vec<String> = cases
            .iter()
            .zip(&results)
            .filter(|((_, _, expected), checked)| checked.failure.as_ref().map(Failure::code) != *expected)
            .map(|((what, ..), checked)| format!("{what}: {:?}", checked.failure))
            .collect();
        assert!(wrong.is_empty(), "{mode:?}\n{}", wrong.join("\n"));
    }
}
