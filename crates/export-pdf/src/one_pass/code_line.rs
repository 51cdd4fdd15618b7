//! Sets a line of a block of code, in the colours of its runs.
//!
//! The template shows each line with `code-line.with(lines, classes, shaped)`. A line that needs shaping, or is broken into
//! several rows, is what `shaped(line)` makes of it.
//!
//! **Invariant:** the text of what is set is the text of the runs.

use super::glyphs::{MAX_BYTES, Setter, is_plain};
use super::native::function;
use typst::comemo::Tracked;
use typst::diag::{At as _, SourceResult, StrResult};
use typst::engine::Engine;
use typst::foundations::{
    Args, Array, Content, Context, Dict, Func, IntoValue as _, NativeElement as _, NativeFuncData, NativeFuncPtr,
    Packed, StyleChain, Value,
};
use typst::introspection::{Locator, MetadataElem};
use typst::layout::{Abs, InlineElem, InlineItem, Size};
use typst::syntax::Span;
use typst::text::{FontVariant, RawLine, TextElem, variant};
use typst::visualize::Paint;

/// The function, as the template sees it.
pub(crate) static CODE_LINE: NativeFuncData = function(
    "code-line",
    "Code Line",
    "Sets a line of code, given as runs of a class and a text.",
    NativeFuncPtr(&code_line),
);

#[expect(clippy::needless_pass_by_value, reason = "the signature of Typst's functions")]
fn code_line(engine: &mut Engine<'_>, context: Tracked<'_, Context<'_>>, args: &mut Args) -> SourceResult<Value> {
    let lines: Array = args.expect("lines")?;
    let classes: Dict = args.expect("classes")?;
    let shaped: Func = args.expect("shaped")?;
    let line: Content = args.expect("line")?;
    let Some(line) = line.to_packed::<RawLine>() else {
        return Ok(Value::None);
    };
    let Ok(Value::Array(runs)) = lines.at(line.number - 1, Some(Value::None)) else {
        return Ok(Value::None);
    };
    if runs.is_empty() {
        return Ok(Value::None);
    }
    let bytes: Option<usize> = runs.iter().map(plain_bytes).sum();
    if bytes.is_none_or(|bytes| bytes > MAX_BYTES) {
        return shaped.call(engine, context, [Value::Array(runs)]);
    }
    let line = Packed::new(MetadataElem::new(Value::Array(
        [runs.into_value(), classes.into_value()].into_iter().collect(),
    )));
    Ok(InlineElem::layouter(line, layout).pack().into_value())
}

/// Returns how long a run's text is, if each of its characters is one glyph.
fn plain_bytes(run: &Value) -> Option<usize> {
    let (_, text) = parts(run)?;
    is_plain(text).then_some(text.len())
}

/// Takes a run apart into its class and its text.
fn parts(run: &Value) -> Option<(&str, &str)> {
    match run {
        Value::Array(parts) => match parts.as_slice() {
            [Value::Str(class), Value::Str(text)] => Some((class, text)),
            _ => None,
        },
        _ => None,
    }
}

/// How a class looks.
struct Look {
    fill: Paint,
    variant: FontVariant,
}

fn look(class: &str, classes: &Dict, styles: StyleChain<'_>) -> StrResult<Look> {
    let mut look = Look {
        fill: styles.get_cloned(TextElem::fill),
        variant: variant(styles),
    };
    if let Ok(Value::Dict(properties)) = classes.get(class) {
        if let Ok(fill) = properties.get("fill") {
            look.fill = fill.clone().cast().map_err(|error| error.message().clone())?;
        }
        if let Ok(weight) = properties.get("weight") {
            look.variant.weight = weight.clone().cast().map_err(|error| error.message().clone())?;
        }
        if let Ok(style) = properties.get("style") {
            look.variant.style = style.clone().cast().map_err(|error| error.message().clone())?;
        }
    }
    Ok(look)
}

/// Puts the runs of a line side by side.
fn layout(
    line: &Packed<MetadataElem>,
    engine: &mut Engine<'_>,
    _: Locator<'_>,
    styles: StyleChain<'_>,
    _: Size,
) -> SourceResult<Vec<InlineItem>> {
    let (runs, classes) = match &line.value {
        Value::Array(pair) => match pair.as_slice() {
            [Value::Array(runs), Value::Dict(classes)] => (runs, classes),
            _ => return Ok(Vec::new()),
        },
        _ => return Ok(Vec::new()),
    };
    let mut setter = Setter::new(engine, styles, Abs::zero());
    for (class, text) in runs.iter().filter_map(parts) {
        let look = look(class, classes, styles).at(Span::detached())?;
        setter.push(text, look.variant, look.fill);
    }
    Ok(vec![InlineItem::Frame(setter.frame(Abs::zero()))])
}
