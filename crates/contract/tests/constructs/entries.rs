//! Events, types, fields and values, and what is said of them.

use tidings_build::Catalogue;
use tidings_build::model::{
    Enum, EnumKind, EnumValue, Event, Farewell, Field, Life, Literal, Narrow, Narrowed, Shape, Type, TypeDef, TypeId,
    Variant,
};

use super::Construct;
use super::expressions::{is_object, shape};

pub(crate) const ALL: &[Construct] = &[
    ("required field", |it| field(it, |field| !field.optional && !field.nullable)),
    ("nullable field", |it| field(it, |field| !field.optional && field.nullable)),
    ("optional field", |it| field(it, |field| field.optional && !field.nullable)),
    ("optional nullable field", |it| field(it, |field| field.optional && field.nullable)),
    ("field with a `?` in its name", |it| field(it, |field| field.wire.ends_with('?'))),
    ("field with the empty name", |it| field(it, |field| field.wire.is_empty())),
    ("field called like a keyword", |it| field(it, |field| ["type", "self", "crate"].contains(&field.wire.as_str()))),
    ("field that begins with a sign", |it| field(it, |field| field.wire.starts_with(['+', '-']))),
    ("field with capitals", |it| field(it, |field| field.wire.contains(char::is_uppercase))),
    ("field with a dot", |it| field(it, |field| field.wire.contains('.'))),
    ("field with quotes", |it| field(it, |field| field.wire.contains('"'))),
    ("field with control characters", |it| field(it, |field| field.wire.contains(char::is_control))),
    ("field with letters beyond ASCII", |it| field(it, |field| !field.wire.is_ascii())),
    ("lengths", |it| has_limits(it, &["min_length", "max_length"])),
    ("pattern", |it| has_limits(it, &["pattern"])),
    ("least and greatest", |it| has_limits(it, &["minimum", "maximum"])),
    ("less and more than a number", |it| has_limits(it, &["exclusive_minimum", "exclusive_maximum"])),
    ("multiple of a number", |it| has_limits(it, &["multiple_of"])),
    ("least and greatest length of a list", |it| has_limits(it, &["min_items", "max_items"])),
    ("different items", |it| has_limits(it, &["unique_items"])),
    ("least and greatest number of entries", |it| has_limits(it, &["min_entries", "max_entries"])),
    ("keys of a map that match something", |it| has_limits(it, &["keys"])),
    ("keys of an object that match something", |it| {
        ty(it, |def| def.others.is_some() && def.limits.all.iter().any(|limit| limit.rule.word() == "keys"))
    }),
    ("limits of a type", |it| ty(it, |def| !def.limits.all.is_empty())),
    ("limits of a field and of its type", |it| {
        field(it, |field| !field.limits.all.is_empty() && has_own_limits(it, &field.ty))
    }),
    ("default of a field", |it| field(it, |field| field.default.is_some())),
    ("at least one of some fields", |it| ty(it, |def| def.at_least_one.len() == 1)),
    ("at least one of each of several groups", |it| ty(it, |def| def.at_least_one.len() > 1)),
    ("default of a type", |it| ty(it, |def| def.default.is_some())),
    ("origin", |it| field(it, |field| field.origin.is_some())),
    ("description of a field", |it| field(it, |field| field.description.is_some())),
    ("example of a field", |it| field(it, |field| !field.examples.is_empty())),
    ("deprecated field", |it| field(it, |field| is_deprecated(&field.life))),
    ("removed field", |it| field(it, |field| field.life.is_removed())),
    ("open enum", |it| enumeration(it, |known| !known.closed)),
    ("closed enum", |it| enumeration(it, |known| known.closed)),
    ("other spelling of a value", |it| value(it, |value| !value.also.is_empty())),
    ("empty value", |it| value(it, |value| value.wire == Literal::Text(String::new()))),
    ("enum of numbers", |it| enumeration(it, |known| known.kind == EnumKind::Integers)),
    ("enum of numbers and texts", |it| enumeration(it, |known| known.kind == EnumKind::Mixed)),
    ("number as another spelling", |it| {
        value(it, |value| value.also.iter().any(|also| matches!(also, Literal::Number(_))))
    }),
    ("value with quotes", |it| value(it, |value| matches!(&value.wire, Literal::Text(text) if text.contains('"')))),
    ("description of a value", |it| value(it, |value| value.description.is_some())),
    ("deprecated value", |it| value(it, |value| is_deprecated(&value.life))),
    ("removed value", |it| value(it, |value| value.life.is_removed())),
    ("empty prefix", |it| ty(it, |def| matches!(&def.shape, Shape::Id { prefix } if prefix.is_empty()))),
    ("prefix with quotes", |it| ty(it, |def| matches!(&def.shape, Shape::Id { prefix } if prefix.contains('"')))),
    ("deprecated variant", |it| variant(it, |variant| is_deprecated(&variant.life))),
    ("removed variant", |it| variant(it, |variant| variant.life.is_removed())),
    ("shared type", |it| ty(it, |def| def.family.is_none())),
    ("type of a family", |it| ty(it, |def| def.family.is_some())),
    ("object inside a field", |it| ty(it, |def| is_inside(it, def) && matches!(def.shape, Shape::Object(_)))),
    ("enum inside a field", |it| ty(it, |def| is_inside(it, def) && matches!(def.shape, Shape::Enum(_)))),
    ("object inside the envelope", |it| ty(it, |def| def.name.as_str() == "EventContext")),
    ("description of a type", |it| ty(it, |def| def.description.is_some())),
    ("deprecated type", |it| ty(it, |def| is_deprecated(&def.life))),
    ("removed type", |it| ty(it, |def| def.life.is_removed())),
    ("object that extends another", |it| ty(it, |def| !def.extends.is_empty())),
    ("object that extends a part of another", |it| ty(it, |def| def.extends.iter().any(|id| is_partial(it, *id)))),
    ("narrower field in the place of an inherited one", |it| {
        ty(it, |def| def.extends.iter().any(|id| replaces(it, def, *id)))
    }),
    ("object whose fields may all be absent", |it| ty(it, |def| def.partial.is_some())),
    ("tuple", |it| tuple(it, |places| places.iter().all(|place| !place.optional))),
    ("tuple that may end early", |it| tuple(it, |places| places.iter().any(|place| place.optional))),
    ("tuple with a place that may be null", |it| tuple(it, |places| places.iter().any(|place| place.nullable))),
    ("tuple that holds an object", |it| tuple(it, |places| places.iter().any(|place| is_object(it, &place.ty)))),
    ("tuple inside a field", |it| ty(it, |def| is_inside(it, def) && matches!(def.shape, Shape::Tuple(_)))),
    ("object of which all other fields hold something", |it| ty(it, |def| def.others.is_some())),
    ("part of an object of which all other fields hold something", |it| {
        ty(it, |def| def.others.is_some() && def.partial.is_some())
    }),
    ("field pinned to a constant by an event", |it| {
        narrow(it, |narrow| matches!(&narrow.to, Narrowed::Type(Type::Const(literal)) if *literal != Literal::Null))
    }),
    ("field pinned to null by an event", |it| {
        narrow(it, |narrow| matches!(&narrow.to, Narrowed::Type(Type::Const(Literal::Null))))
    }),
    ("field made required by an event", |it| narrow(it, |narrow| !narrow.optional)),
    ("field that may be absent in an event, too", |it| narrow(it, |narrow| narrow.optional)),
    ("field whose fields are narrower in an event", |it| narrow(it, |narrow| matches!(narrow.to, Narrowed::Fields(_)))),
    ("event that narrows what stands in a list", |it| {
        event(it, |event| !event.narrow.is_empty() && matches!(event.payload, Type::List(_)))
    }),
    ("event that narrows what may be null", |it| {
        event(it, |event| !event.narrow.is_empty() && matches!(event.payload, Type::Nullable(_)))
    }),
    ("enum of numbers narrowed by an event", |it| {
        narrow(it, |narrow| {
            matches!(&narrow.to, Narrowed::Type(Type::Const(Literal::Number(_)))) && narrow.wire == "graded"
        })
    }),
    ("union narrowed by an event", |it| narrow(it, |narrow| narrow.wire == "either")),
    ("variant of a union told by an event", |it| {
        narrow(it, |narrow| narrow.wire == "told" && matches!(&narrow.to, Narrowed::Fields(told) if told.len() == 1))
    }),
    ("union in an object that extends another", |it| {
        ty(it, |def| !def.extends.is_empty() && holds(it, def, |shape| matches!(shape, Shape::Union(_))))
    }),
    ("inherited group of fields", |it| ty(it, |def| !def.extends.is_empty() && !def.at_least_one.is_empty())),
    ("part of an object that extends another", |it| {
        ty(it, |def| def.partial.is_some_and(|id| it.types.get(id.0).is_some_and(|whole| !whole.extends.is_empty())))
    }),
    ("limit of a type in a union", |it| {
        ty(it, |def| match &def.shape {
            Shape::Union(union) => union.variants.iter().any(|variant| has_own_limits(it, &variant.ty)),
            _ => false,
        })
    }),
    ("event that carries an object", |it| event(it, |event| is_object(it, &event.payload))),
    ("event that carries a list or map", |it| event(it, |event| matches!(event.payload, Type::List(_) | Type::Map(_)))),
    ("event that carries a scalar", |it| {
        event(it, |event| matches!(event.payload, Type::String | Type::Boolean | Type::Integer(_) | Type::Format(_)))
    }),
    ("event that may carry null", |it| event(it, |event| matches!(event.payload, Type::Nullable(_)))),
    ("event that carries any JSON", |it| event(it, |event| matches!(event.payload, Type::Json))),
    ("event that begins like another one", |it| pair(it, |one, other| one.starts_with(other))),
    ("events that differ in capitals only", |it| pair(it, str::eq_ignore_ascii_case)),
    ("events that differ in white space only", |it| pair(it, |one, other| one.trim() == other.trim())),
    ("event of one segment", |it| event(it, |event| !event.name.contains('.'))),
    ("event of seven segments", |it| event(it, |event| event.name.split('.').count() == 7)),
    ("event called like a keyword", |it| event(it, |event| ["type", "self"].contains(&event.name.as_str()))),
    ("event with quotes", |it| event(it, |event| event.name.contains('"'))),
    ("event with control characters", |it| event(it, |event| event.name.contains(char::is_control))),
    ("event with letters beyond ASCII", |it| event(it, |event| !event.name.is_ascii())),
    ("example of an event", |it| event(it, |event| !event.examples.is_empty())),
    ("description of an event", |it| event(it, |event| event.description.is_some())),
    ("deprecated event", |it| event(it, |event| is_deprecated(&event.life))),
    ("removed event", |it| event(it, |event| event.life.is_removed())),
    ("end that names its release", |it| event(it, |event| end(&event.life).is_some_and(|it| it.release.is_some()))),
    ("end that names no release", |it| event(it, |event| end(&event.life).is_some_and(|it| it.release.is_none()))),
    ("end with a reason", |it| event(it, |event| end(&event.life).is_some_and(|it| it.reason.is_some()))),
    ("id that is a text", |it| envelope(it, |field| is_id(field) && matches!(field.ty, Type::String))),
    ("id that is no text", |it| envelope(it, |field| is_id(field) && matches!(field.ty, Type::Integer(_)))),
    ("id that may be absent", |it| envelope(it, |field| is_id(field) && field.optional)),
    ("id under another key", |it| envelope(it, |field| field.wire == "delivery")),
    ("envelope without an id", |it| !envelope(it, |field| is_id(field) || field.wire == "delivery")),
    ("summary", |it| it.summary.is_some()),
    ("base", |it| it.root.is_some()),
    ("section with an example", |it| it.sections.iter().any(|section| section.example.is_some())),
    ("description of a family", |it| it.families.iter().any(|family| family.description.is_some())),
];

