//! Names that become one in Rust, in the schemas or on the wire, and names that generated code needs for itself.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Sink, excerpt};
use crate::model::{Draft, Enum, EnumValue, Event, Field, Literal, Place, Shape};
use crate::names::{
    TypeName, is_reserved_field, is_reserved_place, is_reserved_type, is_reserved_variant, rename_help,
    rename_help_spelt, rename_place_help,
};
use crate::schema_file::{LONGEST, SchemaFiles, Unfit};

/// Things that must differ, by the name in which they must.
struct Seen<'a> {
    places: BTreeMap<String, &'a Place>,
}

impl<'a> Seen<'a> {
    fn new() -> Self {
        Self { places: BTreeMap::new() }
    }

    /// The place of the first with the same name, if there was one.
    fn add(&mut self, name: impl Into<String>, place: &'a Place) -> Option<&'a Place> {
        let name = name.into();
        if let Some(first) = self.places.get(&name) {
            return Some(first);
        }
        self.places.insert(name, place);
        None
    }
}

/// Events differ in their names, their variants and the files of their schemas.
pub(super) fn check_events(draft: &Draft, sink: &mut Sink) {
    if draft.events.is_empty() && sink.is_empty() {
        let place = draft.families.first().map_or(&draft.envelope.place, |family| &family.place);
        sink.report(Code::MissingKey, place.span, "this catalogue has no event")
            .help("write one below `events` of a family: `order.placed: A customer placed an order`");
    }
    // Only where each event has a schema of its own does its name become that of a file.
    let has_files = draft.outputs.schemas.is_some();
    let (mut names, mut variants, mut files) = (Seen::new(), Seen::new(), SchemaFiles::default());
    let rename = |event: &Event| rename_help_spelt(&draft.envelope.spelt(&event.parts));
    for event in &draft.events {
        let (name, span) = (excerpt(&event.name), event.place.span);
        if let Some(first) = names.add(&event.name, &event.place) {
            let is_it = |other: &&Event| other.place.span == first.span;
            let differs = draft.events.iter().find(is_it).is_some_and(|first| first.parts != event.parts);
            let message = format!("the event `{name}` is defined twice");
            let diagnostic = sink.report(Code::DefinedTwice, span, message).label("again here");
            diagnostic.related(first.span, "first here");
            if differs {
                diagnostic.note("the parts of their names differ, but joined by dots they are one name");
            }
        } else if let Some(first) = variants.add(event.variant.as_str(), &event.place) {
            let message = format!("the event `{name}` is `{}` in Rust, as another one is", event.variant);
            sink.report(Code::NameCollision, span, message)
                .related(first.span, "this one has the name already")
                .help(rename(event));
        } else if is_reserved_variant(event.variant.as_str()) {
            let message = format!("the event `{name}` is `{}` in Rust, which stands for all others", event.variant);
            sink.report(Code::ReservedName, span, message).help(rename(event));
        } else if has_files {
            check_schema_file(event, &mut files, sink);
        }
    }
}

/// The schema of each event can have a file of its own.
fn check_schema_file<'a>(event: &'a Event, files: &mut SchemaFiles<'a>, sink: &mut Sink) {
    const LEAVE_OUT: &str = "leave `schemas` out of `outputs`; the schema of all events is not concerned";
    let (name, span) = (excerpt(&event.name), event.place.span);
    match files.take(event) {
        Ok(()) => {}
        Err(Unfit::TooLong(bytes)) => {
            let message = format!("the file of the schema of `{name}` has a name of {bytes} bytes");
            sink.report(Code::UnusableName, span, message)
                .note(format!("file systems hold names of at most {LONGEST} bytes"))
                .help(LEAVE_OUT);
        }
        Err(Unfit::Taken(first)) => {
            let message = format!("the schema of `{name}` has the same file name as another one");
            sink.report(Code::NameCollision, span, message)
                .related(first.place.span, "this one has the name already")
                .note("some file systems do not tell capitals from small letters")
                .help(LEAVE_OUT);
        }
    }
}

const RENAME_TYPE: &str =
    "choose another name; a type inside a field is named after both, and can be declared in `types` instead";

/// Types leave the names alone that generated code needs, and those of the schemas.
pub(super) fn check_types(draft: &Draft, sink: &mut Sink) {
    let bundle = TypeName::of_catalogue(&draft.name);
    for event in draft.events.iter().filter(|event| event.definition == bundle) {
        let message = format!("the definition of `{}` has the name of the schema of all events", excerpt(&event.name));
        let help = rename_help_spelt(&draft.envelope.spelt(&event.parts));
        sink.report(Code::NameCollision, event.place.span, message).help(help);
    }
    let events: BTreeMap<&str, &Place> =
        draft.events.iter().map(|event| (event.definition.as_str(), &event.place)).collect();
    for def in &draft.types {
        let (name, span) = (def.name.as_str(), def.place.span);
        if is_reserved_type(name) {
            let message = format!("`{name}` cannot name a type: generated code needs the name");
            sink.report(Code::ReservedName, span, message).help(RENAME_TYPE);
        } else if let Some(event) = events.get(name) {
            let message = format!("the type `{name}` has the name of an event's definition in the schemas");
            sink.report(Code::NameCollision, span, message).related(event.span, "of this event").help(RENAME_TYPE);
        } else if name == bundle.as_str() {
            let message = format!("the type `{name}` has the name of the schema of all events");
            sink.report(Code::NameCollision, span, message).help(RENAME_TYPE);
        }
    }
}

