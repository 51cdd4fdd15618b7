//! The snippet runner on each kind of example: what passes, what fails and how, what is remembered.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a failed test may panic, and this one looks into a cache's folder"
)]

mod runner;

use deckle_diagnostics::{SourceFile, Span};
use deckle_runner::{LocalSockets, Mode, Sandbox};
use deckle_snippets::{Checked, Job, Place, Progress, check};
use serde_json::{Value, json};
use std::fs;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

/// Says in a line what came of an example.
fn line(checked: &Checked) -> String {
    let code = checked.failure.as_ref().map_or("", |failure| failure.code());
    let text = checked.failure.as_ref().map(ToString::to_string).unwrap_or_default();
    match &checked.run.verdict {
        deckle_content::publication::Verdict::NotRun { reason, checked } => format!("not run: {reason} ({checked:?})"),
        verdict => format!("{} {code} {text}", verdict.as_str()).trim_end().to_owned(),
    }
}

fn job(fields: &Value) -> Job {
    let fields = fields.as_object().unwrap();
    let more: Vec<_> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    let mut job = runner::job("a", "", &more);
    job.sql_setup =
        Some("CREATE TABLE pets (name TEXT, age INTEGER);\nINSERT INTO pets VALUES ('Ada', 3), ('Bo', NULL)".into());
    job
}

/// Examples beside what must come of them.
fn cases() -> Vec<(Value, &'static str)> {
    let table = "name |  age\n-----+-----\nAda  |    3\nBo   | NULL\n(2 rows)\n";
    vec![
        (json!({"code": "print(1)\n", "stdout": "1\n"}), "passed"),
        (
            json!({"code": "print(x)\n", "setup": "x = 7", "stdout": "7\n"}),
            "passed",
        ),
        (
            json!({"code": "1 / 0\n", "setup": "x = 7\n"}),
            "failed run/error the example ends in ZeroDivisionError: division by zero",
        ),
        (json!({"code": "1 / 0\n", "raises": "ZeroDivisionError"}), "passed"),
        (
            json!({"code": "import time\nprint(time.time())\n", "stdout": "<~1.5~>\n"}),
            "passed",
        ),
        (
            json!({"code": "while True: pass\n", "timeout": 1}),
            "timed-out run/timeout the example was stopped after 1 s of processor time",
        ),
        (
            json!({"code": "x =\n"}),
            "failed run/syntax Python does not accept the code: SyntaxError: invalid syntax",
        ),
        (
            json!({"code": "import asyncio\nprint(await asyncio.sleep(0, 5))\n", "top_level_await": true, "stdout": "5\n"}),
            "passed",
        ),
        (
            json!({"code": "await 5\n", "top_level_await": true}),
            "failed run/error the example ends in TypeError: object int can't be used in 'await' expression",
        ),
        (
            json!({"code": ">>> 1 + 1\n2\n>>> x\n[1, 2...]\n", "language": "pycon", "setup": "x = 7"}),
            "failed run/session one statement of the session comes out differently",
        ),
        (
            json!({"code": ">>> {}['a']\nTraceback (most recent call last):\n    ...\nKeyError: 'a'\n", "language": "pycon"}),
            "passed",
        ),
        (
            json!({"code": "no statements\n", "language": "pycon"}),
            "failed run/parse the code is not a `>>>` session: there is no `>>>` statement",
        ),
        (
            json!({"code": "SELECT * FROM pets;\n", "language": "sql", "stdout": table}),
            "passed",
        ),
        (
            json!({"code": "SELECT * FROM pats;\n", "language": "sql", "raises": "sqlite3.OperationalError: no such table: pats"}),
            "passed",
        ),
        (
            json!({"code": "a = 1\n", "language": "toml", "not_run": "A settings file."}),
            "not run: A settings file. (Some(\"parsed as TOML\"))",
        ),
        (
            json!({"code": "{\"a\": }\n", "language": "json", "not_run": "A settings file."}),
            "failed run/parse the code is not JSON: Expecting value",
        ),
        (
            json!({"code": "{\"a\": 1, \"a\": 2}\n", "language": "json", "not_run": "A settings file."}),
            "failed run/parse the code is not JSON: the name `a` stands there twice",
        ),
        (
            json!({"code": "{\"a\": {\"a\": \"a: a\"}}\n", "language": "json", "not_run": "A settings file."}),
            "not run: A settings file. (Some(\"parsed as JSON\"))",
        ),
        (
            json!({"code": "[NaN]\n", "language": "json", "not_run": "A settings file."}),
            "failed run/parse the code is not JSON: `NaN` is no number of JSON",
        ),
        (
            json!({"code": "[1e999]\n", "language": "json", "not_run": "A settings file."}),
            "failed run/parse the code is not JSON: `1e999` is too large a number",
        ),
        (
            json!({"code": "a = 1\na = 2\n", "language": "toml", "not_run": "A settings file."}),
            "failed run/parse the code is not TOML: Cannot overwrite a value",
        ),
        (
            json!({"code": "FROM python\n", "language": "dockerfile", "not_run": "Docker builds it."}),
            "not run: Docker builds it. (None)",
        ),
        (
            json!({"code": "serve()\n", "not_run": "It never ends."}),
            "not run: It never ends. (Some(\"compiled\"))",
        ),
        (
            json!({"code": "serve(\n", "not_run": "It never ends."}),
            "failed run/syntax Python does not accept the code: '(' was never closed",
        ),
        (
            json!({"code": "x\n", "requires": ["no-such-package>=2"]}),
            "not run: It needs no-such-package>=2, which is not installed. (Some(\"compiled\"))",
        ),
    ]
}

