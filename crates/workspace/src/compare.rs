//! What changed for learners between two states of a collection.

use crate::analysis::Question;
use crate::collection::{Collection, Topic};
use deckle_content::Key;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What became of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is new.
    Added,
    /// It has another text, in the named parts.
    Changed(Vec<String>),
    /// It has another key, and another text in the named parts, if any.
    Renamed {
        /// The key that it had.
        from: Key,
        /// The parts that changed.
        parts: Vec<String>,
    },
    /// It is gone; the topic may say why.
    Withdrawn(Option<String>),
}

/// A question that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Its key; the old one if it is gone.
    pub key: Key,
    /// The question: a line of Markdown.
    pub title: String,
    /// What became of it.
    pub fate: Fate,
}

/// The differences in one topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicDifferences {
    /// The folder's name.
    pub id: String,
    /// The title that readers see.
    pub title: String,
    /// Its questions that are not as they were, by key, those that are gone last.
    pub questions: Vec<Difference>,
}

/// Keys that only say how a file is kept. Learners never see them.
const UNSEEN: [&str; 3] = ["allow", "formerly", "after"];
/// Keys of an example that hold what came of a run.
const OUTPUTS: [&str; 4] = ["stdout", "stderr", "raises", "results"];

/// Compares two states of a collection. Questions whose file does not fit its schema count as not there.
pub fn compare(old: &Collection, new: &Collection) -> Vec<TopicDifferences> {
    let before: HashMap<Key, &deckle_content::Question> = typed(old).collect();
    let mut gone: BTreeSet<&Key> = before.keys().collect();
    let here: HashSet<Key> = typed(new).map(|(key, _)| key).collect();
    let mut topics: BTreeMap<&str, TopicDifferences> = BTreeMap::new();
    for topic in old.topics.iter().chain(&new.topics) {
        let empty = TopicDifferences {
            id: topic.id.clone(),
            title: String::new(),
            questions: Vec::new(),
        };
        let title = topic.typed().map_or(topic.id.as_str(), |typed| &typed.title);
        title.clone_into(&mut topics.entry(&topic.id).or_insert(empty).title);
    }
    for (topic, question) in questions(new) {
        let Some(now) = &question.typed else { continue };
        let mut names = std::iter::once(question.key.clone()).chain(former(now).filter(|key| !here.contains(key)));
        let found = names.find_map(|name| before.get_key_value(&name));
        let fate = match found {
            None => Some(Fate::Added),
            Some((key, was)) => {
                gone.remove(key);
                let parts = parts(was, now);
                if *key != question.key {
                    let from = key.clone();
                    Some(Fate::Renamed { from, parts })
                } else if parts.is_empty() {
                    None
                } else {
                    Some(Fate::Changed(parts))
                }
            }
        };
        let differences = topics.get_mut(topic.id.as_str()).into_iter();
        differences.zip(fate).for_each(|(topic, fate)| {
            topic.questions.push(Difference {
                key: question.key.clone(),
                title: now.question.clone(),
                fate,
            });
        });
    }
    for key in gone {
        let topic = new.topic(&key.topic).and_then(Topic::typed);
        let reason = topic.and_then(|topic| topic.retired.get(&key.id).cloned());
        if let (Some(topic), Some(was)) = (topics.get_mut(key.topic.as_str()), before.get(key)) {
            topic.questions.push(Difference {
                key: key.clone(),
                title: was.question.clone(),
                fate: Fate::Withdrawn(reason),
            });
        }
    }
    let topics = topics.into_values();
    topics.filter(|topic| !topic.questions.is_empty()).collect()
}

fn questions(collection: &Collection) -> impl Iterator<Item = (&Topic, &Question)> {
    let topics = collection.topics.iter();
    topics.flat_map(|topic| topic.questions.iter().map(move |question| (topic, &**question)))
}

fn typed(collection: &Collection) -> impl Iterator<Item = (Key, &deckle_content::Question)> {
    questions(collection).filter_map(|(_, question)| Some((question.key.clone(), question.typed.as_ref()?)))
}

/// Yields the keys under which a question was released before.
fn former(question: &deckle_content::Question) -> impl Iterator<Item = Key> {
    question.formerly.iter().filter_map(|key| key.parse().ok())
}

/// Names the parts in which two texts of a question differ, as readers call them.
fn parts(old: &deckle_content::Question, new: &deckle_content::Question) -> Vec<String> {
    let fields = |question| match serde_json::to_value(question) {
        Ok(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (old, new) = (fields(old), fields(new));
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let differing = keys
        .into_iter()
        .filter(|key| !UNSEEN.contains(&key.as_str()) && old.get(*key) != new.get(*key));
    let name = |key: &String| match key.as_str() {
        "snippets" if old.get(key).map(code) == new.get(key).map(code) => "outputs".to_owned(),
        "snippets" => "examples".to_owned(),
        other => other.replace('_', "-"),
    };
    differing.map(name).collect()
}

/// Returns examples without what came of their runs.
fn code(examples: &Value) -> Value {
    let mut examples = examples.clone();
    for example in examples.as_array_mut().into_iter().flatten() {
        if let Some(fields) = example.as_object_mut() {
            fields.retain(|key, _| !OUTPUTS.contains(&key.as_str()));
        }
    }
    examples
}
