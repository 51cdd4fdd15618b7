//! Files that have broken other readers of YAML, terminals and CI systems.

use std::fmt::Write as _;

/// A hostile file: a name, its bytes, and a finding that it must give (empty for any).
pub(crate) struct Input {
    /// What it tries.
    pub(crate) name: &'static str,
    /// What is in the file.
    pub(crate) bytes: Vec<u8>,
    /// The code of a finding that must be among its own.
    pub(crate) code: &'static str,
}

fn input(name: &'static str, code: &'static str, bytes: impl Into<Vec<u8>>) -> Input {
    Input {
        name,
        bytes: bytes.into(),
        code,
    }
}

/// Returns all hostile files.
pub(crate) fn all() -> Vec<Input> {
    let mut out = aliases();
    out.extend(nesting());
    out.extend(bytes());
    out.extend(injections());
    out.extend(sizes());
    out.extend(references());
    out
}

fn aliases() -> Vec<Input> {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    let mut quadratic = format!("a: &a {}\nb: [", "x".repeat(20_000));
    let mut merge = String::from("m0: &m0 {a: 1}\n");
    for level in 1..12 {
        let below = level - 1;
        let _ = writeln!(
            bomb,
            "a{level}: &a{level} [{}]",
            vec![format!("*a{below}"); 10].join(", ")
        );
        let _ = writeln!(
            merge,
            "m{level}: &m{level}\n  <<: [{}]",
            vec![format!("*m{below}"); 10].join(", ")
        );
    }
    quadratic += &vec!["*a"; 20_000].join(", ");
    quadratic += "]\n";
    vec![
        input("alias-bomb", "yaml/anchor-alias-merge", bomb),
        input("self-alias", "yaml/anchor-alias-merge", "a: &a [*a]\n"),
        input("quadratic-alias", "yaml/anchor-alias-merge", quadratic),
        input("merge-bomb", "yaml/anchor-alias-merge", merge),
    ]
}

fn nesting() -> Vec<Input> {
    let steps = |count: usize| {
        (0..count)
            .map(|level| format!("{}a:\n", " ".repeat(level)))
            .collect::<String>()
    };
    vec![
        input("brackets", "yaml/too-deep", "[".repeat(100_000)),
        input("braces", "yaml/too-deep", "{a: ".repeat(100_000)),
        input("dashes", "yaml/too-deep", "- ".repeat(100_000)),
        input("question-marks", "yaml/too-deep", "? ".repeat(100_000)),
        input("steps", "yaml/too-deep", steps(1_200)),
        input(
            "closing",
            "yaml/stray-bracket",
            "a: b\nc: ]".to_owned() + &"]".repeat(100_000),
        ),
        input("quotes", "", "'\"".repeat(100_000)),
    ]
}

fn bytes() -> Vec<Input> {
    let utf16: Vec<u8> = "question: x\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf32: Vec<u8> = "question: x\n"
        .chars()
        .flat_map(|c| u32::from(c).to_le_bytes())
        .collect();
    vec![
        input("nul", "io/control-char", "question: a\0b\n"),
        input("nuls", "io/control-char", vec![0; 100_000]),
        input(
            "c0",
            "io/control-char",
            (1..32)
                .map(|b| format!("k{b}: a{}b\n", char::from(b)))
                .collect::<String>(),
        ),
        input("c1", "io/control-char", "question: a\u{9b}31mb\u{85}\n"),
        input("utf-16", "io/not-utf8", [&[0xff, 0xfe], utf16.as_slice()].concat()),
        input(
            "utf-32",
            "io/not-utf8",
            [&[0xff, 0xfe, 0, 0], utf32.as_slice()].concat(),
        ),
        input("overlong", "io/not-utf8", b"question: \xc0\xaf\xe0\x80\xaf\n".to_vec()),
        input("surrogate", "io/not-utf8", b"question: \xed\xa0\x80\n".to_vec()),
        input("above-unicode", "io/not-utf8", b"question: \xf4\x90\x80\x80\n".to_vec()),
        input("all-bytes", "io/not-utf8", (0..=255).collect::<Vec<u8>>()),
        input("surrogate-escape", "yaml/bad-escape", "question: \"\\ud800\"\n"),
        input("carriage-returns", "io/crlf", "\r".repeat(500_000)),
        input("byte-order-marks", "io/bidi-or-zero-width", "\u{feff}".repeat(10_000)),
        input("noncharacters", "", "question: \u{fffe}\u{ffff}\u{10ffff}\n"),
    ]
}

