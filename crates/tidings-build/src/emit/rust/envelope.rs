//! The struct `Event`: what stands around every payload.

use quote::quote;

use super::docs::allowance;
use super::layout::{Piece, literal, table};
use super::object::ObjectFields;
use super::ty::Types;
use crate::model::{Shape, Type};

/// `Event` and its impls.
pub(super) fn emit_envelope(types: &Types<'_>) -> Vec<Piece> {
    let envelope = &types.catalogue.envelope;
    let name = envelope.plain_name().unwrap_or_default();
    let payload = envelope.payload.as_deref().unwrap_or_default();
    let id = id_key(types).map_or_else(|| "None".to_owned(), |key| format!("Some({})", literal(key)));
    let allow_types = allowance(types.named_in_fields(None, &envelope.fields).into_iter().map(|def| &def.life));
    let allow = allow_types.clone().or_else(|| allowance(envelope.fields.iter().map(|field| &field.life)));
    let fields = ObjectFields::new(types, None, &envelope.fields);
    let constructor = fields
        .constructor("An event with the required fields of its envelope; the others are absent.", Some(&quote!(Data)));
    let ObjectFields { declarations, rows, .. } = &fields;
    let declaration = quote! {
        /// A delivery: the envelope, and in it the payload of one event.
        #allow_types
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct Event {
            #(#declarations,)*
            /// What happened, and to what.
            pub data: Data,
            /// Fields that the catalogue does not know, as they came.
            pub unknown_fields: ::tidings::Fields,
        }
    };
    let keys =
        [format!("name {}", literal(name)), format!("payload {}", literal(payload)), format!("id {id}")].into_iter();
    vec![
        declaration.into(),
        quote!(#allow impl Event { #constructor }).into(),
        table("impl_event", "Event of Data, EventType", keys.chain(rows.iter().cloned())),
    ]
}

/// The key of the delivery's own id: the required field `id`, or the first required field that holds an id.
fn id_key<'a>(types: &'a Types<'_>) -> Option<&'a str> {
    let required = || types.catalogue.envelope.fields.iter().filter(|field| !field.optional);
    let is_id = |ty: &Type| matches!(ty, Type::Named(id) if matches!(types.get(*id).shape, Shape::Id { .. }));
    let field = required().find(|field| field.wire == "id").or_else(|| required().find(|field| is_id(&field.ty)))?;
    Some(&field.wire)
}
