//! From the publication to the model that the template sets.
//!
//! Questions are independent of one another and are lowered in parallel. Code is not highlighted here but where it is set.

pub(crate) mod code;
mod header;
mod markdown;
mod question;
mod quotes;
mod theme;

use crate::error::Error;
use crate::geometry::Geometry;
use crate::model::{CountData, GuideData, LangData, Model, NotRunData, TagData, ThemeData, TopicData};
use crate::notice::Notice;
use crate::options::{Mode, Options};
use crate::readable::Reader;
use deckle_content::Publication;
use deckle_content::publication::{Counts, Proof, TopicEdition};
use deckle_content::question::Level;
use deckle_markup as markup;
use markdown::Markdown;
use question::Directory;
use quotes::Quotes;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

/// Makes the model and says what was noticed on the way, in the order of the questions.
pub(crate) fn lower(publication: &Publication, options: &Options) -> Result<(Model, Vec<Notice>), Error> {
    let geometry = Geometry::of(options);
    let directory = directory(publication);
    let mut notices = Vec::new();
    let whole = theme::resolve(&options.theme, None, None, options, &mut notices);
    // How many questions stand in the topics before.
    let mut before = 0;
    let mut topics = Vec::with_capacity(publication.topics.len());
    for topic in &publication.topics {
        let look = theme::resolve(
            &topic.topic.guide,
            Some(&options.theme),
            Some(&topic.id),
            options,
            &mut notices,
        );
        let lowering = question::Lowering {
            options,
            geometry: &geometry,
            column: column(options, &look),
            directory: &directory,
            quotes: Quotes::of(&topic.topic.text_language),
            header: header_room(&geometry, &topic.topic.title, options.mode),
        };
        let mut reader = Reader::new(&options.fonts);
        reader.enter(&topic.id);
        let title = reader.show(&topic.topic.title).into_owned();
        let subtitle = topic
            .topic
            .guide
            .subtitle
            .as_deref()
            .map(|text| reader.show(text).into_owned());
        let description = Markdown::new(&mut reader, &lowering).blocks(&markup::parse(&topic.topic.description));
        notices.extend(reader.into_notices());
        let lowered: Vec<_> = topic
            .questions
            .par_iter()
            .enumerate()
            .map(|(at, question)| lowering.question(before + at, question))
            .collect::<Result<_, _>>()?;
        let (questions, found): (Vec<_>, Vec<_>) = lowered.into_iter().unzip();
        before += topic.questions.len();
        notices.extend(found.into_iter().flatten());
        topics.push(TopicData {
            id: topic.id.clone(),
            title,
            subtitle,
            description,
            examples: counts(topic.counts()),
            theme: look,
            lang: language(&topic.topic.text_language),
            questions,
        });
    }
    let guide = guide(publication, options, &geometry, &directory, whole, &mut notices);
    let mut reader = Reader::new(&options.fonts);
    reader.enter("the index of tags");
    let tags = tags(publication, &mut reader);
    notices.extend(reader.into_notices());
    let model = Model {
        guide,
        geometry,
        topics,
        tags,
    };
    Ok((model, notices))
}

/// Finds questions by key: the anchor, which is the place in the guide, and what others show of it.
fn directory(publication: &Publication) -> Directory<'_> {
    let mut directory = HashMap::new();
    for (at, question) in publication.questions().enumerate() {
        directory.entry(&question.key).or_insert((format!("{at}"), question));
    }
    directory
}

fn guide(
    publication: &Publication,
    options: &Options,
    geometry: &Geometry,
    directory: &Directory<'_>,
    theme: ThemeData,
    notices: &mut Vec<Notice>,
) -> GuideData {
    let mut reader = Reader::new(&options.fonts);
    reader.enter("the title page");
    let description = markup::parse(&publication.description);
    let summary = markup::blocks_to_text(&description).trim().replace('\n', " ");
    let lowering = question::Lowering {
        options,
        geometry,
        column: column(options, &theme),
        directory,
        quotes: publication
            .topics
            .first()
            .and_then(|topic| Quotes::of(&topic.topic.text_language)),
        header: 0,
    };
    let description = Markdown::new(&mut reader, &lowering).blocks(&description);
    // One topic's guide is dressed as the topic.
    let only = match publication.topics.as_slice() {
        [topic] => Some(topic),
        _ => None,
    };
    let licence = markup::parse(options.licence.as_deref().unwrap_or_default());
    let named = only.and_then(|topic| topic_name(publication, topic));
    let subtitle = only
        .and_then(|topic| topic.topic.guide.subtitle.as_ref())
        .or(options.theme.subtitle.as_ref())
        .map(|text| reader.show(text).into_owned());
    let data = GuideData {
        title: reader.show(&title(publication, only)).into_owned(),
        collection: named.map(|_| reader.show(&publication.title).into_owned()),
        name: reader.show(named.unwrap_or(&publication.title)).into_owned(),
        subtitle,
        description,
        summary: reader.show(&summary).into_owned(),
        keywords: publication
            .topics
            .iter()
            .map(|topic| reader.show(&topic.topic.title).into_owned())
            .collect(),
        licence: Markdown::new(&mut reader, &lowering).blocks(&licence),
        version: reader.show(&publication.version).into_owned(),
        source: publication
            .source_url
            .as_deref()
            .map(|url| question::reference(&mut reader, url)),
        date: options
            .date
            .map(|date| [date.year, u16::from(date.month), u16::from(date.day)]),
        paper: options.paper.name(),
        size: options.size.name(),
        mode: options.mode.name(),
        questions: publication.questions().count(),
        levels: levels(publication),
        examples: counts(publication.counts()),
        interpreters: publication
            .interpreters
            .iter()
            .map(|name| reader.show(name).into_owned())
            .collect(),
        sandboxed: publication.sandboxed(),
        not_run: not_run(publication, &lowering, &mut reader),
        theme,
        lang: publication
            .topics
            .first()
            .map_or_else(|| language("en"), |topic| language(&topic.topic.text_language)),
    };
    notices.extend(reader.into_notices());
    data
}

