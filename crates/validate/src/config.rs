//! A collection's settings: `deckle.yaml` at its root, typed. `schemas/config.schema.json` is the contract.

use crate::check::{Checked, check};
use crate::rules::{
    self,
    config::{locked_code, unknown_code},
};
use crate::schema;
use deckle_content::Parsed;
use deckle_content::topic::GuideTheme;
use deckle_diagnostics::{Registry, Rule, Severity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A collection's settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The name that readers see.
    pub title: String,
    /// One or two sentences of Markdown.
    pub description: String,
    /// The content's version, such as `1.2.0`.
    pub version: String,
    /// The day of this version, `YYYY-MM-DD`: exports have no clock, so the content says when it is from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Where the collection's source can be read, without a final slash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    /// How the PDF guides look, where they depart from the default.
    #[serde(default)]
    pub guide: GuideTheme,
    /// The severity of findings in this collection, by code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub severity: BTreeMap<String, Setting>,
}

impl Config {
    /// Returns what the collection makes of a rule's findings: under its code, or else under a former one.
    pub fn setting(&self, rule: &Rule) -> Option<Setting> {
        let mut codes = std::iter::once(&rule.code).chain(rule.renamed_from);
        codes.find_map(|code| self.severity.get(*code)).copied()
    }
}

/// What a collection makes of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Setting {
    /// Fails the check.
    Error,
    /// Is listed and does not fail the check.
    Warning,
    /// Is listed for information.
    Note,
    /// Is not listed.
    Off,
}

impl Setting {
    /// Returns the severity, or `None` for off.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Setting::Error => Some(Severity::Error),
            Setting::Warning => Some(Severity::Warning),
            Setting::Note => Some(Severity::Note),
            Setting::Off => None,
        }
    }
}

/// Checks a collection's settings.
pub fn check_config(parsed: Parsed, registry: &Registry) -> Checked<Config> {
    let mut checked: Checked<Config> = check(parsed, schema::config());
    let (Some(document), Some(config)) = (&checked.document, &checked.value) else {
        return checked;
    };
    for (code, setting) in &config.severity {
        let Some(found) = document
            .root
            .entry("severity")
            .and_then(|severity| severity.node.entry(code))
        else {
            continue;
        };
        let span = found.key.map_or(found.node.span, |key| key.span);
        match registry.find(code) {
            None => {
                let found = unknown_code::report(document, span, code, rules::nearest(registry, code));
                checked.diagnostics.push(found);
            }
            Some(rule) if !rule.suppressible && setting.severity().is_none_or(|severity| severity < rule.severity) => {
                checked
                    .diagnostics
                    .push(locked_code::report(document, span, code, rule));
            }
            Some(_) => {}
        }
    }
    checked
}
