use super::*;
use crate::{Limits, document};

fn changed(yaml: &str, text: &str) -> String {
    let parsed = document::parse("t.yaml", yaml.as_bytes(), &Limits::DEFAULT);
    let Some(document) = parsed.document else {
        panic!("{yaml:?} does not parse")
    };
    let outputs = Outputs {
        stdout: Some(text),
        stderr: None,
    };
    written(yaml, &document, outputs)
}

fn written(yaml: &str, document: &Document, outputs: Outputs<'_>) -> String {
    match set_outputs(document, 0, outputs) {
        Ok(edits) => {
            let mut out = yaml.to_owned();
            for edit in edits.iter().rev() {
                out.replace_range(edit.span.range(), &edit.replacement);
            }
            out
        }
        Err(error) => error.to_string(),
    }
}

/// Whatever is there before, both outputs are written in their order, and nothing else changes.
#[test]
fn both_outputs_have_their_places() {
    for (stdout, stderr) in [
        ("", ""),
        ("    stdout: |\n      old\n", ""),
        ("", "    stderr: old\n"),
        ("    stdout: a\n", "    stderr: b\n"),
    ] {
        let yaml = format!("snippets:\n  - code: x\n{stdout}{stderr}    raises: E\n");
        let parsed = document::parse("t.yaml", yaml.as_bytes(), &Limits::DEFAULT);
        let Some(document) = parsed.document else {
            panic!("{yaml:?}")
        };
        for (out, err) in [("1\n", "2\n"), ("1\n\n", "2\n\n"), ("", "2\n"), ("1\n", "")] {
            let outputs = Outputs {
                stdout: Some(out),
                stderr: Some(err),
            };
            let text = written(&yaml, &document, outputs);
            let block = |key: &str, text: &str| match text {
                "" => String::new(),
                _ if text.ends_with("\n\n") => format!("    {key}: |+\n      {}\n\n", text.trim_end()),
                _ => format!("    {key}: |\n      {}\n", text.trim_end()),
            };
            let (out, err) = (block("stdout", out), block("stderr", err));
            assert_eq!(text, format!("snippets:\n  - code: x\n{out}{err}    raises: E\n"));
        }
    }
}

/// Whatever is printed, the file that it is written into gives it back, and nothing else changes.
#[test]
fn output_is_written_in_place() {
    let with =
        "snippets:\n  - code: |\n      x  # why\n    stdout: |\n      old\n    timeout: 3\nrelated: [a]  # kept\n";
    let without = "snippets:\n  - code: |\n      x\n\n# kept\nrelated: [a]\n";
    let last = "snippets:\n  - code: |-\n      x\n    stdout: old";
    for yaml in [with, without, last] {
        for text in [
            "new\n",
            "a\n\nb\n",
            "  indented\n",
            "\nblank first\n",
            "no feed",
            "two feeds\n\n",
            "\n",
        ] {
            let out = changed(yaml, text);
            let parsed = document::parse("t.yaml", out.as_bytes(), &Limits::DEFAULT);
            let written = parsed
                .document
                .as_ref()
                .and_then(|document| document.root.at("/snippets/0/stdout"))
                .and_then(|found| found.node.as_str());
            assert_eq!(written, Some(text), "{out}");
            assert_eq!(out.contains("# kept"), yaml.contains("# kept"));
            assert_eq!(out.contains("timeout: 3"), yaml.contains("timeout: 3"));
        }
    }
    assert_eq!(changed(with, ""), with.replace("    stdout: |\n      old\n", ""));
    assert_eq!(changed(without, ""), without);
    assert!(changed(with, "\u{1b}[31m").contains("U+001B"));
}

