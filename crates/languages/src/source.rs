//! Where an example stands in its program.

/// Where the example's own code stands in its program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The file, relative to the program's folder.
    pub file: &'static str,
    /// How many lines of it come before the example's own.
    pub lines_before: usize,
}
