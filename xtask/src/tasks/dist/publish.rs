//! Publishing: the commit and its tag go to the remote, and `dist/` becomes the files of a release on GitHub.

use super::git::git;
use crate::{process, repository};
use anyhow::{Context as _, Result, ensure};
use std::fs;
use std::path::PathBuf;

/// Fails, with the remedy, where publishing could not work: better before a release is made than after.
pub(super) fn ready() -> Result<()> {
    let root = repository::root();
    ensure!(
        process::output(&mut process::command("gh", &["auth", "status"])).is_some(),
        "publishing needs GitHub's `gh`, logged in (`gh auth login`); without --publish the release is only made here"
    );
    let (remote, branch) = target()?;
    git(&root, &["fetch", "--quiet", &remote, &branch]).context("cannot ask the remote what it has")?;
    ensure!(
        git(&root, &["merge-base", "--is-ancestor", "FETCH_HEAD", "HEAD"]).is_ok(),
        "{remote} has commits on {branch} that are not here: `git pull` first"
    );
    Ok(())
}

/// Pushes a release and uploads its files.
pub(super) fn run(tag: &str, notes: &str) -> Result<()> {
    let root = repository::root();
    let (remote, branch) = target()?;
    process::run(
        "push",
        &mut process::command("git", &["push", "--atomic", &remote, &branch, tag]),
    )
    .with_context(|| {
        format!(
            "the release is made, but not pushed: {}",
            push_command(tag).unwrap_or_default()
        )
    })?;
    let file = repository::target().join("release-notes.md");
    fs::write(&file, notes).context("cannot write the release's notes")?;
    let mut upload = process::command(
        "gh",
        &["release", "create", tag, "--verify-tag", "--title", tag, "--notes-file"],
    );
    upload.arg(&file).args(files(&root.join("dist"))?);
    process::run("upload dist/", &mut upload).with_context(|| {
        format!("{tag} is pushed, but its files are not there: `gh release create {tag}` can be run again")
    })
}

/// Returns the command that pushes a release.
pub(super) fn push_command(tag: &str) -> Result<String> {
    let (remote, branch) = target()?;
    Ok(format!("git push --atomic {remote} {branch} {tag}"))
}

/// Returns the remote that the branch follows, `origin` by default, and the branch.
fn target() -> Result<(String, String)> {
    let root = repository::root();
    let branch = git(&root, &["symbolic-ref", "--short", "HEAD"]).context("HEAD is on no branch")?;
    let remote = git(&root, &["config", &format!("branch.{branch}.remote")]);
    Ok((remote.unwrap_or_else(|_| "origin".to_owned()), branch))
}

/// Returns the files directly in a folder, sorted, without hidden ones. The page is a folder, and published as one.
fn files(folder: &std::path::Path) -> Result<Vec<PathBuf>> {
    let hidden = |path: &PathBuf| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'))
    };
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    found.retain(|path| path.is_file() && !hidden(path));
    found.sort();
    Ok(found)
}
