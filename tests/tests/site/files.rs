//! What the site's files are, without a browser.

use crate::{pages, sample, site, text};
use deckle_export_site::{Download, Error, Options, export};

#[test]
fn two_builds_are_identical() {
    let publication = sample::real();
    assert!(site(&publication) == site(&publication));
}

#[test]
fn every_page_is_where_its_name_says() {
    let files = site(&sample::small());
    let found: Vec<&str> = pages(&files).map(|file| file.path.as_str()).collect();
    let expected = [
        "index.html",
        "python.html",
        "python/lists.html",
        "python/print-statement.html",
        "python/raise-from.html",
        "python/raise-without-cause.html",
        "python/session.html",
        "python/tools.html",
        "sqlite.html",
        "sqlite/index.html",
    ];
    assert_eq!(found, expected);
}

#[test]
fn former_names_lead_on_and_never_displace_a_question() {
    let files = site(&sample::small());
    assert!(text(&files, "python/raise-without-cause.html").contains("url=../python/raise-from.html"));
    assert!(text(&files, "python/lists.html").contains("How do lists grow?"));
    assert!(text(&files, "python/print-statement.html").contains("Python 2 is long past"));
}

#[test]
fn what_is_not_proven_says_so() {
    let files = site(&sample::small());
    let page = text(&files, "python.html");
    for expected in [
        "<span class=\"state\">Not run:</span> <bdi>torch&gt;=2 is not installed.</bdi></p>",
        "<span class=\"state\">Not run, only parsed as TOML:</span> <bdi>Tools read this",
        "<span class=\"state\">Failed:</span> <bdi>line 1 of the output differs</bdi>",
        "<span class=\"state\">Timed out:</span> <bdi>It was stopped at its time limit.",
        "<span class=\"state\">Proven</span> CPython 3.13.0, CPython 3.11.7",
        "<span class=\"output-label\">Output</span><pre><samp>took",
        "<div class=\"output unchecked\"><span class=\"output-label\">Output, not checked</span><pre><samp>[1, 1]",
        "2 examples not proven",
        "<dt>Proven</dt><dd>42<small>%</small>",
    ] {
        assert!(page.contains(expected), "{expected}");
    }
}

#[test]
fn an_examples_title_is_markdown_and_its_words_are_found() {
    let files = site(&sample::small());
    let title = "<bdi class=\"example-title\" lang=\"en-GB\">What <code>time</code> varies</bdi>";
    assert!(text(&files, "python/raise-from.html").contains(title));
    assert!(text(&files, "python/answers-1.js").contains("What <code>time</code> varies"));
    assert!(text(&files, "python/search.js").contains(" varies "));
}

#[test]
fn readers_see_samples_and_not_their_marks() {
    let files = site(&sample::small());
    assert!(text(&files, "python.html").contains("<samp>took 1.5\n</samp>"));
    assert!(
        files
            .iter()
            .all(|file| !String::from_utf8_lossy(&file.bytes).contains("&lt;~"))
    );
}

#[test]
fn no_page_holds_inline_script_or_style_or_another_host() {
    for publication in [sample::small(), sample::real(), sample::hostile()] {
        for file in pages(&site(&publication)) {
            let page = std::str::from_utf8(&file.bytes).unwrap();
            assert!(
                page.contains("default-src 'none'; script-src 'self'; style-src 'self'"),
                "{}",
                file.path
            );
            assert!(
                !page.contains("<style") && !page.contains(" style=\"") && !page.contains("<base"),
                "{}",
                file.path
            );
            for tag in page
                .split('<')
                .filter(|tag| tag.starts_with("script") || tag.starts_with("img") || tag.starts_with("link"))
            {
                let source = tag.split(['"']).collect::<Vec<_>>().join(" ");
                let canonical = tag.contains("rel=\"canonical\"");
                assert!(canonical || !source.contains("://"), "{}: <{tag}", file.path);
                assert!(
                    !tag.starts_with("script") || tag.contains("src=\""),
                    "{}: <{tag}",
                    file.path
                );
            }
        }
    }
}

