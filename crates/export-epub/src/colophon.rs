//! What was proven by which interpreter, and each example that was not, with the reason.

use crate::question::{Pointer, Pointers};
use crate::template::{Templates, view};
use crate::zipped::File;
use crate::{Error, Options, address, prose, words};
use deckle_content::Publication;
use deckle_content::publication::Proof;
use minijinja::context;
use serde::Serialize;

/// Examples that were not proven for one reason.
#[derive(Debug, Serialize)]
struct Unproven {
    reason: String,
    questions: Vec<Pointer>,
}

/// Renders the colophon.
pub(crate) fn file(
    publication: &Publication,
    options: &Options,
    pointers: &Pointers,
    templates: &Templates,
) -> Result<File, Error> {
    let counts = publication.counts();
    let data = context! {
        proven => words::proven(&counts, &publication.interpreters),
        held => words::held(&counts, publication.sandboxed()),
        others => words::others(&counts),
        unproven => view(&unproven(publication, pointers)),
        licence => options.licence.as_deref().map(prose::blocks),
        version => words::version(&publication.version, options.date),
        source => publication.source_url.as_deref().filter(|url| url.starts_with("https://")).map(|url| {
            context! { href => address::href(url), shown => address::shown(url) }
        }),
    };
    templates.page(
        "colophon.xhtml",
        "colophon.xhtml",
        words::WORDS.proven,
        words::LANGUAGE,
        data,
    )
}

/// Groups the examples that were not proven by their reason, in the order of the questions.
fn unproven(publication: &Publication, pointers: &Pointers) -> Vec<Unproven> {
    let mut found: Vec<Unproven> = Vec::new();
    for question in publication.questions() {
        let Some(pointer) = pointers.get(&question.key) else {
            continue;
        };
        for reason in question.proofs.iter().filter_map(Proof::unproven_reason) {
            match found.iter_mut().find(|one| one.reason == reason) {
                Some(one) if one.questions.last().is_some_and(|last| last.href == pointer.href) => {}
                Some(one) => one.questions.push(pointer.clone()),
                None => found.push(Unproven {
                    reason: reason.to_owned(),
                    questions: vec![pointer.clone()],
                }),
            }
        }
    }
    found
}
