//! Exporters that are programs: `deckle export NAME` runs `deckle-export-NAME`, wherever PATH has it.
//!
//! It gets the publication on standard input, as `deckle export json` writes it, and writes the artifact to standard
//! output. What it says on standard error is passed on. Only if it exits with 0 is anything written.

use anyhow::Result;
use deckle_export::{Artifact, Context, Error, Exporter, Memory, Notice, Output, Scope};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

/// What the names of such programs begin with.
const PREFIX: &str = "deckle-export-";

/// A program that exports.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct External {
    /// What `deckle export` calls it.
    pub(crate) name: String,
    /// Where it is.
    pub(crate) program: PathBuf,
}

/// Why a program made no artifact.
#[derive(Debug, thiserror::Error)]
enum ExternalError {
    #[error("{program} cannot be started")]
    Start { program: String, source: std::io::Error },
    #[error("{program} cannot be talked to")]
    Talk { program: String, source: std::io::Error },
    #[error("{program} failed ({status}){said}")]
    Failed {
        program: String,
        status: ExitStatus,
        said: String,
    },
    #[error("{program} wrote nothing to standard output")]
    Nothing { program: String },
    #[error("this deckle was compiled without the exporter `json`, whose document {program} reads")]
    NoJson { program: String },
}

/// Lists the programs on PATH that export, by name; the first of a name hides those in later folders.
pub(crate) fn all() -> Vec<External> {
    let mut found: Vec<External> = Vec::new();
    for folder in folders() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let file = entry.file_name().to_string_lossy().into_owned();
            let name = file.strip_prefix(PREFIX);
            let name = name.and_then(|name| name.strip_suffix(std::env::consts::EXE_SUFFIX));
            let Some(name) = name.filter(|name| deckle_content::key::is_slug(name)) else {
                continue;
            };
            let program = folder.join(&file);
            if is_program(&program) && !found.iter().any(|other| other.name == name) {
                let name = name.to_owned();
                found.push(External { name, program });
            }
        }
    }
    found.sort();
    found
}

/// Finds the program of a name.
pub(crate) fn find(name: &str) -> Option<External> {
    all().into_iter().find(|external| external.name == name)
}

/// Returns the folders of PATH. A relative one would let the collection at hand bring its own program.
fn folders() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .filter(|folder| folder.is_absolute())
        .collect()
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

impl Exporter for External {
    fn artifacts(&self, scope: &Scope<'_>) -> Vec<Artifact> {
        let path = format!("{}.{}", scope.name, self.name);
        vec![Artifact::file(path, self.name.clone(), "application/octet-stream").on_request()]
    }

    fn export(&self, context: &Context<'_>, artifact: &Artifact, out: &mut dyn Output) -> Result<Vec<Notice>, Error> {
        let document = self.document(context)?;
        let (made, said) = self.run(&document).map_err(Error::content)?;
        out.write(&artifact.path, &made)?;
        let lines = said.lines().filter(|line| !line.trim().is_empty());
        Ok(lines.map(|line| Notice::Artifact(line.to_owned())).collect())
    }
}

impl External {
    /// Makes the document that the program reads.
    fn document(&self, context: &Context<'_>) -> Result<Vec<u8>, Error> {
        let json = deckle_exporters::find("json").and_then(|row| row.exporter);
        let json = json.ok_or_else(|| Error::content(ExternalError::NoJson { program: self.shown() }))?;
        let mut memory = Memory::default();
        for artifact in json.artifacts(&context.scope) {
            json.export(context, &artifact, &mut memory)?;
        }
        Ok(memory.files.into_iter().flat_map(|file| file.bytes).collect())
    }

    fn shown(&self) -> String {
        self.program.display().to_string()
    }

    /// Runs the program to its end; returns what it wrote to standard output and to standard error.
    fn run(&self, document: &[u8]) -> Result<(Vec<u8>, String), ExternalError> {
        let program = self.shown();
        let child = Command::new(&self.program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let mut child = child.map_err(|source| ExternalError::Start {
            program: program.clone(),
            source,
        })?;
        let talked = talk(&mut child, document);
        let status = child.wait();
        let talk = |source| ExternalError::Talk {
            program: program.clone(),
            source,
        };
        let (made, said) = talked.map_err(talk)?;
        let status = status.map_err(talk)?;
        let said = String::from_utf8_lossy(&said).into_owned();
        if !status.success() {
            let said = match said.trim_end() {
                "" => String::new(),
                text => format!(":\n{text}"),
            };
            return Err(ExternalError::Failed { program, status, said });
        }
        if made.is_empty() {
            return Err(ExternalError::Nothing { program });
        }
        Ok((made, said))
    }
}

/// Writes and reads at once: a program may write before it has read everything.
fn talk(child: &mut Child, document: &[u8]) -> std::io::Result<(Vec<u8>, Vec<u8>)> {
    let (input, output, errors) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    std::thread::scope(|scope| {
        let written = scope.spawn(move || match input.map(|mut input| input.write_all(document)) {
            // It need not read what it does not use.
            Some(Err(error)) if error.kind() != ErrorKind::BrokenPipe => Err(error),
            _ => Ok(()),
        });
        let said = scope.spawn(move || {
            let mut said = Vec::new();
            errors.map_or(Ok(0), |mut errors| errors.read_to_end(&mut said))?;
            Ok::<_, std::io::Error>(said)
        });
        let mut made = Vec::new();
        output.map_or(Ok(0), |mut output| output.read_to_end(&mut made))?;
        let panicked = |_| std::io::Error::other("a thread ended early");
        written.join().map_err(panicked)??;
        Ok((made, said.join().map_err(panicked)??))
    })
}
