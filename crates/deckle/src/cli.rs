//! The command line: what can be asked for, and how it is explained.

#![cfg_attr(
    not(feature = "exports"),
    allow(dead_code, reason = "without exporters, their options are only parsed")
)]

use crate::export_arguments::{ExporterOptions, KindParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use deckle_content::{Engine, Level};
use deckle_diagnostics::render::Format;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Proves interview questions and makes things to study from.
#[derive(Parser)]
#[command(name = "deckle", version, after_help = EXIT_CODES, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) common: Common,
}

const EXIT_CODES: &str = "Exit codes: 0 clean, 1 findings, 2 usage or I/O, 130 interrupted.

Examples:
  deckle check                                check the whole collection
  deckle check content/python/decorators.yaml check one question and run its examples
  deckle explain schema/unknown-key           what a finding means and what to do
  deckle export pdf --tag asyncio -o asyncio.pdf";

/// What every command takes.
#[derive(Args, Clone)]
pub(crate) struct Common {
    /// The collection's folder, which holds `content/`; by default the nearest one above.
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
    /// Say nothing but findings.
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// Colour the output. `NO_COLOR` is respected.
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(crate) color: Colour,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Check questions: format, rules, and every example by running it.
    #[command(aliases = ["lint", "run", "test", "validate", "verify"], after_help = "Examples:
  deckle check content/python                 one topic
  deckle check --no-run --format concise      the rules alone, one line for each finding
  deckle check --python 3.11 --python 3.13    the examples under two interpreters
  deckle check --changed origin/main          what this branch changed, and all that it can break
  deckle check --since v1.0.0                 also find released questions that vanished")]
    Check(CheckOptions),
    /// Check everything, then write every export.
    #[command(after_help = "Examples:
  deckle build                                 write dist/
  deckle build --out /tmp/dist --strict        nothing may be left unproven")]
    Build(BuildOptions),
    /// Write one export.
    #[command(after_help = "Examples:
  deckle export pdf --topic python --study -o python-study.pdf
  deckle export anki --level junior -o first-year.apkg
  deckle export json -o -")]
    Export(ExportOptions),
    /// Write a question to start from.
    #[command(aliases = ["add", "create"], after_help = "Examples:
  deckle new python/context-variables --after scopes
  deckle new \"What is a context variable?\" --topic python")]
    New(NewOptions),
    /// Tell what changed for learners since a git revision.
    #[command(after_help = "Examples:
  deckle diff v1.0.0                           what is not yet released
  deckle diff v1.0.0 v1.1.0 --format markdown  notes for a release")]
    Diff(DiffOptions),
    /// Correct what can be corrected, keeping comments and layout.
    #[command(after_help = "Examples:
  deckle fix --diff                            show what would change
  deckle fix --unsafe-fixes content/python/dict.yaml")]
    Fix(FixOptions),
    /// Give a question another id, and name it anew wherever it is named.
    #[command(aliases = ["mv", "move"], after_help = "Example:
  deckle rename python/dict dictionary")]
    Rename(RenameOptions),
    /// Delete a question, and take it out wherever it is named.
    #[command(name = "rm", aliases = ["delete", "remove"], after_help = "Example:
  deckle rm python/print-statement --farewell \"Python 2 is long past, and so is this question.\"")]
    Remove(RemoveOptions),
    /// Write files in one form, keeping comments and what they say.
    #[command(
        alias = "format",
        after_help = "Examples:
  deckle fmt                                   write the whole collection
  deckle fmt --check                           list what is not in this form; exit 1 if anything is listed
  deckle fmt --diff content/python/dict.yaml   show what would change"
    )]
    Fmt(FmtOptions),
    /// Write the output that examples print into their files.
    #[command(after_help = "Examples:
  deckle bless content/python/dict.yaml        run it and write what it prints
  deckle bless --diff                          show what would change")]
    Bless(BlessOptions),
    /// Tell what a finding's code means and what to do about it.
    Explain {
        /// The code, such as `schema/unknown-key`; without one, all codes are listed.
        code: Option<String>,
    },
    /// Tell what this machine offers: interpreter, packages, sandbox.
    Doctor(RunOptions),
    /// Check again whenever a file changes.
    Watch(CheckOptions),
    /// Build the page, serve it on this machine, and build it again on every change.
    Serve(ServeOptions),
    /// Compare the deck's ledger with the content, or record the content in it.
    Ledger {
        /// What to do.
        #[arg(value_enum)]
        action: LedgerAction,
        #[command(flatten)]
        run: RunOptions,
    },
    /// Enter the sandbox and become another program.
    #[command(name = "__sandbox", hide = true, disable_help_flag = true)]
    Sandbox {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<std::ffi::OsString>,
    },
    /// Print a document that is generated from the code.
    #[command(name = "__docs", hide = true)]
    Docs {
        /// `rules` or `cli`.
        page: String,
    },
}

