//! The error that ended an example.

/// A line of the example that the exception passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The line in the script, from 1.
    pub line: usize,
    /// The function, or `<module>`.
    pub function: String,
}

/// The error that ended an example: an exception of Python.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raised {
    /// The type as the language prints it, such as `json.decoder.JSONDecodeError`.
    pub class: String,
    /// The message; empty if there is none.
    pub message: String,
    /// The example's own lines, outermost first.
    pub frames: Vec<Frame>,
    /// Whether the code was refused and nothing of it ran.
    pub syntax: bool,
    /// What helps against it, if the language knows more than its name.
    pub help: Option<Box<str>>,
}

impl Raised {
    /// Returns the exception as `raises` writes it: `Type` or `Type: message`.
    pub fn text(&self) -> String {
        match self.message.as_str() {
            "" => self.class.clone(),
            message => format!("{}: {message}", self.class),
        }
    }

    /// Returns the exception on one line, shortened.
    pub fn one_line(&self) -> String {
        let text = self.text();
        let mut lines = text.lines();
        let first = lines.next().unwrap_or_default();
        match lines.next() {
            Some(_) => format!("{first} …"),
            None => first.to_owned(),
        }
    }

    /// Tells whether this is what `promised` says.
    ///
    /// The type may be written with or without its module; the message, if one is given, must be the same.
    pub fn is(&self, promised: &str) -> bool {
        let (class, message) = match promised.split_once(": ") {
            Some((class, message)) => (class, Some(message.trim_end_matches('\n'))),
            None => (promised.trim_end_matches('\n'), None),
        };
        let same_class = self.class == class
            || self
                .class
                .strip_suffix(class)
                .is_some_and(|module| module.ends_with('.'));
        same_class && message.is_none_or(|message| message == self.message)
    }
}
