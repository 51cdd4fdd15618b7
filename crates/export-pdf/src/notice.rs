//! What the maker of a guide should know about it.

use crate::scripts::Script;
use std::fmt;

/// Something that did not go as it should and was dealt with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A character that none of the fonts has; the guide shows its code point in its place.
    NoFontHas {
        /// The character.
        character: char,
        /// The question's key, or the topic's id, where it stands.
        place: String,
    },
    /// A script that no font for running text has; the guide shows code points in its place.
    NoFontForScript {
        /// The script.
        script: &'static Script,
        /// The first of its characters that are missing.
        character: char,
        /// How many different ones are.
        count: usize,
        /// The question's key, or the topic's id, where they stand.
        place: String,
    },
    /// A theme names a font family that is not there; the default is used.
    UnknownFamily {
        /// The family.
        family: String,
        /// The topic's id, or `None` for the whole guide's theme.
        topic: Option<String>,
    },
    /// A theme's colour is none; the default is used.
    UnknownColour {
        /// What the theme says.
        colour: String,
        /// The topic's id, or `None` for the whole guide's theme.
        topic: Option<String>,
    },
    /// The file does not keep a standard that guides keep.
    StandardNotKept {
        /// The standard.
        standard: Standard,
        /// Why not.
        reason: String,
    },
    /// Typst has something to say about the template or a title page.
    Template {
        /// What.
        message: String,
    },
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = |topic: &Option<String>| match topic {
            Some(topic) => format!("the theme of topic `{topic}`"),
            None => "the guide's theme".to_owned(),
        };
        match self {
            Notice::NoFontHas { character, place } => write!(
                f,
                "{place}: no font has U+{:04X}, the guide shows its code point instead; add a font that has it",
                u32::from(*character)
            ),
            Notice::NoFontForScript {
                script,
                character,
                count,
                place,
            } => {
                let more = match count {
                    0 | 1 => String::new(),
                    2 => " and one more character".to_owned(),
                    _ => format!(" and {} more characters", count - 1),
                };
                write!(
                    f,
                    "{place}: no font for running text has {} (U+{:04X}{more}); add one to `fonts/`, such as {} of the package \
                     {}; the guide shows code points instead",
                    script.name,
                    u32::from(*character),
                    script.font,
                    script.package,
                )
            }
            Notice::UnknownFamily { family, topic } => {
                write!(f, "{} names the font family `{family}`, which is not there", of(topic))
            }
            Notice::UnknownColour { colour, topic } => {
                write!(f, "{} gives `{colour}` as a colour; write `#rrggbb`", of(topic))
            }
            Notice::StandardNotKept { standard, reason } => write!(f, "the file does not keep {standard}: {reason}"),
            Notice::Template { message } => write!(f, "the template: {message}"),
        }
    }
}

/// A standard for PDF files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    /// ISO 14289-1: works with a screen reader.
    Ua1,
    /// ISO 19005-2, level A: can be kept for decades, with its structure.
    A2a,
}

impl fmt::Display for Standard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Standard::Ua1 => "PDF/UA-1",
            Standard::A2a => "PDF/A-2a",
        })
    }
}