/// How findings are reported.
#[derive(Args, Clone)]
pub(crate) struct ReportOptions {
    /// How findings are written.
    #[arg(long, value_parser = format_parser(), default_value = "full", value_name = "FORMAT")]
    pub(crate) format: Format,
    /// Exit 0 even with findings.
    #[arg(long)]
    pub(crate) no_fail: bool,
    /// An example that could have been proven and was not is an error; one whose author says why it is not run is none.
    #[arg(long)]
    pub(crate) strict: bool,
}

/// How examples are run.
#[derive(Args, Clone)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own on the command line"
)]
pub(crate) struct RunOptions {
    /// The interpreter: a path, or a version such as 3.13. May be given several times. By default `DECKLE_PYTHON`, the
    /// project's .venv, then PATH.
    #[arg(long, value_name = "PYTHON")]
    pub(crate) python: Vec<String>,
    /// The Node.js of JavaScript examples: a path. May be given several times. By default `DECKLE_NODE`, then PATH.
    #[arg(long, value_name = "NODE")]
    pub(crate) node: Vec<String>,
    /// A database engine of SQL examples, such as postgresql or postgresql@/usr/lib/postgresql/17: the engine's folder, or
    /// for sqlite and duckdb a Python that has it. May be given several times; the others are then not run. By default
    /// every engine that examples name and that is found: `deckle doctor` lists them.
    #[arg(long, value_name = "NAME[@PATH]", value_parser = engine)]
    pub(crate) engine: Vec<EngineChoice>,
    /// How many examples run at once; by default one for each processor.
    #[arg(long, short, value_name = "N")]
    pub(crate) jobs: Option<usize>,
    /// Start a process for each example instead of forking one that is warm.
    #[arg(long)]
    pub(crate) cold: bool,
    /// Run examples without the sandbox where there is none; every report then says "not sandboxed".
    #[arg(long)]
    pub(crate) no_sandbox: bool,
    /// Run every example, whatever an earlier run proved.
    #[arg(long)]
    pub(crate) no_cache: bool,
    /// Run every example so many times, to find those whose output varies.
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub(crate) repeat: u32,
}

/// An engine that is asked for, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EngineChoice {
    engine: Engine,
    path: Option<String>,
}

/// Reads `NAME` or `NAME@PATH`.
fn engine(text: &str) -> Result<EngineChoice, String> {
    let (name, path) = match text.split_once('@') {
        Some((name, path)) => (name, Some(path.to_owned())),
        None => (text, None),
    };
    if path.as_deref() == Some("") {
        return Err(format!("write the engine's folder behind `{name}@`, or `{name}` alone"));
    }
    match (Engine::by_key(name), Engine::by_alias(name)) {
        (Some(engine), _) => Ok(EngineChoice { engine, path }),
        (None, Some(meant)) => Err(format!("did you mean `{}`?", meant.key())),
        (None, None) => {
            let keys: Vec<&str> = Engine::all().map(Engine::key).collect();
            Err(format!("the engines are {}", keys.join(", ")))
        }
    }
}

