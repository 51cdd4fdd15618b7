//! The table itself: one row an exporter, in the order in which readers are shown what to download.

use crate::{Reserved, Row};
use deckle_export::OptionSpec;

/// Gives the exporter if the feature compiles it in.
macro_rules! compiled {
    ($feature:tt, $exporter:expr) => {{
        #[cfg(feature = $feature)]
        {
            Some(&$exporter)
        }
        #[cfg(not(feature = $feature))]
        {
            None
        }
    }};
}

/// Every exporter.
pub static TABLE: [Row; 9] = [
    Row {
        name: "pdf",
        about: "A study guide",
        options: &[
            OptionSpec {
                name: "paper",
                about: "the paper",
                values: &["a4", "letter"],
            },
            OptionSpec {
                name: "print",
                about: "the size of the print",
                values: &["regular", "compact", "large"],
            },
            OptionSpec {
                name: "study",
                about: "questions first, answers with examples at the back",
                values: &[],
            },
            OptionSpec {
                name: "system-fonts",
                about: "also use the system's fonts; the file then differs from machine to machine",
                values: &[],
            },
        ],
        reserved: &[Reserved::Ending("-study")],
        feature: "pdf",
        exporter: compiled!("pdf", deckle_export_pdf::Pdf),
    },
    Row {
        name: "epub",
        about: "An ebook (EPUB 3)",
        options: &[],
        reserved: &[],
        feature: "exports",
        exporter: compiled!("exports", deckle_export_epub::Epub),
    },
    Row {
        name: "anki",
        about: "A deck for Anki (.apkg)",
        options: &[],
        reserved: &[],
        feature: "exports",
        exporter: compiled!("exports", deckle_export_anki::Anki),
    },
    Row {
        name: "tsv",
        about: "The deck's notes as tab-separated text that Anki reads back",
        options: &[],
        reserved: &[],
        feature: "exports",
        exporter: compiled!("exports", deckle_export_text::Tsv),
    },
    Row {
        name: "csv",
        about: "Questions and answers as comma-separated text for other apps",
        options: &[],
        reserved: &[],
        feature: "exports",
        exporter: compiled!("exports", deckle_export_text::Csv),
    },
    Row {
        name: "json",
        about: "One document",
        options: &[],
        reserved: &[],
        feature: "exports",
        exporter: compiled!("exports", deckle_export_json::Json),
    },
    Row {
        name: "jsonl",
        about: "One line for each question",
        options: &[],
        reserved: &[],
        feature: "exports",
        exporter: compiled!("exports", deckle_export_json::JsonLines),
    },
    Row {
        name: "markdown",
        about: "One document of CommonMark, to take the content elsewhere",
        options: &[],
        reserved: &[],
        feature: "exports",
        exporter: compiled!("exports", deckle_export_markdown::Markdown),
    },
    Row {
        name: "site",
        about: "A folder of pages",
        options: &[],
        reserved: &[
            Reserved::Name("site"),
            Reserved::Name("index"),
            Reserved::Name("assets"),
        ],
        feature: "exports",
        exporter: compiled!("exports", deckle_export_site::Site),
    },
];
