//! What the book is called by programs: an identifier and a time of change, both read off the publication.

use crate::options::Options;
use deckle_content::Publication;

/// The day of a book whose content has none: the first that zip knows.
const NO_DATE: &str = "1980-01-01";

/// Returns the book's identifier: the same for every version of the same book, so that a reader keeps its place and notes;
/// another one for a selection, which is another book.
///
/// A UUID of version 8 (RFC 9562), made of a hash over the collection's name and source and what was selected.
pub(crate) fn identifier(publication: &Publication) -> String {
    let mut hash = blake3::Hasher::new();
    let mut add = |text: &str| {
        hash.update(&(text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    };
    add(&publication.title);
    add(publication.source_url.as_deref().unwrap_or_default());
    for topic in &publication.topics {
        add(&topic.id);
        let has = |id: &String| topic.questions.iter().any(|question| question.key.id == *id);
        let whole = topic.topic.order.iter().all(has);
        for question in topic.questions.iter().filter(|_| !whole) {
            add(&question.key.to_string());
        }
    }
    let mut bytes = [0; 16];
    hash.finalize_xof().fill(&mut bytes);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!(
        "urn:uuid:{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}

/// Returns when the book last changed, as `dcterms:modified` wants it: the day of the content's version, at midnight.
pub(crate) fn modified(options: &Options) -> String {
    let day = options.date.map_or_else(|| NO_DATE.to_owned(), |date| date.to_string());
    format!("{day}T00:00:00Z")
}