fn injections() -> Vec<Input> {
    vec![
        input("ansi-in-key", "io/control-char", "\u{1b}[2J\u{1b}[31mkey: x\n"),
        input(
            "ansi-by-escape",
            "io/control-char",
            "\"\\e[2Jkey\": \"\\e]0;title\\a\"\n",
        ),
        input(
            "bidi-in-value",
            "io/bidi-or-zero-width",
            "question: \u{202e}evil\u{2066} \u{2069}?\n",
        ),
        input("bidi-by-escape", "io/control-char", "question: \"\\u202e evil\"\n"),
        input(
            "workflow-command",
            "",
            "\"\\n::error file=a::x\": \"\\n::add-mask::y\"\n::set-output name=a::b: c\n",
        ),
        input("old-workflow-command", "", "\"##[error]x\": '##[command]y'\n"),
        input("xml", "", "\"]]></failure><script>&x;\": '<!-- \" &#0; -->'\n"),
        input("html", "", "<img src=x onerror=alert(1)>: '[a](javascript:x) | `'\n"),
        input("json", "", "'\"}],\"x\":[{\"': '\\\\u0000\\\\'\n"),
    ]
}

fn sizes() -> Vec<Input> {
    let keys = |count: usize| (0..count).map(|n| format!("k{n}: 1\n")).collect::<String>();
    let million = 1_000_000;
    vec![
        input("long-key", "", format!("{}: x\n", "k".repeat(million))),
        input("long-value", "", format!("question: {}\n", "v".repeat(million))),
        input("long-quoted", "", format!("question: \"{}\n", "v".repeat(million))),
        input(
            "long-line-of-errors",
            "",
            format!("question: {}\n", "@ `".repeat(million / 3)),
        ),
        input(
            "wide-characters",
            "",
            format!("question: {}\n", "漢".repeat(million / 3)),
        ),
        input(
            "combining",
            "",
            format!("question: a{}\n", "\u{301}".repeat(million / 2)),
        ),
        input("duplicate-keys", "yaml/duplicate-key", "a: 1\n".repeat(50_000)),
        input("many-keys", "yaml/too-many-values", keys(90_000)),
        input("unknown-keys", "schema/unknown-key", keys(5_000)),
        input("many-items", "", format!("tags: [{}]\n", vec!["x"; 9_000].join(", "))),
        input(
            "repeated-items",
            "schema/repeated-item",
            format!("tags:\n{}", "  - x\n".repeat(9_000)),
        ),
        input("many-lines", "", "question: x\n\n".to_owned() + &"\n".repeat(900_000)),
        input("many-comments", "", "# c\n".repeat(200_000)),
        input(
            "trailing-spaces",
            "text/trailing-space",
            "question: x \n".to_owned() + &"# c \n".repeat(100_000),
        ),
        input(
            "tabs",
            "yaml/tab-indent",
            "snippets:\n".to_owned() + &"\t- code: x\n".repeat(50_000),
        ),
        input(
            "conflicts",
            "yaml/merge-conflict",
            "<<<<<<< a\n=======\n>>>>>>> b\n".repeat(20_000),
        ),
        input("too-big", "io/too-big", vec![b'a'; 2 << 20]),
        input("documents", "yaml/multi-document", "---\na: 1\n".repeat(50_000)),
        input(
            "ambiguous",
            "yaml/ambiguous-scalar",
            format!("tags: {}\n", "[no, ".repeat(30) + &"]".repeat(30)),
        ),
        input(
            "curly",
            "text/smart-quotes",
            format!("answer: |\n{}", "  “a” ‘b’\n".repeat(20_000)),
        ),
        input(
            "cut-text",
            "yaml/comment-cuts-text",
            (0..5_000).map(|n| format!("k{n}: a b # c\n")).collect::<String>(),
        ),
    ]
}

fn references() -> Vec<Input> {
    vec![
        input(
            "traversal",
            "ref/escapes-root",
            "related: [../../../etc/passwd, /etc/passwd, 'C:\\x', 'file:///x']\n",
        ),
        input("include", "yaml/custom-tag", "answer: !include ../../../etc/passwd\n"),
        input(
            "python-tag",
            "yaml/custom-tag",
            "answer: !!python/object/apply:os.system [id]\n",
        ),
        input("tag-bomb", "yaml/custom-tag", format!("a: {}x\n", "!x ".repeat(50_000))),
        input("directive", "", "%TAG ! tag:evil,2026:\n---\nquestion: !x y\n"),
        // Found by the fuzz run: each made a place that was not in the file.
        input("bracket-behind-comment", "yaml/unclosed-bracket", "question\n # \r["),
        input(
            "key-of-wide-letters",
            "yaml/non-string-key",
            "? \n    ä: \n  questionquestionquestion",
        ),
        input("empty", "yaml/empty", ""),
        input("scalar", "", "x"),
        input("list", "", "- a\n- b\n"),
        input("null", "", "~\n"),
    ]
}
