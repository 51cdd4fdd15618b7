//! Comma-separated plain text with a header row (RFC 4180), for programs other than Anki.

use crate::error::Error;
use ::csv::{Terminator, WriterBuilder};
use deckle_content::Publication;
use deckle_export_anki::{Ledger, Options, field_names, strip, text_notes};

/// The fields that are columns, by their names in Anki.
const COLUMNS: [&str; 9] = [
    "Topic",
    "Level",
    "Question",
    "Answer",
    "Examples before",
    "Code",
    "Output",
    "Examples after",
    "Source",
];

/// Writes the notes as comma-separated plain text with a header row.
///
/// Cells hold the text as it is, also where it begins with `=`: what a spreadsheet would take for a formula is a line of
/// code or of output here, and programs need it unchanged.
///
/// # Errors
/// Fails where the deck cannot be made either.
pub fn export_csv(publication: &Publication, ledger: &Ledger, options: &Options) -> Result<Vec<u8>, Error> {
    let notes = text_notes(publication, ledger, options)?;
    let mut rows = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    rows.write_record(["GUID", "Key"].into_iter().chain(COLUMNS).chain(["Tags"]))?;
    for note in &notes {
        let key = note.question.key.to_string();
        let mut cells = vec![note.guid.clone(), key];
        for column in COLUMNS {
            let at = field_names().position(|name| name == column);
            let html = at.and_then(|at| note.fields.get(at)).map_or("", String::as_str);
            cells.push(strip(&breaks(html)).trim_end().to_owned());
        }
        cells.push(note.tags.join(" "));
        rows.write_record(cells)?;
    }
    rows.into_inner()
        .map_err(|error| ::csv::Error::from(error.into_error()).into())
}

/// Ends a line where a block of HTML ends.
fn breaks(html: &str) -> String {
    // The column's name says it already.
    let mut out = html.replace("<p class=\"label\">Output</p>", "").replace("<br>", "\n");
    for end in ["</p>", "</li>", "</pre>", "</tr>", "</h4>", "</h5>", "</h6>"] {
        out = out.replace(end, "\n");
    }
    out.replace("</td>", "\t").replace("</th>", "\t")
}
