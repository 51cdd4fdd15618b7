//! Checks a theme's parts against what is there, so that a typing error costs a notice and not the guide.

use crate::model::ThemeData;
use crate::notice::Notice;
use crate::options::Options;
use deckle_content::topic::GuideTheme;

/// A dark blue: 9.6:1 against white, and still dark when printed in grey.
const ACCENT: &str = "#1d3f6e";
const SERIF: &str = "Libertinus Serif";
const SANS: &str = "Linux Biolinum O";
const MONO: &str = "JetBrains Mono";
/// Asked in this order for what a family lacks; after them Typst asks every font.
const FALLBACKS: [&str; 3] = ["DejaVu Sans Mono", "New Computer Modern", "New Computer Modern Math"];

/// Takes each part from the theme, else from the one below it, else from the default.
pub(crate) fn resolve(
    theme: &GuideTheme,
    below: Option<&GuideTheme>,
    topic: Option<&str>,
    options: &Options,
    notices: &mut Vec<Notice>,
) -> ThemeData {
    let topic = topic.map(str::to_owned);
    let mut family = |part: fn(&GuideTheme) -> Option<&String>, default: &str| {
        let mut families = Vec::new();
        if let Some(name) = part(theme) {
            if options.fonts.has_family(name) {
                families.push(name.clone());
            } else {
                notices.push(Notice::UnknownFamily {
                    family: name.clone(),
                    topic: topic.clone(),
                });
            }
        }
        // A part that is wrong below has been noticed there.
        families.extend(
            below
                .and_then(part)
                .filter(|name| options.fonts.has_family(name))
                .cloned(),
        );
        families.push(default.to_owned());
        families.extend(FALLBACKS.map(str::to_owned));
        families
    };
    let serif = family(|theme| theme.serif.as_ref(), SERIF);
    let sans = family(|theme| theme.sans.as_ref(), SANS);
    let mono = family(|theme| theme.mono.as_ref(), MONO);
    if let Some(colour) = theme.accent.as_ref().filter(|colour| !is_colour(colour)) {
        notices.push(Notice::UnknownColour {
            colour: colour.clone(),
            topic,
        });
    }
    let accent = [Some(theme), below]
        .into_iter()
        .flatten()
        .filter_map(|theme| theme.accent.clone())
        .find(|colour| is_colour(colour))
        .unwrap_or_else(|| ACCENT.to_owned());
    ThemeData {
        accent,
        serif,
        sans,
        mono,
    }
}

fn is_colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}
