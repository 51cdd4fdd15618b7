//! The permanent name of a question.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// `<topic>/<id>`: for ever once released; `formerly` carries a renamed one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Key {
    /// The topic's folder name.
    pub topic: String,
    /// The file's name without `.yaml`.
    pub id: String,
}

impl Key {
    /// Makes a key from its two parts.
    pub fn new(topic: impl Into<String>, id: impl Into<String>) -> Self {
        Key {
            topic: topic.into(),
            id: id.into(),
        }
    }

    /// Reads a `related` entry: `id` stands for a question of `topic`, `topic/id` for itself.
    pub fn resolve(topic: &str, entry: &str) -> Self {
        match entry.split_once('/') {
            Some((topic, id)) => Key::new(topic, id),
            None => Key::new(topic, entry),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.topic, self.id)
    }
}

/// A text that is no `topic/id`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no key: a key is `topic/id`")]
pub struct NoKey(String);

impl FromStr for Key {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<Self, NoKey> {
        match text.split_once('/') {
            Some((topic, id)) if !topic.is_empty() && !id.is_empty() && !id.contains('/') => Ok(Key::new(topic, id)),
            _ => Err(NoKey(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Key {
    type Error = NoKey;

    fn try_from(text: String) -> Result<Self, NoKey> {
        text.parse()
    }
}

impl From<Key> for String {
    fn from(key: Key) -> String {
        key.to_string()
    }
}

/// Makes a slug of any text, such as a title or a file's name: its letters and digits of ASCII in lower case, with a hyphen
/// for whatever stands between. At most `most` characters, cut between words; empty if there are no such letters.
///
/// ```
/// use deckle_content::key::slug;
///
/// assert_eq!(slug("What is a `cached_property`?", 60), "what-is-a-cached-property");
/// assert_eq!(slug("one two three", 8), "one-two");
/// ```
pub fn slug(text: &str, most: usize) -> String {
    let words = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut out = String::new();
    for word in words {
        let word = word.to_ascii_lowercase();
        let longer = out.len() + usize::from(!out.is_empty()) + word.len();
        if longer > most && !out.is_empty() {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out += &word;
    }
    out.truncate(most);
    out
}

/// Tells whether a text is a slug: lower-case letters and digits, with single hyphens between.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}
