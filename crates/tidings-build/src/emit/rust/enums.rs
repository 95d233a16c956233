//! Enums and ids: texts with a type of their own.

use quote::quote;

use super::docs::{deprecation, docs, type_docs};
use super::ident;
use super::layout::{Piece, literal, table};
use crate::emit::prose::{code_span, life_sentence};
use crate::model::{Enum, EnumKind, Literal, TypeDef};

/// An enum of the known values. What else may come is held by `tidings::Open` around it.
pub(super) fn emit_enum(def: &TypeDef, enum_: &Enum) -> Vec<Piece> {
    let name = ident(def.name.as_str());
    let (type_docs, deprecated) = (type_docs(def, None), deprecation(&def.life));
    let variants = enum_.values.iter().map(|value| {
        let variant = ident(value.variant.as_str());
        let meaning = value.description.clone().unwrap_or_else(|| code_span(&value.wire.shown()));
        let docs = docs([Some(meaning), life_sentence(&value.life)]);
        let deprecated = deprecation(&value.life);
        quote!(#docs #deprecated #variant)
    });
    let rows = enum_.values.iter().map(|value| {
        let spellings: Vec<_> = value.spellings().map(|spelling| spelt(spelling, enum_)).collect();
        format!("{} = {}", value.variant, spellings.join(" | "))
    });
    let declaration = quote! {
        #type_docs
        #deprecated
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum #name { #(#variants),* }
    };
    let name = def.name.as_str();
    let table = match enum_.kind {
        EnumKind::Texts => table("impl_enum", name, rows),
        EnumKind::Integers => table("impl_numbered_enum", &format!("{name}: Integers"), rows),
        EnumKind::Mixed => table("impl_numbered_enum", &format!("{name}: Mixed"), rows),
    };
    vec![declaration.into(), table]
}

/// How a value is written. Where there are numbers it says which of both it is.
fn spelt(spelling: &Literal, enum_: &Enum) -> String {
    match spelling {
        Literal::Text(text) if enum_.has_numbers() => format!("text {}", literal(text)),
        Literal::Text(text) => literal(text),
        number => format!("number {}", number.to_json().compact()),
    }
}

/// An id: an opaque text.
pub(super) fn emit_id(def: &TypeDef, prefix: &str) -> Vec<Piece> {
    let name = ident(def.name.as_str());
    let note = (!prefix.is_empty()).then(|| format!("An id that begins with {}.", code_span(prefix)));
    let (docs, deprecated) = (type_docs(def, note.or_else(|| Some("An id.".to_owned()))), deprecation(&def.life));
    let declaration = quote! {
        #docs
        #deprecated
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct #name(Box<str>);
    };
    vec![declaration.into(), Piece::Table(format!("::tidings::impl_id!({}, {});\n", def.name, literal(prefix)))]
}
