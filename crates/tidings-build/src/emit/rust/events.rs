//! The enums `Data` and `EventType`: one variant for each event.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{allowance, defined_in, deprecation, docs};
use super::ident;
use super::layout::{Piece, literal, table};
use super::ty::Types;
use crate::check::Catalogue;
use crate::emit::narrowing::narrowing_sentence;
use crate::emit::prose::paragraph;
use crate::model::Event;

/// `Data`: the payloads.
pub(super) fn emit_data(types: &Types<'_>) -> Vec<Piece> {
    let variants = types.catalogue.events.iter().map(|event| {
        let (variant, payload) = (ident(event.variant.as_str()), types.plain(&event.payload));
        let narrowing = narrowing_sentence(types.catalogue, event);
        let said = paragraph(std::iter::once(event.fired_when.clone()).chain(narrowing));
        let (docs, deprecated) = (docs([said]), deprecation(&event.life));
        quote!(#docs #deprecated #variant(Box<#payload>))
    });
    let payloads = types.catalogue.events.iter().filter_map(|event| types.named_by(&event.payload));
    let allow_types = allowance(payloads.map(|def| &def.life));
    vec![
        quote! {
            /// What happened, and to what: the payload of each event.
            #allow_types
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum Data {
                #(#variants,)*
                /// An event that the catalogue does not know, as it came.
                Unknown(::tidings::Unknown),
            }
        }
        .into(),
    ]
}

/// `EventType`: the names.
pub(super) fn emit_event_type(catalogue: &Catalogue) -> Vec<Piece> {
    let variants = catalogue.events.iter().map(emit_variant);
    let current: Vec<&Event> = catalogue.events.iter().filter(|event| !event.life.is_removed()).collect();
    let allow = allowance(current.iter().map(|event| &event.life));
    let current = current.iter().map(|event| ident(event.variant.as_str()));
    let declaration = quote! {
        /// The events that the catalogue knows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum EventType { #(#variants),* }
    };
    let current = quote! {
        #allow
        impl EventType {
            /// The events that the producer still sends: what one can subscribe to.
            pub const CURRENT: &'static [Self] = &[#(Self::#current),*];
        }
    };
    let rows = catalogue.events.iter().map(|event| format!("{} = {}", event.variant, literal(&event.name)));
    vec![declaration.into(), current.into(), table("impl_data", "Data, EventType", rows)]
}

fn emit_variant(event: &Event) -> TokenStream {
    let variant = ident(event.variant.as_str());
    let texts = std::iter::once(&event.fired_when).chain(&event.description);
    let docs = docs([paragraph(texts), Some(defined_in(&event.place))]);
    let deprecated = deprecation(&event.life);
    quote!(#docs #deprecated #variant)
}
