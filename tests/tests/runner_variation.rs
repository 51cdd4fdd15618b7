//! Examples that come out otherwise on another machine: each is found, with what it depends on.
//!
//! Each example promises what it printed in a first run, as `deckle bless` would write it, and is checked then.

#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

mod runner;

use deckle_languages::Toolchain;
use deckle_snippets::{Checked, Failure, Job};
use serde_json::{Value, json};

const SEED: &str = "with another hash seed";
const ZONE: &str = "with another time zone";
const LOCALE: &str = "with another locale";
const FOLDER: &str = "with another name of the working folder";
const HOME: &str = "with another home or temporary folder";
const USER: &str = "with another user";
const TERMINAL: &str = "with a terminal of another size";
const PROCESSORS: &str = "with another number of processors";
const ORDER: &str = "with another order of files in a folder";
const VARIABLES: &str = "with other environment variables";
/// Even in the first two runs.
const CHANCE: &str = "varies";
const SAME: &str = "passed";

/// Makes files, in a folder of their own.
const FILES: &str = "import os, glob, pathlib\nos.mkdir('d')\nfor name in ('b.txt', 'a.txt', 'c.txt'):\n    open(f'd/{name}', 'w').close()\n";

fn scripts() -> Vec<(&'static str, &'static str)> {
    vec![
        // Sets, hashes, and what is made of them.
        ("print({'pear', 'fig', 'plum'})", SEED),
        ("print(hash('pear') % 1000)", SEED),
        ("for word in {'pear', 'fig', 'plum', 'kiwi'}:\n    print(word)", SEED),
        ("print(list(dict.fromkeys(frozenset('abcdef'))))", SEED),
        ("import json\nprint(json.dumps(list(set('hello world'))))", SEED),
        ("print({b'a', b'b', b'c', b'd'}.pop())", SEED),
        ("print(hash(('a', 1)) == hash(('a', 1)))", SAME),
        ("print({3, 1, 2}, hash(5), sorted({'b', 'a'}))", SAME),
        ("print({'pear', 'fig'} == {'fig', 'pear'}, len({'a', 'a'}))", SAME),
        ("print({'b': 1, 'a': 2})", SAME),
        ("class Point:\n    pass\nprint(hash(Point()) == hash(Point()))", SAME),
        // Addresses, chance, the clock.
        ("print(id(object()))", CHANCE),
        ("print(object())", CHANCE),
        ("print(lambda: 0)", CHANCE),
        ("import random\nprint(random.random())", CHANCE),
        ("import random\nprint(random.Random(7).random())", SAME),
        ("import uuid\nprint(uuid.uuid4())", CHANCE),
        ("import time\nprint(time.time_ns())", CHANCE),
        ("import os\nprint(os.getpid())", CHANCE),
        (
            "import tempfile, os\nprint(os.path.basename(tempfile.mkdtemp()))",
            CHANCE,
        ),
        ("import secrets\nprint(secrets.token_hex(8))", CHANCE),
        // Time zones.
        ("import time\nprint(time.tzname)", ZONE),
        ("import time\nprint(time.localtime(0).tm_hour)", ZONE),
        ("import time\nprint(time.gmtime(0).tm_hour)", SAME),
        ("from datetime import datetime\nprint(datetime.fromtimestamp(0))", ZONE),
        (
            "from datetime import datetime, timezone\nprint(datetime.fromtimestamp(0, timezone.utc))",
            SAME,
        ),
        (
            "from datetime import datetime\nprint(datetime(2024, 7, 1).timestamp())",
            ZONE,
        ),
        (
            "from datetime import datetime\nprint(datetime(2024, 7, 1).astimezone())",
            ZONE,
        ),
        // Locale.
        ("import locale\nprint(locale.getlocale())", LOCALE),
        ("import locale\nprint(locale.setlocale(locale.LC_ALL, ''))", LOCALE),
        (
            "import locale\nprint(locale.setlocale(locale.LC_ALL, 'C'), f'{12345:n}')",
            SAME,
        ),
        // Folders and users.
        ("import os\nprint(os.path.basename(os.getcwd()))", FOLDER),
        ("from pathlib import Path\nprint(Path(__file__).parent.name)", FOLDER),
        ("from pathlib import Path\nprint(Path(__file__).name)", SAME),
        ("from pathlib import Path\nprint(Path.home().name)", HOME),
        (
            "import tempfile, os\nprint(os.path.basename(tempfile.gettempdir()))",
            HOME,
        ),
        ("import getpass\nprint(getpass.getuser())", USER),
        // Terminals and processors.
        ("import shutil\nprint(shutil.get_terminal_size())", TERMINAL),
        (
            "import argparse\nparser = argparse.ArgumentParser(prog='p')\nfor name in ('--alpha', '--beta', '--gamma', '--delta', '--epsilon'):\n    \
             parser.add_argument(name)\nparser.print_help()",
            TERMINAL,
        ),
        (
            "import argparse\nprint(argparse.ArgumentParser(prog='p', description='It does a thing.').format_usage())",
            SAME,
        ),
        ("import os\nprint(os.cpu_count())", PROCESSORS),
        ("import os\nprint(len(os.sched_getaffinity(0)))", PROCESSORS),
        (
            "from concurrent.futures import ThreadPoolExecutor\nprint(ThreadPoolExecutor()._max_workers)",
            PROCESSORS,
        ),
        // The environment.
        ("import os\nprint(len(os.environ))", VARIABLES),
        ("import os\nprint(sorted(os.environ))", VARIABLES),
        ("import os\nprint(os.environ.get('EDITOR'))", VARIABLES),
        (
            "import os\nos.environ['MODE'] = 'test'\nprint(os.environ['MODE'])",
            SAME,
        ),
    ]
}

