//! What changed in the collection's files since an earlier revision.

use super::{commit, git, is_shallow, items};
use crate::error::Error;
use crate::root::CONFIG;
use std::collections::BTreeSet;
use std::path::Path;

/// Files that were added, changed or removed since a revision, by their display paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The paths; a renamed file stands here with its old and its new one.
    pub paths: BTreeSet<String>,
}

/// Asks git what changed between a revision and the files as they are, committed or not. What others changed on a branch
/// that left this one earlier is not counted: the two are compared from where they parted.
///
/// # Errors
/// Fails if git cannot be started, does not know the revision, or holds too little history to say where the two parted.
pub fn changes(root: &Path, revision: &str) -> Result<Changes, Error> {
    let given = commit(root, revision)?;
    let parted = match git(root, &["merge-base", &given, "HEAD"])? {
        Ok(id) => String::from_utf8_lossy(&id).trim().to_owned(),
        Err(_) if is_shallow(root)? => return Err(Error::Shallow(revision.to_owned())),
        Err(_) => return Err(Error::Unrelated(revision.to_owned())),
    };
    let refused = |message: String| Error::NoRevision {
        revision: revision.to_owned(),
        message,
    };
    let difference = [
        "diff",
        "--name-only",
        "--no-renames",
        "--no-ext-diff",
        "--relative",
        "-z",
        &parted,
        "--",
        "content",
        CONFIG,
    ];
    let tracked = git(root, &difference)?.map_err(refused)?;
    let listing = [
        "ls-files",
        "--others",
        "--exclude-standard",
        "-z",
        "--",
        "content",
        CONFIG,
    ];
    let new = git(root, &listing)?.map_err(refused)?;
    Ok(Changes {
        paths: items(&tracked).chain(items(&new)).collect(),
    })
}
