//! TypeScript: what deliveries are, as declarations.
//!
//! Nothing of it exists at run time, so no delivery is ever refused; the types say what the producer promises. They name
//! only themselves and keywords, and a catalogue's types cannot be called like one.

mod comment;
mod narrowing;
mod value;

use super::comment::{event_text, field_text, format_note, lines, type_text};
use super::generated_note;
use super::own_names::OwnNames;
use super::prose::{code_span, marked_life_sentence, paragraph};
use crate::check::Catalogue;
use crate::model::{Event, FamilyId, Field, Shape, Type, TypeDef};
use comment::comment;
use narrowing::payload_type;
use value::{enum_type, field_type, key, literal, union, union_type, value_type};

/// The whole file: the union of all events, what they have in common, and then family by family.
pub(crate) fn emit_typescript(catalogue: &Catalogue) -> String {
    let own = OwnNames::new(catalogue);
    let mut items = vec![format!("// {}\n", generated_note(catalogue))];
    items.extend([events_union(catalogue, &own), event_names(catalogue), envelope(catalogue, &own)]);
    items.push(unknown_event(catalogue, &own));
    items.extend(catalogue.types.iter().filter(|def| def.family.is_none()).map(|def| type_item(catalogue, def)));
    for (number, family) in catalogue.families.iter().enumerate() {
        let id = FamilyId(number);
        items.push(format!("// {}\n", lines(&family.title).join(" ")));
        let events = catalogue.events.iter().filter(|event| event.family == id);
        items.extend(events.map(|event| event_item(catalogue, &own, event)));
        let types = catalogue.types.iter().filter(|def| def.family == Some(id));
        items.extend(types.map(|def| type_item(catalogue, def)));
    }
    // A file without an import or export would declare its types for the whole program; a catalogue has an event.
    items.join("\n")
}

fn events_union(catalogue: &Catalogue, own: &OwnNames) -> String {
    let name = &catalogue.envelope.name;
    let about = [
        catalogue.summary.clone().unwrap_or_else(|| catalogue.title.clone()),
        format!(
            "A delivery of one of the events that are listed here, told apart by {}. Others may come at any time: see \
             `{}`.",
            code_span(name),
            own.unknown
        ),
    ];
    let events: Vec<_> = catalogue.events.iter().map(|event| event.definition.to_string()).collect();
    format!("{}export type Event ={};\n", comment("", paragraph(about), None), union(&events))
}

fn event_names(catalogue: &Catalogue) -> String {
    let said = Some("The names of the events that are listed here.".to_owned());
    format!("{}export type EventType = Event[{}];\n", comment("", said, None), literal(&catalogue.envelope.name))
}

fn envelope(catalogue: &Catalogue, own: &OwnNames) -> String {
    let said = Some("What every delivery has.".to_owned());
    interface(&comment("", said, None), &own.envelope, None, &members(catalogue, &catalogue.envelope.fields))
}

/// It is no part of the union. A member that stands for every name would leave nothing to tell the others apart by.
fn unknown_event(catalogue: &Catalogue, own: &OwnNames) -> String {
    let (name, payload) = (key(&catalogue.envelope.name), key(&catalogue.envelope.payload));
    let said = "A delivery of an event that is not listed here, because it came later.";
    // One event alone is no union, and TypeScript takes no member away from it.
    let is_union = catalogue.events.len() > 1;
    let pattern = if is_union { left_behind(&name, &own.unknown) } else { String::new() };
    let members = format!("  {name}: string;\n  {payload}: unknown;\n");
    interface(&comment("", Some(format!("{said}{pattern}")), None), &own.unknown, Some(&own.envelope), &members)
}

/// How an event that is not listed is met behind all cases, while the compiler sees to it that none is missing.
fn left_behind(name: &str, unknown: &str) -> String {
    let access = if name.starts_with('"') { format!("event[{name}]") } else { format!("event.{name}") };
    format!(
        r" It is what is left behind all cases:

```ts
switch ({access}) {{
  // a case for each event
  default: {{
    const unknown: {unknown} = event satisfies never;
  }}
}}
```"
    )
}

