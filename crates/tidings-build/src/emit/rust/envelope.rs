//! The struct `Event`: what stands around every payload.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{allowance, docs};
use super::layout::{Piece, literal, table};
use super::object::ObjectFields;
use super::ty::Types;
use crate::check::Catalogue;
use crate::emit::prose::code_span;
use crate::model::{Batch, Envelope, NamePart, NameSource, Shape, Type};

/// `Event` and its impls.
pub(super) fn emit_envelope(types: &Types<'_>) -> Vec<Piece> {
    let envelope = &types.catalogue.envelope;
    let allow_types = allowance(types.named_in_fields(None, &envelope.fields).into_iter().map(|def| &def.life));
    let allow = allow_types.clone().or_else(|| allowance(envelope.fields.iter().map(|field| &field.life)));
    let fields = ObjectFields::new(types, None, &envelope.fields);
    let constructor = fields
        .constructor("An event with the required fields of its envelope; the others are absent.", Some(&quote!(Data)));
    let ObjectFields { declarations, rows, .. } = &fields;
    let rest_docs = match envelope.payload {
        Some(_) => " Fields that the catalogue does not know, as they came.",
        None => " Nothing: fields that the catalogue does not know stand in the payload.",
    };
    let about = about(envelope);
    let declaration = quote! {
        #about
        #allow_types
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct Event {
            #(#declarations,)*
            /// What happened, and to what.
            pub data: Data,
            #[doc = #rest_docs]
            pub unknown_fields: ::tidings::Fields,
        }
    };
    let (name, keys) = match (envelope.plain_name(), &envelope.payload) {
        (Some(name), Some(payload)) => {
            ("impl_event", vec![format!("name {}", literal(name)), format!("payload {}", literal(payload))])
        }
        _ => ("impl_parted_event", places(types.catalogue)),
    };
    let id = id_key(types).map_or_else(|| "None".to_owned(), |key| format!("Some({})", literal(key)));
    let keys = keys.into_iter().chain([format!("id {id}")]);
    let mut pieces = vec![
        declaration.into(),
        quote!(#allow impl Event { #constructor }).into(),
        table(name, "Event of Data, EventType", keys.chain(rows.iter().cloned())),
    ];
    pieces.extend(envelope.batch.as_ref().map(|batch| {
        let key = if let Batch::Key(key) = batch { Some(format!("under {}", literal(key))) } else { None };
        table("impl_batch", "Event", [reader(envelope).to_owned()].into_iter().chain(key))
    }));
    pieces
}

/// What an event is, and what its body alone does not tell.
fn about(envelope: &Envelope) -> TokenStream {
    let about = "A delivery: the envelope, and in it the payload of one event.".to_owned();
    let header = envelope.header().map(|header| format!("The header {} tells which it is.", code_span(header)));
    let batch = envelope.batch.as_ref();
    let batch =
        batch.map(|_| format!("A body holds several: `tidings::Batch::<Event>::{}` reads it.", reader(envelope)));
    docs([Some(about), header, batch])
}

/// The key of the delivery's own id: the required field `id`, or the first required field that holds an id.
fn id_key<'a>(types: &'a Types<'_>) -> Option<&'a str> {
    let required = || types.catalogue.envelope.fields.iter().filter(|field| !field.optional);
    let is_id = |ty: &Type| matches!(ty, Type::Named(id) if matches!(types.get(*id).shape, Shape::Id { .. }));
    let field = required().find(|field| field.wire == "id").or_else(|| required().find(|field| is_id(&field.ty)))?;
    Some(&field.wire)
}

/// The function by which events are read.
fn reader(envelope: &Envelope) -> &'static str {
    if envelope.header().is_some() { "from_parts" } else { "from_slice" }
}

/// Where the parts of the name and the payload stand.
fn places(catalogue: &Catalogue) -> Vec<String> {
    let envelope = &catalogue.envelope;
    let top = || envelope.parts_at_top().map(|(_, key, part)| (key, part.optional));
    let payload_key = envelope.payload.as_deref().map(|key| (key, false));
    let before = top().chain(payload_key).map(|(key, optional)| {
        let needed = if optional { "optional" } else { "required" };
        format!("{needed} {}", literal(key))
    });
    let payload = match &envelope.payload {
        Some(key) => format!("PayloadPlace::Under({})", literal(key)),
        None => {
            let keys = top().map(|(key, _)| key).chain(envelope.fields.iter().map(|field| field.wire.as_str()));
            format!("PayloadPlace::Beside(Holder {{ key: \"\", holds: &[{}] }})", listed(keys.map(literal)))
        }
    };
    vec![
        format!("read {}", reader(envelope)),
        format!("name [{}]", listed(envelope.name.iter().map(part))),
        format!("exact [{}]", listed(exact_parts(catalogue))),
        format!("holders [{}]", listed(holders(envelope))),
        format!("before [{}]", listed(before)),
        format!("payload {payload}"),
    ]
}

fn part(part: &NamePart) -> String {
    let source = match &part.source {
        NameSource::Key(key) => format!("NamePart::key({})", literal(key)),
        NameSource::Within { parent, key } => format!("NamePart::within({}, {})", literal(parent), literal(key)),
        NameSource::Header(_) => "NamePart::header()".to_owned(),
    };
    if part.optional { source + ".optional()" } else { source }
}

/// The events whose parts are others than those between the first dots of their names.
fn exact_parts(catalogue: &Catalogue) -> impl Iterator<Item = String> {
    let is_told = |name: &str, parts: &[String]| {
        catalogue.envelope.split(name).is_some_and(|split| split.iter().eq(parts.iter()))
    };
    let others = catalogue.events.iter().filter(move |event| !is_told(&event.name, &event.parts));
    others.map(|event| format!("({}, [{}])", event.variant, listed(event.parts.iter().map(|part| literal(part)))))
}

/// The objects that hold parts of the name, each with their keys in it.
fn holders(envelope: &Envelope) -> Vec<String> {
    let mut parents: Vec<&str> = Vec::new();
    for part in &envelope.name {
        if let NameSource::Within { parent, .. } = &part.source
            && !parents.contains(&parent.as_str())
        {
            parents.push(parent);
        }
    }
    let holder = |parent: &&str| {
        let keys = envelope.parts_within(parent).map(|(_, key, _)| literal(key));
        format!("{} [{}]", literal(parent), listed(keys))
    };
    parents.iter().map(holder).collect()
}

fn listed(items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().collect::<Vec<_>>().join(", ")
}
