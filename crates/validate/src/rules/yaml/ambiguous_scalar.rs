//! `yaml/ambiguous-scalar`

use crate::visit::Walk;
use crate::wording::single_quoted;
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
        } else if let (Some(_), Some(other)) = (value.node.as_str(), otherwise(written)) {
            report(value.node.span, written, other, single_quoted(written));
        }
    }
    for key in &walk.keys {
        let written = file.slice(key.span);
        if let Some(other) = otherwise(written).filter(|_| written == key.text) {
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

/// Returns what a reader of YAML 1.1 takes a bare word for, where YAML 1.2 has text (types of yaml.org/type).
fn otherwise(text: &str) -> Option<&'static str> {
    const WORDS: [(&str, &str); 12] = [
        ("y", "true"),
        ("yes", "true"),
        ("on", "true"),
        ("n", "false"),
        ("no", "false"),
        ("off", "false"),
        (".inf", "a number"),
        ("-.inf", "a number"),
        ("+.inf", "a number"),
        (".nan", "a number"),
        ("=", "a special sign"),
        ("<<", "a special sign"),
    ];
    let word = WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(text));
    if let Some((_, meaning)) = word {
        return Some(meaning);
    }
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let unsigned = text.trim_start_matches(['+', '-']);
    if !unsigned.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let binary = text
        .strip_prefix("0b")
        .or_else(|| text.strip_prefix("0B"))
        .is_some_and(|rest| rest.bytes().all(|b| matches!(b, b'0' | b'1' | b'_')));
    let underscored = unsigned.contains('_') && digits(&unsigned.replace('_', ""));
    if binary || underscored {
        return Some("a number");
    }
    if unsigned.contains(':') && unsigned.split(':').all(digits) {
        return Some("a number in base 60");
    }
    let day = text.split(['T', 't', ' ']).next().unwrap_or_default();
    let parts = day.split('-').map(str::len).collect::<Vec<_>>();
    let is_date = matches!(parts[..], [4, 1 | 2, 1 | 2]) && day.split('-').all(digits);
    is_date.then_some("a date")
}

#[cfg(test)]
mod tests {
    use super::otherwise;

    #[test]
    fn words_of_yaml_1_1_are_known() {
        for (text, expected) in [
            ("no", Some("false")),
            ("Yes", Some("true")),
            ("y", Some("true")),
            ("1_000", Some("a number")),
            ("12:30", Some("a number in base 60")),
            ("2026-01-15", Some("a date")),
            ("0b1", Some("a number")),
            ("none", None),
            ("node", None),
            ("3-way", None),
            ("1.2.3", None),
            ("", None),
        ] {
            assert_eq!(otherwise(text), expected, "{text:?}");
        }
    }
}
