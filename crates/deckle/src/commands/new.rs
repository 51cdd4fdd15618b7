//! `deckle new`: a question to start from.

use crate::cli::{Common, NewOptions};
use crate::session::Session;
use crate::{report, write};
use anyhow::{Result, bail};
use deckle_content::Key;
use deckle_content::emit::{DRAFT_COMMENT, Place, inline};
use deckle_content::key::{is_slug, slug};
use deckle_diagnostics::escape;
use deckle_workspace::{Collection, Topic};
use std::process::ExitCode;

/// The longest id, in characters.
const MAX_ID: usize = 60;

/// Writes the file, and no other: contributors share no line.
pub(crate) fn run(common: &Common, options: &NewOptions) -> Result<ExitCode> {
    let session = Session::open(common, &[])?;
    let (topic, key, title) = meant(session.collection(), options)?;
    let path = session
        .root()
        .join("content")
        .join(&key.topic)
        .join(format!("{}.yaml", key.id));
    if path.exists() {
        bail!("{} is already there", path.display());
    }
    if let Some(other) = &options.after
        && !topic.questions.iter().any(|question| question.key.id == *other)
    {
        bail!("there is no question `{other}` in the topic `{}`", key.topic);
    }
    write::file(
        &path,
        draft(topic, &key.id, &title, options.after.as_deref()).as_bytes(),
    )?;
    if !common.quiet {
        let place = match &options.after {
            Some(other) => format!("after `{other}`"),
            None => "after all others; `after:` in the file gives it another place".to_owned(),
        };
        report::print(&format!(
            "wrote content/{0}/{1}.yaml; readers meet it {place}\n\
             fill it in, then run: deckle check content/{0}/{1}.yaml\n\
             `deckle fmt` takes the comments out that explain the fields\n",
            key.topic, key.id
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads which question is meant: its topic, its key, and its title if there is one.
fn meant<'a>(collection: &'a Collection, options: &NewOptions) -> Result<(&'a Topic, Key, String)> {
    let text = options.words.join(" ");
    let text = text.trim().trim_start_matches("./");
    let text = text.strip_prefix("content/").unwrap_or(text);
    let text = text.strip_suffix(".yaml").unwrap_or(text);
    let named = |name: &str| {
        let mut topics = collection.topics.iter();
        topics.find(|topic| topic.id == slug(name, MAX_ID))
    };
    // `topic/id`, `topic id`, an id, or a title.
    let (topic, rest) = match text.split_once('/').or_else(|| two_words(text)) {
        Some((first, rest)) if named(first).is_some() => (Some(first), rest),
        Some((first, rest)) if text.contains('/') && !rest.contains(' ') => (Some(first), rest),
        _ => (None, text),
    };
    let topic = match options.topic.as_deref().or(topic) {
        Some(name) => match named(name) {
            Some(topic) => topic,
            None => bail!("there is no topic `{}`; {}", escape::line(name), topics(collection)),
        },
        None => match collection.topics.as_slice() {
            [only] => only,
            _ => bail!(
                "name the topic too: `deckle new TOPIC/{}`; {}",
                slug(rest, MAX_ID),
                topics(collection)
            ),
        },
    };
    let is_title = rest.contains(' ') || rest.ends_with('?');
    let id = slug(rest, MAX_ID);
    if id.is_empty() {
        bail!(
            "`{}` holds no letters for an id: name the question `{}/ID`",
            escape::line(rest),
            topic.id
        );
    }
    if !is_title && !is_slug(rest) {
        eprintln!("note: the id is `{id}`: lower-case letters, digits and single hyphens");
    }
    let title = match &options.title {
        Some(title) => title.clone(),
        None if is_title => rest.to_owned(),
        // No question mark yet: whoever writes the question looks at it once.
        None => format!("What is {}", id.replace('-', " ")),
    };
    Ok((topic, Key::new(topic.id.as_str(), id), title))
}

/// Splits two words, as in `python dict`.
fn two_words(text: &str) -> Option<(&str, &str)> {
    text.split_once(' ').filter(|(_, rest)| !rest.contains(' '))
}

fn topics(collection: &Collection) -> String {
    let ids: Vec<String> = collection
        .topics
        .iter()
        .map(|topic| format!("`{}`", topic.id))
        .collect();
    match ids.as_slice() {
        [] => "there is none yet: write content/TOPIC/topic.yaml first".to_owned(),
        [only] => format!("there is {only}"),
        some => format!("there are {}", some.join(", ")),
    }
}

/// Returns what a new file holds. `deckle check` asks for everything that is left to the author: nothing of it passes as it
/// is.
fn draft(topic: &Topic, id: &str, title: &str, after: Option<&str>) -> String {
    let tags = topic
        .typed()
        .map(|typed| typed.tags.keys().map(String::as_str).collect::<Vec<_>>());
    let tags = tags.unwrap_or_default().join(", ");
    let quoted = inline(title, Place::Block);
    let after = after.map(|other| format!("after: {other}\n")).unwrap_or_default();
    let example = match topic.file.language() {
        "javascript" => "throw new Error(\"write an example\");",
        "sql" => "SELECT write_an_example;",
        _ => "raise NotImplementedError(\"write an example\")",
    };
    let c = DRAFT_COMMENT;
    format!(
        "# yaml-language-server: $schema=../../schemas/question.schema.json\n\
         {c} {id}: one line that ends in a question mark; readers meet it as a heading and on a card.\n\
         question: {quoted}\n\
         {c} Whom an interviewer would ask: junior, mid or senior.\n\
         level: mid\n\
         {c} One or more of: {tags}\n\
         tags: []\n\
         {after}\
         {c} Markdown: the answer itself in the first sentence, then why it matters, then the trap; 60 to 200 words.\n\
         answer: |\n\
         \x20 …\n\
         snippets:\n\
         \x20 {c} Code that shows the point, and what it prints: `deckle bless` writes that below it as `stdout: |`.\n\
         \x20 - code: |\n\
         \x20     {example}\n\
         {c} Links to the documentation that the answer was checked against, each `- https://…`.\n\
         references: []\n"
    )
}
