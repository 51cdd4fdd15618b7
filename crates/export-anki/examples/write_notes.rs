//! Packs rendered notes: `write_notes NOTES.json OUT.apkg`. `cargo xtask bench anki` compares it with other writers.
#![allow(clippy::disallowed_methods, reason = "a benchmark reads and writes files")]

use deckle_content::publication::{Publication, TopicEdition};
use deckle_export_anki::rendered::{Rendered, pack};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(notes), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("usage: write_notes NOTES.json OUT.apkg".into());
    };
    let notes: Vec<Rendered> = serde_json::from_slice(&std::fs::read(notes)?)?;
    let topic = serde_json::from_str(
        r#"{"title": "Bench", "description": "Notes to be measured.", "group": "languages", "order": [], "tags": {}}"#,
    )?;
    let publication = Publication {
        title: "Bench".to_owned(),
        description: String::new(),
        version: "1".to_owned(),
        source_url: None,
        interpreters: Vec::new(),
        topics: vec![TopicEdition {
            id: "bench".to_owned(),
            topic,
            questions: Vec::new(),
        }],
    };
    std::fs::write(out, pack(&publication, "Interview", notes)?)?;
    Ok(())
}
