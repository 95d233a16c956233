//! The schema of a catalogue as it is published: what generated types tell `schemars` is taken from it.

use std::sync::OnceLock;

use schemars::transform::transform_subschemas;
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value};

use crate::json_ref::{JsonRef, Kind};

/// The document with the schema of all events, and the types that its definitions are of.
pub struct Published {
    text: &'static str,
    definitions: &'static [Definition],
    document: OnceLock<Map<String, Value>>,
}

/// A definition of the document.
pub struct Definition {
    /// What the document calls it.
    pub name: &'static str,
    /// How a generator refers to it.
    pub refer: fn(&mut SchemaGenerator) -> Schema,
}

/// Members of the document that are not part of the schema of an event.
const DOCUMENT_ONLY: &[&str] = &["$schema", "$id", "$comment", "$defs"];

impl Published {
    /// The document of this text.
    #[must_use]
    pub const fn new(text: &'static str, definitions: &'static [Definition]) -> Self {
        Self { text, definitions, document: OnceLock::new() }
    }

    /// The schema of any event: the definition of this name, or the document itself if it has none. The document of a
    /// catalogue whose bodies are lists speaks of those.
    pub fn all(&self, name: &str, generator: &mut SchemaGenerator) -> Schema {
        if self.document().get("$defs").is_some_and(|definitions| definitions.get(name).is_some()) {
            return self.definition(name, generator);
        }
        let members = self.document().iter().filter(|(key, _)| !DOCUMENT_ONLY.contains(&key.as_str()));
        let mut schema = Schema::from(members.map(|(key, value)| (key.clone(), value.clone())).collect::<Map<_, _>>());
        self.refer(&mut schema, generator);
        schema
    }

    /// The definition of this name.
    pub fn definition(&self, name: &str, generator: &mut SchemaGenerator) -> Schema {
        let definition = self.document().get("$defs").and_then(|definitions| definitions.get(name));
        let mut schema = as_schema(definition.cloned());
        self.refer(&mut schema, generator);
        schema
    }

    fn document(&self) -> &Map<String, Value> {
        self.document.get_or_init(|| match value_of(JsonRef::trusted(self.text.trim_end())) {
            Some(Value::Object(members)) => members,
            _ => Map::new(),
        })
    }

    /// Lets the generator say how definitions are referred to. It is asked last of all: what it gives may hold
    /// references that are its own already.
    fn refer(&self, schema: &mut Schema, generator: &mut SchemaGenerator) {
        transform_subschemas(&mut |inner: &mut Schema| self.refer(inner, generator), schema);
        let name = schema.get("$ref").and_then(Value::as_str).and_then(|address| address.strip_prefix("#/$defs/"));
        if let Some(definition) = name.and_then(|name| self.definitions.iter().find(|it| it.name == name)) {
            *schema = (definition.refer)(generator);
        }
    }
}

/// The schema of a type without a definition: an enum, an id.
#[must_use]
pub fn text_schema(text: &str) -> Schema {
    as_schema(value_of(JsonRef::trusted(text)))
}

fn as_schema(value: Option<Value>) -> Schema {
    let schema = value.and_then(|value| Schema::try_from(value).ok());
    schema.expect("the compiler writes a schema for each type")
}

/// A value as `serde_json` holds it. A number that is too large for that is left out: such a number stands in examples
/// only, and they are for people.
fn value_of(json: JsonRef<'_>) -> Option<Value> {
    match json.kind() {
        Kind::List => Some(json.items().filter_map(value_of).collect()),
        Kind::Object => {
            let members = json.members().map(|(key, value)| Some((key.text()?.into_owned(), value_of(value)?)));
            Some(Value::Object(members.flatten().collect()))
        }
        Kind::Null | Kind::Boolean | Kind::Number | Kind::Text => serde_json::from_str(json.as_str()).ok(),
    }
}

/// Gives the types of a catalogue `schemars::JsonSchema`, from the table that generated code carries behind them.
///
/// The file is the schema of all events, beside the generated code. Its definitions are those of the events, which have
/// no type of their own in Rust, and those of the objects. Enums and ids have none: what is said wherever they are
/// used stands in the table.
///
/// ```text
/// tidings::impl_json_schema! {
///     Event = "ShopEvent" in "events.schema.json",
///     events { OrderPaidEvent, }
///     objects { Order, }
///     texts { OrderId = r#"{"type":"string","description":"Begins with `ord_`."}"#, }
/// }
/// ```
#[macro_export]
macro_rules! impl_json_schema {
    (
        $event:ident = $title:literal in $file:literal,
        events { $($definition:ident,)* }
        objects { $($object:ident,)* }
        texts { $($text:ident = $schema:literal,)* }
    ) => {
        #[allow(deprecated)]
        const _: () = {
            $(enum $definition {})*

            static PUBLISHED: $crate::Published = $crate::Published::new(
                ::std::include_str!($file),
                &[
                    $($crate::definition!($definition),)*
                    $($crate::definition!($object),)*
                ],
            );

            $crate::impl_schema!($event, $title, false, |generator| PUBLISHED.all($title, generator));
            $($crate::impl_definition!(PUBLISHED, $definition);)*
            $($crate::impl_definition!(PUBLISHED, $object);)*
            $($crate::impl_schema!($text, stringify!($text), true, |_generator| $crate::text_schema($schema));)*
        };
    };
}

/// A row of the table by which references are found.
#[doc(hidden)]
#[macro_export]
macro_rules! definition {
    ($type:ident) => {
        $crate::Definition {
            name: ::std::stringify!($type),
            refer: $crate::schemars::SchemaGenerator::subschema_for::<$type>,
        }
    };
}

/// The schema of a type that has a definition of its own name.
#[doc(hidden)]
#[macro_export]
macro_rules! impl_definition {
    ($published:ident, $type:ident) => {
        $crate::impl_schema!($type, ::std::stringify!($type), false, |generator| {
            $published.definition(::std::stringify!($type), generator)
        });
    };
}

/// The schema of a type. By its path it differs from all others: two catalogues may use one name.
#[doc(hidden)]
#[macro_export]
macro_rules! impl_schema {
    ($type:ident, $name:expr, $inline:literal, |$generator:ident| $schema:expr) => {
        impl $crate::schemars::JsonSchema for $type {
            fn inline_schema() -> bool {
                $inline
            }

            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn schema_id() -> ::std::borrow::Cow<'static, str> {
                ::std::concat!(::std::module_path!(), "::", ::std::stringify!($type)).into()
            }

            fn json_schema($generator: &mut $crate::schemars::SchemaGenerator) -> $crate::schemars::Schema {
                $schema
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use schemars::json_schema;

    use super::text_schema;

    #[test]
    fn a_number_that_nothing_holds_is_left_out() {
        let schema = text_schema(r#"{"type":"number","examples":[1e400,1.5,{"a":1e400,"b":"\ud800","c":"\u00e9"}]}"#);
        assert_eq!(schema, json_schema!({"type": "number", "examples": [1.5, {"c": "é"}]}));
    }
}
