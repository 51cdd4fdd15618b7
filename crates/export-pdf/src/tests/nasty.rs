//! What contributors might write, by accident or not. Nothing may be lost, nothing may be executed, nothing may panic.

use super::sample::{publication, question, snippet};
use super::{assert_holds, text_of};
use crate::{Date, Notice, Options, Size, Standard, export};
use deckle_content::Publication;

fn dated() -> Options {
    Options {
        date: Some(Date {
            year: 2026,
            month: 1,
            day: 15,
        }),
        ..Options::default()
    }
}

fn answered(answer: &str) -> Publication {
    publication(vec![question(1, "q", "Why?", answer, Vec::new())])
}

fn coded(code: &str) -> Publication {
    publication(vec![question(1, "q", "Why?", "So.", vec![snippet(code, None)])])
}

/// Sets a publication and asserts that it keeps both standards without a notice.
fn assert_clean(publication: &Publication) {
    let guide = export(publication, &dated()).unwrap();
    assert_eq!(guide.notices, []);
    assert_eq!(guide.standards, [Standard::A2a, Standard::Ua1]);
}

#[test]
fn typst_source_stays_text() {
    let nasty = "#panic() $x$ @ref <label> *a #sys.version \\ // no comment /* nor */ `#raw` = head";
    let publication = publication(vec![question(
        1,
        "q",
        "#import \"x\": * $y$?",
        nasty,
        vec![snippet(
            "#set page(width: 1pt)\n$ x $ @a <b>\n",
            Some("#pagebreak() \\\n"),
        )],
    )]);
    let words = [
        "#panic() $x$ @ref <label>",
        "#import \"x\": * $y$?",
        "#set page(width: 1pt)",
        "#pagebreak() \\",
    ];
    assert_holds(&publication, &dated(), &words);
    assert_clean(&publication);
}

#[test]
fn long_words_and_lines_are_broken_and_whole() {
    let token = "abcdefghij".repeat(60);
    let line = format!("x = \"{token}\"  # {}", "and more ".repeat(40));
    let path = "module.submodule.".repeat(30);
    let publication = publication(vec![question(
        1,
        "q",
        &format!("What is `{path}` and {token}?"),
        &format!(
            "{token} `{path}` <https://example.org/{token}>\n\n- {token}\n\n> ```\n> {line}\n> ```\n\n| {token} |\n|---|\n| `{path}` |"
        ),
        vec![snippet(&line, Some(&format!("{token}\n")))],
    )]);
    for size in [Size::Regular, Size::Compact, Size::LargePrint] {
        let options = Options { size, ..dated() };
        assert_holds(&publication, &options, &[&token, &path, &line]);
    }
    assert_clean(&publication);
}

#[test]
fn five_hundred_lines_go_over_pages() {
    let code: Vec<String> = (0..500).map(|n| format!("value_{n} = {n}")).collect();
    let publication = coded(&code.join("\n"));
    assert_holds(&publication, &dated(), &["value_0 = 0", "value_499 = 499"]);
    assert!(export(&publication, &dated()).unwrap().pages > 8);
}

#[test]
fn scripts_of_the_bundled_fonts_are_set() {
    let text = "Ελληνικά Кириллица עברית → ∀x∈ℝ “quotes” it’s — … naïve ﬁ ½ €";
    let publication = publication(vec![question(
        1,
        "q",
        "Почему?",
        text,
        vec![snippet("s = 'Ω → λ ─┼ ✓'", Some("🐍 ok\n"))],
    )]);
    assert_holds(&publication, &dated(), &["Ελληνικά Кириллица", "Почему?", "─┼ ✓", "🐍"]);
    assert_clean(&publication);
}

#[test]
fn a_character_without_a_font_is_named_with_its_question() {
    let publication = answered("Say 漢 and 漢 and \u{e000}.");
    assert_holds(&publication, &dated(), &["Say ‹U+6F22› and ‹U+6F22› and ‹U+E000›."]);
    let guide = export(&publication, &dated()).unwrap();
    assert_eq!(guide.standards.len(), 2);
    let characters: Vec<(char, &str)> = guide
        .notices
        .iter()
        .filter_map(|notice| match notice {
            Notice::NoFontHas { character, place } | Notice::NoFontForScript { character, place, .. } => {
                Some((*character, place.as_str()))
            }
            _ => None,
        })
        .collect();
    assert_eq!(characters, [('\u{e000}', "python/q"), ('漢', "python/q")]);
}

