//! `tidings release`: freezes a catalogue under the name of a release.

use clap::{Arg, ArgMatches, Command};
use tidings_build::{ReleaseFile, freeze, read};

use crate::catalogue;
use crate::console::{self, Console, Failure};

const AFTER_HELP: &str = "\
NAME is the last of the catalogue's `releases`: the one that it describes. The release is one file of JSON beside the
catalogue, `releases/NAME.json`, which holds all of it but its `outputs`. It never changes from then on, and every
command takes it in place of a catalogue.

Examples:
  tidings release 2026-03           freezes `schema` as `schema/releases/2026-03.json`
  tidings release v1 shop.yaml      freezes `shop.yaml` as `releases/v1.json`
  tidings docs --release 2026-03    prints the documentation of that release
  tidings check schema/releases/2026-03.json";

pub(crate) fn command() -> Command {
    Command::new("release")
        .about("Freezes a catalogue as a release, which never changes from then on")
        .after_help(AFTER_HELP)
        .arg(Arg::new("NAME").help("The release, as the catalogue's `releases` has it").required(true))
        .arg(catalogue::argument())
}

pub(crate) fn run(arguments: &ArgMatches, console: &Console) -> Result<(), Failure> {
    let name = arguments.get_one::<String>("NAME").expect("the argument is required");
    let path = catalogue::path(arguments);
    let sources = read(path);
    let frozen = freeze(&sources).map_err(|mistakes| console.mistakes(&mistakes))?;
    let release = ReleaseFile::new(path, name, &frozen).map_err(catalogue::refused)?;
    let shown = release.shown();
    if release.is_current() {
        return console.say(format_args!("{shown} is frozen already, and the catalogue says the same"));
    }
    if release.is_frozen() {
        console::show(release.difference());
        return Err(console::fault(format_args!(
            "{shown} is frozen, and the catalogue says something else; a release never changes: add a new one at the end \
             of `releases`, and freeze that"
        )));
    }
    release.write().map_err(catalogue::refused)?;
    console.say(format_args!("wrote {shown}, which never changes from now on"))
}
