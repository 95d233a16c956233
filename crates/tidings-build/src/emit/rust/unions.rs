//! Enums of several types, and how a value is told to be of one.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{allowance, deprecation, docs, type_docs};
use super::ident;
use super::layout::{Piece, literal, table};
use super::ty::Types;
use crate::emit::prose::{code_span, life_sentence};
use crate::model::{Claim, Format, Shape, Type, TypeDef, Union, ValueKind, Variant, Wanted, WantedValue};

/// An enum with a variant for each type, and the table that tells them apart.
pub(super) fn emit_union(types: &Types<'_>, def: &TypeDef, union: &Union) -> Vec<Piece> {
    let name = ident(def.name.as_str());
    let (type_docs, deprecated) = (type_docs(def, Some("One of several types.".to_owned())), deprecation(&def.life));
    let named = union.variants.iter().filter_map(|variant| types.named_by(&variant.ty));
    let allow = allowance(named.map(|def| &def.life));
    let variants = union.variants.iter().map(|variant| emit_variant(types, union, variant));
    let declaration = quote! {
        #type_docs
        #deprecated
        #allow
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// What is of none of these types, as it came.
            Unknown(::tidings::UnknownVariant),
        }
    };
    vec![declaration.into(), table("impl_union", def.name.as_str(), rows(union))]
}

fn emit_variant(types: &Types<'_>, union: &Union, variant: &Variant) -> TokenStream {
    let name = ident(variant.name.as_str());
    let meaning = variant.description.clone().unwrap_or_else(|| meaning(types, union, variant));
    let docs = docs([Some(meaning), life_sentence(&variant.life)]);
    let deprecated = deprecation(&variant.life);
    match (&variant.claim, types.plain(&variant.ty)) {
        (Claim::Constant(_), _) => quote!(#docs #deprecated #name),
        (_, ty) if is_struct(types, &variant.ty) => quote!(#docs #deprecated #name(Box<#ty>)),
        (_, ty) => quote!(#docs #deprecated #name(#ty)),
    }
}

/// Structs are boxed: a union is to be as small as the others of its types.
fn is_struct(types: &Types<'_>, ty: &Type) -> bool {
    let behind = types.catalogue.behind_aliases(ty);
    matches!(behind, Type::Named(id) if matches!(types.get(*id).shape, Shape::Object(_) | Shape::Tuple(_)))
}

/// What values are of the variant, where its author did not say what it means.
fn meaning(types: &Types<'_>, union: &Union, variant: &Variant) -> String {
    match (&variant.claim, &union.tag) {
        (Claim::Tag(value), Some(tag)) => format!("{} is {}.", code_span(tag), code_span(value)),
        (Claim::Constant(literal), _) => format!("Always {}.", code_span(&literal.to_json().compact())),
        (Claim::Having(wanted), _) => {
            let keys: Vec<_> = wanted.iter().map(|wanted| code_span(&wanted.key)).collect();
            format!("It has {}.", keys.join(", "))
        }
        _ => match types.named_by(&variant.ty).filter(|_| matches!(variant.ty, Type::Named(_))) {
            Some(def) => {
                def.description.clone().unwrap_or_else(|| format!("A value of {}.", code_span(def.name.as_str())))
            }
            None => {
                let is_whole = matches!(
                    types.catalogue.behind_aliases(&variant.ty),
                    Type::Integer(_) | Type::Format(Format::UnixSeconds | Format::UnixMilliseconds)
                );
                format!("Any {}.", kind_text(union, &variant.claim, is_whole))
            }
        },
    }
}

fn kind_text(union: &Union, claim: &Claim, is_whole: bool) -> String {
    let kind = match claim {
        Claim::Kind(kind) => kind,
        Claim::TextOrNumber => return "text or number".to_owned(),
        _ => return "object".to_owned(),
    };
    let is_beside =
        |variant: &Variant| matches!(&variant.claim, Claim::Constant(literal) if literal.kind() == Some(*kind));
    let other = if union.variants.iter().any(is_beside) { "other " } else { "" };
    let word = match kind {
        ValueKind::Text => "text",
        ValueKind::Number if is_whole => "whole number",
        ValueKind::Number => "number",
        ValueKind::Boolean => "boolean",
        ValueKind::List => "list",
        ValueKind::Object => "object",
    };
    format!("{other}{word}")
}

/// The rows of the table, in the order in which values are held against them; the constants stand at the end.
fn rows(union: &Union) -> Vec<String> {
    let ordered = || union.order.iter().filter_map(|position| union.variants.get(*position));
    let is_constant = |variant: &&Variant| matches!(variant.claim, Claim::Constant(_));
    let wanted = all_wanted(union);
    let claims = ordered().filter(|variant| !is_constant(variant)).chain(ordered().filter(is_constant));
    let claims = claims.enumerate().map(|(row, variant)| claim_row(row, variant, &wanted));
    let tag = union.tag.iter().map(|tag| format!("by {}", literal(tag)));
    let looks = wanted.iter().map(|wanted| format!("wanted {}", wanted_text(wanted)));
    claims.chain(tag).chain(looks).collect()
}

fn claim_row(row: usize, variant: &Variant, all: &[&Wanted]) -> String {
    let name = &variant.name;
    match &variant.claim {
        Claim::Constant(constant) => format!("const {row} {name}: {}", literal(&constant.to_json().compact())),
        Claim::Kind(kind) => format!("{row} {name}: {}", kind_word(*kind)),
        Claim::TextOrNumber => format!("{row} {name}: TextOrNumber"),
        Claim::Tag(tag) => format!("{row} {name}: Tag({})", literal(tag)),
        Claim::Having(wanted) => {
            let places = wanted.iter().filter_map(|own| all.iter().position(|other| *other == own));
            let places: Vec<_> = places.map(|place| place.to_string()).collect();
            format!("{row} {name}: Having(&[{}])", places.join(", "))
        }
    }
}

/// What objects of the union are told apart by, each once.
fn all_wanted(union: &Union) -> Vec<&Wanted> {
    let mut all: Vec<&Wanted> = Vec::new();
    for variant in &union.variants {
        let Claim::Having(wanted) = &variant.claim else { continue };
        for wanted in wanted {
            if !all.contains(&wanted) {
                all.push(wanted);
            }
        }
    }
    all
}

fn wanted_text(Wanted { key, value }: &Wanted) -> String {
    let key = literal(key);
    match value {
        WantedValue::Any => format!("Field({key})"),
        WantedValue::Equal(constant) => format!("Equal({key}, {})", literal(&constant.to_json().compact())),
        WantedValue::Kind(kinds) => {
            let kinds: Vec<_> = kinds.iter().map(|kind| format!("::tidings::Claim::{}", kind_word(*kind))).collect();
            format!("Kind({key}, &[{}])", kinds.join(", "))
        }
    }
}

fn kind_word(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Text => "Text",
        ValueKind::Number => "Number",
        ValueKind::Boolean => "Boolean",
        ValueKind::List => "List",
        ValueKind::Object => "Object",
    }
}
