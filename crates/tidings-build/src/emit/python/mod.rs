//! Python: what deliveries are, as classes of pydantic.
//!
//! They refuse what the schema refuses and no more, so that a producer who adds something breaks nobody. A catalogue's
//! types have no underscore in front and no small letter, which leaves all such names to this file.

mod attributes;
mod docs;
mod event;
mod order;
mod parts;
mod reader;
mod union;
mod value;

use super::comment::{constant_note, field_text, format_note, lines, type_text};
use super::generated_note;
use super::own_names::OwnNames;
use super::prose::{life_sentence, paragraph};
use crate::check::Catalogue;
use crate::model::{Field, Life, Shape, Type, TypeDef};
use attributes::{Attribute, Attributes};
use docs::{docstring, mark};
use event::Deliveries;
use order::Order;
use reader::emit_reader;
use value::{class, constructor, enum_type, field_type, value_type};

/// The whole file: what classes are made of, the types, the events, and the way to read one.
pub(crate) fn emit_python(catalogue: &Catalogue) -> String {
    let (own, order) = (OwnNames::new(catalogue), Order::new(catalogue));
    let attributes = Attributes::new(catalogue);
    let mut items = vec![heading(catalogue, &own), parts::emit_parts(catalogue)];
    items.extend(union::emit_tellers(catalogue));
    items.extend(text_items(catalogue, &order.before));
    items.extend(order.classes.iter().map(|def| class_item(catalogue, &attributes, def)));
    items.extend(text_items(catalogue, &order.behind));
    items.extend(Deliveries::new(catalogue, &own, &attributes).emit());
    items.push(emit_reader(catalogue, &own));
    items.join("\n\n")
}

fn heading(catalogue: &Catalogue, own: &OwnNames) -> String {
    let about = [
        catalogue.summary.clone().unwrap_or_else(|| catalogue.title.clone()),
        format!(
            "`parse_event` reads a delivery. Events that are not listed here may come at any time: see `{}`.",
            own.unknown
        ),
    ];
    let remark = lines(&generated_note(catalogue)).join(" ");
    let about = docstring("", paragraph(about), None);
    let classes = catalogue.types.iter().filter(|def| matches!(def.shape, Shape::Object(_))).map(|def| &def.life);
    let is_marked = classes.chain(catalogue.events.iter().map(|event| &event.life)).any(Life::is_over);
    let marks = if is_marked || union::needs_import(catalogue) { "import typing_extensions\n" } else { "" };
    format!(
        "# {remark}\n{about}\nfrom __future__ import annotations\n\nimport typing\n\nimport pydantic\n\
         import pydantic_core\n{marks}"
    )
}

/// A list of short declarations.
fn text_items(catalogue: &Catalogue, defs: &[&TypeDef]) -> Option<String> {
    let items: Vec<_> = defs.iter().map(|def| text_item(catalogue, def)).collect();
    (!items.is_empty()).then(|| items.join("\n"))
}

/// A text out of a known set, an id, or another name for something.
fn text_item(catalogue: &Catalogue, def: &TypeDef) -> String {
    let (ty, note) = match &def.shape {
        Shape::Enum(enum_) => (enum_type(enum_), None),
        Shape::Union(union) => (union::union_type(catalogue, def, union), None),
        Shape::Alias(ty) => (value_type(catalogue, ty), format_note(ty).or_else(|| constant_note(catalogue, ty))),
        Shape::Id { .. } | Shape::Object(_) => (value_type(catalogue, &Type::String), None),
    };
    let said = docstring("", type_text(def, note), life_sentence(&def.life));
    format!("{} = {ty}\n{said}", class(&def.name))
}

fn class_item(catalogue: &Catalogue, attributes: &Attributes, def: &TypeDef) -> String {
    let Shape::Object(fields) = &def.shape else { return String::new() };
    let said = docstring("    ", type_text(def, None), life_sentence(&def.life));
    let others = def.others.as_ref().map(|others| {
        let ty = value_type(catalogue, others);
        format!("    __pydantic_extra__: dict[str, {ty}] = pydantic.Field(init=False)\n")
    });
    let members = others.unwrap_or_default() + &members(catalogue, &attributes.of_fields(def, fields));
    model(&mark(&def.life), &class(&def.name), "_Model", &said, &members)
}

fn model(mark: &str, name: &str, base: &str, said: &str, members: &str) -> String {
    let gap = if said.is_empty() || members.is_empty() { "" } else { "\n" };
    let nothing = if said.is_empty() && members.is_empty() { "    pass\n" } else { "" };
    format!("{mark}class {name}({base}):\n{said}{gap}{members}{nothing}").trim_end().to_owned() + "\n"
}

fn members(catalogue: &Catalogue, attributes: &[Attribute<'_>]) -> String {
    attributes.iter().map(|attribute| member(catalogue, attribute)).collect()
}

fn member(catalogue: &Catalogue, Attribute { name, field }: &Attribute<'_>) -> String {
    let Field { wire, optional, life, ty, .. } = field;
    let note = format_note(ty).or_else(|| constant_note(catalogue, ty));
    let farewell = life_sentence(life);
    let said = docstring("    ", field_text(catalogue, field, note), None);
    // What is said of a field stands below it.
    let gap = if said.is_empty() { "" } else { "\n" };
    let constructor = constructor(name, wire, *optional, farewell.as_deref());
    format!("    {name}: {}{constructor}\n{said}{gap}", field_type(catalogue, field))
}
