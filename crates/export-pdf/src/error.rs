//! Why there is no guide.

/// Why a guide could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The publication has no question.
    #[error("there is no question to print")]
    Empty,
    /// The data could not be handed to the template.
    #[error("the guide's data cannot be encoded: {0}")]
    Data(#[from] serde_json::Error),
    /// The template, or a title page that replaces its own, does not compile.
    #[error("the template does not compile: {0}")]
    Template(String),
    /// The pages could not be written as PDF in any standard.
    #[error("the pages cannot be written as PDF: {0}")]
    Pdf(String),
}
