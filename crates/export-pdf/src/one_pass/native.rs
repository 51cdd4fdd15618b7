//! How Typst is told of a function that this crate writes for its template.

use std::sync::LazyLock;
use typst::foundations::{CastInfo, NativeFuncData, NativeFuncPtr, Scope};

/// Describes a function. Only the template of this crate calls it: no documentation of its parameters is ever shown.
pub(crate) const fn function(
    name: &'static str,
    title: &'static str,
    docs: &'static str,
    function: NativeFuncPtr,
) -> NativeFuncData {
    NativeFuncData {
        function,
        name,
        title,
        docs,
        def_site: None,
        keywords: &[],
        contextual: false,
        scope: LazyLock::new(&Scope::new),
        params: LazyLock::new(&Vec::new),
        returns: LazyLock::new(&|| CastInfo::Any),
    }
}
