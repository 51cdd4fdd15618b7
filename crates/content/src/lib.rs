//! Questions and topics: from bytes to a tree with spans, and from the tree to typed values.
//!
//! `bytes → document (tree with byte spans) → Question / Topic`, and, once examples have run, `Publication`: the one
//! input of every exporter. This crate reads no file; callers hand it bytes and a path to show.
//!
//! **Invariant:** one parse feeds both the schema check and the typed values, and no input makes it recurse or panic.

mod characters;
pub mod document;
pub mod edit;
pub mod emit;
mod engine;
pub mod fields;
pub mod key;
mod keys;
mod limits;
mod order;

pub mod markdown;
pub mod outcome;
mod parse;
pub mod pattern;
pub mod publication;
pub mod question;
mod refused;
pub mod rules;
pub mod scalar;
pub mod script;
pub mod session;
mod syntax;
pub mod topic;
pub mod tree;
mod typed;

pub use document::{Document, Parsed, parse};
pub use engine::Engine;
pub use key::Key;
pub use limits::Limits;
pub use order::ReadingOrder;
pub use publication::Publication;
pub use question::{Level, Question, Snippet};
pub use scalar::Scalar;
pub use topic::Topic;
