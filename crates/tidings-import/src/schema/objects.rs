//! Objects: their fields, and what holds of the keys that are none.

use super::facts::{Facts, allows_nothing};
use super::{Reader, empty, lost};
use crate::documents::Schema;
use crate::form::{Field, Hint, NOTHING, Object, Slot, Type, TypeId};
use crate::node::Node;

impl<'a> Reader<'a> {
    /// The parts of an object that was named.
    pub(super) fn object(&mut self, id: TypeId, facts: &Facts<'a>) -> Object {
        let mut fields: Vec<Field> = Vec::new();
        for (wire, schemas) in &facts.properties {
            let is_never_there = schemas.iter().any(|schema| allows_nothing(&self.led_to(schema)));
            if is_never_there && !facts.required.contains(wire) {
                continue;
            }
            let hint = Hint::Field { parent: id, wire: (*wire).to_owned(), element: false };
            let slot = self.slot(schemas, hint);
            let places = schemas.iter().map(|schema| schema.place.clone()).collect();
            fields.push(Field { wire: (*wire).to_owned(), optional: !facts.required.contains(wire), slot, places });
        }
        for wire in facts.required.iter().filter(|wire| facts.properties.iter().all(|(other, _)| other != *wire)) {
            let slot = empty(&facts.place);
            fields.push(Field { wire: (*wire).to_owned(), optional: false, slot, places: [].into() });
        }
        let mut object = Object { fields, ..Object::default() };
        self.add_keys(id, facts, &mut object);
        for base in &facts.bases {
            let slot = self.definition(base);
            object.extends.extend(self.types.object(&slot.ty).map(|(base, _)| base).filter(|base| *base != id));
        }
        self.add_at_least_one(id, facts, &mut object);
        self.types.get_mut(id).losses.extend(facts.losses.iter().cloned());
        for (word, value) in &facts.limits {
            if *word == "min_entries" && is_said_of_fields(value, facts, &object) {
                let all = object.fields.iter().map(|field| field.wire.clone()).collect();
                promise(&mut object, all);
            } else {
                self.types.get_mut(id).losses.push(lost_limit(facts, word, value));
            }
        }
        object
    }

    /// What holds of keys that are no fields.
    fn add_keys(&mut self, id: TypeId, facts: &Facts<'a>, object: &mut Object) {
        let hint = Hint::Field { parent: id, wire: "other".to_owned(), element: true };
        let mut losses = Vec::new();
        if let Some(rest) = facts.additional.as_ref().filter(|rest| says_something(rest)) {
            object.others = Some(self.element(std::slice::from_ref(rest), &hint, &mut losses));
        }
        for (pattern, schema) in &facts.patterns {
            let held = self.element(std::slice::from_ref(schema), &hint, &mut losses);
            object.patterns.push(((*pattern).to_owned(), held));
        }
        self.types.get_mut(id).losses.extend(losses);
    }

    /// Members of a choice that do nothing but require one field each.
    fn add_at_least_one(&mut self, id: TypeId, facts: &Facts<'a>, object: &mut Object) {
        for choice in &facts.choices {
            let key = |member: &Schema<'a>| match member.node.get("required").map(Node::items) {
                Some([Node::Text(key)]) => Some(key.clone()),
                _ => None,
            };
            match choice.members.iter().map(key).collect::<Option<Vec<String>>>() {
                Some(keys) if keys.iter().all(|key| object.fields.iter().any(|field| field.wire == *key)) => {
                    if choice.exclusive {
                        let mut loss = lost(&choice.place, "exactly one of these fields");
                        (loss.untyped, loss.instead) = (false, "at least one of them".to_owned());
                        self.types.get_mut(id).losses.push(loss);
                    }
                    promise(object, keys);
                }
                _ => {
                    let mut loss = lost(&choice.place, "which fields stand together");
                    (loss.untyped, loss.instead) = (false, "each is optional".to_owned());
                    self.types.get_mut(id).losses.push(loss);
                }
            }
        }
    }

    /// An object without fields: any keys, and what they hold.
    pub(super) fn map(&mut self, facts: &Facts<'a>, hint: &Hint) -> Slot {
        let mut slot = Slot { nullable: facts.is_nullable(), ..Slot::of(Type::JSON, &facts.place) };
        let held = match (facts.additional.as_ref().filter(|rest| says_something(rest)), facts.patterns.as_slice()) {
            (Some(rest), []) => Some(rest.clone()),
            (_, [(pattern, schema)]) => {
                slot.limits.push(("keys", Node::Text((*pattern).to_owned())));
                Some(schema.clone())
            }
            _ => None,
        };
        let inner = held.map_or(Type::JSON, |schema| self.element(&[schema], hint, &mut slot.losses));
        slot.ty = Type::Map(Box::new(inner));
        slot
    }
}

impl Hint {
    /// The name of a member of a union of this name.
    pub(crate) fn of_member(&self, word: &str) -> Self {
        let longer = |name: &str| format!("{name}_{word}");
        match self {
            Self::Source(name) => Self::Source(longer(name)),
            Self::Field { parent, wire, element } => {
                Self::Field { parent: *parent, wire: longer(wire), element: *element }
            }
            Self::Envelope(wire) => Self::Envelope(longer(wire)),
            Self::Payload { event, key } => Self::Payload { event: event.clone(), key: longer(key) },
        }
    }

    /// The name of an element of what has this name.
    pub(super) fn of_element(&self) -> Self {
        match self {
            Self::Field { parent, wire, .. } => Self::Field { parent: *parent, wire: wire.clone(), element: true },
            other => other.clone(),
        }
    }
}

/// One of these fields is there. Of a field that is always there nothing else needs to be said.
fn promise(object: &mut Object, mut wires: Vec<String>) {
    let mut seen: Vec<String> = Vec::new();
    wires.retain(|wire| {
        let is_new = !seen.contains(wire);
        seen.push(wire.clone());
        is_new
    });
    let is_there = |field: &Field| !field.optional && wires.contains(&field.wire);
    if object.fields.iter().any(is_there) || object.at_least_one.contains(&wires) {
        return;
    }
    match wires.as_slice() {
        [only] => {
            object.fields.iter_mut().filter(|field| field.wire == *only).for_each(|field| field.optional = false);
        }
        _ => object.at_least_one.push(wires),
    }
}

/// Whether an object that is not empty is one with any of its fields: it has no keys of a type of their own.
fn is_said_of_fields(least: &Node, facts: &Facts<'_>, object: &Object) -> bool {
    let other_keys = facts.additional.as_ref().is_some_and(|rest| *rest.node != Node::Boolean(false));
    least.as_integer() == Some(1)
        && !other_keys
        && object.patterns.is_empty()
        && !object.fields.is_empty()
        && object.fields.iter().all(|field| field.optional)
}

/// A limit of an object as a whole.
fn lost_limit(facts: &Facts<'_>, word: &str, value: &Node) -> crate::form::Loss {
    let mut loss = lost(&facts.place, format!("`{word}: {}` of an object", value.compact()));
    (loss.untyped, loss.instead) = (false, NOTHING.to_owned());
    loss
}

/// Whether a schema for other keys says more than whether they are allowed.
pub(super) fn says_something(rest: &Schema<'_>) -> bool {
    matches!(rest.node, Node::Object(members) if !members.is_empty())
}
