//! The packages that a topic's lock pins, and the requirements of examples that it does not.

use crate::collection::Topic;
use crate::file_system::FileSystem;
use deckle_content::question::Kind;
use deckle_diagnostics::{Applicability, Diagnostic, Edit, escape};
use deckle_languages::distribution_name;
use deckle_validate::nearest;
use std::collections::BTreeSet;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a package in `requires` that the file of pinned packages, which the topic's `requirements` names, does not
    /// pin.
    ///
    /// ## Why
    /// The packages of the lock are those that are installed where examples are proven. An example that needs another one,
    /// or one whose name is misspelt, would be run nowhere, and nobody would notice.
    ///
    /// ## Example
    /// ```yaml
    /// requires: [nmupy]
    /// # and requirements.txt pins numpy==2.1.0
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// requires: [numpy]
    /// ```
    UNPINNED_PACKAGE = "ref/unpinned-package" { severity: Error, since: "0.1.0", fix: Some(Suggested), suppressible: true }
}

/// The largest lock that is read, in bytes. One with the hashes of a thousand packages has 4 MiB.
const MAX_LOCK_BYTES: u64 = 16 << 20;

/// Reports the requirements of a topic's Python examples that its lock does not pin. A topic without a lock pins nothing,
/// and leaves it to each machine what is installed.
pub(crate) fn check(files: &dyn FileSystem, topic: &Topic) -> Vec<Diagnostic> {
    let Some(lock) = topic.typed().and_then(|typed| typed.requirements.as_deref()) else {
        return Vec::new();
    };
    let path = format!("content/{}/{lock}", topic.id);
    let Ok(bytes) = files.read(&path, MAX_LOCK_BYTES) else {
        return Vec::new();
    };
    let pinned = pinned(&String::from_utf8_lossy(&bytes));
    let mut found = Vec::new();
    for question in &topic.questions {
        let Some(document) = &question.document else { continue };
        let python = question
            .examples
            .iter()
            .filter(|(_, example)| matches!(example.kind(), Kind::Python | Kind::Pycon));
        for (index, example) in python {
            for (at, requirement) in example.requires.iter().enumerate() {
                let written = name(requirement);
                if written.is_empty() || pinned.contains(&distribution_name(written)) {
                    continue;
                }
                let span = document.span(&format!("/snippets/{index}/requires/{at}"));
                let message = format!("{} does not pin `{}`", escape::line(&path), escape::line(written));
                let finding = UNPINNED_PACKAGE.at(&document.file, span, message);
                found.push(match nearest(written, pinned.iter().map(String::as_str)) {
                    Some(meant) => finding
                        .label(format!("did you mean `{meant}`?"))
                        .help(format!(
                            "write `{meant}`, or add `{written}` to the lock: see CONTRIBUTING.md"
                        ))
                        .fix(
                            format!("write `{meant}`"),
                            Applicability::Suggested,
                            vec![Edit {
                                span,
                                replacement: document.file.slice(span).replacen(written, meant, 1),
                            }],
                        ),
                    None => finding.label("not pinned").help(format!(
                        "add `{written}` to requirements.in beside the lock and write the lock anew with pip-compile"
                    )),
                });
            }
        }
    }
    found
}

/// Returns the names of the distributions that a requirements file pins with `==`, in their normal form.
fn pinned(lock: &str) -> BTreeSet<String> {
    let pin = |line: &str| {
        let name = name(line);
        let rest = line[name.len()..].trim_start();
        let rest = match rest.strip_prefix('[') {
            Some(extras) => extras.split_once(']')?.1.trim_start(),
            None => rest,
        };
        (!name.is_empty() && rest.starts_with("==")).then(|| distribution_name(name))
    };
    lock.lines().filter_map(pin).collect()
}

/// Returns the name with which a requirement begins.
fn name(requirement: &str) -> &str {
    let end = requirement.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.'));
    &requirement[..end.unwrap_or(requirement.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_pins_what_stands_at_the_start_of_a_line_with_a_version() {
        let lock = "# a==1\n--hash=sha256:00\nnumpy==2.1.0 \\\n    --hash=sha256:00\n    # via b==2\nruamel.yaml==1 ; x\n\
                    uvicorn[standard] ==0.3\nloose\nlooser>=1\n";
        let pinned = pinned(lock).into_iter().collect::<Vec<_>>();
        assert_eq!(pinned, ["numpy", "ruamel-yaml", "uvicorn"]);
    }
}
