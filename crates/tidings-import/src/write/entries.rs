//! The entries of a catalogue: events, types, fields, values.

mod objects;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use super::yaml::{Lines, escaped, expression, flow, in_flow, word};
use crate::form::{Event, Loss, Notes, Shape, Slot, Subject, Type, TypeDef, TypeId, Types};
use crate::names::Key;

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
        if let Shape::Scalar(slot) = &def.shape {
            let ty = expression(&self.expression(&slot.ty));
            return entry(lines, 1, name, &ty, &parts_of(slot, &def.notes));
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
            Shape::Scalar(_) => {}
        }
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
            Type::Partial(id) => {
                self.names.get(id).map_or_else(|| "json".to_owned(), |name| format!("partial<{name}>"))
            }
        }
    }
}

/// What is said of a scalar beside its type.
fn parts_of(slot: &Slot, notes: &Notes) -> Vec<Part> {
    let mut parts = Vec::new();
    if let Some(description) = &notes.description {
        parts.push(Part::Text("description", description.clone()));
    }
    parts.extend(slot.limits.iter().map(|(word, value)| Part::Short(word, value.compact())));
    parts.extend(slot.default.as_ref().map(|value| Part::Short("default", flow(value))));
    if notes.deprecated {
        parts.push(Part::Short("deprecated", "true".to_owned()));
    }
    if !slot.examples.is_empty() {
        let examples: Vec<String> = slot.examples.iter().map(flow).collect();
        parts.push(Part::Short("examples", format!("[{}]", examples.join(", "))));
    }
    parts
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
