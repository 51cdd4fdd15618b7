//! A collection in memory: every file loaded and checked, before any example has run.

use crate::load;
use crate::pictures;
use crate::root::{self, CONFIG};
use anyhow::{Result, bail};
use deckle_content::{Document, Key, Limits, Snippet};
use deckle_diagnostics::{Diagnostic, escape};
use deckle_validate::{
    Checked, Config, QuestionFile, TopicFile, check_collection, check_config, check_question, check_released,
    check_topic, sound_examples,
};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// A whole collection.
pub(crate) struct Collection {
    /// The folder that holds `content/`.
    pub(crate) root: PathBuf,
    /// The settings in `deckle.yaml`, if there are any and they fit their schema.
    pub(crate) config: Option<Config>,
    /// The topics, in the order of their names.
    pub(crate) topics: Vec<Topic>,
    /// Findings about the settings, about files that are no questions, and about several files together.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// A topic and its questions.
pub(crate) struct Topic {
    /// The folder's name.
    pub(crate) id: String,
    /// The path of its own file, as messages show it.
    pub(crate) shown: String,
    /// Its own file's tree.
    pub(crate) document: Option<Document>,
    /// What its own file says, if it fits its schema.
    pub(crate) typed: Option<deckle_content::Topic>,
    /// The findings of its own file.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The questions, in the order of their names.
    pub(crate) questions: Vec<Question>,
}

/// A question's file.
pub(crate) struct Question {
    /// Its permanent name.
    pub(crate) key: Key,
    /// The path that messages show.
    pub(crate) shown: String,
    /// The tree, if the file parsed.
    pub(crate) document: Option<Document>,
    /// The question, if the file fits its schema.
    pub(crate) typed: Option<deckle_content::Question>,
    /// The examples that can be run, with their places in the list: all, unless the file has mistakes.
    pub(crate) examples: Vec<(usize, Snippet)>,
    /// The findings of the file.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Collection {
    /// Loads and checks all content below `root`.
    pub(crate) fn load(root: &Path, limits: &Limits) -> Self {
        let content = load::load(root, limits);
        let check = |files| Topic::check(root, files);
        let topics: Vec<Topic> = content.topics.into_iter().map(check).collect();
        let mut diagnostics = content.strays;
        let files = Files::of(&topics);
        diagnostics.extend(check_collection(&files.questions, &files.topics, &files.keys));
        let settings = load::file(root, &root.join(CONFIG), limits).map(check_config);
        let config = settings.and_then(|checked| {
            diagnostics.extend(checked.diagnostics);
            checked.value
        });
        Collection {
            root: root.to_path_buf(),
            config,
            topics,
            diagnostics,
        }
    }

    /// Checks that no question that an earlier revision held has vanished without a word.
    pub(crate) fn check_released(&self, released: &[Key]) -> Vec<Diagnostic> {
        let files = Files::of(&self.topics);
        check_released(released, &files.questions, &files.topics, &files.keys)
    }

    /// Yields all questions, topic by topic.
    pub(crate) fn questions(&self) -> impl Iterator<Item = &Question> {
        self.topics.iter().flat_map(|topic| &topic.questions)
    }

    /// Finds a topic by its id.
    pub(crate) fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    /// Yields every finding, in no particular order.
    pub(crate) fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        let own = self.topics.iter().flat_map(|topic| &topic.diagnostics);
        let questions = self.questions().flat_map(|question| &question.diagnostics);
        self.diagnostics.iter().chain(own).chain(questions)
    }
}

