//! The list of contents as one: screen readers are told of its entries and their levels.
//!
//! Typst's own `outline` asks for all headings, which are known only when all pages are set. The template knows them anyway.

use super::native::function;
use std::num::NonZeroUsize;
use typst::diag::{SourceResult, bail};
use typst::foundations::{
    Args, Array, Content, IntoValue as _, NativeElement as _, NativeFuncData, NativeFuncPtr, Value,
};
use typst::model::OutlineEntry;
use typst::pdf::PdfMarkerTag;

/// The function, as the template sees it.
pub(crate) static CONTENTS_LIST: NativeFuncData = function(
    "contents-list",
    "Contents List",
    "Makes a list of contents of entries, each a level and a line.",
    NativeFuncPtr(&|_, _, args| contents_list(args)),
);

fn contents_list(args: &mut Args) -> SourceResult<Value> {
    let entries: Array = args.expect("entries")?;
    let entries: Option<Vec<Content>> = entries.into_iter().map(entry).collect();
    match entries {
        Some(entries) => Ok(PdfMarkerTag::OutlineBody(Content::sequence(entries)).into_value()),
        None => bail!(args.span, "an entry of the contents is a level and a line"),
    }
}

/// Makes an entry. The line is all that is shown of it.
fn entry(value: Value) -> Option<Content> {
    let Value::Array(pair) = value else { return None };
    let mut pair = pair.into_iter();
    let level: NonZeroUsize = pair.next()?.cast().ok()?;
    let line: Content = pair.next()?.cast().ok()?;
    Some(OutlineEntry::new(level, line).pack())
}
