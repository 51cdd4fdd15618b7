//! `deckle new`: a question to start from.

use crate::cli::{Common, NewOptions};
use crate::collection::Collection;
use crate::{examples, report, root, write};
use anyhow::{Context as _, Result, bail};
use deckle_content::edit;
use deckle_content::key::is_slug;
use deckle_diagnostics::Fix;
use serde::Serialize;
use std::process::ExitCode;

/// What a new file holds. What is left to the author is left out or too short, so that `deckle check` asks for it.
#[derive(Serialize)]
struct Draft<'a> {
    question: String,
    level: &'a str,
    tags: Vec<&'a str>,
    answer: &'a str,
    snippets: Vec<Example<'a>>,
    references: Vec<&'a str>,
}

#[derive(Serialize)]
struct Example<'a> {
    code: &'a str,
    stdout: &'a str,
}

/// Writes the file and adds its id to the topic's reading order.
pub(crate) fn run(common: &Common, options: &NewOptions) -> Result<ExitCode> {
    let root = root::find(common.root.as_deref(), None)?;
    let key = &options.key;
    let collection = Collection::load(&root, &examples::LIMITS);
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
    let path = root.join("content").join(&key.topic).join(format!("{}.yaml", key.id));
    if path.exists() {
        bail!("{} is already there", path.display());
    }
    let tag = topic.typed.as_ref().and_then(|typed| typed.tags.keys().next());
    let draft = Draft {
        question: format!("What is {}?", key.id.replace('-', " ")),
        level: "mid",
        tags: tag.iter().map(|tag| tag.as_str()).collect(),
        answer: "The answer itself.\n",
        snippets: vec![Example {
            code: "print(\"hello\")\n",
            stdout: "hello\n",
        }],
        references: Vec::new(),
    };
    let yaml = yaml_serde::to_string(&draft).context("cannot write the draft")?;
    let text = format!("# yaml-language-server: $schema=../../schemas/question.schema.json\n{yaml}");
    write::file(&path, text.as_bytes())?;
    if let Some((document, edit)) = topic
        .document
        .as_ref()
        .and_then(|d| Some((d, edit::add_to_order(d, &key.id)?)))
    {
        let fix = Fix {
            title: String::new(),
            applicability: deckle_diagnostics::Applicability::Safe,
            edits: vec![edit],
        };
        let order = deckle_validate::apply(document.file.text(), &[fix]);
        write::file(&root.join(document.file.path()), order.as_bytes())?;
    }
    if !common.quiet {
        report::print(&format!(
            "wrote content/{0}/{1}.yaml and added it to the reading order\n\
             write the answer and a reference, then run: deckle check content/{0}/{1}.yaml\n",
            key.topic, key.id
        ));
    }
    Ok(ExitCode::SUCCESS)
}
