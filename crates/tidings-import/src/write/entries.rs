//! The entries of a catalogue: events, types, fields, values.

mod values;

use std::collections::{BTreeMap, BTreeSet};

use tidings_build::rust_names;

use super::yaml::{Lines, escaped, expression, flow, in_flow, word};
use crate::form::{Event, Field, Loss, Object, Shape, Subject, Type, TypeDef, TypeId, Types};
use crate::names::{Key, keys};

/// What entries are written from.
pub(super) struct Entries<'a> {
    pub(super) types: &'a Types,
    pub(super) names: &'a BTreeMap<TypeId, String>,
    /// The unions that are written where they stand.
    pub(super) inline: &'a BTreeSet<TypeId>,
    /// In so many places the event's name stands.
    pub(super) name_parts: usize,
    pub(super) inferred: bool,
}

/// What stands in an entry beside its main word: short things on one line, texts and lists below each other.
enum Part {
    Short(&'static str, String),
    Text(&'static str, String),
}

impl Entries<'_> {
    pub(super) fn event(
        &self,
        lines: &mut Lines,
        (number, key, event): (usize, &Key, &Event),
        shared: Option<&(Type, bool)>,
    ) {
        lines.begin(Subject::Event(number));
        event.comment.iter().for_each(|comment| lines.comment(1, comment));
        for loss in event.losses.iter().chain(&event.payload.losses) {
            lines.loss(1, loss);
        }
        let fired_when = event.fired_when.clone().unwrap_or_else(|| "Not described".to_owned());
        let payload = (event.payload.ty.clone(), event.payload.nullable);
        let mut parts = Vec::new();
        if let Some(description) = &event.description {
            parts.push(Part::Text("description", description.clone()));
        }
        if Some(&payload) != shared {
            parts.push(Part::Short("payload", self.expression_of(&payload)));
        }
        if event.deprecated {
            parts.push(Part::Short("deprecated", "true".to_owned()));
        }
        parts.extend(self.wire_of(key, event).map(|wire| Part::Short("wire", wire)));
        let name = word(&key.key);
        if parts.is_empty() && event.examples.is_empty() {
            return lines.text(1, &name, &fired_when);
        }
        lines.add(1, &format!("{name}:"));
        lines.text(2, "fired_when", &fired_when);
        write_parts(lines, 2, &parts);
        if !event.examples.is_empty() {
            lines.add(2, "examples:");
            event.examples.iter().for_each(|example| lines.data(3, "-", example));
        }
    }

    /// What stands on the wire, where the event's key does not tell it: the first dots divide that into the parts.
    fn wire_of(&self, key: &Key, event: &Event) -> Option<String> {
        let is_told = || event.name.splitn(self.name_parts, '.').eq(event.parts.iter().map(String::as_str));
        match &key.wire {
            Some(wire) if self.name_parts < 2 => Some(escaped(wire)),
            None if self.name_parts < 2 || is_told() => None,
            _ => {
                let parts: Vec<String> = event.parts.iter().map(|part| word(part)).collect();
                Some(format!("[{}]", parts.join(", ")))
            }
        }
    }

    /// The types of a file, each with an empty line before it.
    pub(super) fn types(&self, lines: &mut Lines, types: &[TypeId]) {
        if types.is_empty() {
            return;
        }
        lines.blank();
        lines.add(0, "types:");
        for (number, id) in types.iter().enumerate() {
            if number > 0 {
                lines.blank();
            }
            lines.begin(Subject::Type(*id));
            self.type_def(lines, *id, &word(&self.names[id]), self.types.get(*id));
        }
    }

    fn type_def(&self, lines: &mut Lines, id: TypeId, name: &str, def: &TypeDef) {
        def.notes.comment.iter().for_each(|comment| lines.comment(1, comment));
        for loss in distinct(&def.losses) {
            lines.loss(1, loss);
        }
        if let (Shape::Alias(ty), None, false) = (&def.shape, &def.notes.description, def.notes.deprecated) {
            return lines.add(1, &format!("{name}: {}", expression(&self.expression(ty))));
        }
        lines.add(1, &format!("{name}:"));
        if let Some(description) = &def.notes.description {
            lines.text(2, "description", description);
        }
        if def.notes.deprecated {
            lines.add(2, "deprecated: true");
        }
        match &def.shape {
            Shape::Object(object) => self.object(lines, id, object),
            Shape::Enum(values) => values::write_values(lines, values),
            Shape::Tagged(tagged) => self.tagged(lines, tagged),
            Shape::Alias(ty) => lines.add(2, &format!("type: {}", expression(&self.expression(ty)))),
        }
    }

    fn object(&self, lines: &mut Lines, id: TypeId, object: &Object) {
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
        if !object.patterns.is_empty() {
            lines.add(2, "patterns:");
            for (pattern, ty) in &object.patterns {
                lines.add(3, &format!("{}: {}", escaped(pattern), expression(&self.expression(ty))));
            }
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
                several.iter().for_each(|wires| lines.add(3, &format!("- {}", list(wires))));
            }
        }
    }

