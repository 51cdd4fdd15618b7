//! The document: the collection, its topics, its questions.

use crate::example;
use crate::write::{blocks as written, inlines, literal};
use deckle_content::Key;
use deckle_content::publication::{ProvenQuestion, Publication, TopicEdition};
use deckle_markup::{parse, parse_inline};

/// Writes a publication as one document.
pub fn export(publication: &Publication) -> String {
    let mut blocks = vec![format!("# {}\n", literal(&publication.title))];
    blocks.push(text(&publication.description));
    blocks.push(proven(publication));
    for topic in &publication.topics {
        blocks.push(format!("## {}\n", literal(&topic.topic.title)));
        blocks.push(text(&topic.topic.description));
        for question in &topic.questions {
            question_blocks(&mut blocks, topic, question);
        }
    }
    blocks.retain(|block| !block.trim().is_empty());
    blocks.join("\n")
}

/// Says which version it is and what proved its examples.
fn proven(publication: &Publication) -> String {
    let counts = publication.counts();
    let by = match publication.interpreters.as_slice() {
        [] => String::new(),
        _ if counts.passed == 0 => String::new(),
        some => format!(" by {}", some.join(", ")),
    };
    let (passed, total) = (counts.passed, counts.total());
    format!(
        "Version {}. {passed} of {total} examples proven{by}.\n",
        publication.version
    )
}

fn question_blocks(blocks: &mut Vec<String>, topic: &TopicEdition, proven: &ProvenQuestion) {
    let ProvenQuestion { key, question, .. } = proven;
    // An anchor of HTML is what both renderers of repositories and other Markdown tools know.
    blocks.push(format!("<a id=\"{}\"></a>\n", anchor(key)));
    blocks.push(format!("### {}\n", line(&question.question)));
    let tags: Vec<&str> = question.tags.iter().map(String::as_str).collect();
    blocks.push(format!("*{}: {}*\n", question.level.as_str(), tags.join(", ")));
    blocks.push(text(&question.answer));
    for (snippet, proof) in proven.examples() {
        blocks.extend(example::blocks(snippet, proof));
    }
    if !question.follow_ups.is_empty() {
        blocks.push(text(&question.follow_ups_markdown()));
    }
    let known = |key: &Key| topic.questions.iter().find(|other| other.key == *key);
    let related = question.related.iter().map(|entry| Key::resolve(&key.topic, entry));
    let related: String = related
        .filter_map(|key| {
            known(&key).map(|other| format!("- [{}](#{})\n", line(&other.question.question), anchor(&key)))
        })
        .collect();
    if !related.is_empty() {
        blocks.push(format!("Related:\n\n{related}"));
    }
    let references: String = question.references.iter().map(|url| format!("- <{url}>\n")).collect();
    if !references.is_empty() {
        blocks.push(format!("References:\n\n{references}"));
    }
}

/// Names a question's place. A key holds lower-case letters, digits, hyphens and one slash.
fn anchor(key: &Key) -> String {
    format!("{}-{}", key.topic, key.id)
}

/// Writes contributed blocks.
fn text(markdown: &str) -> String {
    format!("{}\n", written(&parse(markdown)))
}

/// Writes one contributed line.
fn line(markdown: &str) -> String {
    inlines(&parse_inline(markdown)).replace('\n', " ")
}
