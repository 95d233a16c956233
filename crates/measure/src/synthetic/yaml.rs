//! A catalogue as YAML.

use std::fmt::Write as _;

use super::{Family, Field, Kind, Presence, Shape, Synthetic, TAG, Type};

impl Synthetic {
    /// The catalogue in its own language, as the one file that holds it all.
    #[must_use]
    pub fn yaml(&self) -> String {
        let mut out = format!("catalogue: {}\nlanguage: 1\ntitle: Events\n", self.name);
        out += "envelope:\n  name: type\n  payload: data\n  fields:\n    id: EventId\n    object: const \"event\"\n";
        out += "    created_at: date-time\n    request_id?: string | null\n";
        out += "types:\n  EventId: id \"evt_\"\nfamilies:\n";
        for family in &self.families {
            push_family(&mut out, family);
        }
        out
    }
}

fn push_family(out: &mut String, family: &Family) {
    let Some(first) = family.events.first() else { return };
    let _ =
        writeln!(out, "  {}:\n    title: The events of {}\n    payload: {}", family.name, family.name, first.payload);
    *out += "    events:\n";
    for event in &family.events {
        if event.payload == first.payload && !event.narrows {
            let _ = writeln!(out, "      {}: What {} says has happened", event.name, event.name);
        } else {
            let _ = writeln!(out, "      {}:\n        fired_when: What {} says has happened", event.name, event.name);
            let _ = writeln!(out, "        payload: {}", event.payload);
        }
        if event.narrows {
            *out += "        narrow:\n          status: const \"pending\"\n";
        }
    }
    if !family.types.is_empty() {
        *out += "    types:\n";
    }
    for ty in &family.types {
        push_type(out, ty);
    }
}

fn push_type(out: &mut String, ty: &Type) {
    let name = &ty.name;
    let _ = match &ty.shape {
        Shape::Id(prefix) => writeln!(out, "      {name}: id \"{prefix}\""),
        Shape::Enum(values) => {
            let values = values.map(|value| format!("          {value}:\n")).concat();
            write!(out, "      {name}:\n        values:\n{values}")
        }
        Shape::IdOrObject { id, object } => writeln!(out, "      {name}: {id} | {object}"),
        Shape::Tagged(variants) => {
            let mut lines = format!("      {name}:\n        tag: {TAG}\n        variants:\n");
            for (told, ty) in variants {
                let _ = writeln!(lines, "          {told}: {ty}");
            }
            write!(out, "{lines}")
        }
        Shape::Object(fields) => {
            let fields: String = fields.iter().map(field_line).collect();
            write!(out, "      {name}:\n        description: A summary of its time.\n        fields:\n{fields}")
        }
    };
}

fn field_line(field: &Field) -> String {
    let (mark, null) = match field.presence {
        Presence::Required => ("", ""),
        Presence::Optional => ("?", ""),
        Presence::Nullable => ("?", " | null"),
    };
    format!("          {}{mark}: {}{null}\n", field.name, expression(&field.kind))
}

fn expression(kind: &Kind) -> String {
    match kind {
        Kind::Text => "string".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Integer => "integer".to_owned(),
        Kind::DateTime => "date-time".to_owned(),
        Kind::Json => "json".to_owned(),
        Kind::Constant(text) => format!("const \"{text}\""),
        Kind::Named(name) => name.clone(),
        Kind::List(name) => format!("list<{name}>"),
        Kind::Map => "map<string>".to_owned(),
    }
}