impl RunOptions {
    /// Returns what the options say to those who run examples.
    pub(crate) fn settings(&self) -> deckle_workspace::RunOptions {
        let mut toolchains: BTreeMap<&'static str, Vec<String>> = [("python", &self.python), ("node", &self.node)]
            .map(|(key, chosen)| (key, chosen.clone()))
            .into();
        for choice in &self.engine {
            let places = toolchains.entry(choice.engine.key()).or_default();
            places.extend(choice.path.clone());
        }
        let engines = self.engine.iter().map(|choice| choice.engine).collect::<BTreeSet<_>>();
        deckle_workspace::RunOptions {
            toolchains,
            engines: (!engines.is_empty()).then_some(engines),
            jobs: self.jobs,
            cold: self.cold,
            no_sandbox: self.no_sandbox,
            no_cache: self.no_cache,
            repeat: self.repeat,
        }
    }
}

#[derive(Args, Clone)]
pub(crate) struct CheckOptions {
    /// Files, topics or folders, or their ids; by default the whole collection.
    pub(crate) paths: Vec<PathBuf>,
    /// Check without running any example.
    #[arg(long, conflicts_with = "strict")]
    pub(crate) no_run: bool,
    /// Check what changed since a git revision, committed or not, and all that it can break; `HEAD` where none is given.
    #[arg(
        long,
        value_name = "REVISION",
        num_args = 0..=1,
        default_missing_value = "HEAD",
        conflicts_with = "paths",
    )]
    pub(crate) changed: Option<String>,
    /// Compare with a git revision: a question released there must not vanish without `formerly` or `retired`.
    #[arg(long, value_name = "REVISION")]
    pub(crate) since: Option<String>,
    /// Apply safe fixes first.
    #[arg(long)]
    pub(crate) fix: bool,
    /// Check again whenever a file changes.
    #[arg(long)]
    pub(crate) watch: bool,
    #[command(flatten)]
    pub(crate) select: SelectOptions,
    #[command(flatten)]
    pub(crate) report: ReportOptions,
    #[command(flatten)]
    pub(crate) run: RunOptions,
}

#[derive(Args, Clone)]
pub(crate) struct BuildOptions {
    /// Where to write; by default `dist` beside `content/`.
    #[arg(long, short, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) report: ReportOptions,
    #[command(flatten)]
    pub(crate) run: RunOptions,
}

/// Which questions are meant.
#[derive(Args, Clone)]
pub(crate) struct SelectOptions {
    /// Only this topic. May be given several times.
    #[arg(long, value_name = "TOPIC")]
    pub(crate) topic: Vec<String>,
    /// Only questions with this tag. May be given several times.
    #[arg(long, value_name = "TAG")]
    pub(crate) tag: Vec<String>,
    /// Only this level. May be given several times.
    #[arg(long, value_parser = level_parser(), value_name = "LEVEL")]
    pub(crate) level: Vec<Level>,
    /// Only these questions: `id` or `topic/id`. May be given several times.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub(crate) id: Vec<String>,
}

#[derive(Args, Clone)]
pub(crate) struct ExportOptions {
    /// What to write; any other name is that of a program `deckle-export-NAME` on PATH.
    #[arg(value_parser = KindParser)]
    pub(crate) kind: String,
    /// The file (for `site`, the folder) to write; `-` is standard output.
    #[arg(long, short, value_name = "PATH")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) select: SelectOptions,
    #[command(flatten)]
    pub(crate) options: ExporterOptions,
    /// Export even if something failed; what is unproven says so.
    #[arg(long)]
    pub(crate) no_fail: bool,
    #[command(flatten)]
    pub(crate) run: RunOptions,
}

#[derive(Args, Clone)]
pub(crate) struct NewOptions {
    /// The new question: `topic/id`, its id alone where there is one topic, or its title.
    #[arg(required = true, value_name = "QUESTION")]
    pub(crate) words: Vec<String>,
    /// The topic.
    #[arg(long, value_name = "TOPIC")]
    pub(crate) topic: Option<String>,
    /// The title, in one line that ends in a question mark.
    #[arg(long, value_name = "TITLE")]
    pub(crate) title: Option<String>,
    /// The question of the topic after which readers should meet it; by default it comes last.
    #[arg(long, value_name = "ID")]
    pub(crate) after: Option<String>,
}

