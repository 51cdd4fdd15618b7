//! The question in one line, for the running header.

use crate::model::Inline;

/// Cuts a question at a word's end so that it fits into `room` characters. Code stays code, and is never cut.
pub(crate) fn shorten(title: &[Inline], room: usize) -> Vec<Inline> {
    let mut pieces = Vec::new();
    flatten(title, &mut pieces);
    let whole: usize = pieces.iter().map(length).sum();
    if whole <= room {
        return pieces;
    }
    let mut short = Vec::new();
    let mut left = room;
    for piece in pieces {
        let taken = length(&piece);
        if taken <= left {
            left -= taken;
            short.push(piece);
            continue;
        }
        if let Inline::Text(_, text) = &piece {
            let cut = words_within(text, left);
            if !cut.is_empty() {
                short.push(Inline::Text("text", cut.to_owned()));
            }
        }
        break;
    }
    if let Some(Inline::Text(_, text)) = short.last_mut() {
        text.truncate(text.trim_end_matches([' ', ',', ';', ':']).len());
    }
    short.push(Inline::Text("text", "…".to_owned()));
    short
}

/// Returns the words that fit, or what fits of the first one.
fn words_within(text: &str, room: usize) -> &str {
    let end = text.char_indices().nth(room).map_or(text.len(), |(at, _)| at);
    let fits = &text[..end];
    fits.rfind(' ').map_or(fits, |at| &fits[..at])
}

/// Counts characters; those of code are wider.
fn length(piece: &Inline) -> usize {
    match piece {
        Inline::Text(_, text) => text.chars().count(),
        Inline::Code(_, code, _, after) => code.chars().count() * 6 / 5 + after.chars().count() + 1,
        Inline::Long(..) | Inline::Nested(..) | Inline::Link(..) => 0,
    }
}

/// Takes emphasis and links apart: one line of grey type needs neither.
fn flatten(pieces: &[Inline], out: &mut Vec<Inline>) {
    for piece in pieces {
        match piece {
            Inline::Text("break", _) => out.push(Inline::Text("text", " ".to_owned())),
            Inline::Text(_, text) => out.push(Inline::Text("text", text.clone())),
            Inline::Long(_, parts) => out.push(Inline::Text("text", parts.concat())),
            Inline::Code(_, code, _, after) => out.push(Inline::Code("code", code.clone(), Vec::new(), after.clone())),
            Inline::Nested(_, inner) | Inline::Link(_, inner, _) => flatten(inner, out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shorten;
    use crate::model::Inline;

    fn shown(title: &[Inline], room: usize) -> String {
        let text = |piece: &Inline| match piece {
            Inline::Text(_, text) => text.clone(),
            Inline::Code(_, code, ..) => format!("`{code}`"),
            _ => "?".to_owned(),
        };
        shorten(title, room).iter().map(text).collect()
    }

    #[test]
    fn what_fits_is_whole_and_what_does_not_ends_with_a_word() {
        let title = [
            Inline::Text("text", "When is ".to_owned()),
            Inline::Code("code", "is".to_owned(), Vec::new(), String::new()),
            Inline::Text("text", " the right, careful comparison?".to_owned()),
        ];
        assert_eq!(shown(&title, 80), "When is `is` the right, careful comparison?");
        assert_eq!(shown(&title, 26), "When is `is` the right…");
        assert_eq!(shown(&title, 9), "When is…");
        assert_eq!(shown(&[Inline::Text("text", "abcdefgh".to_owned())], 4), "abcd…");
    }
}
