//! TypeScript: what deliveries are, as declarations.
//!
//! Nothing of it exists at run time, so no delivery is ever refused; the types say what the producer promises. They name
//! only themselves and keywords, and a catalogue's types cannot be called like one.

mod comment;
mod event;
mod naming;
mod narrowing;
mod tuple;
mod value;

use super::comment::{field_text, format_note, lines, type_text};
use super::generated_note;
use super::own_names::OwnNames;
use super::prose::{marked_life_sentence, paragraph};
use crate::check::Catalogue;
use crate::model::{FamilyId, Field, Shape, Type, TypeDef};
use comment::comment;
use event::{about_all, event_item};
use value::{enum_type, field_type, key, union_type, value_type};

/// The whole file: the union of all events, what they have in common, and then family by family.
pub(crate) fn emit_typescript(catalogue: &Catalogue) -> String {
    let own = OwnNames::new(catalogue);
    let mut items = vec![format!("// {}\n", generated_note(catalogue))];
    items.extend(about_all(catalogue, &own));
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

fn type_item(catalogue: &Catalogue, def: &TypeDef) -> String {
    let note = if let Shape::Alias(ty) = &def.shape { format_note(ty) } else { None };
    let said = comment("", type_text(def, note), marked_life_sentence(&def.life));
    let ty = match &def.shape {
        // Without a member it would be the type of everything but null.
        Shape::Object(fields) if fields.is_empty() && def.others.is_none() => {
            return interface(&said, def.name.as_str(), &[], "  [key: string]: unknown;\n");
        }
        Shape::Object(fields) => {
            let all: Vec<_> = fields.iter().collect();
            let members = members(catalogue, fields) + &others(catalogue, def, &all, false);
            return interface(&said, def.name.as_str(), &[], &members);
        }
        Shape::Tuple(places) => tuple::tuple_type(catalogue, places),
        Shape::Enum(enum_) => enum_type(enum_),
        Shape::Union(union) => union_type(catalogue, union),
        Shape::Id { .. } => format!(" {}", value_type(catalogue, &Type::String)),
        Shape::Alias(ty) => format!(" {}", value_type(catalogue, ty)),
    };
    format!("{said}export type {} ={ty};\n", def.name)
}

/// The members stand on lines of their own.
fn interface(said: &str, name: &str, bases: &[String], members: &str) -> String {
    let extends = if bases.is_empty() { String::new() } else { format!(" extends {}", bases.join(", ")) };
    let line_break = if members.is_empty() { "" } else { "\n" };
    format!("{said}export interface {name}{extends} {{{line_break}{members}}}\n")
}

fn members(catalogue: &Catalogue, fields: &[Field]) -> String {
    fields.iter().map(|field| member(catalogue, field)).collect()
}

/// What each other member holds. The language knows no “other”: what it says of all keys must hold of the named ones,
/// and of the parts of an event's name if those stand there, too.
fn others(catalogue: &Catalogue, def: &TypeDef, fields: &[&Field], is_naming: bool) -> String {
    let Some(others) = &def.others else { return String::new() };
    let said = comment("  ", Some(format!("Each other member is `{}`.", value_type(catalogue, others))), None);
    let (others, may_be_null) = if let Type::Nullable(inner) = others { (&**inner, true) } else { (others, false) };
    let types = std::iter::once(others).chain(fields.iter().map(|field| &field.ty));
    let mut all: Vec<String> = Vec::new();
    let name = is_naming.then(|| "string".to_owned());
    for ty in types.map(|ty| value_type(catalogue, ty)).chain(name) {
        if !all.contains(&ty) {
            all.push(ty);
        }
    }
    all.extend((may_be_null || fields.iter().any(|field| field.nullable)).then(|| "null".to_owned()));
    let may_be_absent = is_naming || fields.iter().any(|field| field.optional);
    all.extend(may_be_absent.then(|| "undefined".to_owned()));
    all.extend(fields.iter().any(|field| is_inherited(field)).then(|| FUNCTION.to_owned()));
    format!("{said}  [key: string]: {};\n", all.join(" | "))
}

fn member(catalogue: &Catalogue, field: &Field) -> String {
    member_of(catalogue, field, field_type(catalogue, field))
}

/// A field of this type, which is another one than its own says.
fn member_of(catalogue: &Catalogue, field: &Field, mut ty: String) -> String {
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