fn envelope(catalogue: &Catalogue, is: impl Fn(&Field) -> bool) -> bool {
    catalogue.envelope.fields.iter().any(is)
}

fn event(catalogue: &Catalogue, is: impl Fn(&Event) -> bool) -> bool {
    catalogue.events.iter().any(is)
}

/// Whether this holds of a narrower field of some event, at any depth.
fn narrow(catalogue: &Catalogue, is: impl Fn(&Narrow) -> bool) -> bool {
    fn any(narrower: &[Narrow], is: &dyn Fn(&Narrow) -> bool) -> bool {
        narrower.iter().any(|narrow| is(narrow) || matches!(&narrow.to, Narrowed::Fields(inner) if any(inner, is)))
    }
    event(catalogue, |event| any(&event.narrow, &is))
}

fn is_partial(catalogue: &Catalogue, TypeId(id): TypeId) -> bool {
    catalogue.types.get(id).is_some_and(|def| def.partial.is_some())
}

/// Whether a type has a field of its own in the place of one of its base.
fn replaces(catalogue: &Catalogue, def: &TypeDef, TypeId(base): TypeId) -> bool {
    let fields = |def: &TypeDef| match &def.shape {
        Shape::Object(fields) => fields.iter().map(|field| (field.wire.clone(), field.place.span)).collect(),
        _ => Vec::new(),
    };
    let base = catalogue.types.get(base).map(fields).unwrap_or_default();
    fields(def).iter().any(|(wire, place)| base.iter().any(|(other, there)| other == wire && there != place))
}

