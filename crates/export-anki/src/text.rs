//! The same notes as text: with Anki's marks for Anki itself, and plain for other programs.

use crate::deck;
use crate::error::Error;
use crate::field::{Field, NOTE_TYPE_NAME};
use crate::html::strip;
use crate::ledger::Ledger;
use crate::options::Options;
use crate::plan::plan;
use deckle_content::publication::Publication;
use std::fmt::Write as _;

/// Writes the notes as tab-separated HTML with the header lines that Anki's text import reads; the guid comes first, so
/// that a second import updates.
pub fn export_tsv(publication: &Publication, ledger: &Ledger, options: &Options) -> Result<String, Error> {
    let plan = plan(publication, ledger, options)?;
    let names: Vec<&str> = Field::ALL.iter().map(|(_, _, name)| *name).collect();
    let mut out = String::from("#separator:tab\n#html:true\n#guid column:1\n");
    let _ = writeln!(
        out,
        "#notetype:{NOTE_TYPE_NAME}\n#deck column:2\n#tags column:{}",
        names.len() + 3
    );
    let _ = writeln!(out, "#columns:GUID\tDeck\t{}\tTags", names.join("\t"));
    for note in plan.notes.iter().filter(|note| !note.retired) {
        let deck = publication
            .topics
            .get(note.topic)
            .map(|topic| deck::name(&options.root, topic));
        let tags = note.tags.join(" ");
        let ends = [note.guid.as_str(), deck.as_deref().unwrap_or_default()];
        let fields = note.fields.iter().map(String::as_str);
        row(&mut out, '\t', ends.into_iter().chain(fields).chain([tags.as_str()]));
    }
    Ok(out)
}

/// Writes the notes as comma-separated plain text with a header row (RFC 4180), for other programs.
///
/// Cells hold the text as it is, also where it begins with `=`: what a spreadsheet would take for a formula is a line of
/// code or of output here, and programs need it unchanged.
pub fn export_csv(publication: &Publication, ledger: &Ledger, options: &Options) -> Result<String, Error> {
    const COLUMNS: [Field; 9] = [
        Field::Topic,
        Field::Level,
        Field::Question,
        Field::Answer,
        Field::Before,
        Field::Code,
        Field::Output,
        Field::After,
        Field::Source,
    ];
    let plan = plan(publication, ledger, options)?;
    let mut out = String::new();
    let name = |field: Field| Field::ALL.get(field.index()).map_or("", |(_, _, name)| *name);
    row(
        &mut out,
        ',',
        ["GUID", "Key"].into_iter().chain(COLUMNS.map(name)).chain(["Tags"]),
    );
    for note in plan.notes.iter().filter(|note| !note.retired) {
        let fields = COLUMNS.map(|field| strip(&breaks(note.field(field))).trim_end().to_owned());
        let ends = [note.guid.as_str(), note.key.as_str()];
        let tags = note.tags.join(" ");
        let fields = fields.iter().map(String::as_str);
        row(&mut out, ',', ends.into_iter().chain(fields).chain([tags.as_str()]));
    }
    Ok(out)
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

fn row<'a>(out: &mut String, separator: char, cells: impl Iterator<Item = &'a str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(separator);
        }
        // A leading `#` would be a comment to Anki.
        if cell.contains([separator, '"', '\n', '\r']) || cell.starts_with('#') {
            let _ = write!(out, "\"{}\"", cell.replace('"', "\"\""));
        } else {
            out.push_str(cell);
        }
    }
    // RFC 4180, section 2.1. Anki's own export ends its lines like this file's other text.
    out.push_str(if separator == ',' { "\r\n" } else { "\n" });
}
