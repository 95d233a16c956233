//! A catalogue as Rust with serde's derive, as one writes it by hand.

use std::fmt::Write as _;

use super::{Field, Kind, Presence, Shape, Synthetic, TAG, Type, names};

const DERIVES: &str = "#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]\n";

const OPTIONAL: &str = "    #[serde(default, skip_serializing_if = \"Option::is_none\")]\n";

impl Synthetic {
    /// The same types with serde's derive: optional fields are an `Option`, and the payloads an adjacently tagged enum
    /// that is flattened into the envelope. Time stamps are texts, free JSON is a `serde_json::Value`, and what is
    /// unknown is dropped.
    #[must_use]
    pub fn derived(&self) -> String {
        let mut out = "use serde::{Deserialize, Serialize};\n\n".to_owned();
        push_object(&mut out, "Event", &envelope());
        let _ = write!(out, "{DERIVES}#[serde(tag = \"type\", content = \"data\")]\npub enum Data {{\n");
        for event in self.events() {
            let variant = names::rust(&event.name);
            let _ = writeln!(out, "    #[serde(rename = \"{}\")]\n    {variant}(Box<{}>),", event.name, event.payload);
        }
        out += "}\n\n";
        push_type(&mut out, &Type { name: "EventId".to_owned(), shape: Shape::Id("evt_") });
        for ty in self.types() {
            push_type(&mut out, ty);
        }
        out
    }
}

fn envelope() -> String {
    let required = "    pub id: EventId,\n    pub object: String,\n    pub created_at: String,\n";
    format!("{required}{OPTIONAL}    pub request_id: Option<String>,\n    #[serde(flatten)]\n    pub data: Data,\n")
}

fn push_type(out: &mut String, ty: &Type) {
    let name = &ty.name;
    match &ty.shape {
        Shape::Object(fields) => push_object(out, name, &fields.iter().map(field_lines).collect::<String>()),
        Shape::Id(_) => {
            let _ = write!(out, "{DERIVES}#[serde(transparent)]\npub struct {name}(Box<str>);\n\n");
        }
        Shape::Enum(values) => {
            let variants = values.map(|value| format!("    {},\n", names::rust(value))).concat();
            let _ = write!(out, "{DERIVES}#[serde(rename_all = \"snake_case\")]\npub enum {name} {{\n{variants}");
            *out += "    #[serde(other)]\n    Other,\n}\n\n";
        }
        Shape::IdOrObject { id, object } => {
            let variants = format!("    Id({id}),\n    Object(Box<{object}>),\n");
            let _ = write!(out, "{DERIVES}#[serde(untagged)]\npub enum {name} {{\n{variants}}}\n\n");
        }
        Shape::Tagged(variants) => {
            let _ =
                write!(out, "{DERIVES}#[serde(tag = \"{TAG}\", rename_all = \"snake_case\")]\npub enum {name} {{\n");
            for (told, ty) in variants {
                let _ = writeln!(out, "    {}(Box<{ty}>),", names::rust(told));
            }
            *out += "}\n\n";
        }
    }
}

fn push_object(out: &mut String, name: &str, fields: &str) {
    let _ = write!(out, "{DERIVES}pub struct {name} {{\n{fields}}}\n\n");
}

fn field_lines(field: &Field) -> String {
    let (name, ty) = (&field.name, rust_type(&field.kind));
    match field.presence {
        Presence::Required => format!("    pub {name}: {ty},\n"),
        Presence::Optional | Presence::Nullable => format!("{OPTIONAL}    pub {name}: Option<{ty}>,\n"),
    }
}

fn rust_type(kind: &Kind) -> String {
    match kind {
        Kind::Text | Kind::DateTime | Kind::Constant(_) => "String".to_owned(),
        Kind::Boolean => "bool".to_owned(),
        Kind::Integer => "i64".to_owned(),
        Kind::Json => "serde_json::Value".to_owned(),
        Kind::Named(name) => name.clone(),
        Kind::List(name) => format!("Vec<{name}>"),
        Kind::Map => "std::collections::BTreeMap<String, String>".to_owned(),
    }
}
