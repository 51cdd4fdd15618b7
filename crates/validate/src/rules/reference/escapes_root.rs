//! `ref/escapes-root`

use crate::schema::Fault;
use deckle_diagnostics::Diagnostic;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a reference to a question or file that is a path, a drive or an address.
    ///
    /// ## Why
    /// Content refers to its own collection by ids. A path that leads out of it would let a content file name any file of
    /// the machine that checks it.
    ///
    /// ## Example
    /// ```yaml
    /// related: [../../etc/passwd]
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// related: [dict]
    /// ```
    pub(crate) RULE = "ref/escapes-root" { severity: Error, since: "0.1.0" }
}

/// Keys whose values name a question or a file of the collection.
const KEYS: [&str; 4] = ["related", "formerly", "order", "requirements"];

/// Reports a value that leads out of the collection; `None` if it does not.
pub(crate) fn check(fault: &Fault<'_>) -> Option<Diagnostic> {
    let key = fault.pointer().split('/').nth(1)?;
    let text = fault.found.node.as_str().filter(|_| KEYS.contains(&key))?;
    let drive = text.as_bytes().get(1) == Some(&b':') && text.starts_with(|c: char| c.is_ascii_alphabetic());
    let leads_out = text.split(['/', '\\']).any(|part| part == "..")
        || text.starts_with(['/', '\\', '~'])
        || text.contains("://")
        || text.contains('\0')
        || drive;
    let label = if key == "requirements" {
        "must be the name of a file beside this one"
    } else {
        "must be the id of a question"
    };
    leads_out.then(|| {
        RULE.at(fault.file(), fault.place(), "this leads out of the collection")
            .label(label)
            .help(fault.hint().unwrap_or("name something of this collection"))
    })
}
