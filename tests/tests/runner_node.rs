//! JavaScript examples: what passes, what fails and how, and where its findings point.

#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

mod runner;

use deckle_content::publication::Verdict;
use deckle_languages::Toolchain;
use deckle_snippets::{Checked, Failure, Job};
use serde_json::{Value, json};

fn job(fields: &Value) -> Job {
    let fields = fields.as_object().unwrap();
    let mut more: Vec<_> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    more.push(("language", "javascript".into()));
    runner::job("a", "", &more)
}

/// Says in a line what came of an example.
fn line(checked: &Checked) -> String {
    let failure = checked.failure.as_ref();
    let text = failure.map_or(String::new(), |failure| format!(" {} {failure}", failure.code()));
    match &checked.run.verdict {
        Verdict::NotRun { reason, checked } => format!("not run: {reason} ({checked:?})"),
        verdict => format!("{}{text}", verdict.as_str()),
    }
}

/// Examples beside what must come of them.
fn cases() -> Vec<(Value, &'static str)> {
    vec![
        (json!({"code": "console.log(1);\n", "stdout": "1\n"}), "passed"),
        (
            json!({"code": "console.log(require('node:path').basename('/a/b'), typeof module);\n", "stdout": "b object\n"}),
            "passed",
        ),
        (
            json!({"code": "import { basename } from 'node:path';\nconsole.log(basename('/a/b'), typeof module);\n", "stdout": "b undefined\n"}),
            "passed",
        ),
        (
            json!({"code": "const a = await Promise.resolve(5);\nconsole.log(a);\n", "stdout": "5\n"}),
            "passed",
        ),
        (
            json!({"code": "for (const a of [1, 2]) {\n  console.log(await a);\n}\n", "top_level_await": true, "stdout": "1\n2\n"}),
            "passed",
        ),
        (
            json!({"code": "console.log(x);\n", "setup": "const x = 7;", "stdout": "7\n"}),
            "passed",
        ),
        (json!({"code": "null.x;\n", "raises": "TypeError"}), "passed"),
        (
            json!({"code": "class Missing extends Error {}\nthrow new Missing('k: v');\n", "raises": "Missing: k: v"}),
            "passed",
        ),
        (
            json!({"code": "Promise.reject(new RangeError('far'));\n", "raises": "RangeError: far"}),
            "passed",
        ),
        (json!({"code": "throw 'text';\n", "raises": "Uncaught: text"}), "passed"),
        (
            json!({"code": "new WebAssembly.Memory({ initial: 1 });\nconsole.log('made');\n", "stdout": "made\n"}),
            "passed",
        ),
        (
            json!({"code": "console.log(1);\n", "stdout": "2\n"}),
            "failed run/output the output differs from `stdout`",
        ),
        (
            json!({"code": "null.x;\n"}),
            "failed run/error the example ends in TypeError: Cannot read properties of null (reading 'x')",
        ),
        (
            json!({"code": "null.x;\n", "raises": "RangeError"}),
            "failed run/raises the example ends in another exception: TypeError: Cannot read properties of null (reading 'x')",
        ),
        (
            json!({"code": "console.log(1);\n", "stdout": "1\n", "raises": "TypeError"}),
            "failed run/not-raised the example does not raise TypeError: it exits with status 0",
        ),
        (
            json!({"code": "process.exit(3);\n"}),
            "failed run/exit the example exits with status 3",
        ),
        (
            json!({"code": "let x = ;\n"}),
            "failed run/syntax Node.js does not accept the code: SyntaxError: Unexpected token ';'",
        ),
        (
            json!({"code": "serve();\n", "not_run": "It never ends."}),
            "not run: It never ends. (Some(\"compiled\"))",
        ),
        (
            json!({"code": "import x from 'y';\nawait x;\n", "not_run": "It never ends."}),
            "not run: It never ends. (Some(\"compiled\"))",
        ),
        (
            json!({"code": "serve(;\n", "not_run": "It never ends."}),
            "failed run/syntax Node.js does not accept the code: SyntaxError: Unexpected token ';'",
        ),
        (
            json!({"code": "console.log(1);\n", "requires": ["lodash"]}),
            "not run: It needs lodash, which is not installed. (Some(\"compiled\"))",
        ),
        (
            json!({"code": "while (true) {}\n", "timeout": 1}),
            "timed-out run/timeout the example was stopped after 1 s of processor time",
        ),
    ]
}

fn set_up() -> Option<Toolchain> {
    runner::contained().then(runner::node).flatten()
}

#[test]
fn each_example_comes_out_as_it_must() {
    let Some(node) = set_up() else { return };
    let cases = cases();
    let jobs: Vec<Job> = cases.iter().map(|(fields, _)| job(fields)).collect();
    let results = runner::run(&jobs, &node, &runner::options(2));
    for ((fields, expected), checked) in cases.iter().zip(&results) {
        assert_eq!(&line(checked), expected, "{fields}");
    }
}

#[test]
fn versions_are_compared() {
    let Some(node) = set_up() else { return };
    let gated = |gate: &str| job(&json!({"code": "console.log(1);\n", "stdout": "1\n", "node": gate}));
    let results = runner::run(&[gated(">=18"), gated(">=999")], &node, &runner::options(1));
    assert_eq!(line(&results[0]), "passed");
    let reason = format!(
        "not run: It needs Node.js >=999; this is {}. (None)",
        node.version_text()
    );
    assert_eq!(line(&results[1]), reason);
}

/// The frames count in the example's own code, whatever set-up comes before it.
#[test]
fn an_error_is_found_at_the_examples_own_line() {
    let Some(node) = set_up() else { return };
    let code = "const f = (d) => {\n  return d.k.x;\n};\nf({});\n";
    let module = format!("{code}export {{}};\n");
    for code in [code, &module] {
        let job = job(&json!({"code": code, "setup": "const a = 1;\nconst b = 2;\n"}));
        let checked = runner::run(&[job], &node, &runner::options(1)).remove(0);
        let Some(Failure::Error(raised)) = checked.failure else {
            panic!("{checked:?}");
        };
        let lines: Vec<usize> = raised.frames.iter().map(|frame| frame.line).collect();
        assert_eq!(lines, [4, 2]);
    }
}
