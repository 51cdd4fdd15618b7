//! `deckle new`: a question to start from.

use crate::cli::{Common, NewOptions};
use crate::session::Session;
use crate::{report, write};
use anyhow::{Result, bail};
use deckle_content::key::is_slug;
use deckle_content::{Level, Question, Snippet, emit};
use std::process::ExitCode;

/// Writes the file, and no other: contributors share no line.
pub(crate) fn run(common: &Common, options: &NewOptions) -> Result<ExitCode> {
    let session = Session::open(common, &[])?;
    let collection = session.collection();
    let key = &options.key;
    let Some(topic) = collection.topic(&key.topic) else {
        let known: Vec<&str> = collection.topics.iter().map(|topic| topic.id.as_str()).collect();
        bail!("there is no topic `{}`; there is {}", key.topic, known.join(", "));
    };
    if !is_slug(&key.id) || key.id.len() > 60 {
        bail!(
            "`{}` is no id: use lower-case letters, digits and single hyphens, at most 60 characters",
            key.id
        );
    }
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
    let tag = topic.typed().and_then(|typed| typed.tags.keys().next());
    let tags = tag.into_iter().cloned().collect();
    let text = format!(
        "# yaml-language-server: $schema=../../schemas/question.schema.json\n{}",
        emit::question(&draft(&key.id, tags, options.after.clone()), topic.file.language())
    );
    write::file(&path, text.as_bytes())?;
    if !common.quiet {
        let place = match &options.after {
            Some(other) => format!("after `{other}`"),
            None => "after all others; `after:` in the file gives it another place".to_owned(),
        };
        report::print(&format!(
            "wrote content/{0}/{1}.yaml; readers meet it {place}\n\
             write the answer and a reference, then run: deckle check content/{0}/{1}.yaml\n",
            key.topic, key.id
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns what a new file holds. What is left to the author is left out or too short, so that `deckle check` asks for it.
fn draft(id: &str, tags: Vec<String>, after: Option<String>) -> Question {
    Question {
        question: format!("What is {}?", id.replace('-', " ")),
        level: Level::Mid,
        tags,
        after,
        answer: "The answer itself.\n".to_owned(),
        snippets: vec![Snippet {
            code: "print(\"hello\")\n".to_owned(),
            stdout: Some("hello\n".to_owned()),
            ..Snippet::default()
        }],
        follow_ups: Vec::new(),
        references: Vec::new(),
        related: Vec::new(),
        formerly: Vec::new(),
        allow: Vec::new(),
    }
}
