//! The questions that an earlier revision held.

use super::{commit, git, items};
use crate::error::Error;
use deckle_content::Key;
use std::path::Path;

/// Returns the keys of the questions that a git revision held.
///
/// # Errors
/// Fails if git cannot be started or does not know the revision.
pub fn keys(root: &Path, revision: &str) -> Result<Vec<Key>, Error> {
    let id = commit(root, revision)?;
    let listing = git(root, &["ls-tree", "-r", "-z", "--name-only", &id, "content/"])?;
    let listing = listing.map_err(|message| Error::NoRevision {
        revision: revision.to_owned(),
        message,
    })?;
    Ok(items(&listing).filter_map(|path| key(&path)).collect())
}

/// Reads `content/<topic>/<id>.yaml`; the topic's own file is no question.
fn key(path: &str) -> Option<Key> {
    let (topic, file) = path.strip_prefix("content/")?.split_once('/')?;
    let id = file.strip_suffix(".yaml")?;
    (id != "topic" && !id.contains('/')).then(|| Key::new(topic, id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_questions_have_keys() {
        for (path, expected) in [
            ("content/python/dict.yaml", Some("python/dict")),
            ("content/python/topic.yaml", None),
            ("content/python/requirements.txt", None),
            ("content/python/media/a.yaml", None),
            ("content/README.md", None),
            ("", None),
        ] {
            assert_eq!(key(path).map(|key| key.to_string()).as_deref(), expected, "{path}");
        }
    }
}
