//! Type expressions, and what the names in them stand for.

use tidings_build::Catalogue;
use tidings_build::model::{Claim, Format, IntegerKind, Literal, Shape, Type, TypeDef, Union};

use super::Construct;

pub(crate) const ALL: &[Construct] = &[
    ("string", |it| has(it, |ty| matches!(ty, Type::String))),
    ("boolean", |it| has(it, |ty| matches!(ty, Type::Boolean))),
    ("int32", |it| has(it, |ty| matches!(ty, Type::Integer(IntegerKind::I32)))),
    ("uint32", |it| has(it, |ty| matches!(ty, Type::Integer(IntegerKind::U32)))),
    ("integer", |it| has(it, |ty| matches!(ty, Type::Integer(IntegerKind::I64)))),
    ("uint64", |it| has(it, |ty| matches!(ty, Type::Integer(IntegerKind::U64)))),
    ("number", |it| has(it, |ty| matches!(ty, Type::Number))),
    ("json", |it| has(it, |ty| matches!(ty, Type::Json))),
    ("date-time", |it| has(it, |ty| matches!(ty, Type::Format(Format::DateTime)))),
    ("date", |it| has(it, |ty| matches!(ty, Type::Format(Format::Date)))),
    ("unix-seconds", |it| has(it, |ty| matches!(ty, Type::Format(Format::UnixSeconds)))),
    ("unix-milliseconds", |it| has(it, |ty| matches!(ty, Type::Format(Format::UnixMilliseconds)))),
    ("uri", |it| has_format(it, "uri")),
    ("email", |it| has_format(it, "email")),
    ("uuid", |it| has_format(it, "uuid")),
    ("time", |it| has_format(it, "time")),
    ("duration", |it| has_format(it, "duration")),
    ("hostname", |it| has_format(it, "hostname")),
    ("ipv4", |it| has_format(it, "ipv4")),
    ("ipv6", |it| has_format(it, "ipv6")),
    ("uri-reference", |it| has_format(it, "uri-reference")),
    ("uri-template", |it| has_format(it, "uri-template")),
    ("const of a text", |it| has(it, |ty| matches!(ty, Type::Const(Literal::Text(_))))),
    ("const of an integer", |it| has(it, |ty| is_number(ty, |digits| digits.parse::<i64>().is_ok()))),
    ("const of another number", |it| has(it, |ty| is_number(ty, |digits| digits.parse::<i64>().is_err()))),
    ("const of a boolean", |it| has(it, |ty| matches!(ty, Type::Const(Literal::Boolean(_))))),
    ("const null", |it| has(it, |ty| matches!(ty, Type::Const(Literal::Null)))),
    ("list", |it| has(it, |ty| matches!(ty, Type::List(_)))),
    ("list of what may be null", |it| has(it, |ty| matches!(ty, Type::List(item) if is_nullable(item)))),
    ("map", |it| has(it, |ty| matches!(ty, Type::Map(_)))),
    ("map of what may be null", |it| has(it, |ty| matches!(ty, Type::Map(value) if is_nullable(value)))),
    ("list or map in a list or map", |it| has(it, |ty| matches!(inner(ty), Some(Type::List(_) | Type::Map(_))))),
    ("list or map of objects", |it| has(it, |ty| inner(ty).is_some_and(|ty| is_object(it, ty)))),
    ("object", |it| has(it, |ty| is_object(it, ty))),
    ("enum", |it| has(it, |ty| matches!(shape(it, ty), Some(Shape::Enum(_))))),
    ("id", |it| has(it, |ty| matches!(shape(it, ty), Some(Shape::Id { .. })))),
    ("alias", |it| has(it, |ty| matches!(shape(it, ty), Some(Shape::Alias(_))))),
    ("alias of an alias", |it| {
        has(it, |ty| matches!(shape(it, ty), Some(Shape::Alias(ty)) if matches!(shape(it, ty), Some(Shape::Alias(_)))))
    }),
    ("alias of an object", |it| has(it, |ty| matches!(shape(it, ty), Some(Shape::Alias(ty)) if is_object(it, ty)))),
    ("union told by kinds", |it| union(it, |union| union.variants.iter().all(|it| matches!(it.claim, Claim::Kind(_))))),
    ("union with constants", |it| {
        union(it, |union| union.variants.iter().any(|it| matches!(it.claim, Claim::Constant(_))))
    }),
    ("union with an enum of texts and numbers", |it| {
        union(it, |union| union.variants.iter().any(|it| matches!(it.claim, Claim::TextOrNumber)))
    }),
    ("union told by a tag", |it| union(it, |union| union.tag.is_some())),
    ("union told by fields", |it| {
        union(it, |union| union.variants.iter().any(|it| matches!(it.claim, Claim::Having(_))))
    }),
    ("union within a type expression", |it| union(it, |union| union.inline)),
    ("union that promises no others", |it| union(it, |union| union.closed)),
    ("union with its values beneath a key", |it| {
        union(it, |union| union.variants.iter().any(|it| it.content.is_some()))
    }),
    ("union of an id and an object", |it| {
        union(it, |union| {
            let is_id = |ty: &Type| matches!(shape(it, ty), Some(Shape::Id { .. }));
            union.variants.iter().any(|variant| is_id(&variant.ty))
                && union.variants.iter().any(|variant| is_object(it, &variant.ty))
        })
    }),
    ("union in a union", |it| {
        union(it, |union| union.variants.iter().any(|one| matches!(shape(it, &one.ty), Some(Shape::Union(_)))))
    }),
    ("list or map of a union", |it| {
        has(it, |ty| inner(ty).is_some_and(|ty| matches!(shape(it, ty), Some(Shape::Union(_)))))
    }),
    ("object that can hold its own kind", |it| it.types.iter().enumerate().any(|(id, _)| holds_itself(it, id))),
];

