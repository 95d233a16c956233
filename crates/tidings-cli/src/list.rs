//! `tidings list`: the events of a catalogue, family by family.

use clap::{Arg, ArgMatches, Command};
use tidings_build::Catalogue;
use tidings_build::model::{Event, Family, FamilyId, Json};
use tidings_build::words::life_sentence;

use crate::console::{self, Console, Failure};
use crate::page::{Page, Row, widths};
use crate::{catalogue, described, line};

const ABOUT: &str = "Lists the events of a catalogue by family: when each fires, and whether it is still sent";

const LONG: &str = "\
Lists the events of a catalogue by family, in the order of its page: when each fires, and what is
known of the end of those that are deprecated or removed. `tidings show EVENT` tells more of one.

With `--json` it is one object: `catalogue` (its name), `title`, `releases` and `families`. A family
has `name`, `title`, `description`, `module` (in Rust) and `events`; an event `type`, `fired_when`,
`description`, `payload` (in the words of the catalogue), `status` (`current`, `deprecated` or
`removed`), `farewell` (of what is not current: `release`, `reason`, `instead`, `date`), `place`
(file and line) and `variant` (in Rust). A key is always there; what is not known is null.";

pub(crate) fn command() -> Command {
    Command::new("list")
        .about(ABOUT)
        .long_about(LONG)
        .after_help(line::examples(&[
            ("tidings list", "The events of the catalogue in `schema`"),
            ("tidings list --status removed", "Those that only archives hold"),
            ("tidings list shop.yaml", "The events of a catalogue that is one file"),
            ("tidings list --json | jq -r '.families[].events[].type'", "Their names alone"),
        ]))
        .arg(
            Arg::new("status")
                .long("status")
                .value_name("STATUS")
                .help("List only events of this status")
                .value_parser(["current", "deprecated", "removed"]),
        )
        .arg(line::json())
        .arg(catalogue::argument())
}

pub(crate) fn run(arguments: &ArgMatches, console: &Console) -> Result<(), Failure> {
    let compiled = catalogue::compiled(arguments, console)?;
    let status = arguments.get_one::<String>("status").map(String::as_str);
    let families = families(&compiled.catalogue, status);
    if console.is_json() {
        return console::print(json(&compiled.catalogue, &families).pretty() + "\n");
    }
    match status {
        Some(status) if families.is_empty() => console.say(format_args!("no event is {status}")),
        _ => console::print(text(&families)),
    }
}

/// A family, and those of its events that are asked for.
type Listed<'a> = (&'a Family, Vec<&'a Event>);

fn families<'a>(catalogue: &'a Catalogue, status: Option<&str>) -> Vec<Listed<'a>> {
    let mut families: Vec<Listed<'a>> = catalogue.families.iter().map(|family| (family, Vec::new())).collect();
    for event in &catalogue.events {
        let FamilyId(family) = event.family;
        if let Some((_, events)) = families.get_mut(family)
            && status.is_none_or(|status| event.life.as_str() == status)
        {
            events.push(event);
        }
    }
    families.retain(|(_, events)| !events.is_empty());
    families
}

fn text(families: &[Listed<'_>]) -> Page {
    let families: Vec<(&Family, Vec<Row>)> =
        families.iter().map(|(family, events)| (*family, events.iter().map(|event| row(event)).collect())).collect();
    let widths = widths(families.iter().flat_map(|(_, rows)| rows));
    let mut page = Page::default();
    for (family, rows) in &families {
        page.heading(&family.title);
        // The name alone decides where the texts begin: what is said of an event's end follows its text at once.
        page.rows_as_wide_as(widths.get(..1).unwrap_or_default(), rows);
    }
    page
}

fn row(event: &Event) -> Row {
    let mut cells = vec![event.name.clone(), event.fired_when.clone()];
    cells.extend(life_sentence(&event.life));
    Row { cells, is_past: event.life.is_removed(), ..Row::default() }
}

fn json(catalogue: &Catalogue, families: &[Listed<'_>]) -> Json {
    let families = families.iter().map(|(family, events)| {
        let events = events.iter().map(|event| Json::object(described::event(catalogue, event)));
        Json::object([
            ("name", Json::text(&family.name)),
            ("title", Json::text(&family.title)),
            ("description", described::text_or_null(family.description.as_deref())),
            ("module", Json::text(family.module.as_str())),
            ("events", Json::Array(events.collect())),
        ])
    });
    Json::object([
        ("catalogue", Json::text(&catalogue.name)),
        ("title", Json::text(&catalogue.title)),
        ("releases", Json::texts(catalogue.releases.iter().map(String::as_str))),
        ("families", Json::Array(families.collect())),
    ])
}
