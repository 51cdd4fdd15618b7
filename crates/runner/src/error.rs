//! Why nothing can be run. What a program does is never an error: that is in its outcome.

/// Why nothing can be run.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The machine refuses something that every run needs.
    #[error("cannot {doing}: {source}")]
    Io {
        /// What was tried.
        doing: String,
        /// Why not.
        source: std::io::Error,
    },
    /// This machine cannot contain examples, and nothing was run.
    #[error("examples cannot be contained here: {advice}")]
    NoSandbox {
        /// What is missing and how to get it.
        advice: String,
    },
    /// The process that runs examples does not start, or does not speak.
    #[error("the runner does not work: {detail}")]
    Server {
        /// What is known.
        detail: String,
    },
    /// The run was cancelled.
    #[error("cancelled")]
    Cancelled,
}

impl RunError {
    /// Says what was tried when an operation failed.
    pub(crate) fn io(doing: impl Into<String>) -> impl FnOnce(std::io::Error) -> RunError {
        let doing = doing.into();
        move |source| RunError::Io { doing, source }
    }
}
