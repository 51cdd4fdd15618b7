//! `deckle new`: a question to start from.

use crate::cli::{Common, NewOptions};
use crate::session::Session;
use crate::{report, write};
use anyhow::{Result, bail};
use deckle_content::key::is_slug;
use deckle_content::{Level, Question, Snippet, edit, emit};
use deckle_diagnostics::{Applicability, Fix};
use deckle_workspace::Topic;
use std::process::ExitCode;

/// Writes the file and adds its id to the topic's reading order.
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
    let tag = topic.typed().and_then(|typed| typed.tags.keys().next());
    let tags = tag.into_iter().cloned().collect();
    let text = format!(
        "# yaml-language-server: $schema=../../schemas/question.schema.json\n{}",
        emit::question(&draft(&key.id, tags), topic.file.language())
    );
    let order = order(topic, &key.id);
    write::file(&path, text.as_bytes())?;
    if let Order::Added { path: topic, text } = &order
        && let Err(error) = write::file(&session.root().join(topic), text.as_bytes())
    {
        // Both or neither: a question that no order names would fail the next check.
        let _ = std::fs::remove_file(&path);
        return Err(error);
    }
    if !common.quiet {
        let added = match &order {
            Order::Added { .. } => " and added it to the reading order".to_owned(),
            Order::Named => "; the reading order names it already".to_owned(),
            Order::Unknown => format!("; name it in `order` of {}, where readers should meet it", topic.path()),
        };
        report::print(&format!(
            "wrote content/{0}/{1}.yaml{added}\n\
             write the answer and a reference, then run: deckle check content/{0}/{1}.yaml\n",
            key.topic, key.id
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns what a new file holds. What is left to the author is left out or too short, so that `deckle check` asks for it.
fn draft(id: &str, tags: Vec<String>) -> Question {
    Question {
        question: format!("What is {}?", id.replace('-', " ")),
        level: Level::Mid,
        tags,
        answer: "The answer itself.\n".to_owned(),
        snippets: vec![Snippet {
            title: None,
            language: "python".to_owned(),
            code: "print(\"hello\")\n".to_owned(),
            stdout: Some("hello\n".to_owned()),
            raises: None,
            not_run: None,
            requires: Vec::new(),
            python: None,
            node: None,
            setup: None,
            timeout: None,
            top_level_await: false,
        }],
        references: Vec::new(),
        related: Vec::new(),
        formerly: Vec::new(),
        allow: Vec::new(),
    }
}

/// What becomes of a topic's reading order.
enum Order {
    /// It gets the id: the topic's file, and what it then holds.
    Added { path: String, text: String },
    /// It holds the id already.
    Named,
    /// The topic's file has no list to which an id can be added.
    Unknown,
}

/// Adds an id to a topic's reading order.
fn order(topic: &Topic, id: &str) -> Order {
    let Some(document) = topic.document() else {
        return Order::Unknown;
    };
    let order = document.root.entry("order").map(|order| order.node.items());
    if order.unwrap_or_default().iter().any(|item| item.as_str() == Some(id)) {
        return Order::Named;
    }
    let Some(edit) = edit::add_to_order(document, id) else {
        return Order::Unknown;
    };
    let fix = Fix {
        title: String::new(),
        applicability: Applicability::Safe,
        edits: vec![edit],
    };
    Order::Added {
        path: document.file.path().to_owned(),
        text: deckle_validate::apply(document.file.text(), &[fix]),
    }
}