/// Whether this holds of the names of two different events.
fn pair(catalogue: &Catalogue, is: impl Fn(&str, &str) -> bool) -> bool {
    let others = |one: &str| catalogue.events.iter().any(|other| other.name != one && is(one, &other.name));
    event(catalogue, |event| others(&event.name))
}

fn ty(catalogue: &Catalogue, is: impl Fn(&TypeDef) -> bool) -> bool {
    catalogue.types.iter().any(is)
}

/// Whether a type has a name and limits.
fn has_own_limits(catalogue: &Catalogue, named: &Type) -> bool {
    match named {
        Type::Named(id) => catalogue.types.get(id.0).is_some_and(|def| !def.limits.all.is_empty()),
        _ => false,
    }
}

/// Whether an object holds a type of such a shape in one of its fields.
fn holds(catalogue: &Catalogue, def: &TypeDef, is: impl Fn(&Shape) -> bool) -> bool {
    match &def.shape {
        Shape::Object(fields) => fields.iter().any(|field| shape(catalogue, &field.ty).is_some_and(&is)),
        _ => false,
    }
}

/// Whether some field has all of these limits.
fn has_limits(catalogue: &Catalogue, words: &[&str]) -> bool {
    let has = |field: &Field, word: &str| field.limits.all.iter().any(|limit| limit.rule.word() == word);
    field(catalogue, |field| words.iter().all(|word| has(field, word)))
}

