//! The note type's fields and templates, by constant ids.
//!
//! **Invariant:** numbers, names and order in this file never change once released. Anki calls every note "conflicting"
//! when a field or template is added, removed or moved; the spare fields are what later versions may use instead.

/// The note type's id: milliseconds, below any learner's clock.
pub(crate) const NOTE_TYPE_ID: i64 = 1_735_725_601_001;
/// The name that learners see in Anki's lists.
pub(crate) const NOTE_TYPE_NAME: &str = "Deckle question";

/// A field of every note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Question,
    Answer,
    /// The examples that come before the one in `Code`.
    Before,
    /// The example that the output card asks about; without such a card, the first one.
    Code,
    /// What it prints. Filled exactly when the note has an output card.
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
    Spare1,
    Spare2,
    Spare3,
    Spare4,
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
        (Field::Spare1, 5_203_886_481_264_113, "Spare 1"),
        (Field::Spare2, 5_203_886_481_264_114, "Spare 2"),
        (Field::Spare3, 5_203_886_481_264_115, "Spare 3"),
        (Field::Spare4, 5_203_886_481_264_116, "Spare 4"),
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
