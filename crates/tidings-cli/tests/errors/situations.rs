//! What is so before something is typed.

use std::fs;

use crate::place::{CATALOGUE, FAMILY, Place};

pub(crate) fn nothing(_: &Place) {}

/// A list of events whose schemas are not there.
pub(crate) fn dangling(place: &Place) {
    let event = |name: &str| format!("{{\"name\": \"{name}\", \"schema\": {{\"$ref\": \"#/definitions/{name}\"}}}}");
    place.write("vendor/events.json", &format!("[{}, {}, {{}}]", event("a"), event("b")));
    place
        .write("vendor/shop.schema.json", "{\"definitions\": {\"a\": {\"properties\": {\"x\": {\"$ref\": \"#/y\"}}}}}");
}

pub(crate) fn rename(place: &Place, from: &str, to: &str) {
    fs::rename(place.0.join(from), place.0.join(to)).expect("it can be renamed");
}

pub(crate) fn mistaken(place: &Place) {
    place.write("schema/events/order.yaml", &FAMILY.replace("json", "jsn"));
}

pub(crate) fn typed(place: &Place) {
    place.write("schema/events/order.yaml", &(FAMILY.to_owned() + "types: {Order: {fields: {id: string}}}\n"));
}

/// A type within a type within a type.
pub(crate) fn endless(place: &Place) {
    let levels = (0..40).map(|level| format!("  T{level}: {{fields: {{next: T{}}}}}\n", level + 1));
    let types = levels.collect::<String>() + "  T40: string\n";
    let huge = "  order.huge: {fired_when: Never, payload: T0}\n";
    place.write("schema/events/order.yaml", &format!("{FAMILY}{huge}types:\n{types}"));
}

pub(crate) fn outputs(place: &Place, outputs: &str) {
    let (before, _) = CATALOGUE.split_once("outputs: ").expect("the catalogue lists outputs");
    place.write("schema/catalogue.yaml", &format!("{before}outputs: {{{outputs}}}\n"));
}

pub(crate) fn releases(place: &Place, releases: &str) {
    place.write("schema/catalogue.yaml", &CATALOGUE.replace("families", &format!("releases: {releases}\nfamilies")));
}

pub(crate) fn change(place: &Place) {
    place.write("schema/events/order.yaml", &FAMILY.replace("is paid", "was paid"));
}

pub(crate) fn built_then_changed(place: &Place) {
    outputs(place, "docs: ../docs/events.md");
    place.run(&[]).ends_with(0);
    change(place);
}

pub(crate) fn generated_then_changed(place: &Place) {
    place.run(&["generate", "--out", "events.rs"]).ends_with(0);
    change(place);
}

pub(crate) fn released(place: &Place) {
    releases(place, "[v1]");
    outputs_none(place);
    place.run(&["release", "v1"]).ends_with(0);
}

/// The catalogue without its outputs.
fn outputs_none(place: &Place) {
    let catalogue = place.read("schema/catalogue.yaml");
    let lines = catalogue.lines().filter(|line| !line.starts_with("outputs"));
    place.write("schema/catalogue.yaml", &(lines.collect::<Vec<_>>().join("\n") + "\n"));
}

pub(crate) fn released_then_changed(place: &Place) {
    released(place);
    change(place);
}
