//! What engines disagree about when they read SQL, as switches.

/// What may be in a statement with semicolons of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Blocks {
    /// Nothing.
    None,
    /// The body of a trigger, up to `; END`.
    Trigger,
    /// `BEGIN ATOMIC … END` of a function, and what is in parentheses, as in a rule.
    Atomic,
    /// Routines with statements that have an `END` each, and the client's command `DELIMITER`.
    Routine,
}

/// How an engine reads SQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own: engines mix them freely"
)]
pub(crate) struct Dialect {
    /// Whether `--` begins a comment only before a blank.
    pub(super) dashes_need_blank: bool,
    /// Whether `#` begins a comment.
    pub(super) hash_comments: bool,
    /// Whether comments in `/* … */` nest.
    pub(super) nested_comments: bool,
    /// Whether what is in `/*! … */` is executed.
    pub(super) executable_comments: bool,
    /// Whether a backslash escapes in every string.
    pub(super) backslashes: bool,
    /// Whether it does in `E'…'`.
    pub(super) escape_strings: bool,
    /// Whether there are strings such as `$tag$…$tag$`.
    pub(super) dollar_quotes: bool,
    /// Whether names may stand in backticks.
    pub(super) backticks: bool,
    /// Whether names may stand in brackets.
    pub(super) brackets: bool,
    /// What has semicolons of its own.
    pub(super) blocks: Blocks,
}

const STANDARD: Dialect = Dialect {
    dashes_need_blank: false,
    hash_comments: false,
    nested_comments: false,
    executable_comments: false,
    backslashes: false,
    escape_strings: false,
    dollar_quotes: false,
    backticks: false,
    brackets: false,
    blocks: Blocks::None,
};

/// `SQLite`.
pub(crate) const SQLITE: Dialect = Dialect {
    backticks: true,
    brackets: true,
    blocks: Blocks::Trigger,
    ..STANDARD
};

/// `DuckDB`.
pub(crate) const DUCKDB: Dialect = Dialect {
    nested_comments: true,
    escape_strings: true,
    dollar_quotes: true,
    backticks: true,
    ..STANDARD
};

/// `PostgreSQL`.
pub(crate) const POSTGRESQL: Dialect = Dialect {
    nested_comments: true,
    escape_strings: true,
    dollar_quotes: true,
    blocks: Blocks::Atomic,
    ..STANDARD
};

/// `MariaDB` and `MySQL`.
pub(crate) const MARIADB: Dialect = Dialect {
    dashes_need_blank: true,
    hash_comments: true,
    executable_comments: true,
    backslashes: true,
    backticks: true,
    blocks: Blocks::Routine,
    ..STANDARD
};
