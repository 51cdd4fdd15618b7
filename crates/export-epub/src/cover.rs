//! The cover: a drawing for the shelves of readers, with the title and what was proven. The title page says the same as
//! text.

use crate::book::Book;
use crate::template::Templates;
use crate::zipped::File;
use crate::{Error, words};
use minijinja::{Value, context};

/// The cover's colour where the topic has none: the guide's.
const ACCENT: &str = "#1d4e6f";
/// Largest size of the title's letters, in the drawing's units: it is 1600 wide.
const LARGEST: usize = 220;
/// Smallest size; a title that is longer still runs into more lines.
const SMALLEST: usize = 80;
/// Room for a line.
const WIDTH: usize = 1300;
/// Where the title ends, at most.
const BOTTOM: usize = 1400;
/// Lines of the title at most.
const MAX_LINES: usize = 6;
/// Letters of a line of the facts below.
const FACTS: usize = 38;

/// What the drawing shows.
pub(crate) struct Cover<'a> {
    collection: Option<String>,
    name: &'a str,
    title: String,
    facts: Vec<String>,
    accent: String,
}

impl<'a> Cover<'a> {
    pub(crate) fn new(book: &'a Book<'_>) -> Self {
        let publication = book.publication;
        let (collection, name) = book.names();
        let accent = book.only().and_then(|topic| topic.topic.guide.accent.clone());
        let counts = publication.counts();
        let facts = [
            words::question_count(publication.questions().count()),
            words::share(&counts),
            publication.interpreters.join(", "),
            words::version(&publication.version, None),
        ];
        Cover {
            collection: collection.map(|text| shorten(text, FACTS)),
            name,
            title: book.title().into_owned(),
            facts: facts.into_iter().flat_map(|fact| wrap(&fact, FACTS)).take(8).collect(),
            accent: accent
                .filter(|colour| luminance(colour).is_some())
                .unwrap_or_else(|| ACCENT.to_owned()),
        }
    }

    /// Renders the drawing.
    pub(crate) fn file(&self, templates: &Templates) -> Result<File, Error> {
        let (size, lines) = self.fit();
        // Between a baseline and the next, in tenths of the size.
        let leading = size * 12 / 10;
        let first = 700.min(BOTTOM - leading * lines.len().saturating_sub(1));
        let dark = luminance(&self.accent).is_none_or(|light| light < 0.4);
        let data = context! {
            title => self.title.as_str(),
            collection => self.collection.as_deref(),
            accent => self.accent.as_str(),
            ink => if dark { "#ffffff" } else { "#101318" },
            size,
            lines => places(&lines, first, leading),
            facts => places(&self.facts, 1640, 88),
        };
        templates.file("cover.svg", "cover.svg", data)
    }

    /// Finds the largest size at which the title fits.
    fn fit(&self) -> (usize, Vec<String>) {
        let mut size = LARGEST;
        loop {
            // A bold letter is some six tenths of its size wide.
            let letters = WIDTH * 10 / (size * 6);
            let lines = wrap(self.name, letters);
            let fits = lines.len() <= 3 && lines.iter().all(|line| line.chars().count() <= letters);
            if fits || size <= SMALLEST {
                let lines = lines
                    .into_iter()
                    .take(MAX_LINES)
                    .map(|line| shorten(&line, letters))
                    .collect();
                return (size, lines);
            }
            size -= 20;
        }
    }
}

fn places(lines: &[String], first: usize, leading: usize) -> Vec<Value> {
    let place = |(at, text): (usize, &String)| context! { y => first + at * leading, text };
    lines.iter().enumerate().map(place).collect()
}

/// Splits a text into lines of so many letters; a longer word has a line of its own.
fn wrap(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn shorten(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let kept: String = text.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Returns how light a colour `#rrggbb` is, from 0 to 1, about; `None` if it is none.
fn luminance(colour: &str) -> Option<f64> {
    let hex = colour
        .strip_prefix('#')
        .filter(|hex| hex.len() == 6 && hex.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok().map(f64::from);
    Some((0.2126 * part(0)? + 0.7152 * part(2)? + 0.0722 * part(4)?) / 255.0)
}

#[cfg(test)]
mod tests {
    use super::{luminance, shorten, wrap};

    #[test]
    fn words_are_kept_whole_and_lines_short() {
        assert_eq!(
            wrap("C++ and the standard library", 12),
            ["C++ and the", "standard", "library"]
        );
        assert_eq!(shorten("incomprehensible", 6), "incom…");
    }

    #[test]
    fn only_colours_are_colours() {
        assert!(luminance("#1d4e6f").is_some_and(|light| light < 0.4));
        assert!(luminance("\"><script>").is_none() && luminance("#12345g").is_none());
    }
}
