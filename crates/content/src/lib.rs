//! Questions and topics: from bytes to a tree with spans, and from the tree to typed values.
//!
//! `bytes → document (tree with byte spans) → value → Question / Topic`, and, once examples have run, `Edition`: the one
//! input of every exporter. This crate reads no file; callers hand it bytes and a path to show.
//!
//! **Invariant:** one parse feeds both the schema check and the typed values, and no input makes it recurse or panic.

pub mod edition;
pub mod key;
pub mod pattern;
pub mod question;
pub mod topic;

pub use edition::Edition;
pub use key::Key;
pub use question::{Level, Question, Snippet};
pub use topic::Topic;
