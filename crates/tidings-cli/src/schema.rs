//! `tidings schema`: prints the JSON Schema of all events or of one, in the spelling that a tool digests best.

use std::path::Path;

use clap::builder::PossibleValue;
use clap::{Arg, ArgMatches, Command};
use tidings_build::words::visible;
use tidings_build::{Compiled, Face, Profile, SchemaOptions};

use crate::console::{self, Console, Failure};
use crate::meant::meant;
use crate::{catalogue, line, words};

const LONG_ABOUT: &str = "\
Prints the JSON Schema (2020-12) of all events, or of one with everything that it refers to. By
default it is what `tidings build` writes.

All profiles accept the same deliveries and have the same `$id`: they are one schema, spelled for
different tools. The page `docs/conformance.md` says what each of them makes of it.

The consumer's face is open where reading is open: other fields and values pass. The producer's is
closed: it demands constants, known values, prefixes and limits, refuses unknown fields, and leaves
out what was removed. It is for tests of the producer, has a title and an `$id` of its own, and
whatever passes it passes the consumer's.";

pub(crate) fn command() -> Command {
    let profiles = Profile::ALL.map(|profile| PossibleValue::new(profile.as_str()).help(use_of(profile)));
    let faces = Face::ALL.map(|face| PossibleValue::new(face.as_str()).help(meaning(face)));
    Command::new("schema")
        .about("Prints the JSON Schema of all events or of one, for consumers or for the producer")
        .long_about(LONG_ABOUT)
        .after_help(line::examples(&[
            ("tidings schema", "The schema of all events of the catalogue in `schema`"),
            ("tidings schema order.paid", "That of one event, which needs no other file"),
            ("tidings schema --profile enum-tag > events.json", "For typify"),
            ("tidings schema --face producer", "What the producer holds its deliveries against"),
            ("tidings schema order.paid --catalogue shop.yaml", "Of a catalogue that is one file"),
        ]))
        .arg(Arg::new("EVENT").help("The name of an event, such as `order.paid`; without it all events"))
        .arg(
            Arg::new("profile")
                .long("profile")
                .value_name("PROFILE")
                .help("For which tools it is spelled")
                .value_parser(profiles.to_vec())
                .default_value(Profile::Default.as_str()),
        )
        .arg(
            Arg::new("face")
                .long("face")
                .value_name("FACE")
                .help("From whose point of view it speaks")
                .value_parser(faces.to_vec())
                .default_value(Face::Consumer.as_str()),
        )
        .arg(catalogue::argument().long("catalogue"))
}

pub(crate) fn run(arguments: &ArgMatches, console: &Console) -> Result<(), Failure> {
    let compiled = catalogue::compiled(arguments, console)?;
    let options = options(arguments);
    let Some(name) = arguments.get_one::<String>("EVENT") else {
        return console::print(compiled.schema(options));
    };
    match compiled.event_schema(name, options) {
        Some(schema) => console::print(schema),
        None => Err(console::fault(missing(&compiled, name, catalogue::path(arguments)))),
    }
}

fn options(arguments: &ArgMatches) -> SchemaOptions {
    let is_said = |option: &str, word: &str| arguments.get_one::<String>(option).is_some_and(|said| said == word);
    let profile = Profile::ALL.into_iter().find(|profile| is_said("profile", profile.as_str()));
    let face = Face::ALL.into_iter().find(|face| is_said("face", face.as_str()));
    SchemaOptions { profile: profile.unwrap_or_default(), face: face.unwrap_or_default() }
}

fn use_of(profile: Profile) -> &'static str {
    match profile {
        Profile::Discriminator => "For OpenAPI and datamodel-code-generator: with `discriminator`",
        Profile::EnumTag => "For typify: the event's name is an `enum` of one value",
        Profile::Registry => "For registries with strict validators: without `format`",
        _ => "For validators, json-schema-to-typescript and most others",
    }
}

fn meaning(face: Face) -> &'static str {
    match face {
        Face::Producer => "Closed: what the producer may send today",
        _ => "Open: what consumers should accept",
    }
}

/// Says why an event has no such schema.
fn missing(compiled: &Compiled, name: &str, path: &Path) -> String {
    let events = &compiled.catalogue.events;
    if events.iter().any(|event| event.name == *name) {
        return format!("`{name}` was removed, so the producer does not send it; `--face consumer` has its schema");
    }
    // `tidings schema check` was perhaps typed by somebody who names the catalogue first.
    let is_command = crate::commands().iter().any(|command| command.get_name() == name);
    let names: Vec<&str> = events.iter().map(|event| event.name.as_str()).collect();
    let meant = if is_command {
        format!("a catalogue stands behind the command: `tidings {name} {}`", words::path(path))
    } else if Path::new(name).exists() {
        format!("a catalogue is named by `--catalogue {}`", words::path(Path::new(name)))
    } else {
        meant(name, &names, path)
    };
    format!("`{}` is no event of `{}`; {meant}", visible(name), path.display())
}