#[test]
fn one_question_is_counted_as_one() {
    let files = site(&sample::small());
    let page = text(&files, "sqlite.html");
    assert!(page.contains("SQLite: 1 interview question ·") && page.contains("placeholder=\"Search 1 question\""));
    assert!(page.contains("role=\"status\">1 question</p>"));
    let overview = text(&files, "index.html");
    assert!(
        overview.contains(">1 question, 1 of 1 example proven</p>"),
        "{overview}"
    );
    assert!(
        overview.contains(">4 questions, 3 of 7 examples proven</p>"),
        "{overview}"
    );
}

#[test]
fn the_overview_offers_what_people_study_from() {
    let files = site(&sample::small());
    let link = "<p class=\"card-take\"><a href=\"downloads/guide.pdf\"><span>PDF guide</span> <span class=\"count\">346 kB</span></a></p>";
    assert_eq!(text(&files, "index.html").matches(link).count(), 2);
}

#[test]
fn text_says_in_which_direction_it_runs() {
    let files = site(&sample::foreign());
    let (overview, page, own) = (
        text(&files, "index.html"),
        text(&files, "python.html"),
        text(&files, "python/first.html"),
    );
    assert!(overview.contains("<div class=\"card-text\" lang=\"ar\" dir=\"rtl\">"));
    for expected in ["lead", "answer"] {
        assert!(
            page.contains(&format!("<div class=\"{expected}\" lang=\"ar\" dir=\"rtl\">")),
            "{expected}"
        );
    }
    assert!(
        page.contains("<h2 class=\"q-title\" lang=\"ar\" dir=\"rtl\">")
            && own.contains("<h1 class=\"q-title\" lang=\"ar\" dir=\"rtl\">")
    );
    assert!(text(&files, "python/answers-1.js").contains("lang=\\\"ar\\\" dir=\\\"rtl\\\""));
}

#[test]
fn links_to_edit_need_a_source() {
    let mut publication = sample::small();
    let page = |publication: &_| text(&site(publication), "python/lists.html").to_owned();
    assert!(page(&publication).contains("https://github.com/example/sample/edit/main/content/python/lists.yaml"));
    publication.source_url = None;
    assert!(!page(&publication).contains("Edit</a>"));
}

#[test]
fn names_that_cannot_be_pages_are_refused() {
    for (topic, id) in [
        ("index", "a"),
        ("assets", "a"),
        ("..", "a"),
        ("a/b", "a"),
        ("python", "../x"),
        ("python", ""),
    ] {
        let mut publication = sample::small();
        publication.topics.truncate(1);
        publication.topics[0].id = topic.into();
        publication.topics[0].questions.truncate(1);
        publication.topics[0].questions[0].key = deckle_content::Key::new(topic, id);
        assert!(
            matches!(export(&publication, &Options::default()), Err(Error::Name { .. })),
            "{topic}/{id}"
        );
    }
}

#[test]
fn hostile_former_names_make_no_file() {
    let mut publication = sample::small();
    publication.topics[0].questions[0].question.formerly = vec!["../../etc/x".into(), "../x".into(), "/x".into()];
    assert!(
        site(&publication)
            .iter()
            .all(|file| !file.path.contains("..") && !file.path.starts_with('/'))
    );
}

#[test]
fn downloads_that_lead_out_are_refused() {
    let download = Download {
        label: "x".into(),
        href: "javascript:alert(1)".into(),
        bytes: 1,
        for_readers: false,
    };
    let options = Options {
        downloads: vec![download],
        ..Options::default()
    };
    assert!(matches!(export(&sample::small(), &options), Err(Error::Link { .. })));
}

#[test]
fn the_live_script_widens_the_policy_and_nothing_else_does() {
    let options = Options {
        live_script: Some("__deckle/live.js".into()),
        ..Options::default()
    };
    let files = export(&sample::small(), &options).unwrap();
    let page = text(&files, "python/lists.html");
    assert!(page.contains("connect-src 'self'") && page.contains("src=\"../__deckle/live.js\""));
    assert!(
        site(&sample::small())
            .iter()
            .all(|file| !String::from_utf8_lossy(&file.bytes).contains("__deckle"))
    );
}

#[test]
fn a_topic_of_any_size_is_split_into_parts() {
    let files = site(&sample::large(330));
    let part = text(&files, "large.3.html");
    assert!(part.contains("id=\"q-case-329\"") && !part.contains("id=\"q-case-319\""));
    assert!(files.iter().any(|file| file.path == "large/answers-17.js"));
    assert!(files.iter().all(|file| file.path != "large.4.html"));
}
