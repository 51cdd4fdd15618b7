//! The exporter of the site, with the other exports as downloads in it.

use crate::{Download, Options, export};
use deckle_content::Publication;
use deckle_export::{
    Artifact, Audience, Context, Error, Exporter, Extent, Needs, Notice, Options as Choices, Output, Scope,
};

/// A folder of pages. Downloads are copied into it, so that it can be published alone.
#[derive(Debug, Clone, Copy)]
pub struct Site;

impl Exporter for Site {
    fn artifacts(&self, scope: &Scope<'_>) -> Vec<Artifact> {
        let site = Artifact::folder("site", "Site", "text/html");
        match scope.extent {
            // A topic is a part of the site.
            Extent::Topic => Vec::new(),
            Extent::Collection | Extent::Selection => vec![site],
        }
    }

    fn needs(&self, _: &Publication, _: &Choices) -> Needs {
        Needs {
            downloads: true,
            ..Needs::default()
        }
    }

    fn export(&self, context: &Context<'_>, _: &Artifact, out: &mut dyn Output) -> Result<Vec<Notice>, Error> {
        let mut options = Options::default();
        for given in &context.inputs.downloads {
            let download = download(given);
            match &given.topic {
                None => options.downloads.push(download),
                Some(topic) => options.topic_downloads.entry(topic.clone()).or_default().push(download),
            }
        }
        let files = export(context.publication(), &options).map_err(Error::content)?;
        for given in &context.inputs.downloads {
            out.write(&download(given).href, &given.bytes)?;
        }
        for file in files {
            out.write(&file.path, &file.bytes)?;
        }
        Ok(Vec::new())
    }
}

fn download(given: &deckle_export::Download) -> Download {
    Download {
        label: given.artifact.label.clone(),
        href: format!("downloads/{}", given.artifact.path),
        bytes: given.bytes.len() as u64,
        for_readers: given.artifact.audience == Audience::Readers,
    }
}
