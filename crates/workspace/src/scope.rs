//! What of a collection was asked for.

use crate::collection::Collection;
use crate::error::Error;
use crate::revision::Changes;
use crate::root::{self, CONFIG};
use deckle_content::key::is_slug;
use deckle_diagnostics::Diagnostic;
use std::path::{Path, PathBuf};

/// What a command was asked to look at.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Display paths; `None` for everything.
    paths: Option<Vec<String>>,
    /// Whether files that are gone may have broken others.
    removals: bool,
}

impl Scope {
    /// Reads what was given on the command line: paths, of which each must exist and lie in the collection, or a topic's or
    /// a question's id, as `topic`, `topic/id` or `id`.
    ///
    /// # Errors
    /// Fails if one leads nowhere, or out of the collection.
    pub fn new(root: &Path, paths: &[PathBuf]) -> Result<Scope, Error> {
        let mut named = Vec::new();
        let expanded = paths.iter().flat_map(|path| expanded(path));
        for path in &expanded.collect::<Vec<_>>() {
            let absolute = match root::absolute(path) {
                Ok(absolute) => absolute,
                Err(error) => match named_by_id(root, path)? {
                    Some(found) => found,
                    None => return Err(near(root, path).unwrap_or(error)),
                },
            };
            if !absolute.starts_with(root) {
                return Err(Error::Outside {
                    path: path.clone(),
                    root: root.to_path_buf(),
                });
            }
            let relative = root::display_path(root, &absolute);
            if relative.is_empty() || relative == "content" {
                return Ok(Scope::default());
            }
            named.push(relative);
        }
        if named.is_empty() {
            return Ok(Scope::default());
        }
        Ok(Scope::paths(named))
    }

    /// Asks for files and folders by their display paths.
    pub fn of<'p>(paths: impl IntoIterator<Item = &'p str>) -> Scope {
        Scope::paths(paths.into_iter().map(str::to_owned).collect())
    }

    fn paths(paths: Vec<String>) -> Scope {
        Scope {
            paths: Some(paths),
            removals: false,
        }
    }

    /// Asks for what a change can break: the files themselves; the whole topic, where something beside its questions
    /// changed, which may be a version that examples run with; everything, where the settings changed.
    pub fn changed(changes: &Changes) -> Scope {
        if changes.paths.contains(CONFIG) {
            return Scope::default();
        }
        let paths = changes.paths.iter().map(|path| {
            let mut parts = path.splitn(3, '/');
            let (folder, topic, file) = (parts.next(), parts.next(), parts.next());
            match (folder, topic, file) {
                (Some(folder), Some(topic), Some(file)) if !is_question(file) => format!("{folder}/{topic}"),
                _ => path.clone(),
            }
        });
        Scope {
            paths: Some(paths.collect()),
            removals: true,
        }
    }

    /// Tells whether files that are gone may have broken others: then findings about several files together are part of
    /// what was asked for wherever they are.
    pub(crate) fn has_removals(&self) -> bool {
        self.removals
    }

    /// Makes sure that each path that was given names something of the collection: a check of nothing finds nothing, and
    /// would be green for ever.
    pub fn must_hold(&self, collection: &Collection) -> Result<(), Error> {
        if self.removals {
            return Ok(());
        }
        for path in self.paths.iter().flatten() {
            let findings = collection.diagnostics().map(Diagnostic::path);
            let mut all = collection.paths().chain(findings).chain([CONFIG]);
            if !all.any(|other| is_within(other, path)) {
                return Err(Error::NoQuestion(path.clone()));
            }
        }
        Ok(())
    }

    /// Returns the path of the collection's settings if they were asked for by name.
    pub fn settings(&self) -> Option<String> {
        let named = self.paths.iter().flatten().any(|path| path == CONFIG);
        named.then(|| CONFIG.to_owned())
    }

    /// Tells whether everything was asked for.
    pub fn is_whole(&self) -> bool {
        self.paths.is_none()
    }

    /// Tells whether nothing was asked for: nothing changed.
    pub fn is_empty(&self) -> bool {
        self.paths.as_ref().is_some_and(Vec::is_empty)
    }

    /// Tells whether a file, by its display path, was asked for.
    pub fn holds(&self, path: &str) -> bool {
        let paths = self.paths.as_ref();
        paths.is_none_or(|paths| paths.iter().any(|scope| is_within(path, scope)))
    }
}

