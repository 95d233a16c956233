//! JSON Schemas of the catalogue language itself: by them editors complete and mark what people write.
//!
//! They are made of the tables that the loader reads by. What they accept is no less than what the compiler accepts,
//! except where YAML takes a plain scalar for something else than the text that it is for the compiler; there the
//! editor asks for quotes. Much of what the compiler refuses passes: no schema can look names up.

mod choice;
mod expression;
mod held;

use choice::emit_choice;
use expression::{EXPRESSION, emit_expression};
use held::{Accepts, accepts, emit_held};

use crate::emit::GENERATED;
use crate::emit::prose::capitalised;
use crate::json::Json;
use crate::load::grammar::{CATALOGUE, ENTRY_KINDS, EntryKind, FAMILY, FIELD, Holds, Key, NEEDS, PLACE, VALUE};

/// The JSON Schema of a catalogue's main file, or of the one file that holds it all.
#[must_use]
pub fn catalogue_schema() -> String {
    emit_document(&CATALOGUE)
}

/// The JSON Schema of a family's file.
#[must_use]
pub fn family_schema() -> String {
    emit_document(&FAMILY)
}

/// Both, by the names of their files.
pub(crate) fn editor_files() -> [(&'static str, String); 2] {
    [("catalogue.schema.json", catalogue_schema()), ("family.schema.json", family_schema())]
}

/// Keywords of a schema, in their order.
type Members = Vec<(&'static str, Json)>;

/// The name of the definition of what an event says of the fields of its payload.
const NARROWING: &str = "narrower_fields";

fn emit_document(root: &'static EntryKind) -> String {
    let mut reached = Vec::new();
    reach(root, &mut reached);
    let others = ENTRY_KINDS.iter().filter(|kind| kind.what != root.what && reached.contains(&kind.what));
    let definitions = others.map(|kind| (definition(kind), Json::object(emit_entry(kind))));
    let expression = (EXPRESSION.to_owned(), Json::object(emit_expression()));
    let definitions = definitions.chain([expression, (NARROWING.to_owned(), Json::object(emit_narrowing()))]);

    let mut members = vec![
        ("$schema", Json::text("https://json-schema.org/draft/2020-12/schema")),
        ("$comment", Json::text(format!("{GENERATED}; edits are lost"))),
    ];
    members.extend(emit_entry(root));
    members.push(("$defs", Json::object(definitions)));
    Json::object(members).pretty() + "\n"
}

/// The kinds of entries that stand in an entry, at any depth, with itself.
fn reach(kind: &EntryKind, reached: &mut Vec<&'static str>) {
    if reached.contains(&kind.what) {
        return;
    }
    reached.push(kind.what);
    for key in kind.keys() {
        reach_held(key.holds, reached);
    }
}

fn reach_held(holds: Holds, reached: &mut Vec<&'static str>) {
    match holds {
        Holds::Entry(kind) => reach(kind, reached),
        Holds::Fields => reach(&FIELD, reached),
        Holds::Items => reach(&PLACE, reached),
        Holds::Values => reach(&VALUE, reached),
        Holds::List(held) | Holds::Map(held) => reach_held(*held, reached),
        Holds::Either(one, other) => {
            reach_held(*one, reached);
            reach_held(*other, reached);
        }
        _ => {}
    }
}

/// An entry: a mapping, and where it has a main word what that one holds.
fn emit_entry(kind: &EntryKind) -> Members {
    let main = kind.keys().find(|key| Some(key.word) == kind.main);
    let or_main = main.map(|main| format!("\n\nA mapping, or just its `{}`: {}", main.word, main.says));
    let mut members = explain(format!("{}{}", capitalised(kind.what), or_main.unwrap_or_default()));
    members.push(emit_forms(kind, main));
    members.push(("properties", Json::object(kind.keys().map(|key| (key.word, emit_key(kind, key))))));
    let required: Vec<&str> = kind.keys().filter(|key| key.required).map(|key| key.word).collect();
    if !required.is_empty() {
        members.push(("required", Json::texts(required)));
    }
    members.extend(emit_choice(kind.one_of));
    let needs: Vec<_> = NEEDS.iter().filter(|(word, _)| kind.has(word)).collect();
    if !needs.is_empty() {
        let needs = needs.into_iter().map(|(word, needed)| (*word, Json::texts([*needed])));
        members.push(("dependentRequired", Json::object(needs)));
    }
    members.push(("additionalProperties", Json::Boolean(false)));
    members
}

/// What an entry may be: a mapping, or what its main word holds.
fn emit_forms(kind: &EntryKind, main: Option<&Key>) -> (&'static str, Json) {
    let Some(main) = main else { return type_member(&["object"]) };
    let Accepts { types, rest } = accepts(main.holds);
    if rest.is_empty() {
        let types = ["object"].into_iter().chain(types).collect();
        return if may_be_empty(kind) { or_nothing(types) } else { type_member(&types) };
    }
    // What editors offer in place of the mapping stands apart, or they would offer it as a key too. They show the
    // description of the entry only if neither of the two forms has one.
    let mapping = Json::object([type_member(&["object"])]);
    ("anyOf", Json::Array(vec![mapping, Json::object(emit_held(main.holds))]))
}

/// Whether nothing may stand where the entry or its main word does.
fn may_be_empty(kind: &EntryKind) -> bool {
    kind.main.is_some() && kind.one_of.is_empty() && !kind.keys().any(|key| key.required)
}

fn or_nothing(mut types: Vec<&'static str>) -> (&'static str, Json) {
    types.push("null");
    type_member(&types)
}

fn emit_key(kind: &EntryKind, key: &Key) -> Json {
    let needed = if key.required { ", required" } else { "" };
    let mut members = explain(format!("{}\n\nHolds: {}{needed}", key.says, key.holds));
    if may_be_empty(kind) && kind.main == Some(key.word) {
        members.push(or_nothing(accepts(key.holds).types));
    } else {
        members.extend(emit_held(key.holds));
    }
    Json::object(members)
}

/// Fields by their names, each with a type or with the fields within it.
fn emit_narrowing() -> Members {
    let forms = [EXPRESSION, NARROWING].map(|definition| Json::object([reference(definition)]));
    let field = Json::object([("anyOf", Json::Array(forms.into()))]);
    vec![type_member(&["object"]), ("additionalProperties", field)]
}

/// What editors show. Those that know Markdown would show its signs in a mere `description`.
fn explain(text: String) -> Members {
    vec![("description", Json::text(text.clone())), ("markdownDescription", Json::Text(text))]
}

fn reference(definition: &str) -> (&'static str, Json) {
    ("$ref", Json::Text(format!("#/$defs/{definition}")))
}

/// The name of the definition: `event`, `enum_value`.
fn definition(kind: &EntryKind) -> String {
    kind.noun().replace(' ', "_")
}

fn type_member(types: &[&'static str]) -> (&'static str, Json) {
    match types {
        [ty] => ("type", Json::text(*ty)),
        types => ("type", Json::texts(types.iter().copied())),
    }
}
