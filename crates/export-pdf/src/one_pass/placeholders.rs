//! What the template leaves open until all pages are set: where links lead, page numbers, and the running header.
//!
//! A guide that asked Typst for page numbers would be set twice, since none is known before its last page is.
//! Instead the template leaves placeholders, and [`page_numbers`](super::page_numbers) fills them in when the pages are there:
//!
//! - `to(target, alt, body)` makes `body` a link to what is labelled `target`;
//! - `page-of(target, text, end: …)` keeps room for `text`, in which the page number takes the place of the zeros; a shorter
//!   number stands at the beginning of its room, or with `end: true` at the end;
//! - a block that is labelled `running TARGET` is the header of the pages on which `target` is read; an empty one leaves
//!   them, and the page that `target` is on, without;
//! - a `page-of` of the target [`FOOTER_NUMBER`] shows how the page numbers in the footers look, from its page on.

use super::glyphs::{MAX_BYTES, Setter, is_plain};
use super::native::function;
use typst::diag::{At as _, SourceResult, bail};
use typst::engine::Engine;
use typst::foundations::{
    Args, Content, IntoValue as _, Label, NativeElement as _, NativeFuncData, NativeFuncPtr, Packed, Str, StyleChain,
    Value,
};
use typst::introspection::{Locator, MetadataElem};
use typst::layout::{Abs, Dir, Frame, FrameItem, GroupItem, InlineElem, InlineItem, Point, Size};
use typst::model::{Destination, Url};
use typst::text::{TextElem, variant};
use typst::utils::PicoStr;

/// The target of the placeholder that shows how the page numbers in the footers look.
pub(crate) const FOOTER_NUMBER: &str = "footer-number";

/// What the address of a link inside the guide begins with. A contributor's address is a page's, and never begins so: see
/// `lower::question::is_link`.
const INSIDE: &str = "\0";

/// The function that links, as the template sees it.
pub(crate) static TO: NativeFuncData = function(
    "to",
    "To",
    "Links a body to what has a label.",
    NativeFuncPtr(&|_, _, args| to(args)),
);

/// The function that keeps room for a page number, as the template sees it.
pub(crate) static PAGE_OF: NativeFuncData = function(
    "page-of",
    "Page Of",
    "Keeps room for the page number of what has a label.",
    NativeFuncPtr(&|_, _, args| page_of(args)),
);

/// Returns the target of a link that [`TO`] made; `None` for others.
pub(crate) fn target_of(destination: &Destination) -> Option<&str> {
    match destination {
        Destination::Url(url) => url.strip_prefix(INSIDE),
        _ => None,
    }
}

/// A placeholder, as the label of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placeholder<'a> {
    /// Room for the page number of a target, which is to stand at the room's right end or not.
    Page { target: &'a str, right: bool },
    /// The running header while a target is read.
    Header { target: &'a str },
}

impl<'a> Placeholder<'a> {
    /// Reads a label; `None` if it is no placeholder.
    pub(crate) fn read(label: &'a str) -> Option<Self> {
        let (kind, target) = label.split_once(' ')?;
        match kind {
            "page" => Some(Placeholder::Page { target, right: false }),
            "page-right" => Some(Placeholder::Page { target, right: true }),
            "running" => Some(Placeholder::Header { target }),
            _ => None,
        }
    }
}

fn to(args: &mut Args) -> SourceResult<Value> {
    let target: Str = args.expect("target")?;
    let alt: Str = args.expect("alt")?;
    let body: Content = args.expect("body")?;
    let address = Url::new(format!("{INSIDE}{target}")).at(args.span)?;
    Ok(body.linked(Destination::Url(address), Some(alt.into())).into_value())
}

fn page_of(args: &mut Args) -> SourceResult<Value> {
    let target: Str = args.expect("target")?;
    let text: Str = args.expect("text")?;
    let end = args.named("end")?.unwrap_or(false);
    if !is_plain(&text) || !text.as_str().contains('0') || text.len() > MAX_BYTES {
        bail!(
            args.span,
            "the text must be of plain letters and have zeros where the number stands"
        );
    }
    let parts = [target.into_value(), text.into_value(), end.into_value()];
    let placeholder = Packed::new(MetadataElem::new(Value::Array(parts.into_iter().collect())));
    Ok(InlineElem::layouter(placeholder, layout).pack().into_value())
}

/// Sets the text with its zeros and labels it.
#[expect(clippy::unnecessary_wraps, reason = "the signature of Typst's layouters")]
fn layout(
    placeholder: &Packed<MetadataElem>,
    engine: &mut Engine<'_>,
    _: Locator<'_>,
    styles: StyleChain<'_>,
    _: Size,
) -> SourceResult<Vec<InlineItem>> {
    let (target, text, end) = match &placeholder.value {
        Value::Array(parts) => match parts.as_slice() {
            [Value::Str(target), Value::Str(text), Value::Bool(end)] => (target, text, *end),
            _ => return Ok(Vec::new()),
        },
        _ => return Ok(Vec::new()),
    };
    let mut setter = Setter::new(engine, styles, Abs::zero());
    setter.push(text, variant(styles), styles.get_cloned(TextElem::fill));
    let room = setter.frame(Abs::zero());
    let is_leftward = styles.resolve(TextElem::dir) == Dir::RTL;
    let kind = if end == is_leftward { "page" } else { "page-right" };
    let (size, baseline) = (room.size(), room.baseline());
    let mut group = GroupItem::new(room);
    group.label = Label::new(PicoStr::intern(&format!("{kind} {target}")));
    let mut frame = Frame::soft(size);
    frame.set_baseline(baseline);
    frame.push(Point::zero(), FrameItem::Group(group));
    Ok(vec![InlineItem::Frame(frame)])
}
