//! HTML as Anki's fields can hold it.

use deckle_markup::{direction, escape_html};

/// Escapes what Anki would read as its own: template marks, sounds, speech and LaTeX.
pub(crate) fn inert(html: &str) -> String {
    let mut out = html.replace("{{", "&#123;&#123;");
    for mark in ["[sound:", "[anki:", "[latex]", "[$]", "[$$]"] {
        if out.contains(mark) {
            out = out.replace(mark, &mark.replacen('[', "&#91;", 1));
        }
    }
    out
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
    for (entity, character) in [
        ("&#123;", "{"),
        ("&#91;", "["),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ] {
        if out.contains(entity) {
            out = out.replace(entity, character);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{in_language, inert, strip};

    #[test]
    fn what_anki_would_read_as_its_own_is_escaped() {
        assert_eq!(
            inert("a {{b}} [sound:x.mp3] [$]"),
            "a &#123;&#123;b}} &#91;sound:x.mp3] &#91;$]"
        );
        assert_eq!(inert("{{{"), "&#123;&#123;{");
    }

    #[test]
    fn stripping_gives_the_text_back() {
        assert_eq!(
            strip("<p>a <code>&lt;b&gt; &amp;amp; &#123;&#123;</code></p>"),
            "a <b> &amp; {{"
        );
    }

    #[test]
    fn only_foreign_text_is_wrapped() {
        assert_eq!(in_language("en-GB", "a".into()), "a");
        assert_eq!(in_language("ar", "a".into()), "<div lang=\"ar\" dir=\"rtl\">a</div>");
        assert_eq!(in_language("de", "a".into()), "<div lang=\"de\" dir=\"ltr\">a</div>");
    }
}
