//! SQL as the rules read it: words, and the parts of a query that show in its result. No dialect is told from another.

mod query;
mod table;
mod token;

pub(crate) use query::{Query, queries};
pub(crate) use table::{Table, tables};
pub(crate) use token::{Kind, Token, tokens};
