//! Names and numbers that Anki keeps for ever, made from keys alone.

/// Returns a note's guid: 64 bits of BLAKE3 over the collection's name and the note's identity, in hexadecimal.
///
/// The collection's name keeps two collections apart that both have a `python/dict`.
pub(crate) fn guid(collection: &str, identity: &str) -> String {
    let mut text = format!("{:016x}", digest(&["deckle note", collection, identity]));
    // A leading letter keeps spreadsheets from reading a guid as a number.
    text.insert_str(0, "dk");
    text
}

/// Returns 64 bits that depend on all parts and on where each one ends.
pub(crate) fn digest(parts: &[&str]) -> u64 {
    let hash = hash(parts.iter().copied());
    hash.as_bytes()
        .iter()
        .take(8)
        .fold(0, |all, byte| (all << 8) | u64::from(*byte))
}

/// Returns 80 bits in hexadecimal that tell whether any part changed.
pub(crate) fn hash_of<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    hash(parts).to_hex().chars().take(20).collect()
}

fn hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize()
}

/// The first of the ids that notes, cards and decks are given: 2017-07-14 in Anki's milliseconds, so that none is in
/// the future, where Anki's database check would move it.
const FIRST_ID: i64 = 1_500_000_000_000;
/// The width of the range, about three years.
const RANGE: u64 = 100_000_000_000;

/// Hands out ids that follow from names, so that a note has the same id in every package.
///
/// Anki gives an imported note another id when its own is taken, so a clash costs nothing but must be settled here.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    taken: std::collections::BTreeSet<i64>,
}

impl Ids {
    /// Returns the id of a name, or the next free one.
    pub(crate) fn id(&mut self, parts: &[&str]) -> i64 {
        let mut id = FIRST_ID + i64::try_from(digest(parts) % RANGE).unwrap_or(0);
        while !self.taken.insert(id) {
            id += 1;
        }
        id
    }
}
