//! Sets lines of code without Typst's line breaking.
//!
//! Code has been broken into rows already, and in plain letters each character is one glyph. Typst would shape every run
//! of colour and try every place where a line may end, which took most of a guide's time. The template calls
//! `code-line(runs, classes)`; it gives `none` for a line that needs shaping, and the template then sets it as text.
//!
//! **Invariant:** the text of what is set is the text of the runs.

use std::sync::LazyLock;
use typst::World as _;
use typst::diag::{At as _, SourceResult, StrResult};
use typst::engine::Engine;
use typst::foundations::{
    Args, Array, CastInfo, Dict, IntoValue as _, NativeElement as _, NativeFuncData, NativeFuncPtr, Packed, Scope,
    StyleChain, Value,
};
use typst::introspection::{Locator, MetadataElem};
use typst::layout::{Abs, Frame, FrameItem, InlineElem, InlineItem, Point, Size};
use typst::syntax::Span;
use typst::text::{FontInstance, FontVariant, FontVariations, Glyph, TextElem, TextItem, families, variant};
use typst::visualize::Paint;

/// The function, as the template sees it.
pub(crate) static CODE_LINE: NativeFuncData = NativeFuncData {
    function: NativeFuncPtr(&|_, _, args| code_line(args)),
    name: "code-line",
    title: "Code Line",
    docs: "Sets a line of code, given as runs of a class and a text.",
    def_site: None,
    keywords: &[],
    contextual: false,
    scope: LazyLock::new(&Scope::new),
    params: LazyLock::new(&Vec::new),
    returns: LazyLock::new(&|| CastInfo::Any),
};

/// The longest line that is set here: glyphs count their bytes in 16 bits.
const LONGEST: usize = 4_000;

fn code_line(args: &mut Args) -> SourceResult<Value> {
    let runs: Array = args.expect("runs")?;
    let classes: Dict = args.expect("classes")?;
    let bytes: Option<usize> = runs.iter().map(plain_bytes).sum();
    if bytes.is_none_or(|bytes| bytes > LONGEST) {
        return Ok(Value::None);
    }
    let line = Packed::new(MetadataElem::new(Value::Array(
        [runs.into_value(), classes.into_value()].into_iter().collect(),
    )));
    Ok(InlineElem::layouter(line, layout).pack().into_value())
}

/// Returns how long a run's text is, if each of its characters is one glyph.
fn plain_bytes(run: &Value) -> Option<usize> {
    match parts(run)? {
        (_, text) if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) => Some(text.len()),
        _ => None,
    }
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

/// Puts the runs of a line side by side in a frame as high as capital letters, as Typst does.
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
    let size = styles.resolve(TextElem::size);
    let mut items = Vec::with_capacity(runs.len());
    let mut fonts: Vec<(FontVariant, FontInstance)> = Vec::new();
    let (mut x, mut height) = (Abs::zero(), Abs::zero());
    for (class, text) in runs.iter().filter_map(parts) {
        let look = look(class, classes, styles).at(Span::detached())?;
        let known = fonts.iter().find(|(variant, _)| *variant == look.variant);
        let found = known.map(|(_, font)| font.clone());
        let Some(font) = found.or_else(|| font(engine, styles, look.variant, size)) else {
            continue;
        };
        if known.is_none() {
            fonts.push((look.variant, font.clone()));
        }
        let item = TextItem {
            glyphs: glyphs(&font, text),
            font,
            size,
            fill: look.fill,
            stroke: None,
            lang: styles.get(TextElem::lang),
            region: styles.get(TextElem::region),
            text: text.into(),
        };
        height = height.max(item.font.metrics().cap_height.at(size));
        let width = item.width();
        items.push((x, item));
        x += width;
    }
    let mut frame = Frame::soft(Size::new(x, height));
    frame.set_baseline(height);
    frame.push_multiple(
        items
            .into_iter()
            .map(|(x, item)| (Point::new(x, height), FrameItem::Text(item))),
    );
    Ok(vec![InlineItem::Frame(frame)])
}

/// Finds the first family of the text that has all printable characters of ASCII.
fn font(engine: &Engine<'_>, styles: StyleChain<'_>, variant: FontVariant, size: Abs) -> Option<FontInstance> {
    families(styles).find_map(|family| {
        let at = engine.world.book().select(family.as_str(), variant)?;
        let font = engine.world.font(at)?;
        let covers = |character: u32| font.info().coverage.contains(character);
        (0x20..0x7f)
            .all(covers)
            .then(|| font.clone().instantiate(variant, size, &FontVariations::default()))
    })
}

fn glyphs(font: &FontInstance, text: &str) -> Vec<Glyph> {
    let glyph = |(at, character): (usize, char)| {
        let id = font.ttf().glyph_index(character)?.0;
        let at = u16::try_from(at).ok()?;
        Some(Glyph {
            id,
            x_advance: font.x_advance(id)?,
            x_offset: typst::layout::Em::zero(),
            y_advance: typst::layout::Em::zero(),
            y_offset: typst::layout::Em::zero(),
            range: at..at + 1,
            span: (Span::detached(), 0),
        })
    };
    text.char_indices().filter_map(glyph).collect()
}
