//! What a caller may decide about the site.

use std::collections::BTreeMap;

/// A file beside the site that readers can take home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Download {
    /// What it is, such as `PDF guide`.
    pub label: String,
    /// Where it is: a path below the site's folder, or an https address.
    pub href: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Whether people study from it; such a download is offered first.
    pub for_readers: bool,
}

/// What a caller may decide about the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Where the site will be published: an https address with or without a final slash. Pages use it for their
    /// canonical address only, and work elsewhere too.
    pub base_url: Option<String>,
    /// Downloads of the whole collection, shown on the overview.
    pub downloads: Vec<Download>,
    /// Downloads of each topic, by the topic's id.
    pub topic_downloads: BTreeMap<String, Vec<Download>>,
    /// Where a question can be edited: a pattern in which `{source}`, `{topic}`, `{id}` and `{title}` are filled in.
    /// `{source}` is the publication's `source_url`; without one, patterns that need it give no link.
    pub edit_link: Option<String>,
    /// Where a mistake in a question can be reported: a pattern of the same kind.
    pub report_link: Option<String>,
    /// A script to add to every page, by its path below the site's folder, allowed to talk to the page's own host:
    /// `deckle serve` reloads pages with it. Leave it out of what is published.
    pub live_script: Option<String>,
}

impl Default for Options {
    /// Links to edit and report as GitHub has them; no downloads, no base address.
    fn default() -> Self {
        Options {
            base_url: None,
            downloads: Vec::new(),
            topic_downloads: BTreeMap::new(),
            edit_link: Some("{source}/edit/main/content/{topic}/{id}.yaml".to_owned()),
            report_link: Some("{source}/issues/new?title={title}".to_owned()),
            live_script: None,
        }
    }
}
