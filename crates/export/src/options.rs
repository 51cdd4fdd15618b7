//! What can be chosen about an export, as data: the command line is made from it.

use std::collections::BTreeMap;

/// An option of an exporter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptionSpec {
    /// Its name, as in `--paper`.
    pub name: &'static str,
    /// What it decides, in a sentence.
    pub about: &'static str,
    /// What can be chosen, the default first; empty for a switch.
    pub values: &'static [&'static str],
}

/// What was chosen. What was not has its default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options(BTreeMap<String, String>);

impl Options {
    /// Chooses a value.
    pub fn choose(&mut self, name: &str, value: &str) {
        self.0.insert(name.to_owned(), value.to_owned());
    }

    /// Turns a switch on.
    pub fn switch_on(&mut self, name: &str) {
        self.choose(name, "");
    }

    /// Returns the value that was chosen, if any was.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Tells whether a switch is on.
    pub fn is_on(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Yields the names of all that was chosen.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}
