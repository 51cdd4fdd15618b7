//! Output cards that learners have and that ask nothing any more.
//!
//! A package cannot take a card back: without an output the learner's card would be blank, and Anki would offer to delete
//! it with all its reviews. So a note that ever had an output card keeps one, which says why it is quiet.

use crate::field::Field;

/// What fills the field that the card depends on; the style sheet hides it.
const FILLER: &str = "<p class=\"gone\">—</p>";

/// Text for the card of a question that goes on.
const NOTICE: &str = "This card asks nothing any more: the example that it was about has changed. The question itself goes on. \
     You can suspend this card.";

/// Keeps an output card that was released. Returns whether there is such a card.
pub(crate) fn keep(fields: &mut [String], released_cards: u8) -> bool {
    let quiet = released_cards > 1 && field(fields, Field::Output).is_some_and(|html| html.is_empty());
    if quiet {
        fill(fields);
        if let Some(slot) = field(fields, Field::OutputNotice) {
            NOTICE.clone_into(slot);
        }
    }
    quiet
}

/// Fills the field that an output card depends on.
pub(crate) fn fill(fields: &mut [String]) {
    if let Some(slot) = field(fields, Field::Output) {
        FILLER.clone_into(slot);
    }
}

fn field(fields: &mut [String], field: Field) -> Option<&mut String> {
    fields.get_mut(field.index())
}
