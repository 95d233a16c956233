//! `tidings publish`: the schemas of a catalogue and its releases, as a folder for any web server.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use tidings_build::model::Json;
use tidings_build::{FileState, FrozenRelease, Part, Publication, PublishedFile, is_address, understand};

use crate::console::{self, Console, Failure};
use crate::words::count;
use crate::{catalogue, committed, line, words};

const LONG_ABOUT: &str = "\
Writes a folder that any web server or CDN can serve: `latest/` with the schemas of the catalogue,
`releases/NAME/` with those of each release that lies frozen beside it, and `catalog.json`, which
lists them. In each of these folders lie `events.schema.json`, one self-contained schema for each
event in `schemas/`, and a `catalog.json` with the events by family, their status, and the address
and SHA-256 of each schema. Every schema lies at the address that is its `$id`: below the `base` of
the catalogue, or below the one that `--base` names.

With `--producer` the producer's face is published too, closed as `tidings schema --face producer`
prints it, and in the same form: `producer/latest/` and `producer/releases/NAME/`. What is there for
consumers stays as it is, even if this is asked for later; from then on every run needs it.

What was published of a release never changes: a run that would change it is refused, and so is a
folder that holds something else. A folder that is up to date is not touched. A new state of
`latest/` takes the place of the old one at once, and what a killed run left behind the next one
removes.

With `--format json` it is one object: `path`, `base` and `files`, each with `path`, `url` and `state`
(`written`, `removed`, `current`, or `kept` in a release that an earlier version of the command made of
the same catalogue; with `--check` `stale` and `left over` in place of the first two).";

pub(crate) fn command() -> Command {
    Command::new("publish")
        .about("Writes the schemas as a folder for any web server, at the addresses that are their `$id`s")
        .long_about(LONG_ABOUT)
        .after_help(line::examples(&[
            ("tidings publish --out public", "The catalogue in `schema` and its releases"),
            ("tidings publish --out public --base https://example.com/schemas", "Served under this address"),
            ("tidings publish --out public --producer", "With what the producer holds its deliveries against"),
            ("tidings publish --check --out public", "In CI: shows what is not up to date, and writes nothing"),
        ]))
        .arg(
            Arg::new("out")
                .long("out")
                .value_name("DIR")
                .help("The folder: empty, not there yet, or published to before")
                .value_parser(value_parser!(PathBuf))
                .required(true),
        )
        .arg(
            Arg::new("base")
                .long("base")
                .value_name("URL")
                .help("The address under which the folder will be served, in place of the catalogue's `base`")
                .value_parser(address),
        )
        .arg(
            Arg::new("producer")
                .long("producer")
                .help("Publish the producer's closed face too, below `producer/`")
                .action(ArgAction::SetTrue),
        )
        .arg(
            Arg::new("check")
                .long("check")
                .help("Write nothing; show what is not up to date, and end with 1 if anything is not")
                .action(ArgAction::SetTrue),
        )
        .arg(catalogue::argument())
}

fn address(text: &str) -> Result<String, String> {
    const HELP: &str = "no address under which schemas could stand; write one such as `https://example.com/schemas`";
    if is_address(text) { Ok(text.to_owned()) } else { Err(HELP.to_owned()) }
}

pub(crate) fn run(arguments: &ArgMatches, console: &Console) -> Result<(), Failure> {
    let compiled = catalogue::compiled(arguments, console)?;
    catalogue::say_what(arguments, &compiled, console)?;
    let path = catalogue::path(arguments);
    let frozen = FrozenRelease::all(path).map_err(committed::refused)?;
    let mut releases = Vec::new();
    for release in &frozen {
        let catalogue = understand(release.sources()).map_err(|mistakes| console.mistakes(&mistakes))?;
        releases.push((release, catalogue));
    }
    let base = arguments.get_one::<String>("base").map(String::as_str);
    let has_producer = arguments.get_flag("producer");
    let consumer = Publication::new(path, compiled.catalogue, releases, base).map_err(committed::refused)?;
    let publication = if has_producer { consumer.with_producer() } else { consumer };
    let out = arguments.get_one::<PathBuf>("out").expect("clap demands it");
    if arguments.get_flag("check") {
        let parts = publication.compare(out).map_err(committed::refused)?;
        console.report(&report(&publication, out, &parts, true))?;
        return check(out, &parts, &repair(out, base, has_producer, path), console);
    }
    let parts = publication.write(out).map_err(committed::refused)?;
    say(out, &parts, console)?;
    console.report(&report(&publication, out, &parts, false))
}

