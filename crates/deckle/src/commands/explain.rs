//! `deckle explain`: what a finding means and what to do about it.

use crate::cli::Common;
use crate::report;
use anyhow::{Result, bail};
use deckle_workspace::rules;
use std::process::ExitCode;

/// Prints a rule's page, or the list of all codes.
pub(crate) fn run(_common: &Common, code: Option<&str>) -> Result<ExitCode> {
    let Some(code) = code else {
        let all = rules().rules();
        let width = all.iter().map(|rule| rule.code.len()).max().unwrap_or_default();
        let list: String = all
            .iter()
            .map(|rule| {
                format!(
                    "{:width$}  {:7}  {}\n",
                    rule.code,
                    rule.severity.as_str(),
                    rule.summary()
                )
            })
            .collect();
        report::print(&list);
        return Ok(ExitCode::SUCCESS);
    };
    let Some(rule) = rules().find(code) else {
        match deckle_validate::rules::nearest(rules(), code) {
            Some(meant) => bail!("there is no code `{code}`; did you mean `{meant}`?"),
            None => bail!("there is no code `{code}`; `deckle explain` lists all"),
        }
    };
    let former = if rule.code == code {
        String::new()
    } else {
        format!("`{code}` is called `{}` now.\n\n", rule.code)
    };
    report::print(&format!(
        "{former}{} ({}, since {})\n\n{}\n",
        rule.code,
        rule.severity.as_str(),
        rule.since,
        rule.text().trim()
    ));
    Ok(ExitCode::SUCCESS)
}
