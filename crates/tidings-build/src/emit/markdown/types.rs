//! Named types, each under a heading of its own.

use super::expression::{element_text, remark_on_type, type_text, union_text};
use super::fields::{write_fields, write_places};
use super::heading::Target;
use super::inline::{examples_sentence, sentences};
use super::page::Page;
use super::table::Table;
use super::view::View;
use crate::emit::inherited::inherited_fields;
use crate::emit::prose::{code_span, group_sentences, kind_sentence, life_sentence, promise_sentences};
use crate::model::{
    Claim, Enum, EnumValue, Farewell, Field, Life, Literal, Shape, Type, TypeDef, TypeId, Union, Variant,
};

/// Whether a type has a heading: ids stand in one table, and a union without a name of its own where it is used.
pub(super) fn has_heading(def: &TypeDef) -> bool {
    match &def.shape {
        Shape::Id { .. } => false,
        Shape::Union(union) => !union.inline,
        _ => true,
    }
}

/// A named type under its heading. Ids have none: they stand in one table.
pub(super) fn write_type(page: &mut Page, view: &View<'_>, id: TypeId, def: &TypeDef) {
    if !has_heading(def) {
        return;
    }
    page.heading(4, def.name.as_str(), Some(Target::Type(id)));
    match (def.partial, &def.description) {
        (Some(whole), _) => page.block(&format!("Any of the fields of {}.", type_text(view, &Type::Named(whole)))),
        (None, Some(description)) => page.prose(description),
        (None, None) => {}
    }
    if let Some(wrapped) = view.wrapped(id) {
        page.block(&format!("Has the fields of {}, and the tag.", type_text(view, &Type::Named(wrapped))));
    }
    if let Some(life) = life_sentence(&def.life) {
        page.block(&life);
    }
    match &def.shape {
        Shape::Object(fields) => write_object(page, view, fields, def),
        Shape::Tuple(places) => write_tuple(page, view, places, def),
        Shape::Enum(enum_) => write_enum(page, enum_),
        Shape::Alias(ty) => {
            let stands_for = format!("Stands for {}.", type_text(view, ty));
            let remarks =
                remark_on_type(view, ty).into_iter().chain(promise_sentences(&def.limits, def.default.as_ref()));
            page.block(&sentences(std::iter::once(stands_for).chain(remarks)));
        }
        Shape::Union(union) => write_union(page, view, union),
        Shape::Id { .. } => {}
    }
    if !matches!(def.shape, Shape::Object(_) | Shape::Tuple(_)) {
        if !matches!(def.shape, Shape::Alias(_)) {
            page.block(&sentences(promise_sentences(&def.limits, def.default.as_ref())));
        }
        page.block(&examples_sentence(&def.examples).unwrap_or_default());
    }
}

fn write_object(page: &mut Page, view: &View<'_>, fields: &[Field], def: &TypeDef) {
    if fields.is_empty() {
        page.block("No field of it is known.");
    }
    page.block(&bases(view, def).join("\n"));
    write_fields(page, view, [], fields);
    if let Some(others) = &def.others {
        let held = format!("Each other field holds {}.", type_text(view, others));
        page.block(&sentences(std::iter::once(held).chain(remark_on_type(view, others))));
    }
    page.block(&sentences(group_sentences(def).chain(promise_sentences(&def.limits, def.default.as_ref()))));
    write_examples(page, def);
}

/// A list, place by place.
fn write_tuple(page: &mut Page, view: &View<'_>, places: &[Field], def: &TypeDef) {
    page.block("A list whose places each have a meaning:");
    write_places(page, view, places);
    page.block(&sentences(promise_sentences(&def.limits, def.default.as_ref())));
    write_examples(page, def);
}

fn write_examples(page: &mut Page, def: &TypeDef) {
    if !def.examples.is_empty() {
        page.block("For example:");
    }
    for example in &def.examples {
        page.json(&example.to_json());
    }
}

