//! The enums `Data` and `EventType`: one variant for each event.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{allowance, defined_in, deprecation, docs};
use super::ident;
use super::ty::Types;
use crate::emit::prose::paragraph;
use crate::model::{Draft, Event};

/// `Data`: the payloads.
pub(super) fn emit_data(types: &Types<'_>) -> Vec<TokenStream> {
    let events = &types.draft.events;
    let allow = allowance(events.iter().map(|event| &event.life));
    let variants = events.iter().map(|event| {
        let (variant, payload) = (ident(event.variant.as_str()), types.plain(&event.payload));
        let (docs, deprecated) = (docs([paragraph([&event.fired_when])]), deprecation(&event.life));
        quote!(#docs #deprecated #variant(Box<#payload>))
    });
    let names: Vec<_> = events.iter().map(|event| ident(event.variant.as_str())).collect();
    vec![
        quote! {
            /// What happened, and to what: the payload of each event.
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum Data {
                #(#variants,)*
                /// An event that the catalogue does not know, as it came.
                Unknown(::tidings::Unknown),
            }
        },
        quote! {
            #allow
            impl ::tidings::EventData for Data {
                type Type = EventType;
                const READERS: &'static [(EventType, ::tidings::PayloadReader<Self>)] = &[
                    #((EventType::#names, |raw| ::tidings::Decode::decode(raw).map(Box::new).map(Self::#names)),)*
                ];

                fn from_unknown(unknown: ::tidings::Unknown) -> Self {
                    Self::Unknown(unknown)
                }

                fn part(&self) -> ::tidings::EventPart<'_, EventType> {
                    match self {
                        #(Self::#names(data) => ::tidings::EventPart::Known(EventType::#names, &**data),)*
                        Self::Unknown(unknown) => ::tidings::EventPart::Unknown(unknown),
                    }
                }
            }
        },
    ]
}

/// `EventType`: the names.
pub(super) fn emit_event_type(draft: &Draft) -> Vec<TokenStream> {
    let allow = allowance(draft.events.iter().map(|event| &event.life));
    let variants = draft.events.iter().map(emit_variant);
    let names: Vec<_> = draft.events.iter().map(|event| ident(event.variant.as_str())).collect();
    let wires = draft.events.iter().map(|event| &event.name);
    let current = draft.events.iter().filter(|event| !event.life.is_removed());
    let current = current.map(|event| ident(event.variant.as_str()));
    vec![
        quote! {
            /// The events that the catalogue knows.
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            #[non_exhaustive]
            pub enum EventType { #(#variants),* }
        },
        quote! {
            #allow
            impl EventType {
                /// Every event, those of the past included.
                pub const ALL: &'static [Self] = &[#(Self::#names),*];

                /// The events that the producer still sends: what one can subscribe to.
                pub const CURRENT: &'static [Self] = &[#(Self::#current),*];
            }
        },
        quote! {
            #allow
            impl ::tidings::OpenEnum for EventType {
                const VALUES: &'static [(Self, &'static str)] = &[#((Self::#names, #wires)),*];
                const ALSO: &'static [(&'static str, Self)] = &[];
            }
        },
        quote!(::tidings::impl_enum!(EventType);),
    ]
}

fn emit_variant(event: &Event) -> TokenStream {
    let variant = ident(event.variant.as_str());
    let texts = std::iter::once(&event.fired_when).chain(&event.description);
    let docs = docs([paragraph(texts), Some(defined_in(&event.place))]);
    let deprecated = deprecation(&event.life);
    quote!(#docs #deprecated #variant)
}
