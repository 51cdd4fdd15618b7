//! From the model to a PDF file, in the strictest standards that the content allows.

use crate::error::Error;
use crate::model::Model;
use crate::notice::{Notice, Standard};
use crate::options::Options;
use crate::world::GuideWorld;
use deckle_content::Edition;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// What came of it.
pub(crate) struct Compiled {
    pub(crate) pdf: Vec<u8>,
    pub(crate) pages: usize,
    pub(crate) standards: Vec<Standard>,
    pub(crate) notices: Vec<Notice>,
}

/// What a guide tries to keep, the most demanding first.
const ATTEMPTS: [&[Standard]; 4] = [&[Standard::A2a, Standard::Ua1], &[Standard::Ua1], &[Standard::A2a], &[]];

/// Sets the pages and writes them.
pub(crate) fn compile(model: &Model, edition: &Edition, options: &Options) -> Result<Compiled, Error> {
    let data = serde_json::to_vec(model)?;
    let world = GuideWorld::new(&options.fonts, data, options.title_page.as_deref())
        .ok_or_else(|| Error::Template("a file of the template has no proper path".to_owned()))?;
    let result = typst::compile::<PagedDocument>(&world);
    let mut notices: Vec<Notice> = result
        .warnings
        .iter()
        .map(|warning| Notice::Template { message: message(warning) })
        .collect();
    let written = match result.output {
        Ok(document) => write(&document, edition, options, &mut notices),
        Err(errors) => Err(Error::Template(messages(&errors))),
    };
    // Typst keeps what it computed for the next run; another edition has little use for it, and memory would grow.
    typst::comemo::evict(0);
    let (pdf, pages, standards) = written?;
    Ok(Compiled {
        pdf,
        pages,
        standards,
        notices,
    })
}

/// Writes the pages in the first set of standards that they satisfy and notes what had to be left out.
fn write(
    document: &PagedDocument,
    edition: &Edition,
    options: &Options,
    notices: &mut Vec<Notice>,
) -> Result<(Vec<u8>, usize, Vec<Standard>), Error> {
    let mut strictest_failure = None;
    for standards in ATTEMPTS {
        match typst_pdf::pdf(document, &pdf_options(edition, options, standards)?) {
            Ok(pdf) => {
                if let Some(reason) = strictest_failure {
                    let missing = ATTEMPTS[0].iter().filter(|standard| !standards.contains(standard));
                    notices.extend(missing.map(|standard| Notice::StandardNotKept {
                        standard: *standard,
                        reason: String::clone(&reason),
                    }));
                }
                return Ok((pdf, document.pages().len(), standards.to_vec()));
            }
            Err(errors) => {
                strictest_failure.get_or_insert_with(|| messages(&errors));
            }
        }
    }
    Err(Error::Pdf(strictest_failure.unwrap_or_default()))
}

fn pdf_options(edition: &Edition, options: &Options, standards: &[Standard]) -> Result<PdfOptions, Error> {
    let names: Vec<PdfStandard> = standards
        .iter()
        .map(|standard| match standard {
            Standard::Ua1 => PdfStandard::Ua_1,
            Standard::A2a => PdfStandard::A_2a,
        })
        .collect();
    let standards = PdfStandards::new(&names).map_err(|error| Error::Pdf(error.message().to_string()))?;
    let timestamp = options
        .date
        .and_then(|date| Datetime::from_ymd_hms(i32::from(date.year), date.month, date.day, 0, 0, 0))
        .map(Timestamp::new_utc);
    Ok(PdfOptions {
        // Stable for one content version, so that a reader's program knows the file again.
        ident: Smart::Custom(format!("deckle {} {} {}", edition.title, edition.version, options.mode.name())),
        creator: Smart::Custom(Some("deckle".to_owned())),
        timestamp,
        standards,
        ..PdfOptions::default()
    })
}

fn message(diagnostic: &SourceDiagnostic) -> String {
    let mut text = diagnostic.message.to_string();
    for hint in &diagnostic.hints {
        text.push_str("; ");
        text.push_str(&hint.v);
    }
    text
}

/// Joins the first few messages: one cause may repeat on every page.
fn messages(diagnostics: &[SourceDiagnostic]) -> String {
    let mut texts: Vec<String> = diagnostics.iter().map(message).collect();
    texts.dedup();
    let more = texts.len().saturating_sub(3);
    texts.truncate(3);
    let mut joined = texts.join("; ");
    if more > 0 {
        joined.push_str(&format!("; and {more} more"));
    }
    joined
}
