//! Moves a topic's reading order from its own file into its questions, so that contributors share no line.

use crate::change::Change;
use crate::collection::Topic;
use crate::scope::Scope;
use crate::workspace::Workspace;
use deckle_content::fields::TOPIC;
use deckle_content::{Document, ReadingOrder, edit};
use deckle_diagnostics::{Applicability, Edit, Fix, escape};

impl Workspace {
    /// Makes the changes that leave each topic that was asked for with the first id of its `order` alone, and give each of
    /// its other questions an `after`: the questions first, the topic's file last. The reading order stays the same.
    ///
    /// A topic whose files do not allow it is left as it is; its reason is a sentence for people.
    pub fn spread_order(&self, scope: &Scope) -> (Vec<Change>, Vec<String>) {
        let (mut changes, mut reasons) = (Vec::new(), Vec::new());
        let topics = self.collection().topics.iter();
        for topic in topics.filter(|topic| scope.holds(topic.path())) {
            match spread(topic) {
                Ok(of_topic) => changes.extend(of_topic),
                Err(reason) => reasons.push(format!("left alone: {}: {reason}", escape::line(topic.path()))),
            }
        }
        (changes, reasons)
    }
}

fn spread(topic: &Topic) -> Result<Vec<Change>, String> {
    let (Some(document), Some(typed)) = (topic.document(), topic.typed()) else {
        return Err("it has mistakes, which come first".to_owned());
    };
    if typed.order.len() < 2 {
        return Ok(Vec::new());
    }
    let places = topic.questions.iter().map(|question| (question.id(), question.after()));
    let order = ReadingOrder::new(&typed.order, places);
    let mut changes = Vec::with_capacity(order.ids.len());
    for pair in order.ids.windows(2) {
        let &[before, id] = pair else { continue };
        let file = topic.questions.iter().find(|question| question.id() == id);
        let file = file.and_then(|question| question.document.as_ref());
        let edit = file.and_then(|document| Some((document, edit::set_after(document, before)?)));
        let (document, edit) = edit.ok_or_else(|| format!("the file of `{id}` has no place for `after`"))?;
        changes.push(change(document, edit));
    }
    let first = order.ids.first().copied().unwrap_or_default();
    let edit =
        edit::set_list(document, &TOPIC, "order", &[first]).ok_or("its `order` holds comments, which would be lost")?;
    changes.push(change(document, edit));
    changes.retain(|change| change.before != change.after);
    Ok(changes)
}

fn change(document: &Document, edit: Edit) -> Change {
    let before = document.file.text();
    let fix = Fix {
        title: String::new(),
        applicability: Applicability::Safe,
        edits: vec![edit],
    };
    Change {
        path: document.file.path().to_owned(),
        before: before.to_owned(),
        after: deckle_validate::apply(before, &[fix]),
    }
}
