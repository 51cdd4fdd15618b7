//! The syntax of YAML, and what it makes of an author's text.

pub(crate) mod ambiguous_scalar;
pub(crate) mod anchor_alias_merge;
pub(crate) mod bad_escape;
pub(crate) mod block_header;
pub(crate) mod block_indent;
pub(crate) mod colon_in_text;
pub(crate) mod comment_cuts_text;
pub(crate) mod custom_tag;
pub(crate) mod duplicate_key;
pub(crate) mod empty;
pub(crate) mod folded_code;
pub(crate) mod merge_conflict;
pub(crate) mod multi_document;
pub(crate) mod non_string_key;
pub(crate) mod reserved_start;
pub(crate) mod space_after_colon;
pub(crate) mod space_after_dash;
pub(crate) mod space_before_comment;
pub(crate) mod stray_bracket;
pub(crate) mod syntax;
pub(crate) mod tab_indent;
pub(crate) mod text_after_quote;
pub(crate) mod too_deep;
pub(crate) mod too_many_values;
pub(crate) mod unclosed_bracket;
pub(crate) mod unclosed_quote;