/// Sessions, and what comes of them: they show exactly what Python says.
fn sessions() -> Vec<(Value, &'static str)> {
    vec![
        (
            json!({"code": ">>> 1 + 1  # doctest: +SKIP\n3\n", "language": "pycon"}),
            "failed run/parse the code is not a `>>>` session: line 1: `# doctest: +SKIP` keeps the statement from being run: \
             nothing would be proven; remove it",
        ),
        (
            json!({"code": ">>> True\n1\n", "language": "pycon"}),
            "failed run/session one statement of the session comes out differently",
        ),
        (
            json!({"code": ">>> def f():\n...     print('hello')\n...     raise ValueError('x')\n...\n>>> f()\nhello\nTraceback (most recent call last):\n  ...\nValueError: x\n", "language": "pycon"}),
            "passed",
        ),
        (
            json!({"code": ">>> def f():\n...     print('hello')\n...     raise ValueError('x')\n...\n>>> f()\nTraceback (most recent call last):\n  ...\nValueError: x\n", "language": "pycon"}),
            "failed run/session one statement of the session comes out differently",
        ),
        (
            json!({"code": ">>> int('x')\nTraceback (most recent call last):\n  File \"<stdin>\", line 99, in nonsense\n    lies()\nValueError: invalid literal for int() with base 10: 'x'\n", "language": "pycon"}),
            "failed run/session one statement of the session comes out differently",
        ),
        (
            json!({"code": ">>> 1 / 0\nTraceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\nZeroDivisionError: division by zero\n", "language": "pycon"}),
            "passed",
        ),
        (
            json!({"code": ">>> e = ValueError('x'); e.add_note('hint'); raise e\nTraceback (most recent call last):\n  ...\nValueError: x\n", "language": "pycon"}),
            "failed run/session one statement of the session comes out differently",
        ),
        (
            json!({"code": ">>> raise ExceptionGroup('g', [ValueError(1)])\n  + Exception Group Traceback (most recent call last):\n  |   ...\n  | ExceptionGroup: g (1 sub-exception)\n  +-+---------------- 1 ----------------\n    | ValueError: 1\n    +------------------------------------\n", "language": "pycon"}),
            "passed",
        ),
        (
            json!({"code": ">>> print('a\\tb\\n\\nc')\na\tb\n\nc\n", "language": "pycon"}),
            "passed",
        ),
        (
            json!({"code": ">>> 1\n1\n\nlies\n", "language": "pycon"}),
            "failed run/session one statement of the session comes out differently",
        ),
        (
            json!({"code": ">>> import warnings\n>>> warnings.warn('careful')\n<stdin>:1: UserWarning: careful\n", "language": "pycon"}),
            "passed",
        ),
        (
            json!({"code": ">>> import asyncio\n>>> await asyncio.sleep(0, 5)\n5\n", "language": "pycon", "top_level_await": true}),
            "passed",
        ),
        (
            json!({"code": ">>> import asyncio\n>>> await asyncio.sleep(0, 5)\n5\n", "language": "pycon"}),
            "failed run/session one statement of the session comes out differently",
        ),
        (
            json!({"code": ">>> object()\n<object object at 0x<~7f~>>\n", "language": "pycon"}),
            "passed",
        ),
    ]
}