/// The fields of every object differ on the wire and in Rust, and the places of every tuple in their names.
pub(super) fn check_fields(draft: &Draft, sink: &mut Sink) {
    for def in &draft.types {
        match &def.shape {
            Shape::Object(fields) => check_field_names(fields, is_reserved_field, &FIELDS, sink),
            Shape::Tuple(places) => check_field_names(places, is_reserved_place, &PLACES, sink),
            _ => {}
        }
    }
}

/// What has names that differ.
pub(super) struct Named {
    /// What one of them is called.
    what: &'static str,
    /// That a name is one of two on the wire.
    twice: fn(&str) -> String,
    /// How one gets another name.
    help: fn(&str) -> String,
}

pub(super) const FIELDS: Named =
    Named { what: "field", twice: |wire| format!("two fields have the name `{wire}` on the wire"), help: rename_help };

const PLACES: Named =
    Named { what: "place", twice: |name| format!("two places have the name `{name}`"), help: rename_place_help };

pub(super) fn check_field_names<'a>(
    fields: impl IntoIterator<Item = &'a Field>,
    is_reserved: impl Fn(&str) -> bool,
    Named { what, twice, help }: &Named,
    sink: &mut Sink,
) {
    let (mut wires, mut names) = (Seen::new(), Seen::new());
    for field in fields {
        let (wire, span) = (excerpt(&field.wire), field.place.span);
        if let Some(first) = wires.add(&field.wire, &field.place) {
            sink.report(Code::DefinedTwice, span, twice(&wire)).label("again here").related(first.span, "first here");
        } else if is_reserved(field.name.as_str()) {
            let message = format!("the {what} `{wire}` is `{}` in Rust, which generated code needs", field.name);
            sink.report(Code::ReservedName, span, message).help(help(&field.wire));
        } else if let Some(first) = names.add(field.name.as_str(), &field.place) {
            let message = format!("the {what} `{wire}` is `{}` in Rust, as another one is", field.name);
            sink.report(Code::NameCollision, span, message)
                .related(first.span, "this one has the name already")
                .help(help(&field.wire));
        }
    }
}

/// The values of every enum differ on the wire, other spellings included, and in Rust.
pub(super) fn check_values(draft: &Draft, sink: &mut Sink) {
    for def in &draft.types {
        let Shape::Enum(Enum { values, .. }) = &def.shape else { continue };
        let (mut wires, mut variants) = (Seen::new(), Seen::new());
        for value in values {
            check_value(value, &mut wires, &mut variants, sink);
        }
    }
}

fn check_value<'a>(value: &'a EnumValue, wires: &mut Seen<'a>, variants: &mut Seen<'a>, sink: &mut Sink) {
    let span = value.place.span;
    for wire in value.spellings() {
        if let Some(first) = wires.add(wire.to_json().compact(), &value.place) {
            if first.span == span {
                let message = format!(
                    "`{}` stands twice for the value `{}`",
                    excerpt(&wire.shown()),
                    excerpt(&value.wire.shown())
                );
                sink.report(Code::AmbiguousValue, span, message).help("name each other spelling once in `also`");
                return;
            }
            let what = if matches!(wire, Literal::Number(_)) { "number" } else { "text" };
            let message = format!("the {what} `{}` stands for two values of this enum", excerpt(&wire.shown()));
            sink.report(Code::AmbiguousValue, span, message).related(first.span, "it stands for this one already");
            return;
        }
    }
    if let Some(first) = variants.add(value.variant.as_str(), &value.place) {
        let message =
            format!("the value `{}` is `{}` in Rust, as another one is", excerpt(&value.wire.shown()), value.variant);
        sink.report(Code::NameCollision, span, message)
            .related(first.span, "this one has the name already")
            .help(rename_help_spelt(&value.wire.to_json().compact()));
    }
}

/// Families differ in their modules.
pub(super) fn check_families(draft: &Draft, sink: &mut Sink) {
    let mut modules = Seen::new();
    for family in &draft.families {
        if let Some(first) = modules.add(family.module.as_str(), &family.place) {
            let message = format!("the family `{}` is the module `{}`, as another one is", family.name, family.module);
            sink.report(Code::NameCollision, family.place.span, message)
                .related(first.span, "this one has the name already")
                .help("choose another name; it never stands on the wire");
        }
    }
}
