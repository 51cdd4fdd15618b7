//! JavaScript: scripts and modules, run by the Node.js that is found on this machine.
//!
//! A text that imports, exports or awaits at the beginning of a line is a module; so is one with `top_level_await: true`.
//! Everything else is a script, in which `require` works.

mod find;
mod uncaught;

use crate::detect::{DetectError, Host};
use crate::language::{Check, CheckKind, Checked, Example, Language, Observed, Run};
use crate::runtime::{Runtime, Toolchain};
use crate::source::Source;
use crate::written::written;
use deckle_content::question::Snippet;
use deckle_runner::{Factor, Launch, Outcome, Program, Status};
use std::time::Duration;

/// Node.js.
#[derive(Debug)]
pub(crate) struct Node;

/// Node.js, for the registry.
pub(crate) static NODE: Node = Node;

impl Runtime for Node {
    fn name(&self) -> &'static str {
        "Node.js"
    }

    fn key(&self) -> &'static str {
        "node"
    }

    fn remedy(&self) -> &'static str {
        "install Node.js 18 or later for JavaScript examples, or name one with --node or DECKLE_NODE"
    }

    fn newer(&self) -> &'static str {
        "node: \">=22\""
    }

    fn wanted<'a>(&self, snippet: &'a Snippet) -> Option<&'a str> {
        snippet.node.as_deref()
    }

    /// Without a choice, the environment's `DECKLE_NODE` decides, then PATH.
    fn detect(&self, host: &Host<'_>) -> Result<Toolchain, DetectError> {
        find::find(&NODE, host)
    }

    fn launch(&self, toolchain: &Toolchain, _: &[&Snippet]) -> Launch {
        Launch {
            executable: toolchain.executable.clone(),
            readable: toolchain.readable.clone(),
            // It ends where it may not read the system's settings, wherever they are.
            environment: vec![("OPENSSL_CONF", "/dev/null")],
            // Its library of languages has data of its own and knows no other names of zones.
            varied: vec![
                (Factor::TimeZone, "TZ", ["UTC", "Pacific/Marquesas"]),
                (Factor::Locale, "LANG", ["C.UTF-8", "de_DE.UTF-8"]),
                (Factor::Locale, "LC_ALL", ["", "de_DE.UTF-8"]),
            ],
            // WebAssembly keeps gigabytes of addresses around each memory.
            reserves_memory: true,
            ..Launch::default()
        }
    }

    fn unmet(&self, requirement: &str, _: &Toolchain) -> Result<Option<String>, String> {
        // No package is in reach of an example's folder.
        Ok(Some(format!("It needs {requirement}, which is not installed.")))
    }
}

/// A script or a module.
#[derive(Debug)]
pub(crate) struct JavaScript;

impl Language for JavaScript {
    fn names(&self) -> &'static [&'static str] {
        &["javascript"]
    }

    fn runtime(&self) -> &'static dyn Runtime {
        &NODE
    }

    fn run(&self, example: &Example<'_>) -> Option<Run> {
        let snippet = example.snippet;
        let mut whole = snippet.setup.clone().unwrap_or_default();
        if !whole.is_empty() && !whole.ends_with('\n') {
            whole.push('\n');
        }
        let lines_before = whole.lines().count();
        whole.push_str(&snippet.code);
        let program = program(snippet, whole);
        let source = Source {
            file: program.entry,
            lines_before,
        };
        Some(Run {
            program,
            source,
            compared: false,
        })
    }

    fn check(&self, example: &Example<'_>, _: &Toolchain) -> Option<Check> {
        let program = Program {
            arguments: vec!["--check".to_owned()],
            ..program(example.snippet, example.snippet.code.clone())
        };
        Some(Check {
            program,
            kind: CheckKind::Compiled,
        })
    }

    fn observe(&self, source: Source, outcome: &Outcome) -> Observed {
        let text = String::from_utf8_lossy(&outcome.stderr);
        let error = uncaught::read(&text, &outcome.folder, source);
        let uncaught = error.is_some() && outcome.status() == Some(Status::Exited(1));
        let stderr = match &error {
            Some(error) if uncaught => error.beside.as_bytes(),
            _ => &outcome.stderr,
        };
        Observed {
            stderr: written(stderr, source, &outcome.folder),
            uncaught,
            exited: false,
            error: error.map(|error| error.raised),
        }
    }

    fn read_check(&self, outcome: &Outcome) -> Result<Checked, String> {
        if outcome.status() == Some(Status::Exited(0)) {
            return Ok(Checked::Accepted);
        }
        let stderr = String::from_utf8_lossy(&outcome.stderr);
        let refused = SCRIPT_OR_MODULE.iter().find_map(|file| {
            let source = Source { file, lines_before: 0 };
            let error = uncaught::read(&stderr, &outcome.folder, source)?.raised;
            error.syntax.then_some(error)
        });
        match refused {
            Some(error) => Ok(Checked::Refused {
                message: error.text(),
                line: error.frames.last().map(|frame| frame.line),
            }),
            None => Err(format!("the check of its form ended early: {}", stderr.trim_end())),
        }
    }
}

/// The file of a script, and that of a module.
const SCRIPT_OR_MODULE: [&str; 2] = ["main.cjs", "main.mjs"];

fn program(snippet: &Snippet, whole: String) -> Program {
    let [script, module] = SCRIPT_OR_MODULE;
    let entry = if snippet.top_level_await || is_module(&whole) {
        module
    } else {
        script
    };
    Program {
        files: vec![(entry, whole)],
        entry,
        timeout: Duration::from_secs(snippet.timeout.unwrap_or(Snippet::DEFAULT_TIMEOUT)),
        ..Program::default()
    }
}

/// Tells whether a text can only be a module: by the lines that begin at the margin.
fn is_module(text: &str) -> bool {
    text.lines().any(|line| {
        let word = |word: &str| {
            let rest = line.strip_prefix(word);
            rest.is_some_and(|rest| rest.starts_with([' ', '{', '*', '"', '\'']))
        };
        let declares = ["const ", "let ", "var "].iter().any(|start| line.starts_with(start));
        let waits = declares && line.contains("= await ") && !line.contains("async ");
        word("import") || word("export") || word("await") || line.starts_with("for await ") || waits
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_told_by_their_margin() {
        for (text, module) in [
            ("import fs from 'node:fs';\n", true),
            ("import {readFile} from 'node:fs';\n", true),
            ("export const a = 1;\n", true),
            ("const a = await f();\n", true),
            ("await f();\n", true),
            ("for await (const a of b) {}\n", true),
            ("const f = async () => { const a = await g(); };\n", false),
            ("async function f() {\n  await g();\n}\n", false),
            ("const fs = require('fs');\n", false),
            ("importantThing();\n", false),
            ("import('node:fs').then(console.log);\n", false),
        ] {
            assert_eq!(is_module(text), module, "{text}");
        }
    }
}