#[test]
fn results_are_written_in_groups_and_replaced() {
    use crate::Engine;
    use crate::question::Snippet;
    let group = |engines: &[Engine], stdout: Option<&str>, raises: Option<&str>| EngineResult {
        engines: engines.to_vec(),
        stdout: stdout.map(str::to_owned),
        raises: raises.map(str::to_owned),
    };
    let written = |yaml: &str, groups: &[EngineResult]| -> (String, Snippet) {
        let parse = |yaml: &str| document::parse("t.yaml", yaml.as_bytes(), &Limits::DEFAULT).document;
        let Some(document) = parse(yaml) else {
            panic!("{yaml:?} does not parse")
        };
        let Ok(edits) = set_results(&document, 0, groups) else {
            panic!("no edit")
        };
        let mut out = yaml.to_owned();
        for edit in edits.iter().rev() {
            out.replace_range(edit.span.range(), &edit.replacement);
        }
        let snippet = parse(&out).and_then(|document| {
            let node = document.root.at("/snippets/0")?.node;
            serde::Deserialize::deserialize(node).ok()
        });
        match snippet {
            Some(snippet) => (out, snippet),
            None => panic!("{out}"),
        }
    };
    let bare = "snippets:\n  - code: |\n      x\n    timeout: 3\n# kept\n";
    let differing = [
        group(&[Engine::SQLITE, Engine::MARIADB], Some("1\n"), None),
        group(&[Engine::DUCKDB], None, Some("ConstraintException")),
    ];
    let (text, snippet) = written(bare, &differing);
    assert_eq!(snippet.results, differing);
    assert!(text.ends_with("    timeout: 3\n# kept\n"), "{text}");
    let agreeing = [group(&[Engine::SQLITE, Engine::DUCKDB], Some("1\n"), Some("A 1: b"))];
    let (text, snippet) = written(&text, &agreeing);
    assert!(snippet.results.is_empty());
    assert_eq!(snippet.promised(Some(Engine::DUCKDB)), (Some("1\n"), Some("A 1: b")));
    let (text, snippet) = written(&text, &differing);
    assert_eq!(snippet.results, differing);
    assert_eq!((snippet.stdout, snippet.raises), (None, None));
    assert!(text.ends_with("    timeout: 3\n# kept\n"), "{text}");
}

#[test]
fn lines_of_code_are_replaced_in_place() {
    let yaml = "snippets:\n  - language: pycon\n    code: |\n      >>> 1  # why\n      2\n      3\n\n      >>> 4\nrelated: [a]  # kept\n";
    for (line, count, text, old, new) in [
        (2, 2, "1\n", "      2\n      3\n", "      1\n"),
        (2, 2, "", "      2\n      3\n", ""),
        (2, 1, "1\n  x\n", "      2\n", "      1\n        x\n"),
        (6, 0, "4\n", "      >>> 4\n", "      >>> 4\n      4\n"),
    ] {
        for end in ["", "related: [a]  # kept\n"] {
            // The last line of a file may lack its line feed.
            let cut = |text: &str| match end {
                "" => text.replace("related: [a]  # kept\n", "").trim_end().to_owned(),
                _ => text.to_owned(),
            };
            let parsed = document::parse("t.yaml", cut(yaml).as_bytes(), &Limits::DEFAULT);
            let Some(document) = parsed.document else {
                panic!("does not parse")
            };
            let Ok(edit) = set_code_lines(&document, 0, line, count, text) else {
                panic!("no edit")
            };
            let mut out = cut(yaml);
            out.replace_range(edit.span.range(), &edit.replacement);
            assert_eq!(out, cut(&yaml.replace(old, new)));
        }
    }
}

#[test]
fn a_question_is_given_a_place_and_a_list_is_removed() {
    let of = |yaml: &str| {
        let parsed = document::parse("t.yaml", yaml.as_bytes(), &Limits::DEFAULT);
        parsed.document.unwrap_or_else(|| panic!("{yaml:?} does not parse"))
    };
    let apply = |yaml: &str, edit: Option<Edit>| {
        let mut out = yaml.to_owned();
        if let Some(edit) = edit {
            out.replace_range(edit.span.range(), &edit.replacement);
        }
        out
    };
    for (yaml, expected) in [
        (
            "level: mid\ntags:\n  - a  # why\n# kept\nanswer: x\n",
            "level: mid\ntags:\n  - a  # why\nafter: dict\n# kept\nanswer: x\n",
        ),
        ("tags: [a]\nafter: set  # why\n", "tags: [a]\nafter: dict  # why\n"),
    ] {
        assert_eq!(apply(yaml, set_after(&of(yaml), "dict")), expected);
    }
    let topic = "title: T\n# the order\norder:\n  - a\n  - b  # last\n\ntags: {}\n";
    let without = apply(topic, remove_entry(&of(topic), "order"));
    assert_eq!(without, "title: T\n# the order\n\ntags: {}\n");
    assert_eq!(remove_entry(&of("tags: {}\n"), "order"), None);
}
