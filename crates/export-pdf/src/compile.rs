//! From the model to pages.

use crate::error::Error;
use crate::model::Model;
use crate::notice::Notice;
use crate::options::Options;
use crate::world::GuideWorld;
use typst::diag::SourceDiagnostic;
use typst::{World as _, WorldExt as _};
use typst_layout::PagedDocument;

/// Sets the pages, fills in what the template left open, and says what Typst has to remark.
pub(crate) fn compile(model: &Model, options: &Options) -> Result<(PagedDocument, Vec<Notice>), Error> {
    let data = serde_json::to_vec(model)?;
    let world = GuideWorld::new(&options.fonts, data, options.title_page.as_deref())
        .ok_or_else(|| Error::Template("a file of the template has no proper path".to_owned()))?;
    let result = typst::compile::<PagedDocument>(&world);
    let message = |warning: &SourceDiagnostic| Notice::Template {
        message: format!("{}{}", place(&world, warning), text(warning)),
    };
    let notices = result.warnings.iter().map(message).collect();
    match result.output {
        Ok(document) => Ok((finish(document, model)?, notices)),
        Err(errors) => {
            let place = errors.first().map(|error| place(&world, error)).unwrap_or_default();
            Err(Error::Template(format!("{place}{}", texts(&errors))))
        }
    }
}

/// Fills in what the template left open.
#[cfg(feature = "one-pass")]
#[expect(
    clippy::needless_pass_by_value,
    reason = "without the feature `one-pass` the document is what is returned"
)]
fn finish(document: PagedDocument, model: &Model) -> Result<PagedDocument, Error> {
    crate::one_pass::fill_placeholders(&document, &model.geometry)
}

/// Typst has filled in everything itself.
#[cfg(not(feature = "one-pass"))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "the same signature as with the feature `one-pass`"
)]
fn finish(document: PagedDocument, _model: &Model) -> Result<PagedDocument, Error> {
    Ok(document)
}

/// Gives back what Typst keeps for its next run: another publication has little use for it, and memory would grow.
pub(crate) fn forget() {
    typst::comemo::evict(0);
}

/// Says where in the template something is, such as `title-page.typ:3:9: `; nothing if that is not known.
fn place(world: &GuideWorld, diagnostic: &SourceDiagnostic) -> String {
    let find = || {
        let id = diagnostic.span.id()?;
        let at = world.range(diagnostic.span)?.start;
        let (line, column) = world.source(id).ok()?.lines().byte_to_line_column(at)?;
        let path = id.get().vpath().get_without_slash().to_owned();
        Some(format!("{path}:{}:{}: ", line + 1, column + 1))
    };
    find().unwrap_or_default()
}

/// Returns a message with its hints.
fn text(diagnostic: &SourceDiagnostic) -> String {
    let hints = diagnostic.hints.iter().map(|hint| hint.v.as_str());
    let parts: Vec<&str> = std::iter::once(diagnostic.message.as_str()).chain(hints).collect();
    parts.join("; ")
}

/// Joins the first few messages: one cause may repeat on every page.
pub(crate) fn texts(diagnostics: &[SourceDiagnostic]) -> String {
    let mut texts: Vec<String> = diagnostics.iter().map(text).collect();
    texts.dedup();
    let more = texts.len().saturating_sub(3);
    texts.truncate(3);
    if more > 0 {
        texts.push(format!("and {more} more"));
    }
    texts.join("; ")
}
