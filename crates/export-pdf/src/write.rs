//! From pages to a PDF file, in the strictest standards that the content allows.

use crate::compile::texts;
use crate::error::Error;
use crate::notice::{Notice, Standard};
use crate::options::Options;
use deckle_content::Publication;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// A file, the standards that it keeps, and why it keeps no more.
pub(crate) struct Written {
    pub(crate) pdf: Vec<u8>,
    pub(crate) standards: Vec<Standard>,
    pub(crate) notices: Vec<Notice>,
}

/// What a guide tries to keep, the most demanding first.
const ATTEMPTS: [&[Standard]; 4] = [&[Standard::A2a, Standard::Ua1], &[Standard::Ua1], &[Standard::A2a], &[]];

/// Writes the pages in the first set of standards that they satisfy.
pub(crate) fn write(document: &PagedDocument, publication: &Publication, options: &Options) -> Result<Written, Error> {
    let mut notices = Vec::new();
    let mut failure = None;
    for standards in ATTEMPTS {
        // PDF/A records when the content was made. A guide without a date need not be tried.
        if standards.contains(&Standard::A2a) && timestamp(options).is_none() {
            failure.get_or_insert_with(|| "it asks for a date, and the guide has none".to_owned());
            continue;
        }
        match typst_pdf::pdf(document, &pdf_options(publication, options, standards)?) {
            Ok(pdf) => {
                let kept = |standard: &&Standard| !standards.contains(standard);
                if let Some(reason) = failure {
                    notices.extend(ATTEMPTS[0].iter().filter(kept).map(|standard| Notice::StandardNotKept {
                        standard: *standard,
                        reason: reason.clone(),
                    }));
                }
                return Ok(Written {
                    pdf,
                    standards: standards.to_vec(),
                    notices,
                });
            }
            Err(errors) => failure = Some(texts(&errors)),
        }
    }
    Err(Error::Pdf(failure.unwrap_or_default()))
}

fn timestamp(options: &Options) -> Option<Timestamp> {
    let date = options.date?;
    let date = Datetime::from_ymd_hms(i32::from(date.year), date.month, date.day, 0, 0, 0)?;
    Some(Timestamp::new_utc(date))
}

fn pdf_options(publication: &Publication, options: &Options, standards: &[Standard]) -> Result<PdfOptions, Error> {
    let names: Vec<PdfStandard> = standards
        .iter()
        .map(|standard| match standard {
            Standard::Ua1 => PdfStandard::Ua_1,
            Standard::A2a => PdfStandard::A_2a,
        })
        .collect();
    let standards = PdfStandards::new(&names).map_err(|error| Error::Pdf(error.message().to_string()))?;
    Ok(PdfOptions {
        // Stable for one content version, so that a reader's program knows the file again.
        ident: Smart::Custom(format!(
            "deckle {} {} {}",
            publication.title,
            publication.version,
            options.mode.name()
        )),
        creator: Smart::Custom(Some("deckle".to_owned())),
        timestamp: timestamp(options),
        standards,
        ..PdfOptions::default()
    })
}