#[test]
fn each_kind_of_example_is_judged() {
    let (true, Some(interpreter)) = (runner::contained(), runner::interpreter(None)) else {
        return;
    };
    let cases: Vec<(Value, &str)> = cases().into_iter().chain(sessions()).collect();
    let jobs: Vec<Job> = cases.iter().map(|(fields, _)| job(fields)).collect();
    let results = runner::run(&jobs, &interpreter, &runner::options(2));
    let found: Vec<String> = results.iter().map(line).collect();
    let expected: Vec<&str> = cases.iter().map(|(_, expected)| *expected).collect();
    assert_eq!(found, expected);
}

#[test]
fn what_varies_from_run_to_run_is_flaky() {
    let (true, Some(interpreter)) = (runner::contained(), runner::interpreter(None)) else {
        return;
    };
    let jobs = [job(
        &json!({"code": "import random\nprint(random.random() < 0.5)\n", "stdout": "True\n"}),
    )];
    let mut options = runner::options(1);
    options.repeat = 60;
    // It may fail at once, which says the same; it passes 60 times in a row never.
    let found = line(&runner::run(&jobs, &interpreter, &options)[0]);
    assert!(
        found.starts_with("failed run/flaky") || found.starts_with("failed run/output"),
        "{found}"
    );
}

/// A run that ends looks for what its server left behind; a server that another run starts just then is not that.
#[test]
fn runs_beside_each_other_leave_each_others_servers_alone() {
    let (true, Some(interpreter)) = (runner::contained(), runner::interpreter(None)) else {
        return;
    };
    let jobs = [job(&json!({"code": "print(1)\n", "stdout": "1\n"}))];
    std::thread::scope(|scope| {
        for _ in 0..12 {
            scope.spawn(|| {
                for _ in 0..8 {
                    assert_eq!(
                        line(&runner::run(&jobs, &interpreter, &runner::options(1))[0]),
                        "passed"
                    );
                }
            });
        }
    });
}

#[test]
fn only_what_went_well_is_remembered() {
    let (true, Some(interpreter)) = (runner::contained(), runner::interpreter(None)) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let mut options = runner::options(1);
    options.cache = Some(folder.path().to_owned());
    let jobs: Vec<Job> = cases()
        .iter()
        .map(|(fields, _)| job(fields))
        .filter(|job| job.snippet.timeout.is_none())
        .collect();
    let first = runner::run(&jobs, &interpreter, &options);
    let second = runner::run(&jobs, &interpreter, &options);
    for (first, second) in first.iter().zip(&second) {
        assert!(!first.cached);
        assert_eq!(first.run, second.run);
        let proven = first.failure.is_none() && !line(first).ends_with("(None)");
        assert_eq!(second.cached, proven, "{}", line(second));
    }
    for entry in fs::read_dir(folder.path().join("proven")).unwrap() {
        fs::write(entry.unwrap().path(), "damaged").unwrap();
    }
    assert!(
        runner::run(&jobs, &interpreter, &options)
            .iter()
            .all(|checked| !checked.cached)
    );
}

#[test]
fn cancelling_ends_everything_soon() {
    let (true, Some(interpreter)) = (runner::contained(), runner::interpreter(None)) else {
        return;
    };
    let cancelled = AtomicBool::new(false);
    let jobs = vec![job(&json!({"code": "import time\ntime.sleep(50)\n", "timeout": 60})); 4];
    let finished = AtomicUsize::new(0);
    let progress = |_: Progress<'_>| {
        finished.fetch_add(1, Ordering::Relaxed);
    };
    let result = std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(500));
            cancelled.store(true, Ordering::Relaxed);
        });
        check(&jobs, &interpreter, &runner::options(2), &progress, &cancelled)
    });
    assert!(matches!(result, Err(deckle_snippets::Error::Cancelled)), "{result:?}");
    assert_eq!(finished.into_inner(), 0, "an example was waited for");
}

