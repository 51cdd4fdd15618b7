//! Fills in what the template left open: links inside the guide, page numbers, running headers and the numbers of pages.
//!
//! **Invariant:** every placeholder is filled in or taken away, and no link leads to nothing, or there is an error that names the
//! target that is missing.

use super::glyphs::with_text;
use super::placeholders::{FOOTER_NUMBER, Placeholder, target_of};
use crate::error::Error;
use crate::geometry::Geometry;
use rayon::prelude::*;
use std::collections::HashMap;
use typst::foundations::{Content, Label, NativeElement as _};
use typst::introspection::{Introspector as _, Location, Tag, TagFlags};
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point};
use typst::model::{Destination, Document as _, Numbering};
use typst::pdf::{ArtifactElem, ArtifactKind};
use typst::text::TextItem;
use typst::utils::hash128;
use typst_layout::{Page, PagedDocument};

/// The part of a margin that lies between the text and a header or footer, as Typst has it.
const DISTANCE: f64 = 0.3;

/// Returns the document with all that was left open filled in.
///
/// # Errors
/// Fails if the template speaks of a target that nothing is labelled with, or two things are.
pub(crate) fn fill_placeholders(document: &PagedDocument, geometry: &Geometry) -> Result<PagedDocument, Error> {
    let targets = targets(document);
    let filled: Vec<(Page, Found)> = document.pages().par_iter().map(|page| fill(page, &targets)).collect();
    if let Some(doubt) = filled.iter().find_map(|(_, found)| found.doubt.as_deref()) {
        return Err(Error::Template(doubt.to_owned()));
    }
    // How the page number in a footer looks. The title page comes before it and has none.
    let mut footer_number: Option<TextItem> = None;
    // The header of what is being read where a page ends.
    let mut reading: Option<Frame> = None;
    let mut pages = Vec::with_capacity(filled.len());
    for (at, (mut page, found)) in filled.into_iter().enumerate() {
        if let Some(header) = choose(&found.headers, reading.as_ref(), geometry, &page) {
            stamp_header(&mut page, at, header, geometry);
        }
        footer_number = found.footer_number.or(footer_number);
        if let (Some(footer_number), Some(_)) = (&footer_number, &page.numbering) {
            stamp_number(&mut page, at, footer_number, geometry);
        }
        reading = found.headers.into_iter().last().map(|header| header.frame).or(reading);
        pages.push(page);
    }
    Ok(PagedDocument::new(pages.into(), document.info().clone()))
}

/// Where what is labelled stands.
struct Target {
    location: Location,
    /// The number of its page.
    number: String,
    /// How far it is from the top of the page.
    top: Abs,
    /// Whether something else has the same label.
    is_double: bool,
}

/// Finds all that is labelled.
fn targets(document: &PagedDocument) -> HashMap<String, Target> {
    let introspector = document.introspector();
    let mut targets: HashMap<String, Target> = HashMap::new();
    for content in introspector.query_labelled() {
        let (Some(label), Some(location)) = (content.label(), content.location()) else {
            continue;
        };
        let Some(position) = introspector.position(location) else {
            continue;
        };
        let page = document.pages().get(position.page.get() - 1);
        targets
            .entry(label.resolve().to_string())
            .and_modify(|target| target.is_double = true)
            .or_insert_with(|| Target {
                location,
                number: page.map(number).unwrap_or_default(),
                top: position.point.y,
                is_double: false,
            });
    }
    targets
}

/// The header of the pages on which a question is read, or an empty one.
struct Header {
    /// How far from the top of the page the question begins.
    top: Abs,
    frame: Frame,
}

