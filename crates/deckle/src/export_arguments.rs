//! What `deckle export` takes, made from the table of exporters.

#![cfg_attr(
    not(feature = "exports"),
    allow(dead_code, reason = "without exporters, their options are only parsed")
)]

use clap::builder::{PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use deckle_export::{OptionSpec, Options};
use deckle_exporters::TABLE;
use std::ffi::OsStr;

/// Takes the name of any exporter, and shows those of the table: others are programs on PATH.
#[derive(Debug, Clone)]
pub(crate) struct KindParser;

impl TypedValueParser for KindParser {
    type Value = String;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let rows = TABLE.iter().map(|row| PossibleValue::new(row.name).help(row.about));
        Some(Box::new(rows))
    }
}

/// The options of all exporters. Which of them an exporter knows is asked when its name is known.
#[derive(Debug, Clone, Default)]
pub(crate) struct ExporterOptions(pub(crate) Options);

impl FromArgMatches for ExporterOptions {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut options = ExporterOptions::default();
        options.update_from_arg_matches(matches)?;
        Ok(options)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for (_, option) in specs() {
            // Defaults are the exporters': what nobody typed is not chosen.
            if matches.value_source(option.name) != Some(clap::parser::ValueSource::CommandLine) {
                continue;
            }
            match matches.try_get_one::<String>(option.name) {
                Ok(Some(value)) => self.0.choose(option.name, value),
                _ => self.0.switch_on(option.name),
            }
        }
        Ok(())
    }
}

impl Args for ExporterOptions {
    fn augment_args(command: Command) -> Command {
        specs().fold(command, |command, (owner, option)| command.arg(argument(owner, option)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

/// Yields each option with the name of its exporter.
fn specs() -> impl Iterator<Item = (&'static str, &'static OptionSpec)> {
    TABLE
        .iter()
        .flat_map(|row| row.options.iter().map(|option| (row.name, option)))
}

fn argument(owner: &str, option: &'static OptionSpec) -> Arg {
    let argument = Arg::new(option.name)
        .long(option.name)
        .help(format!("{}: {}", owner.to_uppercase(), option.about));
    match option.values.first() {
        None => argument.action(ArgAction::SetTrue),
        Some(default) => argument
            .value_parser(PossibleValuesParser::new(option.values))
            .default_value(*default)
            .value_name("CHOICE"),
    }
}
