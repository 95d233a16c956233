//! `tidings schema`: prints the schema of the catalogue language, for editors.

use clap::{Arg, ArgAction, ArgMatches, Command};
use tidings_build::{catalogue_schema, family_schema};

use crate::console::{self, Console, Failure};

const LONG_ABOUT: &str = "\
Prints a JSON Schema of the catalogue language: by it editors complete keys, show what they mean, and mark mistakes \
while you type.

Editors with yaml-language-server find it by the first line of a file, with the way from that file to the schema:

  # yaml-language-server: $schema=../docs/catalogue.schema.json

A catalogue with `editor: ../docs` under `outputs` has `tidings build` write both schemas there and keep them up to date.";

const AFTER_HELP: &str = "\
Examples:
  tidings schema > catalogue.schema.json
  tidings schema --family > family.schema.json";

pub(crate) fn command() -> Command {
    Command::new("schema")
        .about("Prints the JSON Schema of the catalogue language, by which editors help")
        .long_about(LONG_ABOUT)
        .after_help(AFTER_HELP)
        .arg(
            Arg::new("family")
                .long("family")
                .help("Print the schema of a family's file, not that of `catalogue.yaml` or a catalogue in one file")
                .action(ArgAction::SetTrue),
        )
}

pub(crate) fn run(arguments: &ArgMatches, _: &Console) -> Result<(), Failure> {
    console::print(if arguments.get_flag("family") { family_schema() } else { catalogue_schema() })
}
