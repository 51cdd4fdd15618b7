//! Every other language: its examples are shown, never run, and never called run.

use crate::language::Language;
use crate::python::PYTHON;
use crate::runtime::Runtime;

/// What nothing here runs or parses.
#[derive(Debug)]
pub(crate) struct Shown;

impl Language for Shown {
    fn names(&self) -> &'static [&'static str] {
        &[]
    }

    /// It is listed with the examples that Python runs, which every collection has.
    fn runtime(&self) -> &'static dyn Runtime {
        &PYTHON
    }
}