fn event_item(catalogue: &Catalogue, own: &OwnNames, event: &Event) -> String {
    let envelope = &catalogue.envelope;
    let (name, payload) = (literal(&event.name), payload_type(catalogue, event));
    let members = format!("  {}: {name};\n  {}: {payload};\n", key(&envelope.name), key(&envelope.payload));
    let said = comment("", event_text(event), marked_life_sentence(&event.life));
    interface(&said, event.definition.as_str(), Some(&own.envelope), &members)
}

fn type_item(catalogue: &Catalogue, def: &TypeDef) -> String {
    let note = if let Shape::Alias(ty) = &def.shape { format_note(ty) } else { None };
    let said = comment("", type_text(def, note), marked_life_sentence(&def.life));
    let ty = match &def.shape {
        // Without a member it would be the type of everything but null.
        Shape::Object(fields) if fields.is_empty() && def.others.is_none() => {
            return interface(&said, def.name.as_str(), None, "  [key: string]: unknown;\n");
        }
        Shape::Object(fields) => {
            let members = members(catalogue, fields) + &others(catalogue, def, fields);
            return interface(&said, def.name.as_str(), None, &members);
        }
        Shape::Enum(enum_) => enum_type(enum_),
        Shape::Union(union) => union_type(catalogue, union),
        Shape::Id { .. } => format!(" {}", value_type(catalogue, &Type::String)),
        Shape::Alias(ty) => format!(" {}", value_type(catalogue, ty)),
    };
    format!("{said}export type {} ={ty};\n", def.name)
}

/// The members stand on lines of their own.
fn interface(said: &str, name: &str, base: Option<&str>, members: &str) -> String {
    let extends = base.map(|base| format!(" extends {base}")).unwrap_or_default();
    let line_break = if members.is_empty() { "" } else { "\n" };
    format!("{said}export interface {name}{extends} {{{line_break}{members}}}\n")
}

fn members(catalogue: &Catalogue, fields: &[Field]) -> String {
    fields.iter().map(|field| member(catalogue, field)).collect()
}

/// What each other member holds. The language knows no “other”: what it says of all keys must hold of the named ones.
fn others(catalogue: &Catalogue, def: &TypeDef, fields: &[Field]) -> String {
    let Some(others) = &def.others else { return String::new() };
    let said = comment("  ", Some(format!("Each other member is `{}`.", value_type(catalogue, others))), None);
    let (others, may_be_null) = if let Type::Nullable(inner) = others { (&**inner, true) } else { (others, false) };
    let types = std::iter::once(others).chain(fields.iter().map(|field| &field.ty));
    let mut all: Vec<String> = Vec::new();
    for ty in types.map(|ty| value_type(catalogue, ty)) {
        if !all.contains(&ty) {
            all.push(ty);
        }
    }
    all.extend((may_be_null || fields.iter().any(|field| field.nullable)).then(|| "null".to_owned()));
    all.extend(fields.iter().any(|field| field.optional).then(|| "undefined".to_owned()));
    all.extend(fields.iter().any(is_inherited).then(|| FUNCTION.to_owned()));
    format!("{said}  [key: string]: {};\n", all.join(" | "))
}

fn member(catalogue: &Catalogue, field: &Field) -> String {
    let mut ty = field_type(catalogue, field);
    let mut said = field_text(catalogue, field, format_note(&field.ty));
    if is_inherited(field) {
        ty = format!("{ty} | {FUNCTION}");
        said =
            paragraph([said.as_deref().unwrap_or_default(), "Where it is absent, every object has a function here."]);
    }
    let said = comment("  ", said, marked_life_sentence(&field.life));
    let mark = if field.optional { "?" } else { "" };
    format!("{said}  {}{mark}: {ty};\n", key(&field.wire))
}

/// A catalogue may have a type of that name.
const FUNCTION: &str = "globalThis.Function";

/// What every object has in JavaScript (ECMA-262, section 20.1.3). Where a field of that name is absent, that is what is
/// read, and an object without the field would not be of its type otherwise.
const INHERITED: &[&str] = &[
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
];

fn is_inherited(field: &Field) -> bool {
    field.optional && INHERITED.contains(&field.wire.as_str())
}
