//! From a grammar's scopes to the few classes that readers see.

use crate::highlight::Class;
use std::sync::LazyLock;
use syntect::parsing::Scope;

/// Scope prefixes and what they mean. The innermost scope that any prefix matches decides, and among prefixes the first
/// in this table. The names follow the scope naming rules of Sublime Text.
static TABLE: LazyLock<Vec<(Scope, Class)>> = LazyLock::new(|| {
    [
        ("comment", Class::Comment),
        ("punctuation.definition.comment", Class::Comment),
        ("constant.character.escape", Class::String),
        ("punctuation.definition.string", Class::String),
        ("string.unquoted", Class::Plain),
        ("string", Class::String),
        ("constant.numeric", Class::Number),
        ("constant.language", Class::Constant),
        ("support.constant", Class::Constant),
        ("variable.annotation", Class::Attribute),
        ("meta.annotation.function", Class::Attribute),
        ("punctuation.definition.annotation", Class::Attribute),
        ("entity.name.function.decorator", Class::Attribute),
        ("entity.other.attribute-name", Class::Attribute),
        ("entity.name.tag", Class::Attribute),
        ("support.type.property-name", Class::Attribute),
        ("meta.mapping.key", Class::Attribute),
        ("entity.name.table", Class::Attribute),
        ("variable.function", Class::Function),
        ("entity.name.function", Class::Function),
        ("support.function", Class::Function),
        ("entity.name.class", Class::Type),
        ("entity.name.type", Class::Type),
        ("entity.other.inherited-class", Class::Type),
        ("support.class", Class::Type),
        ("support.type", Class::Type),
        ("keyword.operator.logical", Class::Keyword),
        ("keyword.operator.word", Class::Keyword),
        ("keyword.operator", Class::Plain),
        ("keyword", Class::Keyword),
        ("storage", Class::Keyword),
        ("punctuation.section.interpolation", Class::Plain),
        ("meta.interpolation", Class::Plain),
        ("source.python.embedded", Class::Plain),
    ]
    .into_iter()
    .filter_map(|(name, class)| Some((Scope::new(name).ok()?, class)))
    .collect()
});

/// Chooses the class of a token from its scopes, outermost first.
pub(crate) fn classify(scopes: &[Scope]) -> Class {
    scopes
        .iter()
        .rev()
        .find_map(|scope| TABLE.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)))
        .map_or(Class::Plain, |(_, class)| *class)
}
