//! `deckle diff`: what changed for learners between two revisions.

use crate::cli::{Common, DiffFormat, DiffOptions};
use crate::report;
use anyhow::Result;
use deckle_diagnostics::escape;
use deckle_workspace::{Difference, Fate, TopicDifferences, Workspace, compare, files_at, root};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

/// Compares two states of the collection and prints what differs.
pub(crate) fn run(common: &Common, options: &DiffOptions) -> Result<ExitCode> {
    let root = root::find(common.root.as_deref(), None)?;
    let at = |revision: &str| -> Result<Workspace> { Ok(Workspace::open(files_at(&root, revision)?, Path::new(""))) };
    let old = at(&options.from)?;
    let new = match &options.to {
        Some(revision) => at(revision)?,
        None => Workspace::on_disk(&root),
    };
    let topics = compare(old.collection(), new.collection());
    report::print(&match options.format {
        DiffFormat::Text => text(&topics),
        DiffFormat::Markdown => markdown(&topics),
        DiffFormat::Json => json(options, &topics)?,
    });
    Ok(ExitCode::SUCCESS)
}

fn text(topics: &[TopicDifferences]) -> String {
    if topics.is_empty() {
        return "nothing changed for learners\n".to_owned();
    }
    let mut out = String::new();
    for topic in topics {
        for question in &topic.questions {
            let what = match &question.fate {
                Fate::Added => format!("new        {}  {}", question.key, question.title),
                Fate::Changed(parts) => format!("changed    {}  {}", question.key, parts.join(", ")),
                Fate::Renamed { from, parts } => {
                    let parts = parts.join(", ");
                    format!("renamed    {from} is now {}  {parts}", question.key)
                }
                Fate::Withdrawn(reason) => {
                    let reason = reason.as_deref().unwrap_or_default();
                    format!("withdrawn  {}  {reason}", question.key)
                }
            };
            out += escape::line(what.trim_end()).as_ref();
            out.push('\n');
        }
    }
    out
}

/// Writes notes for a release: a heading for each topic and each kind of change.
fn markdown(topics: &[TopicDifferences]) -> String {
    let mut out = String::new();
    for topic in topics {
        let _ = write!(out, "## {}\n\n", topic.title);
        for heading in ["New", "Changed", "Renamed", "Withdrawn"] {
            let of_this_kind = |question: &&Difference| self::heading(&question.fate) == heading;
            let mut questions = topic.questions.iter().filter(of_this_kind).peekable();
            if questions.peek().is_none() {
                continue;
            }
            let _ = write!(out, "### {heading}\n\n");
            questions.for_each(|question| out += &item(question));
            out.push('\n');
        }
    }
    if out.is_empty() {
        out += "Nothing changed for learners.\n";
    }
    out.trim_end().to_owned() + "\n"
}

/// Returns the heading below which a question stands in notes for a release.
fn heading(fate: &Fate) -> &'static str {
    match fate {
        Fate::Added => "New",
        Fate::Changed(_) => "Changed",
        Fate::Renamed { .. } => "Renamed",
        Fate::Withdrawn(_) => "Withdrawn",
    }
}

fn item(question: &Difference) -> String {
    let more = match &question.fate {
        Fate::Added | Fate::Withdrawn(None) => String::new(),
        Fate::Changed(parts) => format!(": {}", parts.join(", ")),
        Fate::Renamed { from, parts } if parts.is_empty() => format!(", which was `{from}`"),
        Fate::Renamed { from, parts } => format!(", which was `{from}`: {}", parts.join(", ")),
        Fate::Withdrawn(Some(reason)) => format!(": {reason}"),
    };
    format!("- {} (`{}`){more}\n", question.title, question.key)
}

fn json(options: &DiffOptions, topics: &[TopicDifferences]) -> Result<String> {
    let question = |question: &Difference| {
        let (kind, from, parts, reason): (_, Option<String>, &[String], _) = match &question.fate {
            Fate::Added => ("new", None, &[], None),
            Fate::Changed(parts) => ("changed", None, parts, None),
            Fate::Renamed { from, parts } => ("renamed", Some(from.to_string()), parts, None),
            Fate::Withdrawn(reason) => ("withdrawn", None, &[], reason.as_ref()),
        };
        json!({
            "key": question.key.to_string(),
            "question": question.title,
            "kind": kind,
            "from": from,
            "parts": parts,
            "reason": reason,
        })
    };
    let topic = |topic: &TopicDifferences| {
        let questions: Vec<Value> = topic.questions.iter().map(question).collect();
        json!({ "id": topic.id, "title": topic.title, "questions": questions })
    };
    let topics: Vec<Value> = topics.iter().map(topic).collect();
    let all = json!({ "format": "1.0", "from": options.from, "to": options.to, "topics": topics });
    Ok(serde_json::to_string_pretty(&all)? + "\n")
}
