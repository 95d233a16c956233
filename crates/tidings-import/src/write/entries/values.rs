//! Enums, and unions that a tag tells apart: values by their keys.

use std::collections::BTreeSet;

use tidings_build::rust_names;

use super::Entries;
use crate::form::{Enum, EnumValue, Tagged};
use crate::names::keys;
use crate::node::Node;
use crate::write::yaml::{Lines, escaped, expression, in_flow, word};

impl Entries<'_> {
    pub(super) fn tagged(&self, lines: &mut Lines, tagged: &Tagged) {
        lines.add(2, &format!("tag: {}", word(&tagged.tag)));
        if tagged.closed {
            lines.add(2, "closed: true");
        }
        lines.add(2, "variants:");
        let found = keys(tagged.variants.iter().map(|(value, _)| value.as_str()), rust_names::variant, BTreeSet::new());
        for (key, (_, ty)) in found.iter().zip(&tagged.variants) {
            let ty = self.expression(ty);
            match &key.wire {
                None => lines.add(3, &format!("{}: {}", word(&key.key), expression(&ty))),
                Some(wire) => {
                    let flow = format!("{{type: {}, wire: {}}}", in_flow(&ty), escaped(wire));
                    lines.add(3, &format!("{}: {flow}", word(&key.key)));
                }
            }
        }
    }
}

pub(super) fn write_values(lines: &mut Lines, values: &Enum) {
    let is_text = |value: &EnumValue| matches!(value.wire, Node::Text(_));
    match (values.values.iter().any(is_text), values.values.iter().all(is_text)) {
        (_, true) => {}
        (true, false) => lines.add(2, "type: string | integer"),
        (false, false) => lines.add(2, "type: integer"),
    }
    if values.closed {
        lines.add(2, "closed: true");
    }
    lines.add(2, "values:");
    let text = |value: &EnumValue| {
        value.name.clone().unwrap_or_else(|| match &value.wire {
            Node::Text(text) => text.clone(),
            other => other.compact(),
        })
    };
    let wires: Vec<String> = values.values.iter().map(text).collect();
    let variant = |name: &str| rust_names::variant(name);
    let found = keys(wires.iter().map(String::as_str), variant, BTreeSet::new());
    for (key, value) in found.iter().zip(&values.values) {
        let (name, wire) = match &value.wire {
            Node::Text(text) if *text == key.key => (word(&key.key), None),
            Node::Text(text) => (word(&key.key), Some(escaped(text))),
            // A plain number is one.
            number if number.compact() == key.key => (key.key.clone(), None),
            number => (word(&key.key), Some(number.compact())),
        };
        match (wire, &value.description) {
            (None, None) => lines.add(3, &format!("{name}:")),
            (None, Some(description)) => lines.text(3, &name, description),
            (Some(wire), None) => lines.add(3, &format!("{name}: {{wire: {wire}}}")),
            (Some(wire), Some(description)) => {
                lines.add(3, &format!("{name}:"));
                lines.text(4, "description", description);
                lines.add(4, &format!("wire: {wire}"));
            }
        }
    }
}
