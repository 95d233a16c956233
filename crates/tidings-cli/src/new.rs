//! `tidings new`: makes a crate with a small catalogue of its own.
//!
//! What is asked for is read first, then everything is written beside its place, and only a whole crate gets there.

mod home;
mod key;
mod name;
mod source;
mod staging;
mod template;
mod workspace;

use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Arg, ArgMatches, Command, value_parser};
use tidings_build::model::Json;
use tidings_build::{committed, compile, read};

use crate::console::{self, Console, Failure};
use crate::line;
use crate::words::count;
use home::Home;
use key::Keys;
use source::Source;
use staging::Staging;
use template::Values;

const LONG_ABOUT: &str = "\
Makes a crate with a small catalogue of its own: three events of a shop, to be replaced by yours. It compiles and passes
its tests at once, and its README says how to go on.

DIR must not exist yet, or be empty but for `.git`. If anything fails, nothing is left behind.

With `--format json` it is one object: `path`, `name` (of the crate) and `files` (their paths in it).";

pub(crate) fn command() -> Command {
    Command::new("new")
        .about("Makes a crate with a small catalogue of its own, which compiles and passes its tests at once")
        .long_about(LONG_ABOUT)
        .after_help(line::examples(&[
            (
                "tidings new shop-events",
                r#"The crate `shop-events`, whose deliveries look like {"type": "order.paid", "data": {…}, …}"#,
            ),
            (
                "tidings new events --name shop-events --event-key event --payload-key payload",
                r#"The same in the folder `events`, for deliveries like {"event": "order.paid", "payload": {…}, …}"#,
            ),
            (
                "tidings new shop-events --tidings-path ../tidings",
                "With the crates `tidings` and `tidings-build` of a checkout beside the new crate",
            ),
            ("cd shop-events && cargo test", "What to type then"),
        ]))
        .arg(Arg::new("DIR").help("The folder of the new crate").required(true).value_parser(value_parser!(PathBuf)))
        .arg(
            Arg::new("name")
                .long("name")
                .value_name("NAME")
                .help("What the crate and its catalogue are called [default: made from the last part of DIR]")
                .value_parser(name::parse),
        )
        .args(key::arguments())
        .arg(
            Arg::new("tidings-path")
                .long("tidings-path")
                .value_name("PATH")
                .help("A checkout of tidings to depend on, in place of the published version")
                .value_parser(value_parser!(PathBuf)),
        )
}

pub(crate) fn run(arguments: &ArgMatches, console: &Console) -> Result<(), Failure> {
    let folder: &PathBuf = arguments.get_one("DIR").expect("the argument is required");
    let home = Home::find(folder)?;
    let name = match arguments.get_one::<String>("name") {
        Some(name) => name.clone(),
        None => name::from_folder(home.path()).unwrap_or_else(|why| refuse(why)),
    };
    let keys = Keys::read(arguments).unwrap_or_else(|why| refuse(why));
    let source = match arguments.get_one::<PathBuf>("tidings-path") {
        Some(checkout) => Source::checkout(checkout, home.path())?,
        None => Source::Published,
    };
    let values = Values { name: &name, keys: &keys, source: &source };

    let staging = Staging::new(&home)?;
    for (path, text) in template::files(&values) {
        staging.write(path, &text)?;
    }
    let events = write_outputs(&staging.folder().join("schema"), console)?;
    let files = staging.files()?;
    staging.settle()?;

    console.report(&Json::object([
        ("path", Json::text(home.shown())),
        ("name", Json::text(&name)),
        ("files", Json::texts(files)),
    ]))?;
    let (shown, events) = (home.shown(), count(events, "event"));
    console.say(format_args!("made {shown}: the crate `{name}` with a catalogue of {events}"))?;
    if let Some(workspace) = workspace::around(home.path()) {
        let manifest = workspace.manifest.display();
        console.say(format_args!("to let Cargo find it: add \"{}\" to `members` in {manifest}", workspace.member))?;
    }
    console.say(format_args!("to see it work: {}", home.try_it()))?;
    console.say("to go on: its README.md, “Adding an event”")
}

/// Writes the documents and schemas that the new catalogue lists, as `tidings build` does. How many events it has.
fn write_outputs(catalogue: &Path, console: &Console) -> Result<usize, Failure> {
    let sources = read(catalogue);
    let compiled = compile(&sources).map_err(|mistakes| console.mistakes(&mistakes))?;
    for file in committed(catalogue, &compiled).map_err(console::file_system)? {
        file.write().map_err(console::file_system)?;
    }
    Ok(compiled.catalogue.events.len())
}

/// Ends as clap does where it finds that the command line is at fault.
fn refuse(why: String) -> ! {
    command().bin_name("tidings new").error(ErrorKind::ValueValidation, why).exit()
}