/// `PyYAML` is not there everywhere.
#[test]
fn what_is_parsed_is_taken_by_a_strict_parser() {
    let (true, Some(interpreter)) = (runner::contained(), runner::interpreter(None)) else {
        return;
    };
    if !interpreter.packages.contains_key("pyyaml") {
        return deckle_tests::not_run("the parser of YAML: no PyYAML");
    }
    let cases = [
        ("a: 1\nb: 2\na: 3\n", "the key `a` stands there twice"),
        ("- {a: 1, \"a\": 2}\n", "the key `a` stands there twice"),
        ("a: *x\n", "found undefined alias 'x'"),
        ("a: &x {b: 1}\nc: *x\n", "(Some(\"parsed as YAML\"))"),
        ("&a [*a]\n", "(Some(\"parsed as YAML\"))"),
        ("a: !Ref b\n---\na: 1\n", "(Some(\"parsed as YAML\"))"),
        ("1: a\n\"1\": b\n", "(Some(\"parsed as YAML\"))"),
    ];
    let jobs: Vec<Job> = cases
        .iter()
        .map(|(code, _)| job(&json!({ "code": code, "language": "yaml", "not_run": "A settings file." })))
        .collect();
    let checked = runner::run(&jobs, &interpreter, &runner::options(2));
    for ((code, expected), checked) in cases.iter().zip(&checked) {
        assert!(line(checked).ends_with(expected), "{code}{}", line(checked));
    }
}

/// An example that waits is told from one that works, by whichever of its processes.
#[test]
fn what_waits_is_told_from_what_works() {
    let (true, Some(interpreter)) = (runner::contained(), runner::interpreter(None)) else {
        return;
    };
    let works = "the example was stopped after 1 s of processor time";
    let waits = "it waits";
    let cases = [
        ("import time\ntime.sleep(1.5)\n", "passed"),
        ("import time\ntime.sleep(600)\n", waits),
        ("import threading\nthreading.Event().wait()\n", waits),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)\n", waits),
        (
            "import os\nif os.fork():\n    os.wait()\nelse:\n    while True: pass\n",
            works,
        ),
        (
            "import threading\ndef work():\n    while True: pass\nthread = threading.Thread(target=work)\nthread.start()\nthread.join()\n",
            works,
        ),
        // Each of them ends soon.
        (
            "import os, time\nwhile True:\n    if not os.fork():\n        end = time.process_time() + 0.05\n        \
             while time.process_time() < end: pass\n        os._exit(0)\n    os.wait()\n",
            works,
        ),
    ];
    let jobs: Vec<Job> = cases
        .iter()
        .map(|(code, _)| job(&json!({ "code": code, "timeout": 1 })))
        .collect();
    let checked = runner::run(&jobs, &interpreter, &runner::options(2));
    for ((code, expected), checked) in cases.iter().zip(&checked) {
        assert!(line(checked).ends_with(expected), "{code}{}", line(checked));
    }
}

/// Examples that need sockets with names.
fn with_sockets() -> Vec<Value> {
    let manager = "import multiprocessing\nwith multiprocessing.Manager() as manager:\n    print(manager.list([1]))\n";
    let forkserver = "import multiprocessing as mp\ndef f(n):\n    return n + 1\nif __name__ == '__main__':\n    \
                      with mp.get_context('forkserver').Pool(1) as pool:\n        print(pool.map(f, [1]))\n";
    let server = "import os, socketserver, socket, threading\nclass Echo(socketserver.StreamRequestHandler):\n    \
                  def handle(self):\n        self.wfile.write(self.rfile.readline())\n\
                  server = socketserver.UnixStreamServer('echo', Echo)\n\
                  threading.Thread(target=server.handle_request).start()\n\
                  client = socket.socket(socket.AF_UNIX)\nclient.connect('echo')\nclient.sendall(b'hello\\n')\n\
                  print(client.makefile().readline(), end='')\n";
    vec![
        json!({"code": manager, "stdout": "[1]\n", "timeout": 30}),
        json!({"code": forkserver, "stdout": "[2]\n", "timeout": 30}),
        json!({"code": server, "stdout": "hello\n"}),
    ]
}

