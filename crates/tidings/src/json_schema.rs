//! The schemas of this crate's types within users' own, as `schemars` makes them.
//!
//! Each says what the schema of a catalogue says where a field has that type. None of them has a definition of its own:
//! a definition of a mere text makes a wrapper around each such text in other languages.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::{Date, Field, Json, Map, Number, Open, Timestamp, UnixMilliseconds, UnixSeconds};

macro_rules! impl_plain {
    ($($type:ident: $schema:tt)*) => {$(
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn schema_id() -> Cow<'static, str> {
                concat!("tidings::", stringify!($type)).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )*};
}

impl_plain! {
    Json: {}
    Number: { "type": "number" }
    Timestamp: { "type": "string", "format": "date-time" }
    Date: { "type": "string", "format": "date" }
    UnixSeconds: {
        "type": "integer",
        "format": "int64",
        "minimum": i64::MIN,
        "maximum": i64::MAX,
        "description": "Whole seconds since 1970, in UTC."
    }
    UnixMilliseconds: {
        "type": "integer",
        "format": "int64",
        "minimum": i64::MIN,
        "maximum": i64::MAX,
        "description": "Whole milliseconds since 1970, in UTC."
    }
}

/// The schema of another type, which accepts the same values.
macro_rules! impl_like {
    ($([$generic:ident] $type:ty: $other:ty,)*) => {$(
        impl<$generic: JsonSchema> JsonSchema for $type {
            fn inline_schema() -> bool {
                <$other>::inline_schema()
            }

            fn schema_name() -> Cow<'static, str> {
                <$other>::schema_name()
            }

            fn schema_id() -> Cow<'static, str> {
                <$other>::schema_id()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                <$other>::json_schema(generator)
            }
        }
    )*};
}

impl_like! {
    [E] Open<E>: E,
    [T] Map<T>: BTreeMap<String, T>,
    // As it is read: without `#[serde(default)]` before it a field must be there.
    [T] Field<T>: Option<T>,
}
