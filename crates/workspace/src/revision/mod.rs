//! Earlier states of the collection: asked of git, which alone knows.

mod changes;
mod files;
mod keys;

pub use changes::{Changes, changes};
pub use files::files;
pub use keys::keys;

use crate::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs git in a collection's folder and returns what it prints.
///
/// # Errors
/// Fails if git cannot be started. What git refuses is `Err` within, in its own words.
fn git(root: &Path, arguments: &[&str]) -> Result<Result<Vec<u8>, String>, Error> {
    let mut command = Command::new("git");
    command.args(arguments).current_dir(root).stdin(Stdio::null());
    let output = command.output().map_err(Error::NoGit)?;
    Ok(if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
    })
}

/// Returns the commit that a revision names.
///
/// # Errors
/// Fails if git does not know the revision; a shallow clone is named as the reason where it is one.
fn commit(root: &Path, revision: &str) -> Result<String, Error> {
    let name = format!("{revision}^{{commit}}");
    // `--end-of-options` keeps a revision that begins with a dash from being read as an option.
    let found = git(root, &["rev-parse", "--verify", "--end-of-options", &name])?;
    match found {
        Ok(id) => Ok(String::from_utf8_lossy(&id).trim().to_owned()),
        Err(_) if is_shallow(root)? => Err(Error::Shallow(revision.to_owned())),
        Err(message) => Err(Error::NoRevision {
            revision: revision.to_owned(),
            // What git says of a name that it does not know says nothing to whoever typed it.
            message: if message.contains("Needed a single revision") {
                "there is no commit, branch or tag of this name".to_owned()
            } else {
                message
            },
        }),
    }
}

/// Tells whether the repository holds only a part of its history, as a checkout in CI does by default.
fn is_shallow(root: &Path) -> Result<bool, Error> {
    let answer = git(root, &["rev-parse", "--is-shallow-repository"])?;
    Ok(answer.is_ok_and(|answer| answer.starts_with(b"true")))
}

/// Yields the items of a list that ends each with a NUL.
fn items(listing: &[u8]) -> impl Iterator<Item = String> {
    let items = listing.split(|byte| *byte == 0).filter(|item| !item.is_empty());
    items.map(|item| String::from_utf8_lossy(item).into_owned())
}
