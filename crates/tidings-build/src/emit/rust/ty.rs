//! Types of the model as types of Rust.

use proc_macro2::TokenStream;
use quote::quote;

use super::boxes::Boxes;
use super::ident;
use crate::check::Catalogue;
use crate::model::{Field, Format, IntegerKind, Literal, Shape, Type, TypeDef, TypeId};

/// What is known of all types.
pub(super) struct Types<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) boxes: Boxes,
}

impl<'a> Types<'a> {
    pub(super) fn get(&self, id: TypeId) -> &'a TypeDef {
        &self.catalogue.types[id.0]
    }

    /// The shared types, and those of each family.
    pub(super) fn by_family(&self) -> (Vec<TypeId>, Vec<Vec<TypeId>>) {
        let (mut shared, mut families) = (Vec::new(), vec![Vec::new(); self.catalogue.families.len()]);
        for (number, def) in self.catalogue.types.iter().enumerate() {
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
            Type::String | Type::Format(Format::Text(_)) => quote!(String),
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

    /// The type of a field, apart from whether it may be absent or null. Where an object would hold itself there is a
    /// box around it, and aliases are spelt out: the box stands innermost.
    pub(super) fn of_field(&self, holder: Option<TypeId>, ty: &Type) -> TokenStream {
        let inner = self.plain(self.spelt(holder, ty));
        if self.is_boxed(holder, ty) { quote!(Box<#inner>) } else { inner }
    }

    /// Whether a field of this type in this object is boxed.
    pub(super) fn is_boxed(&self, holder: Option<TypeId>, ty: &Type) -> bool {
        holder.is_some_and(|holder| self.boxes.has(self.catalogue, holder, ty))
    }

    /// A field's type in the words in which the generated code spells it.
    fn spelt<'t>(&'t self, holder: Option<TypeId>, ty: &'t Type) -> &'t Type {
        if self.is_boxed(holder, ty) { self.catalogue.behind_aliases(ty) } else { ty }
    }

    /// The types that a type names directly.
    pub(super) fn named_in(&self, id: TypeId) -> Vec<&'a TypeDef> {
        match &self.get(id).shape {
            Shape::Union(union) => union.variants.iter().filter_map(|variant| self.named_by(&variant.ty)).collect(),
            Shape::Object(fields) | Shape::Tuple(fields) => {
                let others = self.get(id).others.as_ref().and_then(|others| self.named_by(others));
                self.named_in_fields(Some(id), fields).into_iter().chain(others).collect()
            }
            Shape::Alias(ty) => self.named_by(ty).into_iter().collect(),
            Shape::Enum(_) | Shape::Id { .. } => Vec::new(),
        }
    }

    /// The types that fields name.
    pub(super) fn named_in_fields(&self, holder: Option<TypeId>, fields: &[Field]) -> Vec<&'a TypeDef> {
        fields.iter().filter_map(|field| self.named_by(self.spelt(holder, &field.ty))).collect()
    }

    /// The type that a type expression names, if it names one.
    pub(super) fn named_by(&self, ty: &Type) -> Option<&'a TypeDef> {
        match ty {
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => self.named_by(inner),
            Type::Named(id) => Some(self.get(*id)),
            _ => None,
        }
    }

    /// What a constructor takes for a required field: the type itself, or whatever becomes it.
    pub(super) fn parameter(&self, ty: &Type, stored: &TokenStream) -> (TokenStream, bool) {
        let converts = match self.catalogue.behind_aliases(ty) {
            Type::String | Type::Format(Format::Text(_) | Format::DateTime) => true,
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