/// Chooses a page's header: the question that is being read where the page begins, or the first one that begins on it, if
/// it does so in the upper third. What opens a topic is at the top of its page and has an empty header.
fn choose<'a>(begun: &'a [Header], reading: Option<&'a Frame>, geometry: &Geometry, page: &Page) -> Option<&'a Frame> {
    let Some(first) = begun.first() else { return reading };
    let text = page.frame.height() - Abs::pt(geometry.top + geometry.bottom);
    let is_high = first.top < Abs::pt(geometry.top) + text / 3.0;
    match reading {
        Some(reading) if !is_high => Some(reading),
        _ => Some(&first.frame),
    }
}

/// What was found on a page.
#[derive(Default)]
struct Found {
    /// The headers of the questions that begin on it.
    headers: Vec<Header>,
    /// How page numbers look from here on.
    footer_number: Option<TextItem>,
    /// Why a target that is spoken of cannot be told.
    doubt: Option<String>,
}

/// What becomes of an item.
enum Change {
    /// It moves by this much and becomes that.
    Become(Point, FrameItem),
    Vanish,
}

/// Returns a page with its placeholders filled in or taken away.
fn fill(page: &Page, targets: &HashMap<String, Target>) -> (Page, Found) {
    let mut filler = Filler {
        targets,
        found: Found::default(),
    };
    let mut page = page.clone();
    if let Some(frame) = filler.frame(&page.frame) {
        page.frame = frame;
    }
    (page, filler.found)
}

struct Filler<'a> {
    targets: &'a HashMap<String, Target>,
    found: Found,
}

impl<'a> Filler<'a> {
    /// Returns a frame with its placeholders filled in or taken away; `None` if it has none.
    fn frame(&mut self, frame: &Frame) -> Option<Frame> {
        let mut changes = Vec::new();
        for (at, (_, item)) in frame.items().enumerate() {
            changes.extend(self.item(item).map(|change| (at, change)));
        }
        if changes.is_empty() {
            return None;
        }
        let mut filled = Frame::new(frame.size(), frame.kind());
        if frame.has_baseline() {
            filled.set_baseline(frame.baseline());
        }
        let mut changes = changes.into_iter().peekable();
        filled.push_multiple(frame.items().enumerate().filter_map(|(at, (position, item))| {
            match changes.next_if(|(changed, _)| *changed == at) {
                Some((_, Change::Become(offset, item))) => Some((*position + offset, item)),
                Some((_, Change::Vanish)) => None,
                None => Some((*position, item.clone())),
            }
        }));
        Some(filled)
    }

    fn item(&mut self, item: &FrameItem) -> Option<Change> {
        match item {
            FrameItem::Group(group) => self.group(group),
            FrameItem::Link(destination, size) => {
                let target = self.target(target_of(destination)?)?;
                let link = FrameItem::Link(Destination::Location(target.location), *size);
                Some(Change::Become(Point::zero(), link))
            }
            _ => None,
        }
    }

    fn group(&mut self, group: &GroupItem) -> Option<Change> {
        let label = group.label.map(Label::resolve);
        match label.as_deref().and_then(Placeholder::read) {
            Some(Placeholder::Page {
                target: FOOTER_NUMBER, ..
            }) => {
                self.found.footer_number = text_of(&group.frame).map(|(_, item)| item.clone());
                Some(Change::Vanish)
            }
            Some(Placeholder::Page { target, right }) => {
                let text = self.page_number(&group.frame, target, right);
                Some(text.map_or(Change::Vanish, |(offset, text)| Change::Become(offset, text)))
            }
            Some(Placeholder::Header { target }) => {
                let top = self.target(target).map(|target| target.top);
                self.found.headers.extend(top.map(|top| Header {
                    top,
                    frame: bare(group.frame.clone()),
                }));
                Some(Change::Vanish)
            }
            None => {
                let frame = self.frame(&group.frame)?;
                let group = GroupItem { frame, ..group.clone() };
                Some(Change::Become(Point::zero(), FrameItem::Group(group)))
            }
        }
    }

