//! What of a collection was asked for.

use crate::collection::Collection;
use crate::error::Error;
use crate::root::{self, CONFIG};
use deckle_diagnostics::Diagnostic;
use std::path::{Path, PathBuf};

/// What a command was asked to look at.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Display paths; empty for everything.
    paths: Vec<String>,
}

impl Scope {
    /// Reads the paths that were given on the command line. Each must exist and lie in the collection.
    pub fn new(root: &Path, paths: &[PathBuf]) -> Result<Scope, Error> {
        let mut named = Vec::new();
        for path in paths {
            let absolute = root::absolute(path)?;
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
        Ok(Scope { paths: named })
    }

    /// Asks for files and folders by their display paths.
    pub fn of<'p>(paths: impl IntoIterator<Item = &'p str>) -> Scope {
        let paths = paths.into_iter().map(str::to_owned).collect();
        Scope { paths }
    }

    /// Makes sure that each path that was given names something of the collection: a check of nothing finds nothing, and
    /// would be green for ever.
    pub fn must_hold(&self, collection: &Collection) -> Result<(), Error> {
        for path in &self.paths {
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
        let named = self.paths.iter().any(|path| path == CONFIG);
        named.then(|| CONFIG.to_owned())
    }

    /// Tells whether everything was asked for.
    pub fn is_whole(&self) -> bool {
        self.paths.is_empty()
    }

    /// Tells whether a file, by its display path, was asked for.
    pub fn holds(&self, path: &str) -> bool {
        self.paths.is_empty() || self.paths.iter().any(|scope| is_within(path, scope))
    }
}

/// Tells whether a path is another one, or lies below it.
fn is_within(path: &str, scope: &str) -> bool {
    path.strip_prefix(scope)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
