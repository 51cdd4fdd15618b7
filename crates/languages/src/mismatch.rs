//! What differs between a session and what it shows.

/// One example of a `>>>` session that did not come out as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The line of its `>>>` in the snippet's code, from 1.
    pub line: usize,
    /// The statement.
    pub source: String,
    /// What the session shows.
    pub expected: String,
    /// What came out.
    pub seen: String,
    /// What the session would have to show.
    pub correction: Correction,
}

/// What a session shows below a statement, and what it would have to show there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The first of the lines below the statement, from 1.
    pub line: usize,
    /// How many lines the session shows there.
    pub lines: usize,
    /// How many spaces stand before each.
    pub indent: usize,
    /// What came out, as a session shows it.
    pub shown: String,
    /// Whether the author marked what varies.
    pub varies: bool,
    /// Whether the statement showed output and now raises.
    pub raises: bool,
}
