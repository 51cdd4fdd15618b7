//! What surrounds every page: its head, its way around, its policy.

use crate::options::Options;
use crate::topic::TopicView;
use deckle_content::Publication;
use deckle_content::topic::Group;
use serde::Serialize;

/// What every page of the site shares.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Shell {
    title: String,
    version: String,
    source_url: Option<String>,
    /// The content security policy.
    policy: &'static str,
    live_script: Option<String>,
    groups: Vec<NavGroup>,
    /// Changes with the style sheet and the scripts.
    stamp: String,
}

#[derive(Debug, Clone, Serialize)]
struct NavGroup {
    title: &'static str,
    topics: Vec<NavTopic>,
}

#[derive(Debug, Clone, Serialize)]
struct NavTopic {
    id: String,
    title: String,
    path: String,
    count: usize,
}

/// Nothing from elsewhere, nothing inline, no form, no frame.
const POLICY: &str =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";
/// The same, and the page may listen to its own host, as `deckle serve` needs.
const LIVE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

impl Shell {
    pub(crate) fn new(publication: &Publication, options: &Options, topics: &[TopicView], stamp: String) -> Self {
        let groups = [Group::Languages, Group::Databases].map(|group| NavGroup {
            title: group.title(),
            topics: topics
                .iter()
                .filter(|topic| topic.group == group.title())
                .map(|topic| NavTopic {
                    id: topic.id.clone(),
                    title: topic.title.clone(),
                    path: topic.path.clone(),
                    count: topic.questions.len(),
                })
                .collect(),
        });
        Shell {
            title: publication.title.clone(),
            version: publication.version.clone(),
            source_url: publication.source_url.clone().filter(|url| url.starts_with("https://")),
            policy: if options.live_script.is_some() {
                LIVE_POLICY
            } else {
                POLICY
            },
            live_script: options.live_script.clone(),
            groups: groups.into(),
            stamp,
        }
    }
}
