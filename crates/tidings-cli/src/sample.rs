//! `tidings sample`: deliveries to try a consumer with.

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use tidings_build::model::{Event, Json};
use tidings_build::words::{body, name_header, visible};
use tidings_build::{Catalogue, Sampler};

use crate::catalogue;
use crate::console::{self, Console, Failure, fault};
use crate::line;
use crate::meant::meant;

const LONG: &str = "\
Prints deliveries of events, envelope and all, as a producer would send them: those that the
documentation and the schemas show, which somebody wrote or which hold every field that is still sent;
with `--minimal` the one with the required fields alone; with `--seed` a random one.

A random delivery keeps all that the producer promises. What may be absent or null is so now and then,
lists and maps have up to three elements, an enum any value that is still sent, in any spelling, and
what was removed is missing. The same seed gives the same delivery on every machine, as long as the
catalogue and the version of `tidings` stay; `--count` takes so many seeds, one after the other.
With `--unknown` there are things that a producer may add at any time, and consumers must bear:
fields called `something_new`, and such values of open enums.

Of one event a delivery stands on several lines; with `--all` and `--count` each is a line of its own
(JSON Lines). If bodies are lists, each delivery stands in one; if a header tells what a body is, a line
beside the point says which. With `--json` it is one object with `samples`, for each event one with
`type`, `made_up` (whether nobody wrote these deliveries), `header` (with `name` and `value`; null if
the body tells all) and `deliveries`, each by itself.";

pub(crate) fn command() -> Command {
    Command::new("sample")
        .about("Prints deliveries of events, to try a consumer with: those of the documentation, or random ones")
        .long_about(LONG)
        .after_help(line::examples(&[
            ("tidings sample credential.verified", "A delivery of the catalogue in `schema`, as the page shows it"),
            ("tidings sample order.paid --minimal", "The required fields alone"),
            ("tidings sample order.paid --seed 7 | curl --json @- localhost:8080", "A random one, sent to a consumer"),
            ("tidings sample --all --seed 1 --count 20", "20 random ones of each event, a line each"),
            ("tidings sample --all --catalogue shop.yaml", "Of a catalogue that is one file"),
        ]))
        .arg(
            Arg::new("EVENT")
                .help("The names of events, such as `order.paid`")
                .num_args(1..)
                .required_unless_present("all")
                .conflicts_with("all"),
        )
        .arg(flag("all", "Take every event, those of the past included"))
        .arg(flag("minimal", "Print the required fields alone").conflicts_with("seed"))
        .arg(number("seed", "Make random deliveries, the same for the same number").value_parser(value_parser!(u64)))
        .arg(
            number("count", "Make so many random deliveries of each event")
                .value_parser(value_parser!(u64).range(1..))
                .requires("seed"),
        )
        .arg(flag("unknown", "Add fields and values that nobody knows").requires("seed"))
        .arg(line::json())
        .arg(catalogue::argument().long("catalogue"))
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).help(help).action(ArgAction::SetTrue)
}

fn number(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name("N").help(help)
}

pub(crate) fn run(arguments: &ArgMatches, console: &Console) -> Result<(), Failure> {
    let compiled = catalogue::compiled(arguments, console)?;
    let events = events(arguments, &compiled.catalogue)?;
    let (wanted, sampler) = (Wanted::new(arguments), compiled.sampler());
    let each_on_one_line = arguments.get_flag("all") || arguments.contains_id("count");
    let mut told = Vec::new();
    for event in events {
        let mut deliveries = wanted.deliveries(&sampler, event).peekable();
        if deliveries.peek().is_none() {
            let why =
                format!("`{}` has no sample: even its least delivery is too large to be read", visible(&event.name));
            if !arguments.get_flag("all") {
                return Err(fault(why));
            }
            console::show(why);
        } else if console.is_json() {
            told.push(json(&compiled.catalogue, event, wanted == Wanted::Shown, deliveries.collect()));
        } else {
            if let Some((header, text)) = name_header(&compiled.catalogue, event) {
                let (name, text) = (visible(&event.name), visible(text));
                console::show(format_args!("`{name}` is sent with the header `{header}: {text}`"));
            }
            for delivery in deliveries {
                let delivery = body(&compiled.catalogue, delivery);
                console::print(if each_on_one_line { delivery.compact() } else { delivery.pretty() } + "\n")?;
            }
        }
    }
    if console.is_json() {
        return console::print(Json::object([("samples", Json::Array(told))]).pretty() + "\n");
    }
    Ok(())
}

/// Which deliveries are wanted of each event.
#[derive(PartialEq, Eq)]
enum Wanted {
    /// Those that the documentation shows.
    Shown,
    /// The least one.
    Minimal,
    /// Those of so many seeds, and whether they may hold what nobody knows.
    Random { seed: u64, count: u64, unknown: bool },
}

impl Wanted {
    fn new(arguments: &ArgMatches) -> Self {
        match arguments.get_one("seed") {
            Some(&seed) => Self::Random {
                seed,
                count: arguments.get_one("count").copied().unwrap_or(1),
                unknown: arguments.get_flag("unknown"),
            },
            None if arguments.get_flag("minimal") => Self::Minimal,
            None => Self::Shown,
        }
    }

    /// None if the event has no sample. Random ones are made as they are asked for: there may be any number of them.
    fn deliveries<'a>(&self, sampler: &'a Sampler<'_>, event: &'a Event) -> Box<dyn Iterator<Item = Json> + 'a> {
        match *self {
            Self::Shown => Box::new(sampler.shown(event).into_iter()),
            Self::Minimal => Box::new(sampler.minimal(event).into_iter()),
            Self::Random { seed, count, unknown } => {
                let seeds = (0..count).map(move |number| seed.wrapping_add(number));
                Box::new(seeds.map_while(move |seed| sampler.random(event, seed, unknown)))
            }
        }
    }
}

/// The events that are named, or all.
fn events<'a>(arguments: &ArgMatches, catalogue: &'a Catalogue) -> Result<Vec<&'a Event>, Failure> {
    if arguments.get_flag("all") {
        return Ok(catalogue.events.iter().collect());
    }
    let names = arguments.get_many::<String>("EVENT").into_iter().flatten();
    names.map(|name| event(arguments, catalogue, name)).collect()
}

fn event<'a>(arguments: &ArgMatches, catalogue: &'a Catalogue, name: &str) -> Result<&'a Event, Failure> {
    if let Some(event) = catalogue.events.iter().find(|event| event.name == name) {
        return Ok(event);
    }
    if catalogue.types.iter().any(|def| def.name.as_str() == name) {
        let why = "is a type, and only events are delivered; `tidings show` shows a value of it";
        return Err(fault(format_args!("`{name}` {why}")));
    }
    let path = catalogue::path(arguments);
    let names: Vec<&str> = catalogue.events.iter().map(|event| event.name.as_str()).collect();
    let (meant, path) = (meant(name, &names, path), path.display());
    Err(fault(format_args!("`{}` is no event of `{path}`; {meant}", visible(name))))
}

fn json(catalogue: &Catalogue, event: &Event, is_shown: bool, deliveries: Vec<Json>) -> Json {
    let header = name_header(catalogue, event);
    let header = header.map(|(name, text)| Json::object([("name", Json::text(name)), ("value", Json::text(text))]));
    Json::object([
        ("type", Json::text(&event.name)),
        ("made_up", Json::Boolean(!is_shown || event.examples.is_empty())),
        ("header", header.unwrap_or(Json::Null)),
        ("deliveries", Json::Array(deliveries)),
    ])
}