fn field(catalogue: &Catalogue, is: impl Fn(&Field) -> bool) -> bool {
    ty(catalogue, |def| matches!(&def.shape, Shape::Object(fields) if fields.iter().any(&is)))
}

fn tuple(catalogue: &Catalogue, is: impl Fn(&[Field]) -> bool) -> bool {
    ty(catalogue, |def| matches!(&def.shape, Shape::Tuple(places) if is(places)))
}

fn enumeration(catalogue: &Catalogue, is: impl Fn(&Enum) -> bool) -> bool {
    ty(catalogue, |def| matches!(&def.shape, Shape::Enum(known) if is(known)))
}

fn value(catalogue: &Catalogue, is: impl Fn(&EnumValue) -> bool) -> bool {
    enumeration(catalogue, |known| known.values.iter().any(&is))
}

fn variant(catalogue: &Catalogue, is: impl Fn(&Variant) -> bool) -> bool {
    ty(catalogue, |def| matches!(&def.shape, Shape::Union(union) if union.variants.iter().any(&is)))
}

fn is_id(field: &Field) -> bool {
    field.wire == "id"
}

/// Whether a type was written inside a field: it is called after the type around it, and no declared one is.
fn is_inside(catalogue: &Catalogue, def: &TypeDef) -> bool {
    let name = def.name.as_str();
    ty(catalogue, |other| name.len() > other.name.as_str().len() && name.starts_with(other.name.as_str()))
}

fn is_deprecated(life: &Life) -> bool {
    matches!(life, Life::Deprecated(_))
}

fn end(life: &Life) -> Option<&Farewell> {
    match life {
        Life::Deprecated(farewell) | Life::Removed(farewell) => Some(farewell),
        _ => None,
    }
}
