//! The rules, one a file, and the registry of all codes.
//!
//! A rule that needs a parser or an interpreter is carried out where that is; its page and its severity are here all the
//! same. A test holds the registry to the codes that the sources name.

#[macro_use]
mod macros;
pub(crate) mod allow;
pub(crate) mod config;
pub(crate) mod dup;
pub(crate) mod id;
pub(crate) mod io;
pub(crate) mod reference;
pub(crate) mod run;
pub(crate) mod schema;
pub(crate) mod snippet;
pub(crate) mod text;
pub(crate) mod yaml;

mod page;

pub use page::page;

use crate::words;
use deckle_diagnostics::Rule;

/// Every rule, by code.
pub const ALL: &[Rule] = &[
    allow::firm_code::RULE,
    allow::unknown_code::RULE,
    allow::unused::RULE,
    config::firm_code::RULE,
    config::unknown_code::RULE,
    dup::near_duplicate::RULE,
    dup::same_title::RULE,
    id::duplicate::RULE,
    id::formerly_taken::RULE,
    id::not_file_name::RULE,
    id::retired_exists::RULE,
    id::vanished::RULE,
    io::bidi_or_zero_width::RULE,
    io::bom::RULE,
    io::control_char::RULE,
    io::crlf::RULE,
    io::file_name::RULE,
    io::missing_topic::RULE,
    io::no_final_newline::RULE,
    io::not_a_file::RULE,
    io::not_utf8::RULE,
    io::stray_file::RULE,
    io::symlink::RULE,
    io::too_big::RULE,
    io::unreadable::RULE,
    io::wrong_extension::RULE,
    reference::escapes_root::RULE,
    reference::not_in_order::RULE,
    reference::unknown_picture::RULE,
    reference::unknown_question::RULE,
    reference::unknown_tag::RULE,
    run::crash::RULE,
    run::error::RULE,
    run::exit::RULE,
    run::flaky::RULE,
    run::leaky::RULE,
    run::limit::RULE,
    run::lost::RULE,
    run::needs::RULE,
    run::not_raised::RULE,
    run::not_run::RULE,
    run::output::RULE,
    run::parse::RULE,
    run::raises::RULE,
    run::session::RULE,
    run::syntax::RULE,
    run::timeout::RULE,
    schema::not_a_choice::RULE,
    schema::missing_key::RULE,
    schema::other::RULE,
    schema::out_of_range::RULE,
    schema::pattern::RULE,
    schema::repeated_item::RULE,
    schema::too_long::RULE,
    schema::too_short::RULE,
    schema::wrong_type::RULE,
    schema::unknown_key::RULE,
    snippet::conflict::RULE,
    snippet::markdown_fence::RULE,
    snippet::needs_not_run::RULE,
    text::double_space::RULE,
    text::smart_quotes::RULE,
    text::tab_in_code::RULE,
    text::trailing_space::RULE,
    yaml::ambiguous_scalar::RULE,
    yaml::anchor_alias_merge::RULE,
    yaml::bad_escape::RULE,
    yaml::block_header::RULE,
    yaml::block_indent::RULE,
    yaml::colon_in_text::RULE,
    yaml::comment_cuts_text::RULE,
    yaml::custom_tag::RULE,
    yaml::duplicate_key::RULE,
    yaml::empty::RULE,
    yaml::folded_code::RULE,
    yaml::list_dash::RULE,
    yaml::merge_conflict::RULE,
    yaml::missing_colon::RULE,
    yaml::multi_document::RULE,
    yaml::non_string_key::RULE,
    yaml::reserved_start::RULE,
    yaml::space_after_colon::RULE,
    yaml::space_after_dash::RULE,
    yaml::space_before_comment::RULE,
    yaml::stray_bracket::RULE,
    yaml::stray_comma::RULE,
    yaml::syntax::RULE,
    yaml::tab_indent::RULE,
    yaml::text_after_quote::RULE,
    yaml::too_deep::RULE,
    yaml::too_many_values::RULE,
    yaml::unclosed_bracket::RULE,
    yaml::unclosed_quote::RULE,
];

/// Finds the rule of a code.
pub fn explain(code: &str) -> Option<&'static Rule> {
    let at = ALL.binary_search_by(|rule| rule.code.cmp(code)).ok()?;
    ALL.get(at)
}

/// Finds the code that was probably meant by one that is not there.
pub fn nearest(code: &str) -> Option<&'static str> {
    words::nearest(code, ALL.iter().map(|rule| rule.code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_sorted_and_have_all_sections() {
        assert!(ALL.is_sorted_by(|a, b| a.code < b.code));
        for rule in ALL {
            for section in ["What it does", "Why", "Example", "Instead"] {
                assert!(
                    rule.page.contains(&format!("## {section}\n")),
                    "{}: {section}",
                    rule.code
                );
            }
            assert_eq!(explain(rule.code), Some(rule));
        }
        assert_eq!(explain("no/such-code"), None);
    }
}