/// Whether a type expression of this kind stands anywhere in a catalogue.
pub(crate) fn has(catalogue: &Catalogue, is: impl Fn(&Type) -> bool) -> bool {
    let fields = catalogue.envelope.fields.iter().map(|field| &field.ty);
    let payloads = catalogue.events.iter().map(|event| &event.payload);
    let mut waiting: Vec<&Type> = fields.chain(payloads).chain(catalogue.types.iter().flat_map(parts)).collect();
    while let Some(ty) = waiting.pop() {
        if is(ty) {
            return true;
        }
        waiting.extend(inner(ty));
    }
    false
}

/// Whether a text in the notation of this word stands anywhere in a catalogue.
fn has_format(catalogue: &Catalogue, word: &str) -> bool {
    has(catalogue, |ty| matches!(ty, Type::Format(Format::Text(format)) if format.word == word))
}

/// What a type expression names.
pub(crate) fn shape<'a>(catalogue: &'a Catalogue, ty: &Type) -> Option<&'a Shape> {
    match ty {
        Type::Named(id) => catalogue.types.get(id.0).map(|def| &def.shape),
        _ => None,
    }
}

pub(crate) fn is_object(catalogue: &Catalogue, ty: &Type) -> bool {
    matches!(shape(catalogue, ty), Some(Shape::Object(_)))
}

/// The type expressions of a definition.
fn parts(def: &TypeDef) -> Vec<&Type> {
    match &def.shape {
        Shape::Object(fields) | Shape::Tuple(fields) => fields.iter().map(|field| &field.ty).collect(),
        Shape::Alias(ty) => vec![ty],
        Shape::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
        _ => Vec::new(),
    }
}

fn union(catalogue: &Catalogue, is: impl Fn(&Union) -> bool) -> bool {
    catalogue.types.iter().any(|def| matches!(&def.shape, Shape::Union(union) if is(union)))
}

fn inner(ty: &Type) -> Option<&Type> {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => Some(inner),
        _ => None,
    }
}

fn is_nullable(ty: &Type) -> bool {
    matches!(ty, Type::Nullable(_))
}

fn is_number(ty: &Type, fits: impl Fn(&str) -> bool) -> bool {
    matches!(ty, Type::Const(Literal::Number(digits)) if fits(digits))
}

/// Whether the way through the parts of a type leads back to it.
fn holds_itself(catalogue: &Catalogue, start: usize) -> bool {
    let mut seen = vec![false; catalogue.types.len()];
    let mut waiting = catalogue.types.get(start).map(parts).unwrap_or_default();
    while let Some(ty) = waiting.pop() {
        match ty {
            Type::Named(id) if id.0 == start => return true,
            Type::Named(id) if !std::mem::replace(&mut seen[id.0], true) => {
                waiting.extend(catalogue.types.get(id.0).map(parts).unwrap_or_default());
            }
            _ => waiting.extend(inner(ty)),
        }
    }
    false
}
