//! What an exporter makes: one file, or a folder of them.

/// A file or folder that an exporter can make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Its name in the folder of a build. It begins with the scope's name, or is reserved in the exporter's row.
    pub path: String,
    /// What readers call it, such as `PDF guide`. What follows a comma is left out where there is little room.
    pub label: String,
    /// Its media type (RFC 6838); of a folder, that of the file to open first.
    pub media_type: &'static str,
    /// Whether it is a file or a folder.
    pub shape: Shape,
    /// Whom it is for.
    pub audience: Audience,
    /// Whether `deckle build` makes it.
    pub in_build: bool,
    /// What sets it apart from the exporter's usual artifact, such as `study`; empty for the usual one.
    pub variant: &'static str,
}

/// Whether an artifact is a file or a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One file, which the exporter writes at the artifact's path.
    File,
    /// A folder. The exporter writes files at paths below it.
    Folder,
}

/// Whom an artifact is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// People study from it.
    Readers,
    /// Programs read it.
    Programs,
}

impl Artifact {
    /// Makes a file for programs that is part of a build.
    pub fn file(path: impl Into<String>, label: impl Into<String>, media_type: &'static str) -> Self {
        Artifact {
            path: path.into(),
            label: label.into(),
            media_type,
            shape: Shape::File,
            audience: Audience::Programs,
            in_build: true,
            variant: "",
        }
    }

    /// Makes a folder that is part of a build.
    pub fn folder(path: impl Into<String>, label: impl Into<String>, media_type: &'static str) -> Self {
        Artifact {
            shape: Shape::Folder,
            ..Artifact::file(path, label, media_type)
        }
    }

    /// Says that people study from it.
    #[must_use]
    pub fn for_readers(self) -> Self {
        Artifact {
            audience: Audience::Readers,
            ..self
        }
    }

    /// Leaves it out of builds: it is made when it is asked for.
    #[must_use]
    pub fn on_request(self) -> Self {
        Artifact {
            in_build: false,
            ..self
        }
    }

    /// Says what sets it apart from the exporter's usual artifact.
    #[must_use]
    pub fn variant(self, variant: &'static str) -> Self {
        Artifact { variant, ..self }
    }
}
