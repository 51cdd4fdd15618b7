//! `yaml/ambiguous-scalar`

use crate::visit::Walk;
use crate::wording::single_quoted;
use deckle_content::scalar::yaml_1_1_meaning;
use deckle_content::tree::{Node, NodeKind, Style};
use deckle_content::{Document, Scalar};
use deckle_diagnostics::{Applicability, Diagnostic, Edit, Span};
use std::collections::HashSet;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports a bare word that readers of YAML 1.1 and 1.2 understand differently: `no`, `on`, `y`, `1_000`, `12:30`,
    /// `2026-01-15`, `010`.
    ///
    /// ## Why
    /// Deckle reads YAML 1.2, where `no` is text. Many other programs that may read the file take it for false, `12:30`
    /// for 750, and `010` for 8. Quotes settle it.
    ///
    /// ## Example
    /// ```yaml
    /// tags: [no]
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// tags: ['no']
    /// ```
    pub(crate) RULE = "yaml/ambiguous-scalar" { severity: Warning, since: "0.1.0", fix: Some(Safe), suppressible: true }
}

/// Reports ambiguous bare words, except at places that are reported already.
pub(crate) fn check(document: &Document, walk: &Walk<'_>, taken: &HashSet<Span>, out: &mut Vec<Diagnostic>) {
    let file = &document.file;
    let mut report = |span: Span, written: &str, other: &str, replacement: String| {
        if taken.contains(&span) {
            return;
        }
        let help = format!("write {replacement}");
        out.push(
            RULE.at(
                file,
                span,
                format!("programs that read YAML 1.1 take `{written}` for {other}"),
            )
            .label("in quotes it is the same to all of them")
            .help(help.clone())
            .fix(help, Applicability::Safe, vec![Edit { span, replacement }]),
        );
    };
    for value in &walk.scalars {
        let written = file.slice(value.node.span);
        // `severity:` of the settings takes the word `off` itself, under a finding's code.
        let setting = value.name.contains('/') && written == "off";
        if value.node.style != Style::Plain || written.len() > 40 || setting {
            continue;
        }
        if let Some(number) = number_otherwise(value.node, written) {
            report(value.node.span, written, "another number", number);
        } else if let (Some(_), Some(other)) = (value.node.as_str(), yaml_1_1_meaning(written)) {
            report(value.node.span, written, other, single_quoted(written));
        }
    }
    for key in &walk.keys {
        let written = file.slice(key.span);
        if let Some(other) = yaml_1_1_meaning(written).filter(|_| written == key.text) {
            report(key.span, written, other, single_quoted(written));
        }
    }
}

/// Returns a whole number in the only form that all readers understand alike, if it is written in another.
fn number_otherwise(node: &Node, written: &str) -> Option<String> {
    let NodeKind::Scalar(Scalar::Number(number)) = &node.kind else {
        return None;
    };
    let digits = written.trim_start_matches(['+', '-']);
    let ambiguous = digits.len() > 1 && digits.starts_with('0') && !digits.contains(['.', 'e', 'E', 'x']);
    ambiguous.then(|| number.to_string())
}
