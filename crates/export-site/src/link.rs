//! Links that pages hold: patterns filled in, downloads, and what a reference is called.

use crate::error::Error;
use crate::options::Download;
use deckle_content::Key;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

/// A link as templates see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Link {
    pub(crate) href: String,
    pub(crate) label: String,
    /// A word on it, such as a size; empty if there is none.
    pub(crate) note: String,
}

impl Link {
    /// Returns it by its short name: what follows a comma is left out.
    pub(crate) fn short(self) -> Self {
        let (label, _) = self.label.split_once(',').unwrap_or((&self.label, ""));
        Link {
            label: label.to_owned(),
            ..self
        }
    }
}

/// Fills in a pattern for a question; `None` if there is no pattern, or it needs a source that is not known.
pub(crate) fn fill(pattern: Option<&str>, source: Option<&str>, key: &Key, title: &str) -> Option<String> {
    let pattern = pattern?;
    let source = source.filter(|url| is_web(url));
    if pattern.contains("{source}") && source.is_none() {
        return None;
    }
    let filled = pattern
        .replace("{source}", source.unwrap_or_default().trim_end_matches('/'))
        .replace("{topic}", &key.topic)
        .replace("{id}", &key.id)
        .replace(
            "{title}",
            &utf8_percent_encode(&format!("{key}: {title}"), QUERY).to_string(),
        );
    is_web(&filled).then_some(filled)
}

/// Turns a download into a link; a path below the site's folder stays relative.
pub(crate) fn download(download: &Download) -> Result<Link, Error> {
    let href = &download.href;
    if !is_web(href) && !is_inside(href) {
        return Err(Error::Link { href: href.clone() });
    }
    Ok(Link {
        href: href.clone(),
        label: download.label.clone(),
        note: size(download.bytes),
    })
}

/// Names a reference by its host and the last part of its path, which is what tells two references apart.
pub(crate) fn reference(url: &str) -> Link {
    let bare = url.strip_prefix("https://").unwrap_or(url).trim_end_matches('/');
    let (page, anchor) = bare.split_once('#').unwrap_or((bare, ""));
    let (host, path) = page.split_once('/').unwrap_or((page, ""));
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let last = last.trim_end_matches(".html").trim_end_matches(".htm");
    let note = [last, anchor]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" § ");
    Link {
        href: url.to_owned(),
        label: host.to_owned(),
        note,
    }
}

/// Tells whether an address is one that a page may link to.
fn is_web(url: &str) -> bool {
    url.starts_with("https://") && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Tells whether a path stays below the site's folder.
fn is_inside(path: &str) -> bool {
    let plain = !path.is_empty() && !path.starts_with(['/', '#', '?']) && !path.contains([':', '\\']);
    plain && path.split('/').all(|part| part != "..")
}

/// Writes a size as readers expect it: whole kB, or MB with one decimal (powers of ten).
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", (bytes + 500) / 1_000),
        _ => {
            let tenths = (bytes + 50_000) / 100_000;
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

/// What is encoded in the query of an address (RFC 3986): everything but unreserved characters.
const QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded() {
        for (bytes, expected) in [
            (999, "999 B"),
            (1_499, "1 kB"),
            (350_000, "350 kB"),
            (2_950_000, "3.0 MB"),
        ] {
            assert_eq!(size(bytes), expected);
        }
    }

    #[test]
    fn patterns_need_their_source_and_a_web_address() {
        let key = Key::new("python", "dict");
        let filled = |pattern, source| fill(Some(pattern), source, &key, "Why & how?");
        assert_eq!(filled("{source}/{topic}/{id}", None), None);
        assert_eq!(filled("{source}/{id}", Some("javascript:alert(1)")), None);
        assert_eq!(filled("javascript:{id}", None), None);
        assert_eq!(
            filled("{source}/new?title={title}", Some("https://a.example/")).as_deref(),
            Some("https://a.example/new?title=python%2Fdict%3A%20Why%20%26%20how%3F")
        );
    }

    #[test]
    fn downloads_stay_below_the_folder() {
        for (href, good) in [
            ("downloads/python.pdf", true),
            ("https://a.example/x.pdf", true),
            ("/etc/passwd", false),
            ("../x", false),
            ("a/../../x", false),
            ("javascript:alert(1)", false),
            ("//a.example/x", false),
            ("", false),
        ] {
            let given = Download {
                label: "x".into(),
                href: href.into(),
                bytes: 1,
                for_readers: false,
            };
            assert_eq!(download(&given).is_ok(), good, "{href}");
        }
    }

    #[test]
    fn references_are_named_by_what_tells_them_apart() {
        let named = reference("https://docs.python.org/3/library/stdtypes.html#dict");
        assert_eq!(
            (named.label.as_str(), named.note.as_str()),
            ("docs.python.org", "stdtypes § dict")
        );
        assert_eq!(reference("https://peps.python.org/pep-0008/").note, "pep-0008");
        assert_eq!(reference("https://example.org").note, "");
    }
}
