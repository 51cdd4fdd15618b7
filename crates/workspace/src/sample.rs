//! The sample databases of topics: the files that `sql` examples start from.

use crate::LIMITS;
use crate::collection::Topic;
use crate::file_system::{FileSystem, Kind};
use deckle_content::Engine;
use deckle_diagnostics::{Diagnostic, SourceFile, Span};
use std::io;
use std::sync::Arc;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a topic whose `sample` names a file that cannot be read: it is not there, is too large, or is no text in
    /// UTF-8.
    ///
    /// ## Why
    /// Every `sql` example of the topic starts from it.
    ///
    /// ## Example
    /// ```yaml
    /// sample: sampel.sql
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// sample: sample.sql
    /// ```
    NO_SAMPLE = "engine/no-sample" { severity: Error, since: "0.2.0" }

    /// ## What it does
    /// Reports a line `-- engine:` of a sample database that names something else than engines.
    ///
    /// ## Why
    /// The statements below it would run on no engine at all, without a word.
    ///
    /// ## Example
    /// ```sql
    /// -- engine: postgres
    /// CREATE SEQUENCE ids;
    /// ```
    ///
    /// ## Instead
    /// ```sql
    /// -- engine: postgresql
    /// CREATE SEQUENCE ids;
    /// -- engine: all
    /// ```
    UNKNOWN_PART = "engine/unknown-part" { severity: Error, since: "0.2.0" }
}

/// Reads a topic's sample database, if it has one; what is wrong with it is a finding.
pub(crate) fn read(files: &dyn FileSystem, topic: &Topic, out: &mut Vec<Diagnostic>) -> Option<Arc<str>> {
    let name = topic.typed()?.sample.as_deref()?;
    let path = format!("content/{}/{name}", topic.id);
    match text(files, &path) {
        Ok(text) => {
            parts(&path, &text, out);
            Some(text.into())
        }
        Err(reason) => {
            let document = topic.document()?;
            let span = document.span("/sample");
            out.push(
                NO_SAMPLE
                    .at(
                        &document.file,
                        span,
                        format!("the sample database cannot be read: {reason}"),
                    )
                    .label("named here")
                    .help(format!("write it to {path}, or delete this key")),
            );
            None
        }
    }
}

fn text(files: &dyn FileSystem, path: &str) -> Result<String, String> {
    let (kind, size) = files.metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        _ => error.to_string(),
    })?;
    if kind != Kind::File {
        return Err("it is no file".to_owned());
    }
    if size > LIMITS.bytes {
        return Err(format!("it has {size} bytes; at most {} are read", LIMITS.bytes));
    }
    let bytes = files.read(path, LIMITS.bytes).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|_| "it is no text in UTF-8".to_owned())
}

/// Reports lines that switch to what is no engine.
fn parts(path: &str, text: &str, out: &mut Vec<Diagnostic>) {
    let mut file = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let names = line.trim().strip_prefix("-- engine:").unwrap_or("all");
        for name in names.split(',').map(str::trim) {
            if name == "all" || Engine::by_key(name).is_some() {
                continue;
            }
            let file = file.get_or_insert_with(|| SourceFile::new(path, text));
            let at = start + line.find(name).unwrap_or_default();
            let span = Span::new(at, at + name.len());
            let found = UNKNOWN_PART.at(file, span, format!("`{name}` is no engine"));
            out.push(match Engine::by_alias(name) {
                Some(engine) => found.label(format!("did you mean `{}`?", engine.key())),
                None => found
                    .label("not an engine")
                    .help(format!("the engines are {}", engines())),
            });
        }
        start += line.len();
    }
}

fn engines() -> String {
    let keys: Vec<String> = Engine::all().map(|engine| format!("`{}`", engine.key())).collect();
    format!("{}, and `all` for all of them", keys.join(", "))
}
