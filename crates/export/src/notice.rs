//! What a maintainer should know about an artifact that was made.

/// Something that did not go as it should and was dealt with: one sentence, without a full stop.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notice {
    /// About the artifact.
    Artifact(String),
    /// About the collection: said once, however many artifacts bring it up.
    Collection(String),
}

impl Notice {
    /// Returns the sentence; `path` names the artifact where several are made.
    pub fn text(&self, path: Option<&str>) -> String {
        match (self, path) {
            (Notice::Artifact(text), Some(path)) => format!("{path}: {text}"),
            (Notice::Artifact(text) | Notice::Collection(text), _) => text.clone(),
        }
    }
}
