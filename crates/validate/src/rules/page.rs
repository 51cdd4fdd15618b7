//! The page of all rules.

use super::ALL;
use deckle_diagnostics::{Applicability, Rule};
use std::fmt::Write as _;

/// Writes the page of all rules in Markdown, each with the report that `report` has for its code.
pub fn page<'a>(report: impl Fn(&str) -> Option<&'a str>) -> String {
    let mut out = String::from(
        "# Rules\n\n\
         <!-- Made from the rules and their fixtures: DECKLE_BLESS=1 cargo test -p deckle-tests --test rules -->\n\n\
         Every finding has a code. `deckle explain CODE` shows its page, `deckle fix` carries out the safe fixes, and\n\
         `deckle fix --unsafe-fixes` the suggested ones too. Where the last column says yes, a file may keep a finding with\n\
         an entry in `allow:` that gives the reason, and a collection may turn it down in `deckle.yaml`.\n\n\
         | code | severity | fix | what it does | may stay |\n|---|---|---|---|---|\n",
    );
    for rule in ALL {
        let _ = writeln!(
            out,
            "| [{code}](#{anchor}) | {severity} | {fix} | {summary} | {keepable} |",
            code = rule.code,
            anchor = rule.code.replace('/', ""),
            severity = rule.severity.as_str(),
            fix = fix(rule),
            summary = rule.summary().replace('|', "\\|"),
            keepable = if rule.keepable { "yes" } else { "" },
        );
    }
    for rule in ALL {
        let _ = write!(out, "\n## {}\n\n{}", rule.code, body(rule));
        if let Some(report) = report(rule.code) {
            let _ = write!(out, "\n### Report\n\n```text\n{report}```\n");
        }
    }
    out
}

/// Returns a rule's page with its headings one level down and without the space that begins each line of a comment.
fn body(rule: &Rule) -> String {
    let mut out = String::new();
    for line in rule.text().lines() {
        match line.strip_prefix("## ") {
            Some(heading) => {
                let _ = write!(out, "### {heading}\n\n");
            }
            None => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    out
}

fn fix(rule: &Rule) -> &'static str {
    match rule.fix {
        Some(Applicability::Safe) => "safe",
        Some(Applicability::Suggested) => "suggested",
        None => "",
    }
}