    /// The fields around every payload. Generated code has a field of its own for that.
    pub(super) fn envelope_fields(&self, lines: &mut Lines, fields: &[Field]) {
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
        let mut parts = Vec::new();
        if let Some(description) = &slot.notes.description {
            parts.push(Part::Text("description", description.clone()));
        }
        parts.extend(slot.limits.iter().map(|(word, value)| Part::Short(word, value.compact())));
        parts.extend(slot.default.as_ref().map(|value| Part::Short("default", flow(value))));
        if self.inferred && in_envelope {
            parts.push(Part::Short("origin", "samples".to_owned()));
        }
        if slot.notes.deprecated {
            parts.push(Part::Short("deprecated", "true".to_owned()));
        }
        if !slot.examples.is_empty() {
            let examples: Vec<String> = slot.examples.iter().map(flow).collect();
            parts.push(Part::Short("examples", format!("[{}]", examples.join(", "))));
        }
        if let Some(wire) = &key.wire {
            parts.push(Part::Short("wire", escaped(wire)));
        }
        entry(lines, depth, &name, &ty, &parts);
    }

    /// A type, and whether null may stand in its place, as YAML.
    pub(super) fn expression_of(&self, (ty, nullable): &(Type, bool)) -> String {
        let null = if *nullable { " | null" } else { "" };
        expression(&format!("{}{null}", self.expression(ty)))
    }

    fn expression(&self, ty: &Type) -> String {
        match ty {
            Type::Builtin(word) => (*word).to_owned(),
            Type::Const(value) => format!("const {}", value.compact()),
            Type::List(inner) => format!("list<{}>", self.expression(inner)),
            Type::Map(inner) => format!("map<{}>", self.expression(inner)),
            Type::Nullable(inner) => format!("{} | null", self.expression(inner)),
            Type::Union(members) => {
                members.iter().map(|member| self.expression(member)).collect::<Vec<String>>().join(" | ")
            }
            Type::Named(id) if self.inline.contains(id) => match &self.types.get(*id).shape {
                Shape::Alias(ty) => self.expression(ty),
                _ => "json".to_owned(),
            },
            Type::Named(id) => self.names.get(id).cloned().unwrap_or_else(|| "json".to_owned()),
        }
    }
}

/// An entry in its shortest form: its type alone, all on one line, or a line for each key.
fn entry(lines: &mut Lines, depth: usize, name: &str, ty: &str, parts: &[Part]) {
    const WIDEST: usize = 100;
    if parts.is_empty() {
        return lines.add(depth, &format!("{name}: {ty}"));
    }
    let short = |part: &Part| match part {
        Part::Short(key, value) => Some(format!("{key}: {value}")),
        Part::Text(..) => None,
    };
    if let Some(shorts) = parts.iter().map(short).collect::<Option<Vec<String>>>() {
        let ty = if ty.starts_with('"') { ty.to_owned() } else { in_flow(ty) };
        let line = format!("{name}: {{type: {ty}, {}}}", shorts.join(", "));
        if 2 * depth + line.chars().count() <= WIDEST {
            return lines.add(depth, &line);
        }
    }
    lines.add(depth, &format!("{name}:"));
    lines.add(depth + 1, &format!("type: {ty}"));
    write_parts(lines, depth + 1, parts);
}

fn write_parts(lines: &mut Lines, depth: usize, parts: &[Part]) {
    for part in parts {
        match part {
            Part::Short(key, value) => lines.add(depth, &format!("{key}: {value}")),
            Part::Text(key, value) => lines.text(depth, key, value),
        }
    }
}

/// A field's key that may be absent. With its sign it is no word of YAML's any more.
fn optional(key: &str) -> String {
    let (sound, with_sign) = (format!("{key}_"), format!("{key}?"));
    if word(&sound) == sound { with_sign } else { escaped(&with_sign) }
}

/// Losses, each of which is said once.
fn distinct(losses: &[Loss]) -> Vec<&Loss> {
    let mut said: Vec<&Loss> = Vec::new();
    for loss in losses {
        if said.iter().all(|other| (&other.what, &other.instead) != (&loss.what, &loss.instead)) {
            said.push(loss);
        }
    }
    said
}
