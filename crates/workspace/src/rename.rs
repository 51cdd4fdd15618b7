//! Gives a question another id, or takes it away, with all that names it: places, related questions, reading orders.

use crate::analysis::Question;
use crate::change::Change;
use crate::collection::Topic;
use crate::workspace::Workspace;
use deckle_content::fields::{QUESTION, Shape, TOPIC};
use deckle_content::{Document, Key, edit};
use deckle_diagnostics::{Applicability, Edit, Fix, escape};

impl Workspace {
    /// Makes the changes that give the question `old` the id `new`: those in its own file, under its old path, and those in
    /// each file that names it. Its old key stays in `formerly`, so that learners keep their cards.
    ///
    /// # Errors
    /// Returns a sentence for people: which file cannot be changed, and why.
    pub fn rename(&self, old: &Key, new: &str) -> Result<Vec<Change>, String> {
        let mut changes = Vec::new();
        for topic in &self.collection().topics {
            changes.extend(change(topic.document(), order_edits(topic, old, Some(new))?));
            for question in &topic.questions {
                let mut edits = edits(question, old, Some(new), Some(new))?;
                if question.key == *old {
                    edits.push(remember(question, old)?);
                }
                changes.extend(change(question.document.as_ref(), edits));
            }
        }
        Ok(changes)
    }

    /// Makes the changes to all other files that let the question `key` go: nothing names it any more, and what stood after
    /// it stands after the question before it. `farewell` is what learners read who still have its card.
    ///
    /// # Errors
    /// Returns a sentence for people: which file cannot be changed, and why.
    pub fn remove(&self, key: &Key, farewell: Option<&str>) -> Result<Vec<Change>, String> {
        let mut changes = Vec::new();
        let removed = self.collection().questions().find(|question| question.key == *key);
        let before = removed.and_then(Question::after);
        for topic in &self.collection().topics {
            let mut own = order_edits(topic, key, None)?;
            if let (Some(farewell), true, Some(document)) = (farewell, topic.id == key.topic, topic.document()) {
                let edit = edit::retire(document, &key.id, farewell);
                own.push(edit.ok_or_else(|| refusal(topic.path(), "retired"))?);
            }
            changes.extend(change(topic.document(), own));
            for question in topic.questions.iter().filter(|question| question.key != *key) {
                changes.extend(change(question.document.as_ref(), edits(question, key, None, before)?));
            }
        }
        Ok(changes)
    }
}

/// Makes the edits that put `new` for `old` in a topic's reading order, or take it out.
fn order_edits(topic: &Topic, old: &Key, new: Option<&str>) -> Result<Vec<Edit>, String> {
    let Some(document) = topic.document().filter(|_| topic.id == old.topic) else {
        return Ok(Vec::new());
    };
    let is_old = |name: &str| name == old.id;
    let edit = list_edit(document, &TOPIC, "order", &is_old, new)?;
    Ok(edit.into_iter().collect())
}

/// Makes the edits that put `new` for `old` wherever a question names it, or take the names out. What stood after it stands
/// after `after` then.
fn edits(question: &Question, old: &Key, new: Option<&str>, after: Option<&str>) -> Result<Vec<Edit>, String> {
    let Some(document) = &question.document else {
        return Ok(Vec::new());
    };
    let topic = &question.key.topic;
    let is_old = |name: &str| Key::resolve(topic, name) == *old;
    let related = new.map(|new| {
        if *topic == old.topic {
            new.to_owned()
        } else {
            Key::new(old.topic.as_str(), new).to_string()
        }
    });
    let mut out: Vec<Edit> = list_edit(document, &QUESTION, "related", &is_old, related.as_deref())?
        .into_iter()
        .collect();
    if *topic == old.topic && question.after() == Some(&old.id) {
        let edit = match after {
            Some(after) => edit::set_after(document, after),
            None => edit::remove_entry(document, "after"),
        };
        out.push(edit.ok_or_else(|| refusal(&question.path, "after"))?);
    }
    Ok(out)
}

/// Makes the edit of one list of names, if one of them is the old one.
fn list_edit(
    document: &Document,
    shape: &Shape,
    key: &str,
    is_old: &dyn Fn(&str) -> bool,
    new: Option<&str>,
) -> Result<Option<Edit>, String> {
    let items = document
        .root
        .entry(key)
        .map(|found| found.node.items())
        .unwrap_or_default();
    let names: Vec<&str> = items.iter().filter_map(|item| item.as_str()).collect();
    if names.len() != items.len() || !names.iter().any(|name| is_old(name)) {
        return Ok(None);
    }
    let names: Vec<&str> = names
        .into_iter()
        .filter_map(|name| if is_old(name) { new } else { Some(name) })
        .collect();
    let edit = edit::set_list(document, shape, key, &names);
    edit.map(Some).ok_or_else(|| refusal(document.file.path(), key))
}

/// Makes the edit that keeps a question's old key in `formerly`.
fn remember(question: &Question, old: &Key) -> Result<Edit, String> {
    let document = question.document.as_ref();
    let document =
        document.ok_or_else(|| format!("{} has mistakes, which come first", escape::line(&question.path)))?;
    let former = document.root.entry("formerly").map(|found| found.node.items());
    let mut names: Vec<&str> = former
        .unwrap_or_default()
        .iter()
        .filter_map(|item| item.as_str())
        .collect();
    let old = old.to_string();
    names.push(&old);
    edit::set_list(document, &QUESTION, "formerly", &names).ok_or_else(|| refusal(&question.path, "formerly"))
}

fn refusal(path: &str, key: &str) -> String {
    format!(
        "`{key}` of {} cannot be changed in place, because comments stand in it or it is written in brackets: change it by hand first",
        escape::line(path)
    )
}

fn change(document: Option<&Document>, edits: Vec<Edit>) -> Option<Change> {
    let file = &document.filter(|_| !edits.is_empty())?.file;
    Some(Change {
        path: file.path().to_owned(),
        before: file.text().to_owned(),
        after: applied(file.text(), edits),
    })
}

fn applied(text: &str, edits: Vec<Edit>) -> String {
    let fix = |edit: Edit| Fix {
        title: String::new(),
        applicability: Applicability::Safe,
        edits: vec![edit],
    };
    let fixes: Vec<Fix> = edits.into_iter().map(fix).collect();
    deckle_validate::apply(text, &fixes)
}
