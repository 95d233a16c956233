//! `tidings show`: all that a catalogue says of one event or type.

mod carriers;
mod event;
mod fields;
mod rust;
mod ty;

use std::path::Path;

use clap::{Arg, ArgMatches, Command};
use tidings_build::Catalogue;
use tidings_build::model::{Family, FamilyId, Json, Life, Place, TypeId};
use tidings_build::words::{life_sentence, visible};

use crate::console::{self, Console, Failure};
use crate::meant::meant;
use crate::page::Row;
use crate::{catalogue, line};

const LONG: &str = "\
Shows all that a catalogue says of one event or type: when the event fires, what it carries, whether
it is still sent, where it is defined, its fields or values, an example, and the Rust to match or
make it. If an event and a type have the same name, the event is shown.

The Rust is told by its path in a crate that includes the generated types in its root, and by lines
to copy.

With `--json` it is one object with `kind`, `event` or `type`. An event has the keys that `tidings
list` tells, `name` (each `place` of a delivery in which a part of its name stands, and what it `is`
there; null for one that is absent) and `narrow` (each `field` of the payload that is narrower in
it, and what it `is` there), a type `name`, `description`, `shape` (`object`, `enum`, `id`, `union`
or `alias`), `extends` (the types whose fields it has), `others` (what its fields hold that have no
name), `partial_of` (the type of which it has any of the fields), `status`, `farewell`, `place` and
`carried_by` (the events that hold it, at any depth). Both have `family`, `fields`, `examples`,
`made_up` (whether nobody wrote these examples) and `rust` (`path`, `snippet`, and of an object
`parameters`: what its `new` asks for). A field has `name`, `type` (in the words of the catalogue),
`optional`, `nullable`, `description`, `limits`, `default` (a list of the one value, or empty),
`origin`, `status`, `farewell`, `place` and `rust` (its name there). A type that is no object has
`values` (of an enum), `closed`, `prefix` (of an id), `tag` and `variants` (of a union) or
`stands_for` (of an alias), and `limits` and `default` of its own; an object has `at_least_one`
(lists of fields). What does not apply or is not known is null.";

pub(crate) fn command() -> Command {
    Command::new("show")
        .about("Shows an event or a type: what it means, its fields, an example, the Rust to match it")
        .long_about(LONG)
        .after_help(line::examples(&[
            ("tidings show credential.verified", "An event of the catalogue in `schema`"),
            ("tidings show Credential", "A type, and the events that carry it"),
            ("tidings show order.paid shop.yaml", "An event of a catalogue that is one file"),
            ("tidings show order.paid --json | jq '.examples[0]'", "A delivery, for a test"),
        ]))
        .arg(Arg::new("NAME").help("The name of an event, such as `order.paid`, or of a type").required(true))
        .arg(line::json())
        .arg(catalogue::argument())
}

pub(crate) fn run(arguments: &ArgMatches, console: &Console) -> Result<(), Failure> {
    let compiled = catalogue::compiled(arguments, console)?;
    let catalogue = &compiled.catalogue;
    let name = arguments.get_one::<String>("NAME").expect("the argument is required");
    if let Some(event) = catalogue.events.iter().find(|event| event.name == *name) {
        if console.is_json() {
            return console::print(event::json(catalogue, event).pretty() + "\n");
        }
        return console::print(event::text(catalogue, event));
    }
    if let Some((number, def)) = catalogue.types.iter().enumerate().find(|(_, def)| def.name.as_str() == name) {
        if console.is_json() {
            return console::print(ty::json(catalogue, TypeId(number), def).pretty() + "\n");
        }
        return console::print(ty::text(catalogue, TypeId(number), def));
    }
    Err(console::fault(unknown(catalogue, name, catalogue::path(arguments))))
}

/// What is said of events and types alike.
fn facts(catalogue: &Catalogue, family: Option<FamilyId>, life: &Life, place: &Place) -> Vec<Row> {
    let status = life_sentence(life).unwrap_or_else(|| "current".to_owned());
    let family = find_family(catalogue, family).map_or("shared by all", |family| &family.title);
    vec![Row::pair("status", status), Row::pair("family", family), Row::pair("defined", &place.shown)]
}

/// The name and the title of a family; null for what the families share.
fn family_json(catalogue: &Catalogue, family: Option<FamilyId>) -> Json {
    find_family(catalogue, family).map_or(Json::Null, |family| {
        Json::object([("name", Json::text(&family.name)), ("title", Json::text(&family.title))])
    })
}

fn find_family(catalogue: &Catalogue, family: Option<FamilyId>) -> Option<&Family> {
    catalogue.families.get(family?.0)
}

/// Says that there is no such name, and which one may have been meant.
fn unknown(catalogue: &Catalogue, name: &str, path: &Path) -> String {
    let events = catalogue.events.iter().map(|event| event.name.as_str());
    let names: Vec<&str> = events.chain(catalogue.types.iter().map(|def| def.name.as_str())).collect();
    let (meant, path) = (meant(name, &names, path), path.display());
    format!("`{}` is neither an event nor a type of `{path}`; {meant}", visible(name))
}
