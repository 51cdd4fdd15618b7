//! The exporter of guides.

use crate::{Fonts, Mode, Options, Paper, Size, export};
use deckle_content::Publication;
use deckle_export::{Artifact, Context, Error, Exporter, Extent, Needs, Notice, Options as Choices, Output, Scope};

/// A study guide. A build makes two of each: one to read, one with the questions first.
#[derive(Debug, Clone, Copy)]
pub struct Pdf;

/// The guide with the questions first: a variant of the artifact, and a switch of the exporter.
const STUDY: &str = "study";

impl Exporter for Pdf {
    fn artifacts(&self, scope: &Scope<'_>) -> Vec<Artifact> {
        if scope.repeats_a_topic() {
            return Vec::new();
        }
        let guide = |suffix: &str, label: &str| {
            Artifact::file(format!("{}{suffix}.pdf", scope.name), label, "application/pdf").for_readers()
        };
        let mut artifacts = vec![guide("", "PDF guide")];
        // Who asks for a guide says with a switch which one.
        if scope.extent != Extent::Selection {
            artifacts.push(guide("-study", "PDF study guide, questions first").variant(STUDY));
        }
        artifacts
    }

    fn needs(&self, _: &Publication, options: &Choices) -> Needs {
        Needs {
            fonts: if options.is_on(SYSTEM_FONTS) {
                deckle_export::Fonts::System
            } else {
                deckle_export::Fonts::Collection
            },
            licence: true,
            title_page: true,
            ..Needs::default()
        }
    }

    fn export(&self, context: &Context<'_>, artifact: &Artifact, out: &mut dyn Output) -> Result<Vec<Notice>, Error> {
        let (fonts, mut notices) = fonts(context);
        let guide = export(context.publication(), &options(context, artifact, fonts)).map_err(Error::content)?;
        out.write(&artifact.path, &guide.pdf)?;
        notices.extend(guide.notices.iter().map(|notice| Notice::Artifact(notice.to_string())));
        Ok(notices)
    }
}

/// The switch that adds the machine's fonts.
const SYSTEM_FONTS: &str = "system-fonts";

fn options(context: &Context<'_>, artifact: &Artifact, fonts: Fonts) -> Options {
    let (inputs, chosen) = (context.inputs, context.options);
    Options {
        paper: match chosen.value("paper") {
            Some("letter") => Paper::Letter,
            _ => Paper::A4,
        },
        size: match chosen.value("print") {
            Some("compact") => Size::Compact,
            Some("large") => Size::LargePrint,
            _ => Size::Regular,
        },
        mode: if artifact.variant == STUDY || chosen.is_on(STUDY) {
            Mode::Study
        } else {
            Mode::Reading
        },
        theme: inputs.theme.clone(),
        fonts,
        date: inputs.date,
        licence: inputs.licence.clone(),
        title_page: inputs.title_page.clone(),
    }
}

/// Adds the fonts that were handed over to the bundled ones.
fn fonts(context: &Context<'_>) -> (Fonts, Vec<Notice>) {
    let files = &context.inputs.fonts;
    let mut notices = Vec::new();
    if context.options.is_on(SYSTEM_FONTS) {
        let text = "the system's fonts are used: the file may differ on another machine";
        notices.push(Notice::Artifact(text.to_owned()));
    }
    if files.is_empty() {
        return (Fonts::bundled(), notices);
    }
    let (fonts, useless) = Fonts::bundled().with(files.iter().map(|file| file.bytes.clone()).collect());
    let useless = useless.into_iter().filter_map(|at| files.get(at));
    notices.extend(useless.map(|file| Notice::Collection(format!("{} holds no font", file.path))));
    (fonts, notices)
}