/// Returns the files that a pattern with `*` or `?` in its last part names, for shells that leave that to programs; the path
/// itself if it is no such pattern, or names nothing.
fn expanded(path: &Path) -> Vec<PathBuf> {
    let pattern = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    if !pattern.contains(['*', '?']) || path.exists() {
        return vec![path.to_path_buf()];
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let listed = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let names = std::fs::read_dir(listed).into_iter().flatten().flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut found: Vec<PathBuf> = names
        .filter(|name| !name.starts_with('.') && fits(pattern.as_bytes(), name.as_bytes()))
        .map(|name| folder.join(name))
        .collect();
    found.sort();
    if found.is_empty() {
        vec![path.to_path_buf()]
    } else {
        found
    }
}

/// Tells whether a name fits a pattern in which `*` stands for any bytes and `?` for one.
fn fits(pattern: &[u8], name: &[u8]) -> bool {
    // Where the last `*` was, and how much of the name it stands for so far.
    let (mut at, mut seen, mut star) = (0, 0, None);
    while seen < name.len() {
        match pattern.get(at) {
            Some(b'*') => {
                star = Some((at, seen));
                at += 1;
            }
            Some(&byte) if byte == b'?' || byte == name[seen] => {
                at += 1;
                seen += 1;
            }
            _ => {
                let Some((place, taken)) = star else { return false };
                star = Some((place, taken + 1));
                at = place + 1;
                seen = taken + 1;
            }
        }
    }
    pattern[at..].iter().all(|&byte| byte == b'*')
}

/// Names the question that was probably meant by a path or an id that leads nowhere.
fn near(root: &Path, given: &Path) -> Option<Error> {
    let text = given.to_string_lossy().replace('\\', "/");
    let wanted = text
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .trim_end_matches(".yaml")
        .to_owned();
    let mut keys = Vec::new();
    for topic in std::fs::read_dir(root.join("content")).ok()?.flatten() {
        for file in std::fs::read_dir(topic.path()).into_iter().flatten().flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            if let Some(id) = name.strip_suffix(".yaml").filter(|id| *id != "topic") {
                keys.push((id.to_owned(), topic.file_name().to_string_lossy().into_owned()));
            }
        }
    }
    keys.sort();
    let meant = deckle_validate::nearest(&wanted, keys.iter().map(|(id, _)| id.as_str()))?;
    let (id, topic) = keys.iter().find(|(id, _)| id == meant)?;
    Some(Error::DidYouMean {
        path: given.to_path_buf(),
        meant: format!("{topic}/{id}"),
    })
}

/// Finds the folder of a topic or the file of a question by its id; `None` if there is none. The start of a path and the
/// end of a file's name may stand with it.
fn named_by_id(root: &Path, given: &Path) -> Result<Option<PathBuf>, Error> {
    let text = given.to_string_lossy().replace('\\', "/");
    let id = text
        .trim_start_matches("./")
        .trim_start_matches("content/")
        .trim_end_matches('/');
    let id = id.strip_suffix(".yaml").unwrap_or(id);
    if id.is_empty() || id.split('/').any(|part| !is_slug(part)) {
        return Ok(None);
    }
    let content = root.join("content");
    let direct = [content.join(id), content.join(format!("{id}.yaml"))];
    if let Some(found) = direct.into_iter().find(|path| path.exists()) {
        return Ok(Some(found));
    }
    let topics = std::fs::read_dir(&content).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = topics
        .map(|topic| topic.path().join(format!("{id}.yaml")))
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    if found.len() > 1 {
        let key = |path: &PathBuf| root::display_path(&content, &path.with_extension(""));
        return Err(Error::SeveralQuestions {
            id: id.to_owned(),
            keys: found.iter().map(key).collect(),
        });
    }
    Ok(found.pop())
}

/// Tells whether a file in a topic's folder is a question.
fn is_question(file: &str) -> bool {
    let id = file.strip_suffix(".yaml");
    id.is_some_and(|id| id != "topic" && !id.contains('/'))
}

/// Tells whether a path is another one, or lies below it.
fn is_within(path: &str, scope: &str) -> bool {
    path.strip_prefix(scope)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_reaches_as_far_as_it_can_break_something() {
        for (changed, within, without) in [
            ("content/py/a.yaml", "content/py/a.yaml", "content/py/b.yaml"),
            ("content/py/topic.yaml", "content/py/b.yaml", "content/js/a.yaml"),
            ("content/py/requirements.txt", "content/py/b.yaml", "content/js/a.yaml"),
            ("content/py/media/a.png", "content/py/b.yaml", "content/js/a.yaml"),
            ("content/stray", "content/stray", "content/py/a.yaml"),
            (CONFIG, "content/py/a.yaml", "-"),
        ] {
            let paths = [changed.to_owned()].into();
            let scope = Scope::changed(&Changes { paths });
            assert!(scope.holds(within), "{changed}");
            assert_eq!(scope.holds(without), without == "-", "{changed}");
        }
        assert!(!Scope::changed(&Changes::default()).holds("content/py/a.yaml"));
    }
}
