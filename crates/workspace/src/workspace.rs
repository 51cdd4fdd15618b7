//! Keeps a collection in memory, up to date with its files.

use crate::analysis::{Content, FileAnalysis, Role, analyse};
use crate::collection::{Collection, Topic};
use crate::file_system::{Disk, FileSystem, Overlay};
use crate::images;
use crate::lock;
use crate::root::CONFIG;
use crate::rules::rules;
use crate::sample;
use crate::walk::walk;
use rayon::prelude::*;
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A collection in memory: every file read and checked, and ready to be read again.
///
/// A copy costs little: files that neither changes are shared.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
    files: Overlay,
    collection: Collection,
    remembered: HashMap<String, (blake3::Hash, FileAnalysis)>,
}

impl Workspace {
    /// Reads and checks a collection. `root` is the folder of its interpreter, its caches and its results; files come
    /// from `files` alone.
    pub fn open(files: impl FileSystem + 'static, root: &Path) -> Self {
        let mut workspace = Workspace {
            root: root.to_path_buf(),
            files: Overlay::new(files),
            collection: Collection::default(),
            remembered: HashMap::new(),
        };
        workspace.refresh();
        workspace
    }

    /// Reads and checks the collection in a folder of this machine.
    pub fn on_disk(root: &Path) -> Self {
        Workspace::open(Disk::new(root), root)
    }

    /// Returns the folder that holds `content/`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the collection as it was when it was last read.
    pub fn collection(&self) -> &Collection {
        &self.collection
    }

    /// Returns the files, with texts that are not saved in place of those that are.
    pub fn files(&self) -> &dyn FileSystem {
        &self.files
    }

    /// Finds what is known of one file, by its display path.
    pub fn analysis(&self, path: &str) -> Option<FileAnalysis> {
        self.collection.file(path)
    }

    /// Replaces the text of a file by one that is not saved, and checks again; `None` gives back what is saved.
    pub fn set_text(&mut self, path: &str, text: Option<&str>) {
        self.set_texts([(path, text)]);
    }

    /// Replaces the texts of several files, and checks again.
    pub fn set_texts<'t>(&mut self, texts: impl IntoIterator<Item = (&'t str, Option<&'t str>)>) {
        for (path, text) in texts {
            self.files.set_text(path, text);
        }
        self.refresh();
    }

    /// Reads all files again. Those whose bytes are the same are not parsed and checked again.
    pub fn refresh(&mut self) {
        let (found, mut diagnostics) = walk(&self.files);
        let topics = found.iter();
        let mut own = topics
            .map(|topic| (topic.topic.clone(), Role::Topic(topic.id.clone(), topic.has_topic)))
            .collect::<Vec<_>>();
        if is_there(self.files.metadata(CONFIG)) {
            own.push((CONFIG.to_owned(), Role::Settings));
        }
        let mut analyses = self.read_all(own);
        let mut topics: Vec<Topic> = Vec::new();
        let mut settings = None;
        for (_, _, analysis) in &analyses {
            match analysis {
                FileAnalysis::Settings(own) => settings = Some(Arc::clone(own)),
                FileAnalysis::Topic(file) => topics.push(Topic {
                    id: found
                        .get(topics.len())
                        .map(|topic| topic.id.clone())
                        .unwrap_or_default(),
                    file: Arc::clone(file),
                    questions: Vec::new(),
                    sample: None,
                }),
                FileAnalysis::Question(_) => {}
            }
        }
        // What a question's examples are depends on its topic's file, so these were read first.
        let questions = found.iter().zip(&topics).flat_map(|(found, topic)| {
            let language = topic.file.language();
            let questions = found.questions.iter();
            questions.map(move |(key, path)| (path.clone(), Role::Question(key.clone(), language.to_owned())))
        });
        let questions = self.read_all(questions.collect());
        let mut questions_by_topic = questions.iter();
        for (found, topic) in found.iter().zip(&mut topics) {
            for (_, _, analysis) in questions_by_topic.by_ref().take(found.questions.len()) {
                if let FileAnalysis::Question(question) = analysis {
                    topic.questions.push(Arc::clone(question));
                }
            }
        }
        analyses.extend(questions);
        self.remembered.clear();
        for (path, hash, analysis) in analyses {
            if let Some(hash) = hash {
                self.remembered.insert(path, (hash, analysis));
            }
        }
        for topic in &mut topics {
            topic.sample = sample::read(&self.files, topic, &mut diagnostics);
        }
        self.collection = Collection {
            settings,
            topics,
            ..Collection::default()
        };
        for question in self.collection.questions() {
            diagnostics.extend(images::check(&self.files, question));
        }
        for topic in &self.collection.topics {
            diagnostics.extend(lock::check(&self.files, topic));
        }
        self.collection.together = self.collection.check_together();
        self.collection.diagnostics = diagnostics;
    }

    /// Reads files on all processors.
    fn read_all(&self, files: Vec<(String, Role)>) -> Vec<(String, Option<blake3::Hash>, FileAnalysis)> {
        let files = files.into_par_iter();
        files.map(|(path, role)| self.read(path, &role)).collect()
    }

    /// Reads one file, and checks it unless that was done with the same bytes. What could not be read has no hash.
    fn read(&self, path: String, role: &Role) -> (String, Option<blake3::Hash>, FileAnalysis) {
        let content = Content::of(&self.files, &path, role);
        let hash = match &content {
            Content::Bytes(bytes) => Some(role.hash(bytes)),
            Content::Finding(_) => None,
        };
        let known = self.remembered.get(&path).filter(|(known, _)| Some(*known) == hash);
        let analysis = match known {
            Some((_, analysis)) => analysis.clone(),
            None => analyse(&path, role, content, rules()),
        };
        (path, hash, analysis)
    }
}

/// Tells whether there is something, be it that the system does not say what.
fn is_there<T>(metadata: io::Result<T>) -> bool {
    !metadata.is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}
