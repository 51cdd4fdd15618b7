//! Tab-separated HTML with the header lines that Anki's text import reads; see
//! <https://docs.ankiweb.net/importing/text-files.html>.

use crate::error::Error;
use deckle_content::Publication;
use deckle_export_anki::{Ledger, NOTE_TYPE_NAME, Options, field_names, text_notes};

/// Writes the notes as tab-separated HTML. The guid comes first, so that a second import updates.
///
/// Each row names its note type. Were it named once for the file, Anki would take any other type where it does not know
/// that one, and a learner who imports the text before the deck would have notes that no deck can ever update. So a
/// collection without the note type takes nothing: the deck comes first.
///
/// # Errors
/// Fails where the deck cannot be made either.
pub fn export_tsv(publication: &Publication, ledger: &Ledger, options: &Options) -> Result<Vec<u8>, Error> {
    let notes = text_notes(publication, ledger, options)?;
    let names: Vec<&str> = field_names().collect();
    let header = format!(
        "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:{}\n\
         #columns:GUID\tNote type\tDeck\t{}\tTags\n",
        names.len() + 4,
        names.join("\t")
    );
    // Anki's own export ends its lines like this.
    let mut rows = csv::WriterBuilder::new()
        .delimiter(b'\t')
        .from_writer(header.into_bytes());
    for note in &notes {
        let tags = note.tags.join(" ");
        let ends = [note.guid.as_str(), NOTE_TYPE_NAME, note.deck.as_str()];
        let fields = note.fields.iter().map(String::as_str);
        rows.write_record(ends.into_iter().chain(fields).chain([tags.as_str()]))?;
    }
    rows.into_inner()
        .map_err(|error| csv::Error::from(error.into_error()).into())
}
