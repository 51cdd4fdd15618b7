//! HTML as Anki's fields can hold it.

use deckle_markup::{direction, escape_html};

use std::borrow::Cow;
use std::fmt::Write as _;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc, is_nfc_quick};

/// Escapes what Anki would read as its own: template marks, sounds, speech, LaTeX and formulas, and letters that it would
/// change.
pub(crate) fn inert(html: &str) -> String {
    let mut out = composed_or_escaped(html).replace("{{", "&#123;&#123;");
    for mark in ["[sound:", "[anki:"] {
        if out.contains(mark) {
            out = out.replace(mark, &mark.replacen('[', "&#91;", 1));
        }
    }
    without_formulas(&without_latex(out)).into_owned()
}

/// The marks of LaTeX, which Anki reads in any case (`(?i)` in its own patterns).
const LATEX: [&str; 3] = ["[latex]", "[$]", "[$$]"];

fn without_latex(html: String) -> String {
    // ASCII letters alone: every place stays what it is.
    let small = html.to_ascii_lowercase();
    if !LATEX.iter().any(|mark| small.contains(mark)) {
        return html;
    }
    let mut out = String::with_capacity(html.len() + 16);
    for (at, c) in html.char_indices() {
        if c == '[' && LATEX.iter().any(|mark| small[at..].starts_with(mark)) {
            out.push_str("&#91;");
        } else {
            out.push(c);
        }
    }
    out
}

/// Puts an empty element between the two signs that begin or end a formula: `\(`, `\)`, `\[` and `\]`.
///
/// Anki's reviewer lets `MathJax` look for them in the text of a card, but not in code. It reads references as the signs
/// themselves, and no class stops it.
fn without_formulas(html: &str) -> Cow<'_, str> {
    if !html.contains('\\') {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len() + 32);
    let mut code = 0_usize;
    for piece in html.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.rfind('<').unwrap_or(piece.len()));
        let mut last = ' ';
        for c in text.chars() {
            if code == 0 && last == '\\' && matches!(c, '(' | ')' | '[' | ']') {
                out.push_str("<span></span>");
            }
            out.push(c);
            last = c;
        }
        out.push_str(tag);
        match tag {
            _ if tag.starts_with("<pre") || tag.starts_with("<code") => code += 1,
            "</pre>" | "</code>" => code = code.saturating_sub(1),
            _ => {}
        }
    }
    Cow::Owned(out)
}

/// Writes what is not in normalization form C as character references.
///
/// Anki brings the source of fields into that form as it imports them (`normalize_note_text`), which would make another
/// program of one that tells `é` from `e` with U+0301. References are ASCII and survive.
fn composed_or_escaped(html: &str) -> Cow<'_, str> {
    if is_nfc(html) {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len() + 16);
    // A tag or a blank separates what can be composed, so that only the words concerned are touched.
    for piece in html.split_inclusive(['<', '>', ' ', '\n']) {
        if is_nfc(piece) {
            out.push_str(piece);
            continue;
        }
        for c in piece.chars() {
            let stays = is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes && canonical_combining_class(c) == 0;
            if stays {
                out.push(c);
            } else {
                let _ = write!(out, "&#{};", u32::from(c));
            }
        }
    }
    Cow::Owned(out)
}

/// Wraps text in its language where that is not the templates' English.
pub(crate) fn in_language(language: &str, html: String) -> String {
    let primary = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    if html.is_empty() || matches!(primary.as_str(), "en" | "") {
        return html;
    }
    format!(
        "<div lang=\"{}\" dir=\"{}\">{html}</div>",
        escape_html(language),
        direction(language)
    )
}

/// Returns the text of HTML that this crate made: Anki computes checksums over it.
pub(crate) fn strip(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        rest = rest[open..].find('>').map_or("", |close| &rest[open + close + 1..]);
    }
    out.push_str(rest);
    out = without_references(&out);
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        if out.contains(entity) {
            out = out.replace(entity, character);
        }
    }
    out
}

/// Puts characters in place of the decimal references that [`inert`] writes.
fn without_references(text: &str) -> String {
    let mut parts = text.split("&#");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let reference = part.split_once(';');
        let character =
            reference.and_then(|(digits, rest)| Some((digits.parse().ok().and_then(char::from_u32)?, rest)));
        if let Some((character, rest)) = character {
            out.push(character);
            out.push_str(rest);
        } else {
            out.push_str("&#");
            out.push_str(part);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{in_language, inert, strip};
    use unicode_normalization::UnicodeNormalization as _;

    #[test]
    fn what_anki_would_read_as_its_own_is_escaped() {
        assert_eq!(
            inert("a {{b}} [sound:x.mp3] [$]"),
            "a &#123;&#123;b}} &#91;sound:x.mp3] &#91;$]"
        );
        assert_eq!(inert("{{{"), "&#123;&#123;{");
        assert_eq!(inert("[LaTeX]é[/latex] [LATEX]"), "&#91;LaTeX]é[/latex] &#91;LATEX]");
    }

    #[test]
    fn no_text_becomes_a_formula() {
        for (html, field) in [
            (r"a \(x\) b", r"a \<span></span>(x\<span></span>) b"),
            (r"<p>C:\[old\]</p>", r"<p>C:\<span></span>[old\<span></span>]</p>"),
            (r"<code>\(x\)</code> \(", r"<code>\(x\)</code> \<span></span>("),
            (r"<pre><code>\(</code></pre>", r"<pre><code>\(</code></pre>"),
            (
                r#"<a href="https://a.example/\(x\)">\</a>("#,
                r#"<a href="https://a.example/\(x\)">\</a>("#,
            ),
            (r"\n, \\", r"\n, \\"),
        ] {
            assert_eq!(inert(html), field);
            assert_eq!(strip(&inert(html)), strip(html));
        }
    }

    #[test]
    fn stripping_gives_the_text_back() {
        assert_eq!(
            strip("<p>a <code>&lt;b&gt; &amp;amp; &#123;&#123;</code></p>"),
            "a <b> &amp; {{"
        );
    }

    #[test]
    fn what_is_not_composed_survives_a_normalization() {
        for text in [
            "e\u{301}",
            "\u{212b}",
            "\u{1112}\u{1161}\u{11ab}",
            "a\u{301}\u{327} e\u{301}",
            "\u{958}",
            "\u{344}",
            "<b>q\u{307}\u{323}</b>{{ e\u{301} }}",
        ] {
            let field = inert(text);
            assert_eq!(field.nfc().collect::<String>(), field, "{text}");
            assert_eq!(strip(&field), strip(text), "{text}");
        }
        for text in ["\u{e9}", "한", "q\u{307}", "שָ", "हिन्दी"] {
            assert_eq!(inert(text), text);
        }
        assert_eq!(inert("caf\u{e9} e\u{301}"), "caf\u{e9} e&#769;");
    }

    #[test]
    fn only_foreign_text_is_wrapped() {
        assert_eq!(in_language("en-GB", "a".into()), "a");
        assert_eq!(in_language("ar", "a".into()), "<div lang=\"ar\" dir=\"rtl\">a</div>");
        assert_eq!(in_language("de", "a".into()), "<div lang=\"de\" dir=\"ltr\">a</div>");
    }
}
