//! Why no site was made.

use deckle_content::Publication;
use deckle_content::key::is_slug;

/// Why no site was made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A name that cannot be a file's, or that the site needs for itself.
    #[error(
        "`{name}` cannot be the name of a page: use lower-case letters, digits and hyphens, and not `index` for a topic"
    )]
    Name {
        /// The topic's id, or the question's key.
        name: String,
    },
    /// A link that a page may not hold.
    #[error("`{href}` cannot be linked: give an https address, or a path below the site's folder")]
    Link {
        /// The link, as given.
        href: String,
    },
    /// A template that does not fit its data.
    #[error("a page could not be rendered")]
    Template(#[from] minijinja::Error),
}

/// Checks that every topic and question can have a page: names become paths, so nothing else may reach them.
pub(crate) fn check_names(publication: &Publication) -> Result<(), Error> {
    for topic in &publication.topics {
        if !is_slug(&topic.id) || matches!(topic.id.as_str(), "index" | "assets") {
            return Err(Error::Name { name: topic.id.clone() });
        }
        for question in &topic.questions {
            if !is_slug(&question.key.id) || question.key.topic != topic.id {
                return Err(Error::Name {
                    name: question.key.to_string(),
                });
            }
        }
    }
    Ok(())
}
