//! Structs: the fields of an object or the places of a tuple, its constructor, reading and writing.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs::{allowance, deprecation, field_docs, type_docs};
use super::ident;
use super::layout::{Piece, literal, table};
use super::ty::{Types, constant_value};
use crate::emit::prose::type_note;
use crate::model::{Field, Shape, Type, TypeId};

/// A struct and its impls.
pub(super) fn emit_object(types: &Types<'_>, id: TypeId) -> Vec<Piece> {
    let def = types.get(id);
    let (fields, is_tuple) = (def.parts(), matches!(def.shape, Shape::Tuple(_)));
    let name = ident(def.name.as_str());
    let note = is_tuple.then(|| "A list whose places each have a meaning.".to_owned());
    let (docs, deprecated) = (type_docs(def, note), deprecation(&def.life));
    let allow_types = allowance(types.named_in(id).into_iter().map(|named| &named.life));
    let own = fields.iter().map(|field| &field.life).chain([&def.life]);
    let allow = allow_types.clone().or_else(|| allowance(own));
    let fields = ObjectFields::new(types, Some(id), fields);
    let ObjectFields { declarations, rows, rest_name, rest, .. } = &fields;
    let rest_docs = match def.others {
        _ if is_tuple => " Items behind those that the catalogue knows, as they came.",
        None => " Fields that the catalogue does not know, as they came.",
        Some(_) => " Fields that the catalogue does not name, and what they hold.",
    };
    // Only then can one be left out and the other not.
    let has_gaps = def.parts().iter().filter(|field| field.optional).count() > 1;
    let about = match is_tuple {
        true if has_gaps => {
            "The list with what always stands in it; what is left out before another item is written as null."
        }
        true => "The list with what always stands in it.",
        false => "The value with its required fields; the others are absent.",
    };
    let constructor = fields.constructor(about, None);
    let default = fields.parameters.is_empty().then(|| emit_default(&name, allow.as_ref()));
    let declaration = quote! {
        #docs
        #deprecated
        #allow_types
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#declarations,)*
            #[doc = #rest_docs]
            pub #rest_name: #rest,
        }
    };
    let table = table(if is_tuple { "impl_tuple" } else { "impl_object" }, def.name.as_str(), rows.iter().cloned());
    let constructor = quote!(#allow impl #name { #constructor });
    let items = [Some(declaration), Some(constructor), default].into_iter().flatten().map(Piece::Item);
    items.chain([table]).collect()
}

/// What nothing is required of has a default.
fn emit_default(name: &Ident, allow: Option<&TokenStream>) -> TokenStream {
    quote! {
        #allow
        impl Default for #name {
            fn default() -> Self {
                Self::new()
            }
        }
    }
}

/// The field that holds what has no name here, and its type.
fn rest_of(types: &Types<'_>, holder: Option<TypeId>) -> (&'static str, TokenStream) {
    let def = holder.map(|id| types.get(id));
    if def.is_some_and(|def| matches!(def.shape, Shape::Tuple(_))) {
        return ("unknown_items", quote!(::tidings::Items));
    }
    let others = def.and_then(|def| def.others.as_ref()).map(|others| types.plain(others));
    ("unknown_fields", others.map_or_else(|| quote!(::tidings::Fields), |ty| quote!(::tidings::Others<#ty>)))
}

/// The fields of a struct, each said in the ways that a struct needs.
pub(super) struct ObjectFields {
    /// `pub id: CredentialId`
    pub(super) declarations: Vec<TokenStream>,
    /// `0 id: required "id"`
    pub(super) rows: Vec<String>,
    /// `id` and `impl Into<CredentialId>`
    pub(super) parameters: Vec<(Ident, TokenStream)>,
    /// The field of what has no name: `unknown_fields`
    rest_name: Ident,
    /// Its type: `::tidings::Fields`
    rest: TokenStream,
    /// `id: id.into()`
    initial: Vec<TokenStream>,
}

impl ObjectFields {
    pub(super) fn new(types: &Types<'_>, holder: Option<TypeId>, fields: &[Field]) -> Self {
        let (rest_name, rest) = rest_of(types, holder);
        let mut all = Self {
            declarations: Vec::new(),
            rows: Vec::new(),
            parameters: Vec::new(),
            rest_name: ident(rest_name),
            rest,
            initial: Vec::new(),
        };
        for field in fields {
            all.add(types, holder, field);
        }
        all
    }

    fn add(&mut self, types: &Types<'_>, holder: Option<TypeId>, field: &Field) {
        let name = ident(field.name.as_str());
        let inner = types.of_field(holder, &field.ty);
        let (presence, ty) = match (field.optional, field.nullable) {
            (true, true) => ("optional_nullable", quote!(::tidings::Field<#inner>)),
            (true, false) => ("optional", quote!(::tidings::Field<#inner>)),
            (false, true) => ("required", quote!(Option<#inner>)),
            (false, false) => ("required", inner),
        };
        let origin = field.origin.and_then(|id| types.catalogue.origins.get(id.0)).map(|origin| origin.text.clone());
        let is_constant = matches!(types.catalogue.behind_aliases(&field.ty), Type::Const(_));
        let note = is_constant.then(|| type_note(types.catalogue, &field.ty)).flatten();
        let (docs, deprecated) = (field_docs(field, note, origin), deprecation(&field.life));
        self.declarations.push(quote!(#docs #deprecated pub #name: #ty));
        self.rows.push(format!("{} {}: {presence} {}", self.rows.len(), field.name, literal(&field.wire)));
        match types.catalogue.behind_aliases(&field.ty) {
            _ if field.optional => self.initial.push(quote!(#name: ::tidings::Field::Absent)),
            Type::Const(literal) if !field.nullable => {
                let value = constant_value(literal);
                self.initial.push(quote!(#name: #value));
            }
            plain => {
                let as_it_is = field.nullable || types.is_boxed(holder, &field.ty);
                let (parameter, converts) = if as_it_is { (ty, false) } else { types.parameter(plain, &ty) };
                self.initial.push(if converts { quote!(#name: #name.into()) } else { quote!(#name) });
                self.parameters.push((name, parameter));
            }
        }
    }

    /// The path of the type without what it holds, which Rust knows where a value stands.
    fn rest_path(&self) -> TokenStream {
        let is_path = |token: &proc_macro2::TokenTree| token.to_string() != "<";
        self.rest.clone().into_iter().take_while(is_path).collect()
    }

    /// `new`: what is required is asked for, constants are filled in, the rest is absent.
    pub(super) fn constructor(&self, about: &str, payload: Option<&TokenStream>) -> TokenStream {
        let Self { parameters, initial, rest_name, .. } = self;
        let rest = self.rest_path();
        let about = format!(" {about}");
        let (parameter, value) = match payload {
            Some(ty) => (Some(quote!(data: #ty)), Some(quote!(data,))),
            None => (None, None),
        };
        let parameters = parameters.iter().map(|(name, ty)| quote!(#name: #ty));
        let parameters: Vec<_> = parameters.chain(parameter).collect();
        // The linter counts to seven; what the catalogue requires is not for it to say.
        let many = (parameters.len() > 7).then(|| quote!(#[allow(clippy::too_many_arguments)]));
        quote! {
            #[doc = #about]
            #many
            #[must_use]
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#initial,)* #value #rest_name: #rest::default() }
            }
        }
    }
}
