//! Enums and ids: texts with a type of their own.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{allowance, deprecation, docs, type_docs};
use super::ident;
use crate::emit::prose::{code_span, life_sentence};
use crate::model::{Enum, TypeDef};

/// An enum of the known values. What else may come is held by `tidings::Open` around it.
pub(super) fn emit_enum(def: &TypeDef, enum_: &Enum) -> Vec<TokenStream> {
    let name = ident(def.name.as_str());
    let (type_docs, deprecated) = (type_docs(def, None), deprecation(&def.life));
    let allow = allowance(enum_.values.iter().map(|value| &value.life).chain([&def.life]));
    let variants = enum_.values.iter().map(|value| {
        let variant = ident(value.variant.as_str());
        let meaning = value.description.clone().unwrap_or_else(|| code_span(&value.wire));
        let docs = docs([Some(meaning), life_sentence(&value.life)]);
        let deprecated = deprecation(&value.life);
        quote!(#docs #deprecated #variant)
    });
    let values = enum_.values.iter().map(|value| {
        let (variant, wire) = (ident(value.variant.as_str()), &value.wire);
        quote!((Self::#variant, #wire))
    });
    let also = enum_.values.iter().flat_map(|value| {
        let variant = ident(value.variant.as_str());
        value.also.iter().map(move |also| quote!((#also, Self::#variant)))
    });
    vec![
        quote! {
            #type_docs
            #deprecated
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            #[non_exhaustive]
            pub enum #name { #(#variants),* }
        },
        quote! {
            #allow
            impl ::tidings::OpenEnum for #name {
                const VALUES: &'static [(Self, &'static str)] = &[#(#values),*];
                const ALSO: &'static [(&'static str, Self)] = &[#(#also),*];
            }
        },
        quote!(::tidings::impl_enum!(#name);),
    ]
}

/// An id: an opaque text.
pub(super) fn emit_id(def: &TypeDef, prefix: &str) -> Vec<TokenStream> {
    let name = ident(def.name.as_str());
    let note = (!prefix.is_empty()).then(|| format!("An id that begins with {}.", code_span(prefix)));
    let (docs, deprecated) = (type_docs(def, note.or_else(|| Some("An id.".to_owned()))), deprecation(&def.life));
    vec![
        quote! {
            #docs
            #deprecated
            #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct #name(Box<str>);
        },
        quote!(::tidings::impl_id!(#name, #prefix);),
    ]
}