impl Topic {
    fn check(root: &Path, files: load::TopicFiles) -> Topic {
        let shown = files.topic.file.path().to_owned();
        let Checked {
            document,
            value,
            diagnostics,
        } = check_topic(files.topic, &files.id);
        let questions = files
            .questions
            .into_par_iter()
            .map(|(key, parsed)| {
                let shown = parsed.file.path().to_owned();
                let Checked {
                    document,
                    value,
                    diagnostics,
                } = check_question(parsed, &key);
                let examples = document.as_ref().map_or_else(Vec::new, |document| {
                    let sound = sound_examples(document, value.as_ref(), &diagnostics);
                    sound
                        .into_iter()
                        .map(|(at, example)| (at, example.into_owned()))
                        .collect()
                });
                let mut question = Question {
                    key,
                    shown,
                    document,
                    typed: value,
                    examples,
                    diagnostics,
                };
                let pictures = pictures::check(root, &question);
                question.diagnostics.extend(pictures);
                question
            })
            .collect();
        Topic {
            id: files.id,
            shown,
            document,
            typed: value,
            diagnostics,
            questions,
        }
    }
}

/// The collection's files as the checks over several files take them.
struct Files<'a> {
    questions: Vec<QuestionFile<'a>>,
    topics: Vec<TopicFile<'a>>,
    /// The key of every question file, those that do not parse included.
    keys: Vec<Key>,
}

impl<'a> Files<'a> {
    fn of(topics: &'a [Topic]) -> Self {
        let all = || topics.iter().flat_map(|topic| &topic.questions);
        let question = |question: &'a Question| {
            Some(QuestionFile {
                key: &question.key,
                document: question.document.as_ref()?,
                question: question.typed.as_ref(),
            })
        };
        let topic = |topic: &'a Topic| {
            Some(TopicFile {
                id: &topic.id,
                document: topic.document.as_ref()?,
                topic: topic.typed.as_ref(),
            })
        };
        Files {
            questions: all().filter_map(question).collect(),
            topics: topics.iter().filter_map(topic).collect(),
            keys: all().map(|question| question.key.clone()).collect(),
        }
    }
}

/// What a command was asked to look at.
pub(crate) struct Scope {
    /// Paths as messages show them; empty for everything.
    shown: Vec<String>,
}

impl Scope {
    /// Reads the paths that were given on the command line. Each must exist and lie in the collection.
    pub(crate) fn new(root: &Path, paths: &[PathBuf]) -> Result<Scope> {
        let mut shown = Vec::new();
        for path in paths {
            let absolute = root::absolute(path)?;
            if !absolute.starts_with(root) {
                bail!("{} is not in the collection {}", path.display(), root.display());
            }
            let relative = load::shown(root, &absolute);
            if relative.is_empty() || relative == "content" {
                return Ok(Scope { shown: Vec::new() });
            }
            shown.push(relative);
        }
        Ok(Scope { shown })
    }

    /// Makes sure that each path that was given names something of the collection: a check of nothing finds nothing, and
    /// would be green for ever.
    pub(crate) fn must_hold(&self, collection: &Collection) -> Result<()> {
        for path in &self.shown {
            let own = collection.topics.iter().map(|topic| topic.shown.as_str());
            let questions = collection.questions().map(|question| question.shown.as_str());
            let findings = collection.diagnostics().map(Diagnostic::path);
            let mut all = own.chain(questions).chain(findings).chain([CONFIG]);
            if !all.any(|shown| is_within(shown, path)) {
                bail!(
                    "{} holds no question: name a question's file, a topic's folder, or nothing for the whole collection",
                    escape::line(path)
                );
            }
        }
        Ok(())
    }

    /// Returns the path of the collection's settings if they were asked for by name.
    pub(crate) fn settings(&self) -> Option<String> {
        let named = self.shown.iter().any(|path| path == CONFIG);
        named.then(|| CONFIG.to_owned())
    }

    /// Tells whether everything was asked for.
    pub(crate) fn is_whole(&self) -> bool {
        self.shown.is_empty()
    }

    /// Tells whether a file, by the path that messages show, was asked for.
    pub(crate) fn holds(&self, shown: &str) -> bool {
        self.shown.is_empty() || self.shown.iter().any(|scope| is_within(shown, scope))
    }
}

/// Tells whether a path is another one, or lies below it.
fn is_within(shown: &str, scope: &str) -> bool {
    shown
        .strip_prefix(scope)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
