//! What an earlier revision of the collection held: asked of git, which alone knows.

use anyhow::{Context as _, Result, bail};
use deckle_content::Key;
use std::path::Path;
use std::process::Command;

/// Returns the keys of the questions that a git revision held.
pub(crate) fn keys(root: &Path, revision: &str) -> Result<Vec<Key>> {
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
        .context("cannot start git, which --since needs")?;
    if !output.status.success() {
        bail!(
            "git does not know the revision `{revision}`: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
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
