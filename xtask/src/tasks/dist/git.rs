//! What a release asks of git: a clean tree at first, then a commit and a tag.

use anyhow::{Context as _, Result, bail, ensure};
use std::path::Path;
use std::process::Command;

/// Fails, with the remedy, where a release could not be committed and tagged.
pub(super) fn ready(root: &Path, tag: &str) -> Result<()> {
    let changes = git(root, &["status", "--porcelain"])?;
    if !changes.is_empty() {
        let lines: Vec<&str> = changes.lines().take(10).collect();
        let more = changes.lines().count() - lines.len();
        let more = if more > 0 {
            format!("\n   and {more} more")
        } else {
            String::new()
        };
        bail!(
            "the working tree is not clean; a release is what was committed. Commit these, or set them aside with `git stash \
             -u`:\n   {}{more}",
            lines.join("\n   ")
        );
    }
    ensure!(
        git(root, &["symbolic-ref", "-q", "HEAD"]).is_ok(),
        "HEAD is on no branch, so a release's commit would get lost: `git switch` to one"
    );
    ensure!(
        git(root, &["rev-parse", "-q", "--verify", &format!("refs/tags/{tag}")]).is_err(),
        "{tag} was released already: name the next version, `cargo xtask dist VERSION`"
    );
    git(root, &["var", "GIT_COMMITTER_IDENT"]).context("git does not know who commits")?;
    Ok(())
}

/// Commits the files of a release.
pub(super) fn commit(root: &Path, files: &[&str], version: &str) -> Result<()> {
    let mut add = vec!["add", "--"];
    add.extend(files);
    let mut commit = vec!["commit", "--quiet", "-m"];
    let message = format!("Release {version}");
    commit.push(&message);
    let done = git(root, &add).and_then(|_| git(root, &commit));
    if let Err(error) = done {
        let mut reset = vec!["reset", "--quiet", "--"];
        reset.extend(files);
        git(root, &reset)?;
        return Err(error);
    }
    Ok(())
}

/// Tags the commit of a release.
pub(super) fn tag(root: &Path, tag: &str, version: &str) -> Result<()> {
    let message = format!("Release {version}");
    git(root, &["tag", "--annotate", tag, "-m", &message])
        .with_context(|| format!("the release is committed, but not tagged; `git tag -a {tag}` does that"))?;
    Ok(())
}

/// Runs git, and returns what it prints without the final line feed.
pub(super) fn git(root: &Path, arguments: &[&str]) -> Result<String> {
    let output = Command::new("git")
        .args(arguments)
        .current_dir(root)
        .output()
        .context("cannot start git")?;
    ensure!(
        output.status.success(),
        "git {}: {}",
        arguments.first().copied().unwrap_or_default(),
        String::from_utf8_lossy(&output.stderr).trim()
    );
    Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::{commit, git, ready, tag};
    use std::fs;
    use tempfile::TempDir;

    fn repository() -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::write(root.join("a.txt"), "a").unwrap();
        for arguments in [
            &["init", "--quiet", "--initial-branch=main"][..],
            &["config", "user.name", "Tester"],
            &["config", "user.email", "tester@example.org"],
            &["config", "commit.gpgsign", "false"],
            &["config", "tag.gpgsign", "false"],
            &["add", "."],
            &["commit", "--quiet", "-m", "Begin"],
        ] {
            git(root, arguments).unwrap();
        }
        folder
    }

    #[test]
    fn a_release_is_one_commit_and_one_tag() {
        let folder = repository();
        let root = folder.path();
        ready(root, "v0.1.0").unwrap();
        fs::write(root.join("a.txt"), "b").unwrap();
        fs::write(root.join("ledger.txt"), "new").unwrap();
        commit(root, &["a.txt", "ledger.txt"], "0.1.0").unwrap();
        tag(root, "v0.1.0", "0.1.0").unwrap();
        assert_eq!(git(root, &["status", "--porcelain"]).unwrap(), "");
        assert_eq!(
            git(root, &["log", "-1", "--format=%s %D"]).unwrap(),
            "Release 0.1.0 HEAD -> main, tag: v0.1.0"
        );
        let again = ready(root, "v0.1.0").unwrap_err().to_string();
        assert!(again.contains("released already"), "{again}");
        ready(root, "v0.2.0").unwrap();
    }

    #[test]
    fn what_is_not_committed_stops_a_release() {
        let folder = repository();
        let root = folder.path();
        fs::write(root.join("stray.txt"), "new").unwrap();
        let error = ready(root, "v0.1.0").unwrap_err().to_string();
        assert!(error.contains("?? stray.txt"), "{error}");
        fs::remove_file(root.join("stray.txt")).unwrap();
        git(root, &["switch", "--quiet", "--detach"]).unwrap();
        let error = ready(root, "v0.1.0").unwrap_err().to_string();
        assert!(error.contains("on no branch"), "{error}");
    }

    #[test]
    fn a_commit_that_fails_leaves_nothing_staged() {
        let folder = repository();
        let root = folder.path();
        let hook = root.join(".git/hooks/pre-commit");
        fs::create_dir_all(hook.parent().unwrap()).unwrap();
        fs::write(&hook, "#!/bin/sh\nexit 1\n").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
        }
        fs::write(root.join("a.txt"), "b").unwrap();
        assert!(commit(root, &["a.txt"], "0.1.0").is_err());
        assert_eq!(git(root, &["status", "--porcelain"]).unwrap(), " M a.txt");
    }
}
