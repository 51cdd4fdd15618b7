//! What readers see of a question.

use super::{between, book, sample};
use deckle_content::question::FollowUp;
use expect_test::expect_file;

#[test]
fn a_question_is_a_section() {
    let files = book();
    expect_file!["golden/python-1.xhtml"].assert_eq(&files["EPUB/python-1.xhtml"]);
    expect_file!["golden/colophon.xhtml"].assert_eq(&files["EPUB/colophon.xhtml"]);
    expect_file!["golden/package.opf"].assert_eq(&files["EPUB/package.opf"]);
}

#[test]
fn what_is_not_proven_says_so_and_why() {
    let files = book();
    let page = &files["EPUB/python-1.xhtml"];
    for expected in [
        "<p class=\"mark\"><strong>Not run:</strong> <bdi>torch is not installed.</bdi></p>",
        "<p class=\"label\">Output, not checked</p>",
        "<p class=\"mark\"><strong>Failed when it was run:</strong> <bdi>line 1 differs</bdi></p>",
        "<p class=\"label\">Raises, not checked</p>",
        "<p class=\"note\">Ran under CPython 3.14.0.</p>",
        "<p class=\"mark\">It was not sandboxed when it was run.</p>",
    ] {
        assert_eq!(page.matches(expected).count(), 1, "{expected}");
    }
    let colophon = &files["EPUB/colophon.xhtml"];
    assert!(
        colophon.contains("2 of 5 examples ran under CPython 3.11.7 and CPython 3.14.0"),
        "{colophon}"
    );
    let reasons = between(colophon, "<ul>", "</ul>");
    assert!(
        reasons
            .contains("<a href=\"python-1.xhtml#q-print\"><bdi>Python 1</bdi></a>: <bdi>torch is not installed.</bdi>"),
        "{reasons}"
    );
}

#[test]
fn a_question_tells_what_is_asked_next() {
    let mut publication = sample::publication();
    publication.topics[0].questions[0].question.follow_ups = vec![FollowUp {
        question: "What does `print()` return?".into(),
        answer: "`None`.".into(),
    }];
    let files = super::open(&publication, &sample::options());
    let page = &files["EPUB/python-1.xhtml"];
    let expected = "<li><strong>What does <code dir=\"ltr\">print()</code> return?</strong> \
                    <code dir=\"ltr\">None</code>.</li>";
    assert_eq!(page.matches(expected).count(), 1, "{page}");
}

#[test]
fn text_says_in_which_language_and_direction_it_runs() {
    let files = book();
    let page = &files["EPUB/arabic-1.xhtml"];
    assert!(page.contains("lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\">"));
    assert!(
        page.contains("<strong><span lang=\"en\" dir=\"ltr\">Not run, only parsed as TOML</span>:</strong>"),
        "{page}"
    );
    assert!(page.contains("<code dir=\"ltr\">list</code>") && page.contains("<pre class=\"code\" dir=\"ltr\">"));
    assert!(files["EPUB/python-1.xhtml"].contains("href=\"arabic-1.xhtml#q-first\" lang=\"ar\" dir=\"rtl\">"));
    let direction = |files: &std::collections::BTreeMap<String, String>| {
        between(&files["EPUB/package.opf"], "page-progression-direction=\"", "\"").to_owned()
    };
    assert_eq!(direction(&files), "ltr");
    let mut arabic = sample::publication();
    arabic.topics.remove(0);
    assert_eq!(direction(&super::open(&arabic, &sample::options())), "rtl");
}
