//! What an earlier revision of the collection held: asked of git, which alone knows.

use crate::error::Error;
use deckle_content::Key;
use std::path::Path;
use std::process::Command;

/// Returns the keys of the questions that a git revision held.
///
/// # Errors
/// Fails if git cannot be started or does not know the revision.
pub fn keys(root: &Path, revision: &str) -> Result<Vec<Key>, Error> {
    // `--end-of-options` keeps a revision that begins with a dash from being read as an option.
    let output = Command::new("git")
        .args([
            "ls-tree",
            "-r",
            "-z",
            "--name-only",
            "--end-of-options",
            revision,
            "content/",
        ])
        .current_dir(root)
        .output()
        .map_err(Error::NoGit)?;
    if !output.status.success() {
        return Err(Error::NoRevision {
            revision: revision.to_owned(),
            message: String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        });
    }
    let listing = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(listing.split('\0').filter_map(key).collect())
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
