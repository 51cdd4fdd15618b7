//! Every file is well-formed, and every link inside the book leads to a place in it.

use super::{book, open, sample};
use roxmltree::{Document, ParsingOptions};
use std::collections::{BTreeMap, BTreeSet};

/// What contributors may write to break out of a text.
const PAYLOADS: [&str; 8] = [
    "<script>x()</script> & ]]> --> \" ' </p></code></pre></section></body>",
    "\u{0}\u{1}\u{1b}[1m\u{b}\u{fffe}\u{ffff}\u{85}\u{9b}\r\n\u{2028}",
    "{{ 7 * 7 }} {% include \"page.xhtml\" %} {# gone #}",
    "<br> &nbsp; &eacute; <!DOCTYPE x [<!ENTITY a \"b\">]> <![CDATA[",
    "[a](javascript:x()) <https://a.example/\"%zz#b#c> [b](https://a.example/?a&b)",
    "![a \" onerror=\"x()](https://a.example/x.png)",
    "```x\" y='\n</code></pre>\n```",
    "| a | b |\n|:-:|--:|\n| <i> | `|` |",
];

#[test]
fn links_lead_to_a_place_in_the_book() {
    let files = book();
    let options = || ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    let mut ids: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut links = Vec::new();
    for (path, text) in files
        .iter()
        .filter(|(path, _)| path.starts_with("EPUB/") && is_xml(path))
    {
        let document = Document::parse_with_options(text, options()).expect("well-formed");
        for node in document.descendants() {
            if let Some(id) = node.attribute("id") {
                assert!(
                    ids.entry(path).or_default().insert(id.to_owned()),
                    "{path}: {id} is given twice"
                );
            }
            let leads = ["href", "src"].iter().filter_map(|name| node.attribute(*name));
            links.extend(leads.map(|link| (path.as_str(), link.to_owned())));
        }
    }
    let mut followed = 0;
    for (from, link) in links.iter().filter(|(_, link)| !link.contains("://")) {
        let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
        let path = if path.is_empty() {
            (*from).to_owned()
        } else {
            format!("EPUB/{path}")
        };
        assert!(files.contains_key(&path), "{from}: {link}");
        let there = ids.get(path.as_str()).is_some_and(|ids| ids.contains(anchor));
        assert!(anchor.is_empty() || there, "{from}: {link}");
        followed += 1;
    }
    assert!(followed > 40, "only {followed} links were found");
}

#[test]
fn nothing_that_contributors_write_is_markup() {
    for payload in PAYLOADS {
        let mut publication = sample::publication();
        publication.title = payload.into();
        publication.description = payload.into();
        publication.version = payload.into();
        publication.source_url = Some(payload.into());
        publication.interpreters = vec![payload.into()];
        for topic in &mut publication.topics {
            topic.topic.title = payload.into();
            topic.topic.guide.accent = Some(payload.into());
            topic.topic.guide.subtitle = Some(payload.into());
            topic.topic.tags.insert("basics".into(), payload.into());
            for question in topic.questions.iter_mut().map(|proven| &mut proven.question) {
                question.question = payload.into();
                question.answer = format!("{payload}\n\n{}", question.answer);
                question.tags.push(payload.into());
                question.references = vec![format!("https://a.example/{payload}")];
                for snippet in &mut question.snippets {
                    snippet.title = Some(payload.into());
                    snippet.code = payload.into();
                    snippet.stdout = Some(payload.into());
                    snippet.stderr = Some(payload.into());
                    snippet.raises = Some(payload.into());
                    snippet.language = payload.into();
                }
            }
        }
        let mut options = sample::options();
        options.licence = Some(payload.into());
        for (path, text) in open(&publication, &options).iter().filter(|(path, _)| is_xml(path)) {
            let allow_dtd = ParsingOptions {
                allow_dtd: true,
                ..ParsingOptions::default()
            };
            let document =
                Document::parse_with_options(text, allow_dtd).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
            for node in document.descendants() {
                let name = node.tag_name().name();
                assert!(
                    !matches!(name, "script" | "i" | "svg" if path != "EPUB/cover.svg"),
                    "{path}: <{name}>"
                );
                let handler = node.attributes().find(|attribute| attribute.name().starts_with("on"));
                assert!(handler.is_none(), "{path}: {handler:?}");
                let href = node.attribute("href").unwrap_or_default();
                assert!(!href.starts_with("javascript"), "{path}: {href}");
            }
            assert!(!text.contains("49"), "{path}: a text became a template");
        }
    }
}

fn is_xml(path: &str) -> bool {
    [".xhtml", ".opf", ".ncx", ".svg", ".xml"]
        .iter()
        .any(|ending| path.ends_with(ending))
}