    /// Returns the text of a room with the number of the target's page in the place of its zeros.
    fn page_number(&mut self, room: &Frame, target: &str, right: bool) -> Option<(Point, FrameItem)> {
        let target = self.target(target)?;
        let (position, item) = text_of(room)?;
        let zeros = item.text.find('0')?..item.text.rfind('0')? + 1;
        let mut text = item.text.to_string();
        text.replace_range(zeros, &target.number);
        let item = with_text(item, &text);
        let rest = if right {
            room.width() - item.width()
        } else {
            Abs::zero()
        };
        Some((position + Point::with_x(rest), FrameItem::Text(item)))
    }

    fn target(&mut self, name: &str) -> Option<&'a Target> {
        let found = self.targets.get(name);
        let doubt = match found {
            Some(target) if target.is_double => format!("the label `{name}` is there twice"),
            Some(_) => return found,
            None => format!("the label `{name}` is not there"),
        };
        self.found.doubt.get_or_insert(doubt);
        None
    }
}

/// Sets a page's number below its text.
fn stamp_number(page: &mut Page, at: usize, footer_number: &TextItem, geometry: &Geometry) {
    let item = with_text(footer_number, &number(page));
    let height = item.font.metrics().cap_height.at(item.size);
    let position = Point::new(
        (page.frame.width() - item.width()) / 2.0,
        page.frame.height() - Abs::pt(geometry.bottom) * (1.0 - DISTANCE) + height,
    );
    let (start, end) = artifact(ArtifactKind::Footer, at);
    page.frame.push_multiple([
        (Point::zero(), start),
        (position, FrameItem::Text(item)),
        (Point::zero(), end),
    ]);
}

/// Sets a header above a page's text.
fn stamp_header(page: &mut Page, at: usize, header: &Frame, geometry: &Geometry) {
    if header.is_empty() {
        return;
    }
    let position = Point::new(
        Abs::pt(geometry.margin),
        Abs::pt(geometry.top) * (1.0 - DISTANCE) - header.height(),
    );
    let (start, end) = artifact(ArtifactKind::Header, at);
    // Behind the tags that the page begins with, which may end what the page before has begun.
    let is_tag = |(_, item): &&(Point, FrameItem)| matches!(item, FrameItem::Tag(_));
    let layer = page.frame.items().take_while(is_tag).count();
    let header = FrameItem::Group(GroupItem::new(header.clone()));
    for (item, position) in [(end, Point::zero()), (header, position), (start, Point::zero())] {
        page.frame.insert(layer, position, item);
    }
}

/// Returns the tags around what is no part of a page's text.
fn artifact(kind: ArtifactKind, page: usize) -> (FrameItem, FrameItem) {
    let key = hash128(&("deckle", kind == ArtifactKind::Header, page));
    let location = Location::new(key);
    let flags = TagFlags {
        introspectable: false,
        tagged: true,
    };
    let mut content = ArtifactElem::new(Content::empty()).with_kind(kind).pack();
    content.set_location(location);
    (
        FrameItem::Tag(Tag::Start(content, flags)),
        FrameItem::Tag(Tag::End(location, key, flags)),
    )
}

/// Returns a page's number as it is shown.
fn number(page: &Page) -> String {
    match &page.numbering {
        Some(Numbering::Pattern(pattern)) => pattern.apply(None, &[page.number]).ok().map(Into::into),
        _ => None,
    }
    .unwrap_or_else(|| page.number.to_string())
}

/// Returns the one text of a frame.
fn text_of(frame: &Frame) -> Option<(Point, &TextItem)> {
    frame.items().find_map(|(position, item)| match item {
        FrameItem::Text(item) => Some((*position, item)),
        _ => None,
    })
}

/// Takes tags and links out: a header is on many pages, and no part of their text.
fn bare(mut frame: Frame) -> Frame {
    frame.retain(|item| match item {
        FrameItem::Tag(_) | FrameItem::Link(..) => false,
        FrameItem::Group(group) => {
            group.frame = bare(std::mem::take(&mut group.frame));
            true
        }
        _ => true,
    });
    frame
}
