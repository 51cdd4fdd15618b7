//! What `deckle export` takes, made from the table of exporters.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use deckle_export::{OptionSpec, Options};
use deckle_exporters::TABLE;

/// The names of all exporters, each with what it makes.
pub(crate) fn kinds() -> PossibleValuesParser {
    let value = |row: &deckle_exporters::Row| PossibleValue::new(row.name).help(row.about);
    PossibleValuesParser::new(TABLE.iter().map(value).collect::<Vec<_>>())
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
