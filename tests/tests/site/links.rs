//! Every link inside the site leads to a file of the site, and to a place in it.

use crate::{pages, sample, site};
use deckle_export_site::File;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn links_inside_the_site_resolve() {
    for publication in [sample::small(), sample::real(), sample::large(330), sample::hostile()] {
        let files = site(&publication);
        let by_path: BTreeMap<&str, &File> = files.iter().map(|file| (file.path.as_str(), file)).collect();
        let mut followed = 0;
        for file in pages(&files) {
            let page = std::str::from_utf8(&file.bytes).unwrap();
            // A part of the page that only scripts use holds a stand-in link.
            let page = page.split("<template").next().unwrap();
            for link in attributes(page, "href").chain(attributes(page, "src")) {
                if link.contains(':') {
                    continue;
                }
                let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
                let path = path.split('?').next().unwrap();
                let target = if path.is_empty() {
                    file.path.clone()
                } else {
                    join(&file.path, path)
                };
                let found = by_path
                    .get(target.as_str())
                    .unwrap_or_else(|| panic!("{}: {link}", file.path));
                let text = std::str::from_utf8(&found.bytes).unwrap();
                assert!(
                    anchor.is_empty() || text.contains(&format!(" id=\"{anchor}\"")),
                    "{}: {link}",
                    file.path
                );
                followed += 1;
            }
        }
        assert!(followed > 100, "only {followed} links were found");
    }
}

#[test]
fn ids_are_given_once() {
    for publication in [sample::small(), sample::real()] {
        for file in pages(&site(&publication)) {
            let page = std::str::from_utf8(&file.bytes).unwrap();
            let mut seen = BTreeSet::new();
            for id in attributes(page, "id") {
                assert!(seen.insert(id), "{}: {id} is given twice", file.path);
            }
        }
    }
}

/// Yields the values of an attribute; values are escaped, so a quote ends them.
fn attributes<'a>(page: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let start = format!(" {name}=\"");
    page.split('<').filter_map(move |tag| {
        let tag = tag.split('>').next().unwrap_or_default();
        tag.find(&start)
            .and_then(|at| tag[at + start.len()..].split('"').next())
    })
}

/// Resolves a relative path from a page's own path.
fn join(from: &str, to: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in to.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{to} leads out of the site"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
