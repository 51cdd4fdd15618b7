fn main() {
    let cases: &[(&str, &str)] = &[
        ("colon", "question: What is this: a thing?\nlevel: mid\n"),
        ("colon-list", "tags:\n  - a: b: c\nlevel: mid\n"),
        (
            "colon-title",
            "snippets:\n  - title: Trap: mutable default\n    code: x\n",
        ),
        ("colon-multi", "question: What is\n  this: a thing?\nlevel: mid\n"),
        ("colon-end", "question: What is this:\nlevel: mid\n"),
        ("unclosed-dq", "question: \"What is this?\nlevel: mid\ntags: [a]\n"),
        ("unclosed-sq", "question: 'What is this?\nlevel: mid\ntags: [a]\n"),
        ("unclosed-sq-apos", "question: 'What's this?'\nlevel: mid\n"),
        ("dq-inner", "question: \"What does \"x\" do?\"\nlevel: mid\n"),
        (
            "unclosed-dq-later",
            "question: \"What is this?\nlevel: mid\nanswer: \"x y\"\ntags: [a]\n",
        ),
        ("block-dedent", "answer: |\n  one\n two\nlevel: mid\n"),
        ("block-dedent0", "answer: |\n  one\ntwo three\nlevel: mid\n"),
        ("block-first-more", "answer: |\n    one\n  two\nlevel: mid\n"),
        ("at", "question: @property does what?\nlevel: mid\n"),
        ("backtick", "question: `is` or ==?\nlevel: mid\n"),
        ("percent", "question: %s what?\nlevel: mid\n"),
        ("star", "question: *args what?\nlevel: mid\n"),
        ("amp", "question: &x what?\nlevel: mid\n"),
        ("bang", "question: !x what?\nlevel: mid\n"),
        ("bang2", "question: `a`\n"),
        ("qmark", "question: ? what\nlevel: mid\n"),
        ("brace", "question: {} or dict() - which?\nlevel: mid\n"),
        ("brace2", "question: {x} what?\nlevel: mid\n"),
        ("bracket", "question: [] or list() - which?\nlevel: mid\n"),
        ("bracket2", "title: [::-1] reverses\nlevel: mid\n"),
        ("unclosed-[", "tags: [a, b\nlevel: mid\nanswer: x\n"),
        ("unclosed-[-end", "level: mid\ntags: [a, b\n"),
        ("unclosed-{", "guide: {a: b\nlevel: mid\nanswer: x\n"),
        ("mismatch", "tags: [a, b}\nlevel: mid\n"),
        ("extra-]", "tags: a]\nlevel: mid\n"),
        ("extra-]2", "tags: [a]]\nlevel: mid\n"),
        ("space-colon", "question: x\nlevel:mid\ntags: [a]\n"),
        ("space-colon-first", "level:mid\ntags: [a]\n"),
        ("space-colon-last", "tags: [a]\nlevel:mid\n"),
        ("dash", "tags:\n  -a\n  -b\nlevel: mid\n"),
        ("dash1", "tags:\n  - a\n  -b\nlevel: mid\n"),
        ("dash2", "snippets:\n  -code: x\n   stdout: y\n"),
        ("escape", "question: \"regex \\d+\"\nlevel: mid\n"),
        ("escape2", "question: \"C:\\temp \\Users\"\nlevel: mid\n"),
        ("escape-hex", "question: \"\\xzz\"\n"),
        (
            "merge",
            "question: x\n<<<<<<< HEAD\nlevel: mid\n=======\nlevel: senior\n>>>>>>> b\n",
        ),
        ("merge2", "answer: |\n  x\n<<<<<<< HEAD\n  y\n=======\n  z\n>>>>>>> b\n"),
        ("tab", "snippets:\n\t- code: x\n"),
        ("tab2", "snippets:\n  - code: x\n\tstdout: y\n"),
        ("tab3", "question: x\n\tlevel: mid\n"),
        ("tab-block", "code: |\n\tx\nlevel: mid\n"),
        ("tab-block2", "code: |\n  x\n\ty\nlevel: mid\n"),
        ("tab-val", "level:\tmid\n"),
        ("indent", "question: x\n  level: mid\ntags: [a]\n"),
        ("indent2", "snippets:\n  - code: x\n   stdout: y\n"),
        ("indent3", "snippets:\n  - code: x\n     stdout: y\n"),
        ("indent4", "  question: x\nlevel: mid\n"),
        ("dup", "level: a\nlevel: b\n"),
        ("nokey", "question: x\njust text\nlevel: mid\n"),
        ("text", "just text\n"),
        ("multiplain", "question: x\n  y z\nlevel: mid\n"),
        ("dir", "%YAML 1.2\n---\nquestion: x\n"),
        ("dash-doc", "---\nquestion: x\n"),
        ("dash-doc2", "question: x\n---\nquestion: y\n"),
        ("nul", "question: a\0b\nlevel: mid\n"),
        ("esc", "question: a\x1b[31mb\nlevel: mid\n"),
        ("esc-start", "question: \x1b[31mb\nlevel: mid\n"),
        ("bom", "\u{feff}question: x\nlevel: mid\n"),
        ("bom-mid", "question: x\n\u{feff}level: mid\n"),
        ("nbsp", "snippets:\n\u{a0}\u{a0}- code: x\n"),
        ("cr", "question: x\rlevel: mid\r"),
        ("crlf", "question: x\r\nanswer: |\r\n  a\r\n  b\r\nlevel: mid\r\n"),
        ("complexkey", "? a\n: b\n"),
        ("complexkey2", "? [a, b]\n: b\n"),
        ("flowkey", "[a]: b\n"),
        ("ctl-c1", "question: a\u{85}b\nlevel: c\n"),
        ("ls", "question: a\u{2028}b\nlevel: c\n"),
        ("quoted-then", "title: \"a\" or \"b\"\nlevel: mid\n"),
        ("quoted-sq", "title: 'a' or 'b'\nlevel: mid\n"),
        ("comment-nospace", "level: [a]#x\n"),
        ("blockhdr", "code: |x\n  y\n"),
        ("blockhdr2", "code: | x = 1\n  y\n"),
        ("gt", "code: > x\n  y\n"),
        ("pipe-empty", "code: |\nlevel: mid\n"),
        ("lit-noindent", "code: |\nprint(1)\nlevel: mid\n"),
        ("dashdash", "question: - what?\nlevel: mid\n"),
        ("commentscalar", "question: a b\n  # c\n  d\nlevel: mid\n"),
        ("key-sp", "question : x\nlevel: mid\n"),
    ];
    for (name, text) in cases {
        let parsed = deckle_content::parse(
            &format!("content/x/{name}.yaml"),
            text.as_bytes(),
            &deckle_content::Limits::DEFAULT,
        );
        if parsed.diagnostics.is_empty() {
            println!("== {name} OK\n");
        }
        for d in &parsed.diagnostics {
            print!("{}", deckle_diagnostics::render::render_one(d, &Default::default()));
            if let Some(f) = &d.fix {
                let mut t = text.to_string();
                for e in f.edits.iter().rev() {
                    t.replace_range(e.span.range(), &e.replacement);
                }
                println!("FIX {:?}", t);
                let p = deckle_content::parse("x", t.as_bytes(), &deckle_content::Limits::DEFAULT);
                if let Some(d) = p.diagnostics.first() {
                    println!("FIX STILL {} {}", d.code, d.message);
                }
            }
            println!();
        }
    }
}
