//! How a program calls what the catalogue describes: paths, and lines to copy.

use proc_macro2::TokenStream;
use quote::quote;

use super::boxes::Boxes;
use super::layout::literal;
use super::object::ObjectFields;
use super::ty::Types;
use crate::check::Catalogue;
use crate::model::{Claim, Enum, Event, Life, Shape, Type, TypeDef, TypeId, Union};
use crate::names::FieldName;

/// How a program in Rust calls something of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Usage {
    /// Its path in a crate that includes the generated types in its root, such as `crate::Data::CredentialVerified`.
    pub path: String,
    /// What its `new` asks for, if it is an object.
    pub parameters: Option<Vec<Parameter>>,
    /// Lines to copy. They compile where the names that they mention are in scope.
    pub snippet: String,
}

/// What a constructor asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Its type, such as `impl Into<CredentialId>`.
    pub ty: String,
}

/// How a program matches an event.
pub(crate) fn event_usage(catalogue: &Catalogue, event: &Event) -> Usage {
    let variable = match &event.payload {
        Type::Named(id) => catalogue.types[id.0].name.as_variable().to_string(),
        _ => "payload".to_owned(),
    };
    let (variant, allow) = (&event.variant, allowance("    ", [&event.life]));
    Usage {
        path: format!("crate::Data::{variant}"),
        parameters: None,
        snippet: format!(
            "match &event.data {{\n{allow}    Data::{variant}({variable}) => println!(\"{{{variable}:?}}\"),\n    _ => {{}}\n}}\n"
        ),
    }
}

/// How a program makes a value of a type, or matches one.
pub(crate) fn type_usage(catalogue: &Catalogue, id: TypeId) -> Usage {
    let types = Types { catalogue, boxes: Boxes::new(catalogue) };
    let def = types.get(id);
    let (name, variable) = (&def.name, def.name.as_variable());
    let allow = allowance("", [&def.life]);
    let parameters = match &def.shape {
        Shape::Object(fields) | Shape::Tuple(fields) => Some(parameters(ObjectFields::new(&types, Some(id), fields))),
        _ => None,
    };
    let snippet = match &def.shape {
        Shape::Object(_) | Shape::Tuple(_) => {
            allow + &format!("let {variable} = {name}::new{}\n", call(parameters.as_deref().unwrap_or_default()))
        }
        Shape::Enum(enum_) => matched(def, enum_, &variable),
        Shape::Union(union) => matched_union(def, union, &variable),
        Shape::Id { prefix } => {
            allow + &format!("let {variable} = {name}::new({});\n", literal(&format!("{prefix}a1b2c3d4")))
        }
        Shape::Alias(ty) => {
            let allow = allowance("", types.named_by(ty).map(|named| &named.life));
            allow + &format!("type {name} = {};\n", spelt(&types.plain(ty)))
        }
    };
    Usage { path: format!("crate::{name}"), parameters, snippet }
}

fn parameters(fields: ObjectFields) -> Vec<Parameter> {
    let parameters = fields.parameters.into_iter();
    parameters.map(|(name, ty)| Parameter { name: name.to_string(), ty: spelt(&ty) }).collect()
}

/// The arguments of a call, each with what it may be: on one line, or one below the other.
fn call(parameters: &[Parameter]) -> String {
    match parameters {
        [] => "();".to_owned(),
        [Parameter { name, ty }] => format!("({name}); // {name}: {ty}"),
        _ => {
            let widest = parameters.iter().map(|parameter| parameter.name.len()).max().unwrap_or_default();
            let lines = parameters.iter().map(|Parameter { name, ty }| {
                let space = " ".repeat(widest - name.len());
                format!("    {name},{space} // {ty}\n")
            });
            format!("(\n{});", lines.collect::<String>())
        }
    }
}

/// A match on the first value that is still sent.
fn matched(def: &TypeDef, enum_: &Enum, variable: &FieldName) -> String {
    let name = &def.name;
    let value = enum_.values.iter().min_by_key(|value| value.life.is_removed());
    let arm = value.map(|value| {
        let allow = allowance("    ", [&def.life, &value.life]);
        let text = literal(&value.wire.as_plain().replace('{', "{{").replace('}', "}}"));
        format!("{allow}    Some({name}::{}) => println!({text}),\n", value.variant)
    });
    let arm = arm.unwrap_or_default();
    format!("match {variable}.known() {{\n{arm}    _ => println!(\"{{}}\", {variable}.as_str()),\n}}\n")
}

/// A match on the first variant that is still sent.
fn matched_union(def: &TypeDef, union: &Union, variable: &FieldName) -> String {
    let name = &def.name;
    let variant = union.variants.iter().min_by_key(|variant| variant.life.is_removed());
    let arm = variant.map(|variant| {
        let allow = allowance("    ", [&def.life, &variant.life]);
        let (value, said) = match variant.claim {
            Claim::Constant(_) => ("", literal(variant.name.as_str())),
            _ => ("(value)", "\"{value:?}\"".to_owned()),
        };
        format!("{allow}    {name}::{}{value} => println!({said}),\n", variant.name)
    });
    let allow = allowance("    ", [&def.life]);
    let others = format!("{allow}    {name}::Unknown(unknown) => println!(\"{{:?}}\", unknown.json()),\n");
    format!("match {variable} {{\n{}{others}    _ => {{}}\n}}\n", arm.unwrap_or_default())
}

/// The line before what names something deprecated on purpose.
fn allowance<'a>(indent: &str, lives: impl IntoIterator<Item = &'a Life>) -> String {
    match super::allowance(lives) {
        Some(_) => format!("{indent}#[allow(deprecated)]\n"),
        None => String::new(),
    }
}

/// A type as people write it. Its tokens are names, signs and `impl`, and only the latter needs a space.
fn spelt(ty: &TokenStream) -> String {
    let text = quote!(#ty).to_string();
    text.split_whitespace().map(|word| if word == "impl" { "impl " } else { word }).collect()
}