/// Returns the guide's title: one topic's guide names the topic, unless the collection's title does.
fn title<'e>(publication: &'e Publication, only: Option<&TopicEdition>) -> Cow<'e, str> {
    match only.and_then(|topic| topic_name(publication, topic)) {
        Some(topic) => Cow::Owned(format!("{}: {topic}", publication.title)),
        None => Cow::Borrowed(&publication.title),
    }
}

/// Returns the topic's title, unless the collection's title has it.
fn topic_name<'t>(publication: &Publication, topic: &'t TopicEdition) -> Option<&'t str> {
    let title = topic.topic.title.as_str();
    (!publication.title.to_lowercase().contains(&title.to_lowercase())).then_some(title)
}

/// Returns how many characters of a question the running header has room for beside the topic.
fn header_room(geometry: &Geometry, topic: &str, mode: Mode) -> usize {
    let part = match mode {
        Mode::Reading => "",
        Mode::Study => ": questions",
    };
    // The number and the space between take some, too.
    let taken = topic.chars().count() + part.len() + 8;
    geometry.header.saturating_sub(taken).max(LEAST_HEADER)
}

/// A topic of a very long title leaves this much, in a second line if need be.
const LEAST_HEADER: usize = 20;

/// Returns how wide a column of code is, in ems.
fn column(options: &Options, theme: &ThemeData) -> f64 {
    let advance = |family: &String| options.fonts.advance(family);
    theme.mono.first().and_then(advance).unwrap_or(0.6)
}

fn counts(counts: Counts) -> CountData {
    CountData {
        total: counts.total(),
        passed: counts.passed,
        failed: counts.failed,
        timed_out: counts.timed_out,
        not_run: counts.not_run,
    }
}

fn levels(publication: &Publication) -> Vec<(&'static str, usize)> {
    let count = |level: Level| {
        publication
            .questions()
            .filter(|question| question.question.level == level)
            .count()
    };
    Level::ALL
        .into_iter()
        .map(|level| (level.as_str(), count(level)))
        .filter(|(_, count)| *count > 0)
        .collect()
}

/// Groups the examples that were not run by their reason, in the order of the questions.
fn not_run(publication: &Publication, lowering: &question::Lowering<'_>, reader: &mut Reader<'_>) -> Vec<NotRunData> {
    let mut reasons: Vec<NotRunData> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (anchor, question) in publication.questions().enumerate() {
        for reason in question.proofs.iter().filter_map(Proof::unproven_reason) {
            let place = *places.entry(reason).or_insert_with(|| {
                reasons.push(NotRunData {
                    reason: lowering.plain(reader, reason),
                    questions: Vec::new(),
                });
                reasons.len() - 1
            });
            let entry = (question.number.to_string(), anchor.to_string());
            if let Some(data) = reasons
                .get_mut(place)
                .filter(|data| data.questions.last() != Some(&entry))
            {
                data.questions.push(entry);
            }
        }
    }
    reasons
}

/// Collects the tags of all questions, in alphabetical order, with what their topic says that they cover.
fn tags(publication: &Publication, reader: &mut Reader<'_>) -> Vec<TagData> {
    let several = publication.topics.len() > 1;
    let mut tags: BTreeMap<(&str, &str), TagData> = BTreeMap::new();
    let mut anchor = 0;
    for topic in &publication.topics {
        for question in &topic.questions {
            for tag in &question.question.tags {
                let entry = tags
                    .entry((tag, &topic.id))
                    .or_insert_with(|| tag_entry(topic, tag, several, reader));
                entry.questions.push((question.number.to_string(), anchor.to_string()));
            }
            anchor += 1;
        }
    }
    tags.into_values().collect()
}

fn tag_entry(topic: &TopicEdition, tag: &str, several: bool, reader: &mut Reader<'_>) -> TagData {
    let covers = topic.topic.tags.get(tag);
    TagData {
        tag: reader.show(tag).into_owned(),
        topic: several.then(|| reader.show(&topic.topic.title).into_owned()),
        covers: covers.map(|text| reader.show(text).into_owned()),
        questions: Vec::new(),
    }
}

/// Splits a BCP 47 tag into what Typst takes; what Typst would refuse becomes English, its default.
fn language(tag: &str) -> LangData {
    let mut parts = tag.split('-');
    let letters = |part: &&str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
    };
    let lang = parts.next().filter(|part| letters(part, 2..=3)).unwrap_or("en");
    let lang = lang.to_ascii_lowercase();
    let region = parts.find(|part| letters(part, 2..=2));
    LangData {
        rtl: markup::direction(tag) == "rtl",
        lang,
        region: region.map(str::to_ascii_uppercase),
    }
}
