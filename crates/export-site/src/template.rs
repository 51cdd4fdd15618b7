//! The templates, and the few things they are asked for.

use crate::error::Error;
use crate::question::QuestionView;
use deckle_markup::{direction, escape_html};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value, context, escape_formatter};
use serde::Serialize;

/// The templates, parsed.
#[derive(Debug)]
pub(crate) struct Templates(Environment<'static>);

/// Each template's name and text. The ending `.html` turns escaping on.
const ALL: [(&str, &str); 10] = [
    ("base.html", include_str!("../templates/base.html")),
    ("body.html", include_str!("../templates/body.html")),
    ("charts.html", include_str!("../templates/charts.html")),
    ("forward.html", include_str!("../templates/forward.html")),
    ("head.html", include_str!("../templates/head.html")),
    ("help.html", include_str!("../templates/help.html")),
    ("numbers.html", include_str!("../templates/numbers.html")),
    ("overview.html", include_str!("../templates/overview.html")),
    ("question.html", include_str!("../templates/question.html")),
    ("topic.html", include_str!("../templates/topic.html")),
];

impl Templates {
    /// Parses the templates.
    pub(crate) fn new() -> Result<Self, Error> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
        environment.set_formatter(|out, state, value| match value.as_str() {
            // As everywhere else in the exports; the default also rewrites slashes, which makes links hard to read.
            Some(text) if !value.is_safe() => Ok(out.write_str(&escape_html(text))?),
            _ => escape_formatter(out, state, value),
        });
        for (name, text) in ALL {
            environment.add_template(name, text)?;
        }
        Ok(Templates(environment))
    }

    /// Renders a page.
    pub(crate) fn page(&self, name: &str, data: Value) -> Result<String, Error> {
        Ok(self.0.get_template(name)?.render(data)?)
    }

    /// Renders what stands below a question's title, in the language `lang`. `root` leads from the page to the site's
    /// folder.
    pub(crate) fn body(&self, question: &QuestionView, lang: &str, root: &str) -> Result<String, Error> {
        let dir = direction(lang);
        self.page("body.html", context! { q => view(question), lang, dir, root })
    }
}

/// Turns data into what templates see.
pub(crate) fn view(data: &impl Serialize) -> Value {
    Value::from(Serde(data))
}
