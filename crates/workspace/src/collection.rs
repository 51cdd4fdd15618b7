//! The index of a collection: its files, and what only several of them together can break.

use crate::analysis::{FileAnalysis, Question, Settings, TopicFile};
use deckle_content::{Document, Key};
use deckle_diagnostics::Diagnostic;
use deckle_validate::{Config, QuestionFile, check_collection, check_released};
use std::sync::Arc;

/// A whole collection.
#[derive(Debug, Clone, Default)]
pub struct Collection {
    /// The settings' file, if there is one.
    pub settings: Option<Arc<Settings>>,
    /// The topics, in the order of their names.
    pub topics: Vec<Topic>,
    /// Findings about names and folders, about images, and about packages.
    pub diagnostics: Vec<Diagnostic>,
    /// Findings about several files together.
    pub(crate) together: Vec<Diagnostic>,
}

/// A topic and its questions.
#[derive(Debug, Clone)]
pub struct Topic {
    /// The folder's name.
    pub id: String,
    /// Its own file.
    pub file: Arc<TopicFile>,
    /// The questions, in the order of their names.
    pub questions: Vec<Arc<Question>>,
    /// The database that its `sql` examples start from, as SQL.
    pub sample: Option<Arc<str>>,
}

impl Topic {
    /// Returns the display path of its own file.
    pub fn path(&self) -> &str {
        &self.file.path
    }

    /// Returns its own file's tree, if it parsed.
    pub fn document(&self) -> Option<&Document> {
        self.file.document.as_ref()
    }

    /// Returns what its own file says, if it fits its schema.
    pub fn typed(&self) -> Option<&deckle_content::Topic> {
        self.file.typed.as_ref()
    }
}

impl Collection {
    /// Returns the settings in `deckle.yaml`, if there are any and they fit their schema.
    pub fn config(&self) -> Option<&Config> {
        self.settings.as_ref()?.typed.as_ref()
    }

    /// Yields all questions, topic by topic.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.topics
            .iter()
            .flat_map(|topic| &topic.questions)
            .map(|question| &**question)
    }

    /// Finds a topic by its id.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    /// Yields the display path of every file that can be checked.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let topics = self.topics.iter().map(Topic::path);
        topics.chain(self.questions().map(|question| question.path.as_str()))
    }

    /// Finds what is known of one file, by its display path.
    pub fn file(&self, path: &str) -> Option<FileAnalysis> {
        let settings = self.settings.iter().filter(|settings| settings.path == path);
        let settings = settings.map(|settings| FileAnalysis::Settings(Arc::clone(settings)));
        let topics = self.topics.iter().filter(|topic| topic.path() == path);
        let topics = topics.map(|topic| FileAnalysis::Topic(Arc::clone(&topic.file)));
        let questions = self.topics.iter().flat_map(|topic| &topic.questions);
        let questions = questions.filter(|question| question.path == path);
        let questions = questions.map(|question| FileAnalysis::Question(Arc::clone(question)));
        settings.chain(topics).chain(questions).next()
    }

    /// Yields every finding, in no particular order.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        let settings = self.settings.iter().flat_map(|settings| &settings.diagnostics);
        let topics = self.topics.iter().flat_map(|topic| &topic.file.diagnostics);
        let questions = self.questions().flat_map(|question| &question.diagnostics);
        let own = self.diagnostics.iter().chain(&self.together);
        own.chain(settings).chain(topics).chain(questions)
    }

    /// Checks that no question that an earlier revision held has vanished without a word.
    pub fn check_released(&self, released: &[Key]) -> Vec<Diagnostic> {
        let files = Files::of(self);
        check_released(released, &files.questions, &files.topics, &files.keys)
    }

    /// Yields the findings in other files that some files bring about: those that would not be there without them.
    ///
    /// `is_one` tells, by the display path, whether a file is one of them.
    pub(crate) fn caused(&self, is_one: &dyn Fn(&str) -> bool) -> impl Iterator<Item = &Diagnostic> {
        let elsewhere: Vec<&Diagnostic> = self.together.iter().filter(|found| !is_one(found.path())).collect();
        let without = if elsewhere.is_empty() {
            Vec::new()
        } else {
            self.without(is_one).check_together()
        };
        let is_same = |one: &Diagnostic, other: &Diagnostic| {
            (one.code(), one.path(), one.span()) == (other.code(), other.path(), other.span())
        };
        let stays = move |found: &&Diagnostic| without.iter().any(|other| is_same(found, other));
        elsewhere.into_iter().filter(move |found| !stays(found))
    }

    /// Returns the collection as it would be without some files.
    fn without(&self, is_one: &dyn Fn(&str) -> bool) -> Collection {
        let topics = self.topics.iter().map(|topic| {
            let mut topic = topic.clone();
            topic.questions.retain(|question| !is_one(&question.path));
            if is_one(topic.path()) {
                topic.file = Arc::new(TopicFile {
                    path: topic.file.path.clone(),
                    document: None,
                    typed: None,
                    diagnostics: Vec::new(),
                });
            }
            topic
        });
        Collection {
            topics: topics.collect(),
            ..Collection::default()
        }
    }

    /// Checks what only several files together can break.
    pub(crate) fn check_together(&self) -> Vec<Diagnostic> {
        let files = Files::of(self);
        check_collection(&files.questions, &files.topics, &files.keys)
    }
}

/// The collection's files as the checks over several files take them.
struct Files<'a> {
    questions: Vec<QuestionFile<'a>>,
    topics: Vec<deckle_validate::TopicFile<'a>>,
    /// The key of every question file, those that do not parse included.
    keys: Vec<Key>,
}

impl<'a> Files<'a> {
    fn of(collection: &'a Collection) -> Self {
        let question = |question: &'a Question| {
            Some(QuestionFile {
                key: &question.key,
                document: question.document.as_ref()?,
                question: question.typed.as_ref(),
            })
        };
        let topic = |topic: &'a Topic| {
            Some(deckle_validate::TopicFile {
                id: &topic.id,
                document: topic.document()?,
                topic: topic.typed(),
            })
        };
        Files {
            questions: collection.questions().filter_map(question).collect(),
            topics: collection.topics.iter().filter_map(topic).collect(),
            keys: collection.questions().map(|question| question.key.clone()).collect(),
        }
    }
}
