//! The note type's fields and templates, by constant ids.
//!
//! **Invariant:** numbers, names and order in this file never change once released. Anki calls every note "conflicting"
//! when a field or template is added, removed or moved; the spare fields are what later versions may use instead.

/// The note type's id: milliseconds, below any learner's clock.
pub(crate) const NOTE_TYPE_ID: i64 = 1_735_725_601_001;
/// The name that learners see in Anki's lists.
pub const NOTE_TYPE_NAME: &str = "Deckle question";

/// A field of every note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Question,
    Answer,
    /// The examples that come before the one in `Code`.
    Before,
    /// The example that the output card asks about; without such a card, the first one.
    Code,
    /// What it prints. Filled exactly when the note has an output card, or once had one.
    Output,
    /// The examples that come after the one in `Code`.
    After,
    References,
    Level,
    Topic,
    /// The question's address.
    Source,
    /// The question's key: permanent, so that reordering a topic changes no note.
    SortKey,
    /// Why the question was withdrawn; empty on all others.
    Notice,
    /// Why the output card asks nothing any more; empty on all others.
    OutputNotice,
    Spare1,
    Spare2,
    Spare3,
}

impl Field {
    /// All fields with their ids and names, in Anki's order.
    pub(crate) const ALL: [(Field, i64, &'static str); 16] = [
        (Field::Question, 5_203_886_481_264_101, "Question"),
        (Field::Answer, 5_203_886_481_264_102, "Answer"),
        (Field::Before, 5_203_886_481_264_103, "Examples before"),
        (Field::Code, 5_203_886_481_264_104, "Code"),
        (Field::Output, 5_203_886_481_264_105, "Output"),
        (Field::After, 5_203_886_481_264_106, "Examples after"),
        (Field::References, 5_203_886_481_264_107, "References"),
        (Field::Level, 5_203_886_481_264_108, "Level"),
        (Field::Topic, 5_203_886_481_264_109, "Topic"),
        (Field::Source, 5_203_886_481_264_110, "Source"),
        (Field::SortKey, 5_203_886_481_264_111, "Sort key"),
        (Field::Notice, 5_203_886_481_264_112, "Notice"),
        (Field::OutputNotice, 5_203_886_481_264_113, "Output notice"),
        (Field::Spare1, 5_203_886_481_264_114, "Spare 1"),
        (Field::Spare2, 5_203_886_481_264_115, "Spare 2"),
        (Field::Spare3, 5_203_886_481_264_116, "Spare 3"),
    ];

    /// Returns the field's place in a note.
    pub(crate) fn index(self) -> usize {
        self as usize
    }
}

/// A template: one kind of card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Template {
    /// Anki's permanent id.
    pub(crate) id: i64,
    pub(crate) name: &'static str,
    pub(crate) front: &'static str,
    pub(crate) back: &'static str,
}

/// The templates, in Anki's order.
pub(crate) const TEMPLATES: [Template; 2] = [
    Template {
        id: 5_203_886_481_264_201,
        name: "Question",
        front: include_str!("assets/question-front.html"),
        back: include_str!("assets/question-back.html"),
    },
    Template {
        id: 5_203_886_481_264_202,
        name: "What does this print?",
        front: include_str!("assets/output-front.html"),
        back: include_str!("assets/output-back.html"),
    },
];

/// The cards' style sheet.
pub(crate) const CSS: &str = include_str!("assets/card.css");

#[cfg(test)]
mod tests {
    #![allow(
        clippy::needless_raw_string_hashes,
        reason = "expect-test writes them when it blesses"
    )]

    use super::{CSS, Field, NOTE_TYPE_ID, NOTE_TYPE_NAME, TEMPLATES};
    use expect_test::expect;

    /// A change here breaks every learner's next update: see the module's invariant.
    #[test]
    fn ids_and_order_are_for_ever() {
        let mut lines = vec![format!("{NOTE_TYPE_ID} {NOTE_TYPE_NAME}")];
        lines.extend(
            Field::ALL
                .iter()
                .map(|(field, id, name)| format!("{} {id} {name}", field.index())),
        );
        lines.extend(
            TEMPLATES
                .iter()
                .map(|template| format!("{} {}", template.id, template.name)),
        );
        expect![[r"
            1735725601001 Deckle question
            0 5203886481264101 Question
            1 5203886481264102 Answer
            2 5203886481264103 Examples before
            3 5203886481264104 Code
            4 5203886481264105 Output
            5 5203886481264106 Examples after
            6 5203886481264107 References
            7 5203886481264108 Level
            8 5203886481264109 Topic
            9 5203886481264110 Source
            10 5203886481264111 Sort key
            11 5203886481264112 Notice
            12 5203886481264113 Output notice
            13 5203886481264114 Spare 1
            14 5203886481264115 Spare 2
            15 5203886481264116 Spare 3
            5203886481264201 Question
            5203886481264202 What does this print?"]]
        .assert_eq(&lines.join("\n"));
    }

    #[test]
    fn templates_name_only_fields_that_exist() {
        for template in TEMPLATES {
            for side in [template.front, template.back] {
                for mark in side.split("{{").skip(1) {
                    let name = mark
                        .split("}}")
                        .next()
                        .unwrap_or_default()
                        .trim_start_matches(['#', '/', '^']);
                    let known = Field::ALL.iter().any(|(_, _, field)| *field == name);
                    assert!(known || ["FrontSide", "Tags"].contains(&name), "{name}");
                }
                assert!(!side.contains("<script"));
            }
        }
    }

    /// WCAG 2.2, success criterion 1.4.3: text stands out by 4.5 to 1.
    #[test]
    fn every_colour_of_text_can_be_read_by_day_and_by_night() {
        for block in CSS.split('}').filter(|block| block.contains("--paper:")) {
            let colour = |name: &str| {
                let at = block
                    .find(&format!("--{name}: #"))
                    .unwrap_or_else(|| panic!("--{name} is not set"));
                let hex = &block[at..][name.len() + 5..][..6];
                luminance(hex)
            };
            let contrast = |text: &str, ground: &str| {
                let (one, other) = (colour(text), colour(ground));
                (one.max(other) + 0.05) / (one.min(other) + 0.05)
            };
            let code = [
                "keyword",
                "string",
                "number",
                "comment",
                "function",
                "type",
                "attribute",
            ];
            for text in ["ink", "soft", "link"].into_iter().chain(code) {
                for ground in ["paper", "panel"] {
                    let ratio = contrast(text, ground);
                    assert!(ratio >= 4.5, "{text} on {ground}: {ratio:.2} in {block}");
                }
            }
            assert!(contrast("warn-ink", "warn-paper") >= 4.5);
        }
    }

    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap_or_default()) / 255.0;
            if value <= 0.03928 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
    }
}