/// Where the fields come from that a type has from others.
fn bases(view: &View<'_>, def: &TypeDef) -> Vec<String> {
    let inherited = inherited_fields(view.catalogue, def);
    let line = |(base, fields): (TypeId, Vec<&Field>)| {
        let names: Vec<_> = fields.iter().map(|field| code_span(&field.wire)).collect();
        let base = type_text(view, &Type::Named(base));
        if names.is_empty() { format!("- {base}") } else { format!("- {base}: {}", names.join(", ")) }
    };
    let lines: Vec<_> = inherited.into_iter().map(line).collect();
    match lines.as_slice() {
        [] => Vec::new(),
        [only] => vec![format!("Has fields of {}.", only.trim_start_matches("- "))],
        _ => std::iter::once("Has fields of other types:\n".to_owned()).chain(lines).collect(),
    }
}

/// The types that a value may be of: a table where a tag tells, else a sentence.
fn write_union(page: &mut Page, view: &View<'_>, union: &Union) {
    let remark = |variant: &Variant| {
        let said = variant.description.clone().into_iter().chain(life_sentence(&variant.life));
        sentences(said)
    };
    let Some(tag) = &union.tag else {
        page.block(&format!("Either {}.", union_text(view, union)));
        return;
    };
    page.block(&format!("What it is, {} tells:", code_span(tag)));
    let mut table = Table::new(["Value", "Type", "Description"]);
    for variant in &union.variants {
        let told = match &variant.claim {
            Claim::Tag(value) => code_span(value),
            _ => String::new(),
        };
        table.row([told, element_text(view, &variant.ty), remark(variant)]);
    }
    page.table(&table);
    page.block(if union.closed { "No others are sent." } else { "Others may come." });
}

fn write_enum(page: &mut Page, enum_: &Enum) {
    let (removed, current): (Vec<_>, Vec<_>) = enum_.values.iter().partition(|value| value.life.is_removed());
    let others = if enum_.closed { "No others are sent." } else { "Others may come." };
    page.block(kind_sentence(enum_.kind).unwrap_or_default());
    if current.is_empty() {
        page.block("No current value of it is known.");
    } else {
        write_values(page, "Known values", &current, others);
    }
    if !removed.is_empty() {
        write_values(page, "No longer sent", &removed, "");
    }
}

/// A table of what the values mean; on one line if nothing is said of any.
fn write_values(page: &mut Page, lead: &str, values: &[&EnumValue], behind: &str) {
    let said: Vec<_> = values.iter().map(|value| (*value, value_remarks(value))).collect();
    if said.iter().all(|(_, remarks)| remarks.is_empty()) {
        let list: Vec<_> = values.iter().map(|value| value_on_line(value)).collect();
        page.block(&format!("{lead}: {}. {behind}", list.join(", ")));
        return;
    }
    let mut table = Table::new(["Value", "Meaning"]);
    for (value, mut remarks) in said {
        if !value.also.is_empty() {
            remarks.push(format!("Also spelt {}.", code_list(&value.also)));
        }
        table.row([code_span(&value.wire.shown()), sentences(remarks)]);
    }
    page.block(&format!("{lead}:"));
    page.table(&table);
    page.block(behind);
}

fn value_remarks(value: &EnumValue) -> Vec<String> {
    // That it was removed is said above the values already; only more than that is worth a sentence.
    let life = match &value.life {
        Life::Removed(farewell) if *farewell == Farewell::default() => None,
        life => life_sentence(life),
    };
    value.description.clone().into_iter().chain(life).collect()
}

fn value_on_line(value: &EnumValue) -> String {
    let name = code_span(&value.wire.shown());
    if value.also.is_empty() { name } else { format!("{name} (also spelt {})", code_list(&value.also)) }
}

fn code_list(spellings: &[Literal]) -> String {
    spellings.iter().map(|spelling| code_span(&spelling.shown())).collect::<Vec<_>>().join(", ")
}
