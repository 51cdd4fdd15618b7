//! The texts of an earlier revision, as files in memory.

use super::{commit, git, items};
use crate::error::Error;
use crate::file_system::Memory;
use crate::root::CONFIG;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

/// Reads the texts that a git revision held: `deckle.yaml`, and every `.yaml` file below `content/`.
///
/// # Errors
/// Fails if git cannot be started or does not know the revision.
pub fn files(root: &Path, revision: &str) -> Result<Memory, Error> {
    let refused = |message: String| Error::NoRevision {
        revision: revision.to_owned(),
        message,
    };
    let id = commit(root, revision)?;
    let listing = git(root, &["ls-tree", "-r", "-z", &id, "content/", CONFIG])?.map_err(refused)?;
    let entries: Vec<(String, String)> = items(&listing).filter_map(|line| entry(&line)).collect();
    let ids: Vec<&str> = entries.iter().map(|(id, _)| id.as_str()).collect();
    let texts = blobs(root, &ids)?.ok_or_else(|| refused("git cat-file ended early".to_owned()))?;
    Ok(entries.iter().map(|(_, path)| path.as_str()).zip(texts).collect())
}

/// Reads `100644 blob <id>\t<path>`; links and submodules are no texts.
fn entry(line: &str) -> Option<(String, String)> {
    let (about, path) = line.split_once('\t')?;
    let mut about = about.split(' ');
    let is_file = about.next()?.starts_with("100");
    let id = about.nth(1)?;
    let is_text = Path::new(path).extension().is_some_and(|extension| extension == "yaml");
    (is_file && is_text).then(|| (id.to_owned(), path.to_owned()))
}

/// Reads the contents of objects, in order; `None` if git ends before the last.
fn blobs(root: &Path, ids: &[&str]) -> Result<Option<Vec<Vec<u8>>>, Error> {
    let mut command = Command::new("git");
    command.args(["cat-file", "--batch"]).current_dir(root);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(Error::NoGit)?;
    let asked = ids.join("\n") + "\n";
    let answers = std::thread::scope(|scope| {
        // On a thread of its own: git stops reading while nobody takes what it writes.
        if let Some(mut input) = child.stdin.take() {
            scope.spawn(move || input.write_all(asked.as_bytes()));
        }
        let mut answers = Vec::new();
        let mut output = child.stdout.take();
        output.as_mut().map(|output| output.read_to_end(&mut answers));
        answers
    });
    let ended = child.wait().map_err(Error::NoGit)?;
    let mut rest = answers.as_slice();
    let texts = ids.iter().map_while(|_| next(&mut rest)).collect::<Vec<_>>();
    Ok((ended.success() && texts.len() == ids.len()).then_some(texts))
}

/// Takes one answer, `<id> blob <size>\n<content>\n`, off the front.
fn next(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let line = rest.iter().position(|byte| *byte == b'\n')?;
    let header = std::str::from_utf8(&rest[..line]).ok()?;
    let size: usize = header.rsplit(' ').next()?.parse().ok()?;
    let content = rest.get(line + 1..line + 1 + size)?.to_vec();
    *rest = rest.get(line + size + 2..)?;
    Some(content)
}

#[cfg(test)]
mod tests {
    use super::{entry, next};

    #[test]
    fn only_texts_are_read() {
        let id = "1f7a7a472abf3dd9643fd615f6da379c4acb3e3a";
        for (mode, path, expected) in [
            ("100644 blob", "content/py/dict.yaml", true),
            ("100755 blob", "deckle.yaml", true),
            ("120000 blob", "content/py/link.yaml", false),
            ("160000 commit", "content/sub.yaml", false),
            ("100644 blob", "content/py/media/a.png", false),
        ] {
            let found = entry(&format!("{mode} {id}\t{path}"));
            let wanted = expected.then(|| (id.to_owned(), path.to_owned()));
            assert_eq!(found, wanted, "{path}");
        }
    }

    #[test]
    fn an_answer_ends_where_its_size_says() {
        let mut rest: &[u8] = b"aa blob 3\na\nb\nbb blob 0\n\ncc missing\n";
        assert_eq!(next(&mut rest).as_deref(), Some(b"a\nb".as_slice()));
        assert_eq!(next(&mut rest).as_deref(), Some(b"".as_slice()));
        assert_eq!(next(&mut rest), None);
    }
}
