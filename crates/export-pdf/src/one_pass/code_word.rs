//! Sets code in running text as an object of its line: its spaces are not stretched, and it is never broken.
//!
//! The template shows such code with `code-word.with(shaped)`, and a part of one that may be broken between its parts with
//! `code-word(shaped, part, first: …, last: …)`. What needs shaping is what `shaped(code, first: …, last: …)` makes of it.
//! The tint behind the code is that of highlighted text.
//!
//! **Invariant:** the text of what is set is the text of the code.

use super::glyphs::{MAX_BYTES, Setter, is_plain};
use super::native::function;
use typst::comemo::Tracked;
use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{
    Arg, Args, Context, Func, IntoValue as _, NativeElement as _, NativeFuncData, NativeFuncPtr, Packed, StyleChain,
    Value,
};
use typst::introspection::{Locator, MetadataElem};
use typst::layout::{Abs, Em, FrameItem, InlineElem, InlineItem, Point, Size};
use typst::syntax::{Span, Spanned};
use typst::text::{HighlightElem, RawContent, RawElem, TextElem, variant};
use typst::visualize::Geometry;

/// The function, as the template sees it.
pub(crate) static CODE_WORD: NativeFuncData = function(
    "code-word",
    "Code Word",
    "Sets code in running text.",
    NativeFuncPtr(&code_word),
);

/// The room between the code and what stands beside it, in points; `shaped-code` of the template says the same.
///
/// Poppler takes more for a blank, and so do pdf.js and pdfminer from 0.85 on: a reader who looks for `decode.` finds nothing then.
const GAP: f64 = 0.25;
/// How far the tint reaches beyond that room at its sides, in points.
const BESIDE: f64 = 0.6;
/// How far it reaches above capital letters and below the line, in sizes of the code.
const REACH: f64 = 0.295;

#[expect(clippy::needless_pass_by_value, reason = "the signature of Typst's functions")]
fn code_word(engine: &mut Engine<'_>, context: Tracked<'_, Context<'_>>, args: &mut Args) -> SourceResult<Value> {
    let shaped: Func = args.expect("shaped")?;
    let code: Value = args.expect("code")?;
    let [first, last] = [args.named("first")?, args.named("last")?].map(|side: Option<bool>| side.unwrap_or(true));
    match text(&code) {
        Some(text) if is_plain(text) && text.len() <= MAX_BYTES => {
            let parts = [text.into_value(), first.into_value(), last.into_value()];
            let word = Packed::new(MetadataElem::new(Value::Array(parts.into_iter().collect())));
            Ok(InlineElem::layouter(word, layout).pack().into_value())
        }
        _ => {
            let mut call = Args::new(Span::detached(), [code]);
            call.items
                .extend([("first", first), ("last", last)].map(|(name, side)| Arg {
                    span: Span::detached(),
                    name: Some(name.into()),
                    value: Spanned::new(side.into_value(), Span::detached()),
                }));
            shaped.call(engine, context, call)
        }
    }
}

/// Returns the text of code: a text, or Typst's element of code.
fn text(code: &Value) -> Option<&str> {
    match code {
        Value::Str(text) => Some(text.as_str()),
        Value::Content(content) => match &content.to_packed::<RawElem>()?.text {
            RawContent::Text(text) => Some(text.as_str()),
            RawContent::Lines(lines) => match lines.as_slice() {
                [(line, _)] => Some(line.as_str()),
                _ => None,
            },
        },
        _ => None,
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the signature of Typst's layouters")]
fn layout(
    word: &Packed<MetadataElem>,
    engine: &mut Engine<'_>,
    _: Locator<'_>,
    styles: StyleChain<'_>,
    _: Size,
) -> SourceResult<Vec<InlineItem>> {
    let (text, first, last) = match &word.value {
        Value::Array(parts) => match parts.as_slice() {
            [Value::Str(text), Value::Bool(first), Value::Bool(last)] => (text, *first, *last),
            _ => return Ok(Vec::new()),
        },
        _ => return Ok(Vec::new()),
    };
    let tint = styles.get_cloned(HighlightElem::fill);
    let gap = |is_edge: bool| {
        if is_edge && tint.is_some() {
            Abs::pt(GAP)
        } else {
            Abs::zero()
        }
    };
    let mut setter = Setter::new(engine, styles, gap(first));
    setter.push(text, variant(styles), styles.get_cloned(TextElem::fill));
    let mut frame = setter.frame(gap(last));
    if let Some(tint) = tint {
        let reach = Em::new(REACH).at(styles.resolve(TextElem::size));
        let beside = |is_edge: bool| if is_edge { Abs::pt(BESIDE) } else { Abs::zero() };
        let width = frame.width() + beside(first) + beside(last);
        let shape = Geometry::Rect(Size::new(width, frame.height() + reach * 2.0)).filled(tint);
        let corner = Point::new(-beside(first), -reach);
        frame.prepend(corner, FrameItem::Shape(shape, Span::detached()));
    }
    Ok(vec![InlineItem::Frame(frame)])
}