#[derive(Args, Clone)]
pub(crate) struct DiffOptions {
    /// The git revision to compare with.
    #[arg(value_name = "REVISION")]
    pub(crate) from: String,
    /// The git revision that is compared; by default the files as they are.
    #[arg(value_name = "REVISION")]
    pub(crate) to: Option<String>,
    /// How the differences are written.
    #[arg(long, value_enum, default_value_t = DiffFormat::Text, value_name = "FORMAT")]
    pub(crate) format: DiffFormat,
}

/// How differences are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// Lines for a terminal.
    Text,
    /// Notes for a release.
    Markdown,
    /// For programs.
    Json,
}

#[derive(Args, Clone)]
pub(crate) struct RenameOptions {
    /// The question: `topic/id`, its id, or its file.
    pub(crate) question: PathBuf,
    /// Its new id.
    #[arg(value_name = "NEW-ID")]
    pub(crate) id: String,
    /// Show what would change and write nothing.
    #[arg(long)]
    pub(crate) diff: bool,
}

#[derive(Args, Clone)]
pub(crate) struct RemoveOptions {
    /// The question: `topic/id`, its id, or its file.
    pub(crate) question: PathBuf,
    /// What learners read who still have its card; it is kept under `retired` of the topic.
    #[arg(long, value_name = "SENTENCE")]
    pub(crate) farewell: Option<String>,
    /// Show what would change and write nothing.
    #[arg(long)]
    pub(crate) diff: bool,
}

#[derive(Args, Clone)]
pub(crate) struct FixOptions {
    /// Files, topics or folders, or their ids; by default the whole collection.
    pub(crate) paths: Vec<PathBuf>,
    /// Also apply suggested fixes, which may change the meaning.
    #[arg(long)]
    pub(crate) unsafe_fixes: bool,
    /// Do nothing but move the reading order out of each topic's file: its questions then say where they stand (`after:`),
    /// and contributors share no line.
    #[arg(long, conflicts_with = "unsafe_fixes")]
    pub(crate) spread_order: bool,
    /// Show what would change and write nothing.
    #[arg(long)]
    pub(crate) diff: bool,
}

#[derive(Args, Clone)]
pub(crate) struct FmtOptions {
    /// Files, topics or folders; by default the whole collection.
    pub(crate) paths: Vec<PathBuf>,
    /// List the files that would change, and write nothing.
    #[arg(long)]
    pub(crate) check: bool,
    /// Show what would change, and write nothing.
    #[arg(long, conflicts_with = "check")]
    pub(crate) diff: bool,
}

#[derive(Args, Clone)]
pub(crate) struct BlessOptions {
    /// Files, topics or folders, or their ids; by default the whole collection.
    pub(crate) paths: Vec<PathBuf>,
    /// Show what would change and write nothing.
    #[arg(long)]
    pub(crate) diff: bool,
    #[command(flatten)]
    pub(crate) run: RunOptions,
}

#[derive(Args, Clone)]
pub(crate) struct ServeOptions {
    /// The port on 127.0.0.1; 0 takes any. By default the first free one of 8017 to 8026.
    #[arg(long)]
    pub(crate) port: Option<u16>,
    #[command(flatten)]
    pub(crate) run: RunOptions,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LedgerAction {
    /// Say what a release would record; exit 1 if there is anything.
    Check,
    /// Record the content in the ledger. The release step does this; contributors never need to.
    Record,
}

fn format_parser() -> impl clap::builder::TypedValueParser<Value = Format> {
    use clap::builder::TypedValueParser as _;
    let values = Format::ALL.map(|format| clap::builder::PossibleValue::new(format.name).help(format.about));
    clap::builder::PossibleValuesParser::new(values).map(|name| Format::find(&name).unwrap_or_default())
}

fn level_parser() -> impl clap::builder::TypedValueParser<Value = Level> {
    use clap::builder::TypedValueParser as _;
    clap::builder::PossibleValuesParser::new(Level::ALL.map(Level::as_str)).map(|name| {
        let named = Level::ALL.into_iter().find(|level| level.as_str() == name);
        named.unwrap_or(Level::Mid)
    })
}