/// Says what was written, part by part.
fn say(out: &Path, parts: &[Part], console: &Console) -> Result<(), Failure> {
    for part in parts {
        let shown = shown(out, &part.path);
        if is_kept(part) {
            console.say(format_args!("kept {shown} as an earlier version of `tidings` made it"))?;
        } else if !part.is_current() {
            let changes: Vec<String> = [FileState::Missing, FileState::Stale, FileState::LeftOver]
                .into_iter()
                .map(|state| (part.files.iter().filter(|file| file.state == state).count(), verb(state)))
                .filter(|(number, _)| *number > 0)
                .map(|(number, verb)| format!("{} {verb}", count(number, "file")))
                .collect();
            console.say(format_args!("wrote {shown}: {}", changes.join(", ")))?;
        }
    }
    let unchanged = parts.iter().flat_map(|part| &part.files).filter(|file| file.state == FileState::Current).count();
    if unchanged > 0 { console.say(format_args!("{} up to date", count(unchanged, "file"))) } else { Ok(()) }
}

fn is_kept(part: &Part) -> bool {
    part.files.iter().any(|file| file.state == FileState::Kept)
}

/// What a run does with a file in this state.
fn verb(state: FileState) -> &'static str {
    match state {
        FileState::Missing => "new",
        FileState::Stale => "changed",
        FileState::LeftOver => "removed",
        _ => "unchanged",
    }
}

/// Shows the files that a run would write or remove.
fn check(out: &Path, parts: &[Part], repair: &str, console: &Console) -> Result<(), Failure> {
    let is_settled = |file: &&PublishedFile| matches!(file.state, FileState::Current | FileState::Kept);
    let files = || parts.iter().flat_map(|part| &part.files);
    let stale: Vec<&PublishedFile> = files().filter(|file| !is_settled(file)).collect();
    if stale.is_empty() {
        return console.say(format_args!("{} up to date", count(files().count(), "file")));
    }
    // A program has them already.
    for file in stale.iter().filter(|_| !console.is_json()) {
        console::show(format_args!("{}: {}", shown(out, &file.path), verb(file.state)));
    }
    let number = count(stale.len(), "file");
    let are = if stale.len() == 1 { "is" } else { "are" };
    Err(console::fault(format_args!("{number} {are} not what the catalogue says; repair with `{repair}`")))
}

/// The command that brings the folder up to date.
fn repair(out: &Path, base: Option<&str>, has_producer: bool, catalogue: &Path) -> String {
    let base = base.map(|base| format!(" --base {}", words::quoted(base))).unwrap_or_default();
    let producer = if has_producer { " --producer" } else { "" };
    let [out, catalogue] = [out, catalogue].map(words::path);
    format!("tidings publish --out {out}{base}{producer} {catalogue}")
}

fn report(publication: &Publication, out: &Path, parts: &[Part], is_check: bool) -> Json {
    let files = parts.iter().flat_map(|part| &part.files).map(|file| {
        let state = match (file.state, is_check) {
            (FileState::Missing | FileState::Stale, true) => "stale",
            (FileState::Missing | FileState::Stale, false) => "written",
            (FileState::LeftOver, true) => "left over",
            (FileState::LeftOver, false) => "removed",
            (FileState::Kept, _) => "kept",
            _ => "current",
        };
        Json::object([
            ("path", Json::text(shown(out, &file.path))),
            ("url", Json::text(&file.url)),
            ("state", Json::text(state)),
        ])
    });
    Json::object([
        ("path", Json::text(out.display().to_string())),
        ("base", Json::text(publication.base())),
        ("files", Json::Array(files.collect())),
    ])
}

/// A path in the folder, as the command line calls that.
fn shown(out: &Path, path: &str) -> String {
    out.join(path).display().to_string().replace('\\', "/")
}
