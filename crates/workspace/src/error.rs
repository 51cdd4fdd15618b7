//! Why something that was asked of a workspace cannot be done. What is wrong with content is a finding, never an error.

use deckle_diagnostics::escape;
use std::io;
use std::path::PathBuf;

/// Why something that was asked of a workspace cannot be done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder that was named as the collection's root is none.
    #[error("{} holds no folder `content`", .0.display())]
    NoContent(PathBuf),
    /// No collection was found.
    #[error(
        "no collection here: {} and the folders above it hold no `content/`; go to one, or name it with --root",
        .0.display()
    )]
    NoCollection(PathBuf),
    /// There is a folder of this name that may be anything.
    #[error(
        "{} holds a folder `content`, but nothing says that it is deckle's: there is no deckle.yaml beside it and no \
         topic.yaml in its folders; write one, or name the folder with --root",
        .0.display()
    )]
    SilentContent(PathBuf),
    /// An id names questions of several topics.
    #[error("`{id}` is the id of several questions: {}; name one by `topic/id`", keys.join(", "))]
    SeveralQuestions {
        /// The id as it was given.
        id: String,
        /// Their keys.
        keys: Vec<String>,
    },
    /// A path leads nowhere.
    #[error("cannot find {}", path.display())]
    NotFound {
        /// The path as it was given.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A path or an id leads nowhere, and is nearly that of a question.
    #[error("cannot find {}; did you mean `{}`?", path.display(), escape::line(meant))]
    DidYouMean {
        /// The path or id as it was given.
        path: PathBuf,
        /// The key of the question.
        meant: String,
    },
    /// A path leads out of the collection.
    #[error("{} is not in the collection {}", path.display(), root.display())]
    Outside {
        /// The path as it was given.
        path: PathBuf,
        /// The collection's root.
        root: PathBuf,
    },
    /// A path of the collection names nothing that can be checked.
    #[error(
        "{} holds no question: name a question's file, a topic's folder, or nothing for the whole collection",
        escape::line(.0)
    )]
    NoQuestion(String),
    /// Git, which knows earlier revisions, cannot be started.
    #[error("cannot start git, which knows the earlier revisions")]
    NoGit(#[source] io::Error),
    /// Git does not know a revision.
    #[error("git does not know the revision `{revision}`: {message}")]
    NoRevision {
        /// The revision as it was given.
        revision: String,
        /// What git says.
        message: String,
    },
    /// The history does not reach back to a revision.
    #[error(
        "`{0}` is not in the history that is here, which is a part of the whole: fetch the rest with `git fetch \
         --unshallow`, or check out with `fetch-depth: 0` in a workflow"
    )]
    Shallow(String),
    /// A revision and the current one have no common past.
    #[error("`{0}` and the current commit have no common past, so what changed between them cannot be told")]
    Unrelated(String),
    /// There is no interpreter to run examples with.
    #[error(transparent)]
    NoInterpreter(#[from] deckle_languages::DetectError),
    /// The examples cannot be run.
    #[error("cannot run the examples with {interpreter}")]
    Run {
        /// The interpreter's label.
        interpreter: String,
        /// What the runner says.
        source: deckle_snippets::Error,
    },
}
