//! A collection in a folder of its own, to be broken.

use crate::program::{Ended, deckle, python};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A small collection with one topic, `py`.
#[derive(Debug)]
pub struct Collection {
    folder: TempDir,
}

const SETTINGS: &str = "title: Trial\ndescription: A collection to be broken.\nversion: 1.2.3\ndate: '2026-01-15'\n";

/// A question that keeps every rule; tests replace parts of it.
const GOOD: &str = "\
question: What does the first example of this file print?
level: junior
tags: [basics]
answer: |
  It prints one word. That is all it does, and all that a test of the tool needs from a question; the rest of this
  answer is here because answers have at least a few sentences, and because real ones do.
snippets:
  - code: |
      word = \"hello\"
      print(word)
    stdout: |
      hello
references:
  - https://docs.python.org/3/library/functions.html#print
";

#[allow(clippy::expect_used, reason = "a test that cannot write its own files cannot go on")]
impl Collection {
    /// Makes a collection whose topic has these questions, in this order.
    ///
    /// # Panics
    /// Panics if the folder cannot be written.
    pub fn new(ids: &[&str]) -> Self {
        let folder = TempDir::with_prefix("deckle-test-").expect("a folder for the test");
        let collection = Collection { folder };
        collection.write("deckle.yaml", SETTINGS);
        let topic = "title: Trials\ndescription: Questions that tests break.\ngroup: languages\ntags:\n  basics: what everybody needs\norder:\n";
        let order: String = ids.iter().map(|id| format!("  - {id}\n")).collect();
        collection.write("content/py/topic.yaml", &format!("{topic}{order}"));
        for id in ids {
            let title = format!("What does the {} example print?", id.replace('-', " "));
            let text = GOOD.replace("What does the first example of this file print?", &title);
            // Equal answers are a finding.
            let text = text.replace("real ones do.", &format!("real ones do ({id})."));
            collection.write(&format!("content/py/{id}.yaml"), &text);
        }
        collection
    }

    /// Returns the root.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Returns the path of a question's file.
    pub fn question(&self, id: &str) -> PathBuf {
        self.root().join("content").join("py").join(format!("{id}.yaml"))
    }

    /// Writes a file below the root.
    ///
    /// # Panics
    /// Panics if it cannot.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder for the file");
        fs::write(path, text).expect("the test writes its file");
    }

    /// Reads a file below the root.
    ///
    /// # Panics
    /// Panics if it cannot.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).expect("the file is there")
    }

    /// Replaces a part of a question's file, which must be there.
    ///
    /// # Panics
    /// Panics if it is not.
    pub fn edit(&self, id: &str, old: &str, new: &str) {
        let path = format!("content/py/{id}.yaml");
        let text = self.read(&path);
        assert!(text.contains(old), "{path} does not hold {old:?}");
        self.write(&path, &text.replacen(old, new, 1));
    }

    /// Runs `deckle` in the collection with a Python that has no packages.
    ///
    /// # Panics
    /// Panics if it cannot be started.
    pub fn run(&self, arguments: &[&str]) -> Ended {
        let mut command = deckle();
        command
            .args(arguments)
            .current_dir(self.root())
            .env("DECKLE_PYTHON", python());
        command.output().expect("deckle starts").into()
    }
}