fn listings() -> Vec<(String, &'static str)> {
    let with = |code: &str| format!("{FILES}{code}");
    vec![
        (with("print(os.listdir('d'))"), ORDER),
        (with("print(sorted(os.listdir('d')))"), SAME),
        (
            with("print([path.name for path in pathlib.Path('d').iterdir()])"),
            ORDER,
        ),
        (with("print(glob.glob('*.txt', root_dir='d'))"), ORDER),
        (
            with("print(sorted(path.name for path in pathlib.Path('d').glob('*')))"),
            SAME,
        ),
        (
            with("with os.scandir('d') as entries:\n    print([entry.name for entry in entries])"),
            ORDER,
        ),
        (with("print(next(os.walk('d'))[2])"), ORDER),
        (
            with("import shutil\nshutil.rmtree('d')\nprint(os.path.exists('d'))"),
            SAME,
        ),
        // It looks behind the scenes, so it gets a fresh process.
        (with("import gc\nprint(os.listdir('d'))"), ORDER),
    ]
}

fn others() -> Vec<(Value, &'static str)> {
    vec![
        (
            json!({"code": ">>> {'pear', 'fig', 'plum'}\n", "language": "pycon"}),
            SEED,
        ),
        (
            json!({"code": "SELECT datetime(0, 'unixepoch', 'localtime');\n", "language": "sql"}),
            ZONE,
        ),
        (
            json!({"code": "import asyncio\nprint(await asyncio.sleep(0, {'a', 'b', 'c', 'd'}))\n", "top_level_await": true}),
            SEED,
        ),
    ]
}

fn node() -> Vec<(Value, &'static str)> {
    let script = |code: &str| json!({"code": format!("{code}\n"), "language": "javascript"});
    vec![
        (script("console.log(new Date(0).getHours())"), ZONE),
        (script("console.log(new Date(0).toISOString())"), SAME),
        (script("console.log((1234.5).toLocaleString())"), LOCALE),
        (script("console.log((1234.5).toLocaleString('en-US'))"), SAME),
        (script("console.log(Object.keys(process.env).sort())"), VARIABLES),
        (
            script("console.log(require('node:path').basename(process.cwd()))"),
            FOLDER,
        ),
        (script("console.log(new Set(['b', 'a']))"), SAME),
        (script("console.log(Math.random())"), CHANCE),
    ]
}

fn job(fields: &Value) -> Job {
    let fields = fields.as_object().unwrap();
    let more: Vec<_> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    runner::job("a", "", &more)
}

/// Writes into an example what a first run of it printed.
fn blessed(mut job: Job, checked: &Checked) -> Job {
    match &checked.failure {
        Some(Failure::Session(mismatches)) => job.snippet.code.push_str(&mismatches[0].seen),
        _ => job.snippet.stdout.clone_from(&checked.stdout),
    }
    job
}

fn verdict(checked: &Checked) -> String {
    match &checked.failure {
        None => SAME.to_owned(),
        Some(Failure::Flaky { depends, .. }) => depends.to_string(),
        Some(other) => format!("{}: {other}", other.code()),
    }
}

fn each_comes_out(cases: &[(Value, &str)], toolchain: &Toolchain) {
    let jobs: Vec<Job> = cases.iter().map(|(fields, _)| job(fields)).collect();
    let first = runner::run(&jobs, toolchain, &runner::options(2));
    let jobs: Vec<Job> = jobs
        .into_iter()
        .zip(&first)
        .map(|(job, checked)| blessed(job, checked))
        .collect();
    let second = runner::run(&jobs, toolchain, &runner::options(2));
    let mut wrong = Vec::new();
    for ((fields, expected), checked) in cases.iter().zip(&second) {
        let found = verdict(checked);
        let right = match *expected {
            CHANCE => found == "in 2 runs" || found.starts_with("run/output"),
            // There is no other number to be had.
            PROCESSORS if std::thread::available_parallelism().unwrap().get() == 1 => found == SAME,
            other => found == other,
        };
        if !right {
            wrong.push(format!("{fields}\n  expected {expected}\n  found {found}\n"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn script((code, expected): (impl AsRef<str>, &'static str)) -> (Value, &'static str) {
    (json!({ "code": format!("{}\n", code.as_ref()) }), expected)
}

#[test]
fn what_depends_on_the_machine_is_found_and_named() {
    let (true, Some(python)) = (runner::contained(), runner::interpreter(None)) else {
        return;
    };
    let mut cases: Vec<_> = scripts().into_iter().map(script).collect();
    cases.extend(listings().into_iter().map(script));
    cases.extend(others());
    each_comes_out(&cases, &python);
}

#[test]
fn what_depends_on_the_machine_is_found_in_javascript_too() {
    if let (true, Some(found)) = (runner::contained(), runner::node()) {
        each_comes_out(&node(), &found);
    }
}
