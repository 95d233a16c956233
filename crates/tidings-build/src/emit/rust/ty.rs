//! Types of the model as types of Rust.

use proc_macro2::TokenStream;
use quote::quote;

use super::boxes::Boxes;
use super::ident;
use crate::model::{Draft, Field, Format, IntegerKind, Literal, Shape, Type, TypeDef, TypeId};

/// What is known of all types.
pub(super) struct Types<'a> {
    pub(super) draft: &'a Draft,
    pub(super) boxes: Boxes,
}

impl<'a> Types<'a> {
    pub(super) fn get(&self, id: TypeId) -> &'a TypeDef {
        &self.draft.types[id.0]
    }

    /// The shared types, and those of each family.
    pub(super) fn by_family(&self) -> (Vec<TypeId>, Vec<Vec<TypeId>>) {
        let (mut shared, mut families) = (Vec::new(), vec![Vec::new(); self.draft.families.len()]);
        for (number, def) in self.draft.types.iter().enumerate() {
            match def.family {
                Some(family) => families[family.0].push(TypeId(number)),
                None => shared.push(TypeId(number)),
            }
        }
        (shared, families)
    }

    /// A type, with nothing said of whether it may be absent or null.
    pub(super) fn plain(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::String | Type::Format(Format::Uri | Format::Email) => quote!(String),
            Type::Boolean => quote!(bool),
            Type::Integer(IntegerKind::I32) => quote!(i32),
            Type::Integer(IntegerKind::U32) => quote!(u32),
            Type::Integer(IntegerKind::I64) => quote!(i64),
            Type::Integer(IntegerKind::U64) => quote!(u64),
            Type::Number => quote!(::tidings::Number),
            Type::Format(Format::DateTime) => quote!(::tidings::Timestamp),
            Type::Format(Format::Date) => quote!(::tidings::Date),
            Type::Format(Format::UnixSeconds) => quote!(::tidings::UnixSeconds),
            Type::Format(Format::UnixMilliseconds) => quote!(::tidings::UnixMilliseconds),
            Type::Json | Type::Unknown => quote!(::tidings::Json),
            Type::Const(literal) => constant_type(literal),
            Type::List(inner) => {
                let inner = self.plain(inner);
                quote!(Vec<#inner>)
            }
            Type::Map(inner) => {
                let inner = self.plain(inner);
                quote!(::tidings::Map<#inner>)
            }
            Type::Nullable(inner) => {
                let inner = self.plain(inner);
                quote!(Option<#inner>)
            }
            Type::Named(id) => {
                let name = ident(self.get(*id).name.as_str());
                if matches!(self.get(*id).shape, Shape::Enum(_)) {
                    quote!(::tidings::Open<#name>)
                } else {
                    quote!(#name)
                }
            }
        }
    }

    /// A type behind a box, where it would hold itself otherwise. Aliases are spelt out: the box stands innermost.
    pub(super) fn boxed(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::Named(id) => match &self.get(*id).shape {
                Shape::Alias(inner) => self.boxed(inner),
                _ => {
                    let name = self.plain(ty);
                    quote!(Box<#name>)
                }
            },
            Type::Nullable(inner) => {
                let inner = self.boxed(inner);
                quote!(Option<#inner>)
            }
            _ => self.plain(ty),
        }
    }

    /// The types that a type names directly.
    pub(super) fn named_in(&self, def: &TypeDef) -> Vec<&'a TypeDef> {
        let mut found = Vec::new();
        match &def.shape {
            Shape::Object(fields) => fields.iter().for_each(|Field { ty, .. }| self.collect(ty, &mut found)),
            Shape::Alias(ty) => self.collect(ty, &mut found),
            Shape::Enum(_) | Shape::Id { .. } => {}
        }
        found
    }

    fn collect(&self, ty: &Type, found: &mut Vec<&'a TypeDef>) {
        match ty {
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => self.collect(inner, found),
            Type::Named(id) => found.push(self.get(*id)),
            _ => {}
        }
    }

    /// What a constructor takes for a required field: the type itself, or whatever becomes it.
    pub(super) fn parameter(&self, ty: &Type, stored: &TokenStream) -> (TokenStream, bool) {
        let converts = match ty {
            Type::String | Type::Format(Format::Uri | Format::Email | Format::DateTime) => true,
            Type::Named(id) => matches!(self.get(*id).shape, Shape::Id { .. } | Shape::Enum(_)),
            _ => false,
        };
        if converts { (quote!(impl Into<#stored>), true) } else { (stored.clone(), false) }
    }
}

/// A constant is an open value of its kind: a reader accepts every one.
fn constant_type(literal: &Literal) -> TokenStream {
    match literal {
        Literal::Null => quote!(::tidings::Json),
        Literal::Boolean(_) => quote!(bool),
        Literal::Number(digits) if digits.parse::<i64>().is_ok() => quote!(i64),
        Literal::Number(_) => quote!(::tidings::Number),
        Literal::Text(_) => quote!(String),
    }
}

/// What a constructor puts into a constant field.
pub(super) fn constant_value(literal: &Literal) -> TokenStream {
    match literal {
        Literal::Null => quote!(::tidings::Json::null()),
        Literal::Boolean(value) => quote!(#value),
        Literal::Number(digits) => match digits.parse::<i64>() {
            Ok(number) => {
                let number = proc_macro2::Literal::i64_unsuffixed(number);
                quote!(#number)
            }
            Err(_) => quote!(::tidings::Number::literal(#digits)),
        },
        Literal::Text(text) => quote!(#text.to_owned()),
    }
}