#[test]
fn sockets_with_names_stay_inside_or_are_refused_with_the_reason() {
    let (true, Some(interpreter)) = (runner::contained(), runner::interpreter(None)) else {
        return;
    };
    let jobs: Vec<Job> = with_sockets().iter().map(job).collect();
    for mode in [Mode::ForkServer, Mode::Cold] {
        let mut options = runner::options(2);
        options.mode = mode;
        if runner::has_local_sockets() {
            for checked in runner::run(&jobs, &interpreter, &options) {
                assert_eq!(line(&checked), "passed", "{checked:?}");
            }
        }
        options.local_sockets = Some(LocalSockets::Refused {
            reason: "no user namespaces".to_owned(),
        });
        for checked in runner::run(&jobs, &interpreter, &options) {
            assert!(line(&checked).starts_with("failed run/"), "{checked:?}");
            let lacking = checked.lacking.unwrap();
            for word in ["AF_UNIX", "no user namespaces", "Linux 7.1", "sysctl"] {
                assert!(lacking.contains(word), "{lacking}");
            }
        }
    }
}

/// A stop that comes when its run is over may reach the server in one piece with the next run.
#[test]
fn a_late_stop_does_not_take_the_next_runs_descriptors() {
    let Some(interpreter) = runner::interpreter(None) else {
        return;
    };
    let script = "import socket, sys\n\
                  sys.path.insert(0, sys.argv[1])\n\
                  import deckle_server\n\
                  ours, theirs = socket.socketpair()\n\
                  server = deckle_server.Server(theirs)\n\
                  ours.sendall(b'{\"stop\": null}\\n')\n\
                  socket.send_fds(ours, [b'{\"run\": {}}\\n'], [0, 1])\n\
                  print([(*message, len(files)) for message, files in (server.receive(), server.receive())])\n";
    let server = deckle_tests::repository().join("crates/languages/python/server");
    let output = Command::new(&interpreter.executable)
        .args(["-B", "-c", script])
        .arg(server)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(said.trim(), "[('stop', 0), ('run', 2)]", "{output:?}");
}

#[test]
fn nothing_runs_where_it_cannot_be_started() {
    let Some(interpreter) = runner::interpreter(None) else {
        return;
    };
    let mut options = runner::options(1);
    options.sandbox = Sandbox::Off;
    options.launcher = Some("/bin/false".into());
    let jobs = [job(&json!({"code": "print(1)\n", "stdout": "1\n"}))];
    let result = check(&jobs, &interpreter, &options, &|_| {}, &AtomicBool::new(false));
    assert!(matches!(result, Err(deckle_snippets::Error::Run(_))), "{result:?}");
}

#[test]
fn a_finding_points_into_the_questions_own_file() {
    let (true, Some(interpreter)) = (runner::contained(), runner::interpreter(None)) else {
        return;
    };
    let text = "question: Why?\nsnippets:\n  - code: |\n      def f(d):\n          return d[\"k\"]\n      f({})\n";
    let file = SourceFile::new("content/python/why.yaml", text);
    let mut job = job(&json!({"code": "def f(d):\n    return d[\"k\"]\nf({})\n", "setup": "import os"}));
    job.key = "python/why".parse().unwrap();
    let checked = runner::run(&[job.clone()], &interpreter, &runner::options(1)).remove(0);
    let code_line = |line: usize| file.line(line + 3);
    let place = Place {
        file: &file,
        key: &job.key,
        index: 0,
        engine: None,
        snippet: Span::new(28, 32),
        code_line: &code_line,
        stdout: None,
        stderr: None,
        raises: None,
    };
    let found = deckle_snippets::diagnostic(&checked.failure.unwrap(), "CPython", &place);
    assert_eq!(found.code(), "run/error");
    assert_eq!(file.slice(found.span().unwrap()).trim(), "return d[\"k\"]");
    assert_eq!(
        found.message,
        "python/why, example 1: the example ends in KeyError: 'k'"
    );
    assert_eq!(
        found.notes[0],
        "traceback (the example's own lines):\n  content/python/why.yaml:6, in <module>\n    f({})\n  \
         content/python/why.yaml:5, in f\n    return d[\"k\"]\nKeyError: 'k'"
    );
    assert_eq!(
        found.help.as_deref(),
        Some("if that is the point: `raises: \"KeyError: 'k'\"`")
    );
}
