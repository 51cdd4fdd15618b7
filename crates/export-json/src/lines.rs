//! JSON Lines: one record a line, written as it is made.
//!
//! A collection of any size needs the memory of one question. The first line is the collection's head, each topic's head
//! stands before its questions, and the last line counts them, so that a reader notices a file that was cut short.

use crate::collection::{Collection, TopicRecord};
use crate::question::QuestionRecord;
use deckle_content::Publication;
use deckle_content::publication::{ProvenQuestion, TopicEdition};
use serde::Serialize;
use std::io::{self, Write};

/// One line, told apart by its `record`.
#[derive(Serialize)]
#[serde(tag = "record", rename_all = "lowercase")]
enum Line<'a> {
    Collection(&'a Collection<'a>),
    Topic(&'a TopicRecord<'a>),
    Question(&'a QuestionRecord),
    End { questions: usize },
}

/// Writes a collection line by line. Give it a buffered writer.
#[derive(Debug)]
pub struct Lines<W: Write> {
    out: W,
    questions: usize,
}

impl<W: Write> Lines<W> {
    /// Writes the collection's head; its counts are those of the publication given here.
    pub fn start(mut out: W, publication: &Publication) -> io::Result<Self> {
        line(&mut out, &Line::Collection(&Collection::new(publication, None)))?;
        Ok(Lines { out, questions: 0 })
    }

    /// Writes a topic's head.
    pub fn topic(&mut self, publication: &Publication, topic: &TopicEdition) -> io::Result<()> {
        line(&mut self.out, &Line::Topic(&TopicRecord::head(publication, topic)))
    }

    /// Writes a question. Its record is dropped again before this returns.
    pub fn question(&mut self, question: &ProvenQuestion) -> io::Result<()> {
        self.questions += 1;
        line(&mut self.out, &Line::Question(&QuestionRecord::new(question)))
    }

    /// Writes the last line, flushes, and gives the writer back.
    pub fn finish(mut self) -> io::Result<W> {
        let questions = self.questions;
        line(&mut self.out, &Line::End { questions })?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// Writes the whole publication as JSON Lines, question by question.
pub fn write_lines(publication: &Publication, out: impl Write) -> io::Result<()> {
    let mut lines = Lines::start(out, publication)?;
    for topic in &publication.topics {
        lines.topic(publication, topic)?;
        for question in &topic.questions {
            lines.question(question)?;
        }
    }
    lines.finish().map(drop)
}

fn line(out: &mut impl Write, record: &Line<'_>) -> io::Result<()> {
    serde_json::to_writer(&mut *out, record)?;
    out.write_all(b"\n")
}
