//! What a rule makes redundant: one mistake, one message. `superseded.rs` goes by it.

/// Findings that another finding makes redundant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Supersedes {
    /// A code, or a family of codes such as `schema/*`.
    pub codes: &'static str,
    /// Where such findings are redundant.
    pub reach: Reach,
}

/// Where findings are redundant, as seen from the one that supersedes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// At the same place.
    Place,
    /// On the line on which its place begins.
    Line,
    /// Inside the text that it is about: see [`Diagnostic::covering`](crate::Diagnostic::covering).
    Inside,
    /// At a place that encloses its own.
    Around,
    /// Anywhere in the file.
    File,
}

impl Supersedes {
    /// Supersedes findings at the same place.
    pub const fn at_place(codes: &'static str) -> Self {
        let reach = Reach::Place;
        Supersedes { codes, reach }
    }

    /// Supersedes findings that begin on the same line.
    pub const fn on_line(codes: &'static str) -> Self {
        let reach = Reach::Line;
        Supersedes { codes, reach }
    }

    /// Supersedes findings inside the text that the finding is about.
    pub const fn inside(codes: &'static str) -> Self {
        let reach = Reach::Inside;
        Supersedes { codes, reach }
    }

    /// Supersedes findings whose place encloses the finding's.
    pub const fn around(codes: &'static str) -> Self {
        let reach = Reach::Around;
        Supersedes { codes, reach }
    }

    /// Supersedes findings anywhere in the same file.
    pub const fn in_file(codes: &'static str) -> Self {
        let reach = Reach::File;
        Supersedes { codes, reach }
    }
}
