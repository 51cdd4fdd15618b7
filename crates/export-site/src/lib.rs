//! The collection as a static site: pages that work from a plain folder, under any base path, with or without JavaScript.
//!
//! `Publication` → views (what templates see) → pages, plus files that pages load when they need them: answers in chunks and
//! a search index for each topic, both as scripts, because a page opened from a folder may load scripts and nothing else.
//!
//! **Invariant:** the same publication and options always give the same files; no page holds an inline script or style or
//! names another host as a source; what contributors write is text, never markup of the page.
//!
//! ```
//! use deckle_content::Publication;
//! use deckle_export_site::{Options, export};
//!
//! # fn main() -> Result<(), deckle_export_site::Error> {
//! # let publication = Publication { title: "Questions".into(), description: String::new(), version: "1.0.0".into(),
//! #     source_url: None, interpreters: Vec::new(), topics: Vec::new() };
//! let files = export(&publication, &Options::default())?;
//! assert!(files.iter().any(|file| file.path == "index.html"));
//! # Ok(())
//! # }
//! ```

mod answers;
mod asset;
mod chart;
mod error;
mod example;
mod exporter;
mod figures;
mod link;
mod markup;
mod options;
mod page;
mod question;
mod search;
mod shell;
mod template;
mod topic;
mod word;

pub use asset::{LIVE_SCRIPT, LIVE_STYLE};
pub use error::Error;
pub use exporter::Site;
pub use options::{Download, Options};

use deckle_content::Publication;

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below the site's folder, with forward slashes.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl File {
    fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        File {
            path: path.into(),
            bytes: text.into().into_bytes(),
        }
    }
}

/// Renders the whole site, ordered by path.
///
/// Fails where a topic or a question has a name that cannot be a file's, or where a template is broken.
pub fn export(publication: &Publication, options: &Options) -> Result<Vec<File>, Error> {
    error::check_names(publication)?;
    let site = page::Site::new(publication, options)?;
    let mut files = asset::files();
    files.push(site.overview()?);
    for topic in site.topics() {
        files.extend(site.topic_pages(topic)?);
        files.extend(site.question_pages(topic)?);
    }
    files.extend(site.forwards()?);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    // A former name never displaces a question that has it now; questions come first in `page::Site::forwards`.
    files.dedup_by(|later, first| later.path == first.path);
    Ok(files)
}
