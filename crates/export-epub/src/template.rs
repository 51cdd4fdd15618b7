//! The templates, parsed.

use crate::Error;
use crate::words::{LANGUAGE, WORDS};
use crate::xml;
use crate::zipped::File;
use deckle_markup::{direction, escape_html};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, State, UndefinedBehavior, Value, context, escape_formatter};
use serde::Serialize;

/// The templates, parsed.
#[derive(Debug)]
pub(crate) struct Templates(Environment<'static>);

/// Each template's name and text.
const ALL: [(&str, &str); 11] = [
    ("colophon.xhtml", include_str!("../templates/colophon.xhtml")),
    ("cover.svg", include_str!("../templates/cover.svg")),
    ("example.xhtml", include_str!("../templates/example.xhtml")),
    ("nav.xhtml", include_str!("../templates/nav.xhtml")),
    ("package.opf", include_str!("../templates/package.opf")),
    ("page.xhtml", include_str!("../templates/page.xhtml")),
    ("part.xhtml", include_str!("../templates/part.xhtml")),
    ("question.xhtml", include_str!("../templates/question.xhtml")),
    ("tags.xhtml", include_str!("../templates/tags.xhtml")),
    ("title.xhtml", include_str!("../templates/title.xhtml")),
    ("toc.ncx", include_str!("../templates/toc.ncx")),
];

impl Templates {
    /// Parses the templates.
    pub(crate) fn new() -> Result<Self, Error> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_syntax(
            SyntaxConfig::builder()
                .trim_blocks(true)
                .lstrip_blocks(true)
                .keep_trailing_newline(true)
                .build()?,
        );
        environment.set_formatter(|out, state, value| match value.as_str() {
            // Escapes what XML asks for; the default writes slashes in a way that makes links hard to read.
            Some(text) if !value.is_safe() => Ok(out.write_str(&escape_html(text))?),
            _ => escape_formatter(out, state, value),
        });
        environment.add_global("words", view(&WORDS));
        environment.add_function("own", own);
        for (name, text) in ALL {
            environment.add_template(name, text)?;
        }
        Ok(Templates(environment))
    }

    /// Renders a file in the book's folder.
    pub(crate) fn file(&self, name: &str, template: &str, data: Value) -> Result<File, Error> {
        let text = self.0.get_template(template)?.render(data)?;
        Ok(File::new(format!("EPUB/{name}"), xml::legal(&text).as_bytes()))
    }

    /// Renders an XHTML file of the book, whose text is in the language `lang`.
    pub(crate) fn page(&self, name: &str, template: &str, title: &str, lang: &str, data: Value) -> Result<File, Error> {
        let dir = direction(lang);
        self.file(name, template, context! { title, lang, dir, ..data })
    }
}

/// Marks one of the book's own words on a page in another language.
#[allow(clippy::needless_pass_by_value, reason = "what templates call takes values")]
fn own(state: &State<'_, '_>, text: String) -> Value {
    let text = escape_html(&text);
    let lang = state.lookup("lang").map(|lang| lang.to_string()).unwrap_or_default();
    Value::from_safe_string(if is_own(&lang) {
        text
    } else {
        format!("<span lang=\"{LANGUAGE}\" dir=\"ltr\">{text}</span>")
    })
}

/// Tells whether a language is the one of the book's own words.
fn is_own(lang: &str) -> bool {
    lang.split('-')
        .next()
        .is_some_and(|primary| primary.eq_ignore_ascii_case(LANGUAGE))
}

/// Turns data into what templates see.
pub(crate) fn view(data: &impl Serialize) -> Value {
    Value::from(Serde(data))
}
