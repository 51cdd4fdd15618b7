//! A topic as its file gives it, typed. `schemas/topic.schema.json` is the contract.

use crate::engine::Engine;
use crate::question::{Kind, Snippet};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a topic stands on the collection's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// Programming languages.
    Languages,
    /// Databases.
    Databases,
}

impl Group {
    /// Returns the heading that readers see.
    pub fn title(self) -> &'static str {
        match self {
            Group::Languages => "Languages",
            Group::Databases => "Databases",
        }
    }
}

/// What a topic's own file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// The name that readers see.
    pub title: String,
    /// One or two sentences of Markdown.
    pub description: String,
    /// Where it stands on the page.
    pub group: Group,
    /// The default language of its examples.
    #[serde(default = "python")]
    pub language: String,
    /// The language of its text (BCP 47), for hyphenation and screen readers.
    #[serde(default = "english")]
    pub text_language: String,
    /// The ids of questions that come first, in reading order: see [`crate::ReadingOrder`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<String>,
    /// The tag vocabulary: tag to what it covers.
    pub tags: BTreeMap<String, String>,
    /// The file beside this one that pins what the examples need.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requirements: Option<String>,
    /// SQL that is run before each `sql` example.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sql_setup: Option<String>,
    /// The engines that its `sql` examples claim to be true of, unless they name their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub engines: Vec<Engine>,
    /// The file beside this one that makes the database which `sql` examples start from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample: Option<String>,
    /// Questions that were released and then withdrawn: id to a sentence for those who still have the card.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub retired: BTreeMap<String, String>,
    /// How the PDF guide looks, where it departs from the default.
    #[serde(default)]
    pub guide: GuideTheme,
}

impl Topic {
    /// Gives an `sql` example that names no engines those of the topic, unless it is only shown.
    pub fn claim(&self, example: &mut Snippet) {
        if example.kind() == Kind::Sql && example.engines.is_empty() && example.not_run.is_none() {
            example.engines.clone_from(&self.engines);
        }
    }
}

/// How a topic's PDF guide looks, where it departs from the default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GuideTheme {
    /// The colour of headings and links, `#rrggbb`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent: Option<String>,
    /// The font family of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serif: Option<String>,
    /// The font family of headings and labels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sans: Option<String>,
    /// The font family of code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mono: Option<String>,
    /// A line below the title on the cover.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
}

fn python() -> String {
    "python".to_owned()
}

fn english() -> String {
    "en".to_owned()
}
