//! `tidings release`: freezes a catalogue under the name of a release.

use clap::{Arg, ArgMatches, Command};
use tidings_build::model::Json;
use tidings_build::{ReleaseFile, freeze, read};

use crate::catalogue;
use crate::committed;
use crate::console::{self, Console, Failure};
use crate::line;

const LONG_ABOUT: &str = "\
Freezes a catalogue as a release: one file of JSON beside it, `releases/NAME.json`, which holds all of it but its
`outputs`. It never changes from then on, and every command takes it in place of a catalogue.

NAME is the last of the catalogue's `releases`: the one that it describes.

With `--format json` it is one object: `path`, `state` (`written`, `current`, or `stale` where the catalogue says
something else than what is frozen) and `difference` (a unified diff, or null).";

pub(crate) fn command() -> Command {
    Command::new("release")
        .about("Freezes a catalogue as a release, which never changes from then on")
        .long_about(LONG_ABOUT)
        .after_help(line::examples(&[
            ("tidings release v1", "Freezes `schema` as `schema/releases/v1.json`"),
            ("tidings release v1 shop.yaml", "Freezes `shop.yaml` as `releases/v1.json`"),
            ("tidings docs --release v1", "Prints the documentation of that release"),
            ("tidings check schema/releases/v1.json", "Takes it in place of a catalogue"),
        ]))
        .arg(Arg::new("NAME").help("The release, as the catalogue's `releases` has it").required(true))
        .arg(catalogue::argument())
}

pub(crate) fn run(arguments: &ArgMatches, console: &Console) -> Result<(), Failure> {
    let name = arguments.get_one::<String>("NAME").expect("the argument is required");
    let path = catalogue::found(arguments)?;
    let sources = read(path);
    let frozen = freeze(&sources).map_err(|mistakes| console.mistakes(&mistakes))?;
    let release = ReleaseFile::new(path, name, &frozen).map_err(committed::refused)?;
    let shown = release.shown();
    if release.is_current() {
        console.report(&report(&release, "current"))?;
        return console.say(format_args!("{shown} is frozen already, and the catalogue says the same"));
    }
    if release.is_frozen() {
        console.report(&report(&release, "stale"))?;
        // A program has the difference already.
        if !console.is_json() {
            console::show(release.difference());
        }
        return Err(console::fault(format_args!(
            "{shown} is frozen, and the catalogue says something else; a release never changes: add a new one at the end \
             of `releases`, and freeze that"
        )));
    }
    release.write().map_err(committed::refused)?;
    console.report(&report(&release, "written"))?;
    console.say(format_args!("wrote {shown}, which never changes from now on"))
}

fn report(release: &ReleaseFile, state: &str) -> Json {
    let difference = if state == "stale" { Json::text(release.difference()) } else { Json::Null };
    Json::object([("path", Json::text(release.shown())), ("state", Json::text(state)), ("difference", difference)])
}
