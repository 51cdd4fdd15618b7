//! The questions that options such as `--topic` and `--tag` choose.

use crate::cli::SelectOptions;
use deckle_content::publication::Selection;
use deckle_workspace::Collection;

/// Reads which questions were chosen.
pub(crate) fn selection(options: &SelectOptions) -> Selection {
    Selection {
        topics: options.topic.clone(),
        tags: options.tag.clone(),
        levels: options.level.clone(),
        ids: options.id.clone(),
    }
}

/// Names a topic, tag or id of the selection that no question has: what is missing must not go unnoticed in a guide.
pub(crate) fn unknown(collection: &Collection, chosen: &Selection) -> Option<String> {
    let topics = chosen.topics.iter().filter(|id| collection.topic(id).is_none());
    let topic = topics.map(|id| format!("there is no topic `{id}`")).next();
    let named = |id: &str| {
        collection
            .questions()
            .any(|question| question.key.id == id || question.key.to_string() == id)
    };
    let ids = chosen.ids.iter().filter(|id| !named(id));
    let id = ids
        .map(|id| format!("there is no question `{id}`; an id is a file's name without `.yaml`"))
        .next();
    let tagged = |tag: &String| {
        let mut typed = collection.questions().filter_map(|question| question.typed.as_ref());
        typed.any(|question| question.tags.contains(tag))
    };
    let tags = chosen.tags.iter().filter(|tag| !tagged(tag));
    let tag = tags
        .map(|tag| format!("no question has the tag `{tag}`; `topic.yaml` lists the tags"))
        .next();
    topic.or(id).or(tag)
}
