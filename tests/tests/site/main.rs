//! The static site: its files by themselves, and its pages in a real browser.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(
    clippy::disallowed_methods,
    reason = "tests write sites to a folder and start node to look at them"
)]

mod browser;
mod files;
mod links;
#[allow(unused_imports, reason = "other test binaries use the rest")]
#[path = "../sample/mod.rs"]
mod sample;

use deckle_content::Publication;
use deckle_export_site::{Download, File, Options, export};

/// Renders a site with a download and a published address, as releases have them.
fn site(publication: &Publication) -> Vec<File> {
    let mut options = Options {
        base_url: Some("https://deckle.example/base/".into()),
        ..Options::default()
    };
    for topic in &publication.topics {
        let download = Download {
            label: "PDF guide".into(),
            href: "downloads/guide.pdf".into(),
            bytes: 345_678,
            for_readers: true,
        };
        options.topic_downloads.insert(topic.id.clone(), vec![download]);
    }
    let mut files = export(publication, &options).unwrap();
    // The caller writes downloads beside the pages; an empty one stands for them.
    files.push(File {
        path: "downloads/guide.pdf".into(),
        bytes: Vec::new(),
    });
    files
}

/// Returns the text of a file of a site.
fn text<'a>(files: &'a [File], path: &str) -> &'a str {
    let file = files.iter().find(|file| file.path == path);
    std::str::from_utf8(&file.unwrap_or_else(|| panic!("no {path}")).bytes).unwrap()
}

/// Yields the pages of a site.
fn pages(files: &[File]) -> impl Iterator<Item = &File> {
    files.iter().filter(|file| file.path.rsplit('.').next() == Some("html"))
}
