//! What a caller knows besides the publication.

use deckle_export::Date;
use std::collections::BTreeMap;

/// What a caller knows besides the publication.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The day of the content's version. Without one the file says 1980-01-01, the first day that zip knows:
    /// EPUB asks for a time of change, and a clock would make every build differ.
    pub date: Option<Date>,
    /// On which terms the content may be used, in Markdown: readers of a book find no file beside it.
    pub licence: Option<String>,
    /// The images that answers show, by `<topic>/<path as written>`, without a leading `./`.
    pub images: BTreeMap<String, Vec<u8>>,
}
