//! Objects and tuples: what holds of them as a whole, and their fields.

use std::collections::BTreeSet;

use tidings_build::rust_names;

use super::{Entries, Part, distinct, entry, parts_of};
use crate::form::{Field, Object, Subject, TypeId};
use crate::names::{Key, keys};
use crate::write::yaml::{Lines, escaped, expression, word};

impl Entries<'_> {
    pub(super) fn object(&self, lines: &mut Lines, id: TypeId, object: &Object) {
        if object.is_tuple {
            lines.add(2, "items:");
            for (number, place) in object.fields.iter().enumerate() {
                lines.begin(Subject::Field(id, number));
                let key = Key { key: place.wire.clone(), wire: None };
                self.field(lines, 3, &key, place, false);
            }
            return;
        }
        if self.inferred && !object.fields.is_empty() {
            lines.add(2, "origin: samples");
        }
        if let Some(others) = &object.others {
            lines.add(2, &format!("others: {}", expression(&self.expression(others))));
        }
        self.at_least_one(lines, id, object);
        if let [base] = object.extends.as_slice() {
            lines.add(2, &format!("extends: {}", word(&self.names[base])));
        } else if !object.extends.is_empty() {
            let bases: Vec<String> = object.extends.iter().map(|base| word(&self.names[base])).collect();
            lines.add(2, &format!("extends: [{}]", bases.join(", ")));
        }
        self.fields(lines, Some(id), &object.fields, BTreeSet::new());
    }

    /// Fields are named by their keys, and those of another object by what stands on the wire.
    fn at_least_one(&self, lines: &mut Lines, id: TypeId, object: &Object) {
        let keys = keys(object.fields.iter().map(|field| field.wire.as_str()), rust_names::field, BTreeSet::new());
        let named = |wire: &String| {
            let found = object.fields.iter().zip(&keys).find(|(field, _)| field.wire == *wire);
            let own = found.filter(|(field, _)| !self.types.inherits(self.types.bases(id), field));
            word(own.map_or(wire, |(_, key)| &key.key))
        };
        let list = |wires: &Vec<String>| format!("[{}]", wires.iter().map(named).collect::<Vec<_>>().join(", "));
        match object.at_least_one.as_slice() {
            [] => {}
            [wires] => lines.add(2, &format!("at_least_one: {}", list(wires))),
            several => {
                lines.add(2, "at_least_one:");
                for wires in several {
                    lines.add(3, &format!("- {}", list(wires)));
                }
            }
        }
    }

    /// The fields around every payload. Generated code has a field of its own for that.
    pub(in crate::write) fn envelope_fields(&self, lines: &mut Lines, fields: &[Field]) {
        self.fields(lines, None, fields, BTreeSet::from(["data".to_owned()]));
    }

    /// The fields of a type, or those of the envelope.
    fn fields(&self, lines: &mut Lines, of: Option<TypeId>, fields: &[Field], taken: BTreeSet<String>) {
        let depth = if of.is_some() { 2 } else { 1 };
        let bases = of.map(|id| self.types.bases(id)).unwrap_or_default();
        if fields.iter().all(|field| self.types.inherits(bases, field)) {
            return lines.add(depth, "fields: {}");
        }
        lines.add(depth, "fields:");
        let keys = keys(fields.iter().map(|field| field.wire.as_str()), rust_names::field, taken);
        for (number, (key, field)) in keys.iter().zip(fields).enumerate() {
            if self.types.inherits(bases, field) {
                continue;
            }
            lines.begin(of.map_or(Subject::EnvelopeField(number), |id| Subject::Field(id, number)));
            self.field(lines, depth + 1, key, field, of.is_none());
        }
    }

    fn field(&self, lines: &mut Lines, depth: usize, key: &Key, field: &Field, in_envelope: bool) {
        let slot = &field.slot;
        slot.notes.comment.iter().for_each(|comment| lines.comment(depth, comment));
        for loss in distinct(&slot.losses) {
            lines.loss(depth, loss);
        }
        let name = if field.optional { optional(&key.key) } else { word(&key.key) };
        let ty = self.expression_of(&(slot.ty.clone(), slot.nullable));
        let mut parts = parts_of(slot, &slot.notes);
        if self.inferred && in_envelope {
            parts.push(Part::Short("origin", "samples".to_owned()));
        }
        if let Some(wire) = &key.wire {
            parts.push(Part::Short("wire", escaped(wire)));
        }
        entry(lines, depth, &name, &ty, &parts);
    }
}

/// A field's key that may be absent. With its sign it is no word of YAML's any more.
fn optional(key: &str) -> String {
    let (sound, with_sign) = (format!("{key}_"), format!("{key}?"));
    if word(&sound) == sound { with_sign } else { escaped(&with_sign) }
}
