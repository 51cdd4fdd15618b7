//! Calls the exporters: which parts of a collection get artifacts, what exporters are given, and where they write.

pub(crate) mod external;
pub(crate) mod inputs;
pub(crate) mod live;
mod single;

pub(crate) use single::write;

use crate::write::Output;
use anyhow::{Context as _, Result};
use deckle_content::Publication;
use deckle_export::{Artifact, Context, Download, Exporter, Inputs, Memory, Notice, Options, Scope, Shape};
use deckle_exporters::TABLE;
use deckle_workspace::Workspace;
use rayon::prelude::*;

/// What a build made.
#[derive(Default)]
pub(crate) struct Made {
    /// The files, by path.
    pub(crate) outputs: Vec<Output>,
    /// What a maintainer should know about them.
    pub(crate) notices: Vec<String>,
}

/// An artifact to make.
struct Task<'a> {
    exporter: &'static dyn Exporter,
    scope: Scope<'a>,
    artifact: Artifact,
}

/// Makes every artifact of a build, in parallel; files and notices in the order of their paths.
///
/// Each topic has artifacts of its own, and so has the whole collection. Exporters that offer the others' artifacts as
/// downloads come last.
pub(crate) fn all(workspace: &Workspace, publication: &Publication) -> Result<Made> {
    let topics = topics(publication);
    let scopes: Vec<Scope<'_>> = topics
        .iter()
        .map(|(id, topic)| Scope::topic(id, topic))
        .chain([Scope::collection(publication)])
        .collect();
    let options = Options::default();
    let exporters: Vec<&'static dyn Exporter> = TABLE.iter().filter_map(|row| row.exporter).collect();
    let mut inputs = inputs::read(
        workspace,
        exporters.iter().map(|exporter| exporter.needs(publication, &options)),
    )?;
    let (last, first): (Vec<_>, Vec<_>) = exporters
        .into_iter()
        .partition(|exporter| exporter.needs(publication, &options).downloads);
    let mut made = Made::default();
    for (task, memory) in made.add(&tasks(&scopes, &first), &inputs, &options)? {
        if let (Shape::File, [file]) = (task.artifact.shape, memory.files.as_slice()) {
            inputs.downloads.push(Download {
                topic: (task.scope.name != deckle_export::COLLECTION).then(|| task.scope.name.to_owned()),
                artifact: task.artifact.clone(),
                bytes: file.bytes.clone(),
            });
        }
        made.keep(task, memory);
    }
    for (task, memory) in made.add(&tasks(&scopes, &last), &inputs, &options)? {
        made.keep(task, memory);
    }
    made.notices.extend(left_out());
    made.outputs.sort_by(|a, b| a.path.cmp(&b.path));
    made.notices.sort();
    made.notices.dedup();
    Ok(made)
}

impl Made {
    /// Makes artifacts in parallel, and returns them with their files in the order of the tasks.
    fn add<'t, 's>(
        &mut self,
        tasks: &'t [Task<'s>],
        inputs: &Inputs,
        options: &Options,
    ) -> Result<Vec<(&'t Task<'s>, Memory)>> {
        let results: Vec<_> = tasks.par_iter().map(|task| task.run(inputs, options)).collect();
        let mut all = Vec::with_capacity(tasks.len());
        for (task, result) in tasks.iter().zip(results) {
            let (memory, notices) = result?;
            let path = task.artifact.path.as_str();
            self.notices
                .extend(notices.iter().map(|notice| notice.text(Some(path))));
            all.push((task, memory));
        }
        Ok(all)
    }

    fn keep(&mut self, task: &Task<'_>, memory: Memory) {
        let folder = match task.artifact.shape {
            Shape::File => String::new(),
            Shape::Folder => format!("{}/", task.artifact.path),
        };
        self.outputs.extend(memory.files.into_iter().map(|file| Output {
            path: format!("{folder}{}", file.path),
            bytes: file.bytes,
        }));
    }
}

impl Task<'_> {
    fn run(&self, inputs: &Inputs, options: &Options) -> Result<(Memory, Vec<Notice>)> {
        let context = Context {
            scope: self.scope,
            inputs,
            options,
        };
        let mut memory = Memory::default();
        let notices = self
            .exporter
            .export(&context, &self.artifact, &mut memory)
            .with_context(|| format!("cannot make {}", self.artifact.path))?;
        Ok((memory, notices))
    }
}

/// Lists what exporters make of scopes in a build.
fn tasks<'a>(scopes: &[Scope<'a>], exporters: &[&'static dyn Exporter]) -> Vec<Task<'a>> {
    let mut tasks = Vec::new();
    for scope in scopes {
        for exporter in exporters {
            let artifacts = exporter.artifacts(scope).into_iter();
            tasks.extend(artifacts.filter(|artifact| artifact.in_build).map(|artifact| Task {
                exporter: *exporter,
                scope: *scope,
                artifact,
            }));
        }
    }
    tasks
}

/// Returns each topic as a publication of its own, by its id.
fn topics(publication: &Publication) -> Vec<(&str, Publication)> {
    let alone = |topic: &deckle_content::publication::TopicEdition| Publication {
        title: publication.title.clone(),
        description: publication.description.clone(),
        version: publication.version.clone(),
        source_url: publication.source_url.clone(),
        interpreters: publication.interpreters.clone(),
        topics: vec![topic.clone()],
    };
    let topics = publication.topics.iter();
    topics.map(|topic| (topic.id.as_str(), alone(topic))).collect()
}

/// Names what this deckle cannot make: a build without guides must not look like one with them.
fn left_out() -> impl Iterator<Item = String> {
    TABLE.iter().filter(|row| row.exporter.is_none()).map(|row| {
        format!(
            "no {}: this deckle was compiled without the feature `{}`",
            row.name, row.feature
        )
    })
}
