use super::*;

fn reads(stderr: &str, file: &'static str) -> String {
    let source = Source { file, lines_before: 1 };
    match read(stderr, "/b", source) {
        None => "none".to_owned(),
        Some(Uncaught { raised, .. }) => {
            let frames: Vec<String> = raised
                .frames
                .iter()
                .map(|frame| format!("{}@{}", frame.function, frame.line))
                .collect();
            let syntax = if raised.syntax { " syntax" } else { "" };
            format!("{} | {}{syntax}", raised.text(), frames.join(","))
        }
    }
}

#[test]
fn the_error_that_was_not_caught_is_found() {
    for (stderr, file, expected) in [
        (
            "noise\n/b/main.cjs:2\n  return d.k.x;\n             ^\n\nTypeError: Cannot read properties of undefined \
             (reading 'x')\n    at f (/b/main.cjs:2:14)\n    at Object.<anonymous> (/b/main.cjs:5:1)\n    at Module._compile \
             (node:internal/modules/cjs/loader:1521:14)\n\nNode.js v20.20.2\n",
            "main.cjs",
            "TypeError: Cannot read properties of undefined (reading 'x') | <module>@4,f@1",
        ),
        (
            "file:///b/main.mjs:3\nthrow new MyError(\"bad\\nworse\");\n      ^\n\nMyError: bad\nworse\n    at g \
             (file:///b/main.mjs:3:28)\n    at file:///b/main.mjs:4:7\n    at async f (node:internal/x:1:2) {\n  code: 1\n}\n\n\
             Node.js v20.20.2\n",
            "main.mjs",
            "MyError: bad\nworse | <module>@3,g@2",
        ),
        (
            "\n/b/main.cjs:2\nthrow \"x\"\n^\nx\n(Use `node --trace-uncaught ...` to show where the exception was \
             thrown)\n\nNode.js v20.20.2\n",
            "main.cjs",
            "Uncaught: x | <module>@1",
        ),
        (
            "/b/main.cjs:3\nlet x = ;\n        ^\n\nSyntaxError: Unexpected token ';'\n    at wrapSafe \
             (node:internal/modules/cjs/loader:1464:18)\n\nNode.js v20.20.2\n",
            "main.cjs",
            "SyntaxError: Unexpected token ';' | <module>@2 syntax",
        ),
        (
            "<anonymous_script>:1\n{\n\nSyntaxError: Expected property name or '}' in JSON at position 1\n    at JSON.parse \
             (<anonymous>)\n    at Object.<anonymous> (/b/main.cjs:2:6)\n\nNode.js v20.20.2\n",
            "main.cjs",
            "SyntaxError: Expected property name or '}' in JSON at position 1 | <module>@1",
        ),
        (
            "node:assert:90\n  throw new AssertionError(obj);\n  ^\n\nAssertionError [ERR_ASSERTION]: Expected values to be \
             strictly equal:\n\n1 !== 2\n\n    at Object.<anonymous> (/b/main.cjs:2:19) {\n  code: 'ERR_ASSERTION'\n}\n\n\
             Node.js v20.20.2\n",
            "main.cjs",
            "AssertionError: Expected values to be strictly equal:\n\n1 !== 2 | <module>@1",
        ),
        (
            "\nnode:internal/abort_controller:162\n      throw this[kReason];\n      ^\nDOMException [AbortError]: This \
             operation was aborted\n    at Object.<anonymous> (/b/main.cjs:2:36)\n\nNode.js v20.20.2\n",
            "main.cjs",
            "AbortError: This operation was aborted | <module>@1",
        ),
        ("TypeError: made up\n    at f (/b/main.cjs:2:1)\n", "main.cjs", "none"),
        ("", "main.cjs", "none"),
    ] {
        assert_eq!(reads(stderr, file), expected, "{stderr}");
    }
}