#[test]
fn control_and_direction_characters_are_shown() {
    let publication = coded("print('\x1b[31m', '\u{202e}evil', '\0', '\u{85}', '\u{2028}')\nx = 1\r\ny = 2\rz");
    let words = ["␛[31m", "‹U+202E›evil", "␀", "‹U+0085›", "‹U+2028›", "y = 2␍z"];
    assert_holds(&publication, &dated(), &words);
    assert_clean(&publication);
}

#[test]
fn right_to_left_text_is_whole() {
    let publication = answered("שלום עולם, `print(x)` הוא קוד.\n\nEnglish with עברית inside.\n\n- פריט");
    let text = text_of(&publication, &dated());
    for word in ["שלום", "עולם", "print(x)", "קוד", "English with", "inside.", "פריט"] {
        assert!(text.contains(word), "{word} is missing in\n{text}");
    }
    assert_clean(&publication);
}

#[test]
fn long_code_keeps_its_order_in_text_from_right_to_left() {
    let path = "package.module.".repeat(6);
    for (words, isolated) in [("שלום", true), ("Hello", false)] {
        let publication = answered(&format!("{words} `{path}` {words}"));
        let text = text_of(&publication, &dated());
        // Without the isolate, the parts of the path would stand from right to left.
        assert_eq!(
            text.contains('\u{2066}') && text.contains('\u{2069}'),
            isolated,
            "{text}"
        );
        assert_clean(&publication);
    }
}

#[test]
fn odd_shapes_are_set() {
    let deep = "- a\n".to_owned()
        + &(1..20)
            .map(|n| format!("{}- b{n}\n", "  ".repeat(n)))
            .collect::<String>();
    for answer in [
        "",
        " ",
        "|a|\n|-|",
        "| a | b |\n|---|---|\n| only |\n| 1 | 2 | 3 |",
        "***",
        "![](x.png)",
        "![alt](https://example.org/x.png)",
        "[](https://example.org)",
        "# \n\ntext",
        "1. \n2. x",
        "99999999999999999999. x",
        "> > > deep",
        "``` \n```",
        "a\\\nb",
        "&nbsp;&#0;&zwj;",
        "e\u{301}\u{301}\u{301} \u{200b}\u{feff}\u{fffc}",
        deep.as_str(),
    ] {
        let guide = export(&answered(answer), &dated());
        assert!(guide.is_ok(), "{answer:?}: {guide:?}");
    }
    for code in ["", "\n", "\n\n\n", "\t\tx", "   ", "x\n\n\n\ny", "\u{301}"] {
        let guide = export(&coded(code), &dated());
        assert!(guide.is_ok(), "{code:?}: {guide:?}");
    }
    let titles = [
        "",
        " ",
        "`",
        "``x``",
        "# of items?",
        "**",
        "[a](https://b.c)",
        "`only code`",
    ];
    for title in titles {
        let publication = publication(vec![question(1, "q", title, "So.", Vec::new())]);
        let guide = export(&publication, &dated());
        assert!(guide.is_ok(), "{title:?}: {guide:?}");
    }
}

#[test]
fn a_language_that_typst_does_not_know_is_no_reason_to_fail() {
    for language in ["", "x", "english", "zh-Hans-CN", "123", "de-AT-1996", "qq"] {
        let mut publication = answered("So.");
        language.clone_into(&mut publication.topics[0].topic.text_language);
        assert!(export(&publication, &dated()).is_ok(), "{language}");
    }
}

#[test]
fn one_key_twice_and_a_question_related_to_itself_are_set() {
    let mut first = question(1, "q", "Why?", "So.", Vec::new());
    first.question.related = vec!["q".to_owned(), "q".to_owned(), "gone".to_owned()];
    let publication = publication(vec![first.clone(), first]);
    assert!(export(&publication, &dated()).is_ok());
}
