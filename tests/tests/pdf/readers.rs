//! What four readers keep of a guide's text: of code, of the room beside code in running text, and of divided words.
//!
//! Three are pinned, and `golden/readers.txt` is their table. Poppler is the system's: what every version must keep is asserted.
//! Neither pdf.js nor the engine of Chromium gives the blanks at the beginning of a line, whatever a file says (spaces that do not
//! break, `ActualText` for a line or a block): both leave white space out and put one blank where they see room. So a guide says
//! that code is best copied elsewhere.

use crate::sample::copied;
use crate::{guide, tools};
use deckle_content::Publication;
use deckle_export_pdf::Options;
use deckle_tests::not_run;
use expect_test::expect_file;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn what_readers_keep() {
    let publication = copied();
    let pdf = guide(&publication, &Options::default()).pdf;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("guide.pdf");
    std::fs::write(&file, &pdf).unwrap();
    let mut table = String::from("reader    code           words beside code  signs at the ends of lines\n");
    for (name, command) in [
        ("pdfminer", python("pdfminer")),
        ("MuPDF", python("mupdf")),
        ("pdf.js", pdf_js()),
    ] {
        let Some(mut command) = command else { return };
        let output = command.arg(&file).output().unwrap();
        assert!(
            output.status.success(),
            "{name}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        let text = String::from_utf8(output.stdout).unwrap();
        let seen = Seen::of(&publication, &text);
        let _ = writeln!(table, "{name:10}{:15}{:19}{}", seen.code, seen.words, seen.signs);
    }
    expect_file!["./golden/readers.txt"].assert_eq(&table);
}

#[test]
fn poppler_finds_words_beside_code_and_no_fault() {
    let publication = copied();
    let pdf = guide(&publication, &Options::default()).pdf;
    for mode in ["-layout", "-raw"] {
        let Some(text) = tools::text("pdftotext", &[mode, "-enc", "UTF-8", "FILE", "-"], &pdf) else {
            return;
        };
        let seen = Seen::of(&publication, &text);
        assert_eq!(seen.words, format!("{0} of {0}", WORDS.len()), "{mode}: {text}");
        // A blank line, or several blanks within one, may move what follows.
        if mode == "-layout" {
            let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
            let code = "def total(numbers):\n    result = 0\n    for number in numbers:\n        if number > 0:";
            assert!(has_code(&lines, code), "{text}");
        }
    }
    let said = tools::complaints("pdftotext", &["FILE", "-"], &pdf).unwrap_or_default();
    assert_eq!(said, "");
}

/// Code in running text with what stands beside it.
const WORDS: [&str; 8] = [
    "decode,",
    "encode;",
    "(Decimal)",
    "int too",
    "x[0],",
    "y:",
    "lists",
    "python.",
];

/// What of a guide is in a reader's text.
struct Seen {
    code: String,
    words: String,
    signs: String,
}

impl Seen {
    fn of(publication: &Publication, text: &str) -> Self {
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        let examples: Vec<&str> = publication
            .questions()
            .flat_map(|question| question.question.snippets.iter().map(|snippet| snippet.code.as_str()))
            .collect();
        let whole = examples.iter().filter(|code| has_code(&lines, code)).count();
        let prose = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = WORDS.iter().filter(|word| prose.contains(**word)).count();
        let mut signs: Vec<String> = lines
            .iter()
            .zip(lines.iter().skip(1))
            .filter(|(_, next)| next.trim_start().starts_with(|c: char| c.is_lowercase()))
            .filter_map(|(line, _)| {
                line.chars()
                    .next_back()
                    .filter(|c| *c == '-' || !(c.is_ascii() || c.is_alphanumeric()))
            })
            .map(|c| format!("U+{:04X}", u32::from(c)))
            .collect();
        signs.sort();
        signs.dedup();
        Seen {
            code: format!("{whole} of {} whole", examples.len()),
            words: format!("{words} of {}", WORDS.len()),
            signs: signs.join(" "),
        }
    }
}

/// Tells whether lines hold code, each line below the other with its indentation; the margin is the reader's own.
fn has_code(lines: &[&str], code: &str) -> bool {
    let code: Vec<&str> = code.lines().collect();
    lines.windows(code.len()).any(|window| {
        let margin = window[0].len() - window[0].trim_start().len();
        window.iter().zip(&code).all(|(line, wanted)| {
            let inner = line.get(margin..).unwrap_or_else(|| line.trim_start());
            inner == *wanted
        })
    })
}

/// Finds the interpreter that has pdfminer and `MuPDF`.
fn python(reader: &str) -> Option<Command> {
    let given = std::env::var_os("DECKLE_FORMATS_PYTHON").map(PathBuf::from);
    let made = || {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent()?;
        let python = target.join("formats-venv/bin/python");
        python.exists().then_some(python)
    };
    let Some(python) = given.or_else(made) else {
        not_run("PDF text in pdfminer and MuPDF: `cargo xtask test` installs them, or set DECKLE_FORMATS_PYTHON");
        return None;
    };
    let mut command = Command::new(python);
    command.arg("-B").arg(here().join("python/pdf_text.py")).arg(reader);
    Some(command)
}

fn pdf_js() -> Option<Command> {
    if !here().join("browser/node_modules/pdfjs-dist").exists() {
        not_run("PDF text in pdf.js: `cargo xtask test` installs it");
        return None;
    }
    let mut command = Command::new("node");
    command.arg(here().join("browser/pdf-text.mjs"));
    Some(command)
}

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
