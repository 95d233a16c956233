//! Values that are no objects: enums, consts, lists, texts and numbers.

use std::collections::BTreeSet;

use tidings_build::model::TEXT_FORMATS;

use super::facts::Facts;
use super::{Reader, lost};
use crate::form::{Enum, EnumValue, Hint, Shape, Slot, Type};
use crate::node::Node;

/// Formats of texts that the language has a word for, beside those that it takes over as they are.
const TEXTS: &[(&str, &str)] = &[("date-time", "date-time"), ("date", "date"), ("url", "uri")];

/// Formats of whole numbers, and the narrowest word that holds them.
const INTEGERS: &[(&str, &str)] = &[
    ("int8", "int32"),
    ("int16", "int32"),
    ("int32", "int32"),
    ("int64", "integer"),
    ("uint8", "uint32"),
    ("uint16", "uint32"),
    ("uint32", "uint32"),
    ("uint64", "uint64"),
    ("uint", "uint64"),
    ("unixtime", "unix-seconds"),
    ("unix-time", "unix-seconds"),
    ("unix-seconds", "unix-seconds"),
    ("unix-milliseconds", "unix-milliseconds"),
];

impl<'a> Reader<'a> {
    /// What a value is of which these things are said.
    pub(super) fn value(&mut self, facts: &Facts<'a>, hint: Hint) -> Slot {
        let mut slot = self.structure(facts, hint);
        slot.nullable |= facts.is_nullable();
        if slot.notes == crate::form::Notes::default() && !self.is_described(&slot.ty) {
            slot.notes = facts.notes.clone();
        }
        slot.default = facts.default.cloned();
        slot.examples = facts.examples.iter().map(|example| (*example).clone()).collect();
        // An object tells it itself.
        if !matches!(&slot.ty, Type::Named(id) if matches!(self.types.get(*id).shape, Shape::Object(_))) {
            slot.losses.extend(facts.losses.iter().cloned());
        }
        if !matches!(slot.ty, Type::Named(_)) {
            slot.limits.extend(facts.limits.iter().cloned());
        }
        slot
    }

    /// Whether what a type is says for itself what its definition says.
    fn is_described(&self, ty: &Type) -> bool {
        matches!(ty, Type::Named(id) if matches!(self.types.get(*id).hint, Hint::Source(_)))
    }

    fn structure(&mut self, facts: &Facts<'a>, hint: Hint) -> Slot {
        if let Some(values) = &facts.values {
            let values = self.allowed(values, facts);
            return self.known_values(facts, &values, hint);
        }
        if let Some(slot) = self.choice(facts, &hint) {
            return slot;
        }
        if facts.is_object_type() {
            return self.named(facts.clone(), hint);
        }
        let kinds = facts.other_kinds();
        let mut slot = match kinds.as_slice() {
            [] if facts.kinds.is_some() => {
                // Null alone, or kinds that exclude each other.
                let is_null = facts.is_nullable();
                let mut slot = Slot::of(if is_null { Type::Const(Node::Null) } else { Type::JSON }, &facts.place);
                if !is_null {
                    slot.losses.push(lost(&facts.place, "kinds of which no value is"));
                }
                slot
            }
            [] => self.of_kind(implied_kind(facts), facts, &hint),
            [kind] => self.of_kind(Some(kind), facts, &hint),
            several => {
                let number: &[&str] = &["integer", "number"];
                let several = several.iter().filter(|kind| **kind != "integer" || !several.contains(&number[1]));
                let members: Vec<Slot> = several.map(|kind| self.of_kind(Some(kind), facts, &hint)).collect();
                let losses = members.iter().flat_map(|slot| slot.losses.clone()).collect();
                let mut types: Vec<Type> = members.into_iter().map(|slot| slot.ty).collect();
                let ty = if types.len() == 1 { types.remove(0) } else { Type::Union(types) };
                Slot { losses, ..Slot::of(ty, &facts.place) }
            }
        };
        if matches!(slot.ty, Type::Const(Node::Null)) {
            slot.nullable = false;
        }
        slot
    }

    fn of_kind(&mut self, kind: Option<&str>, facts: &Facts<'a>, hint: &Hint) -> Slot {
        let builtin = |word| Slot::of(Type::Builtin(word), &facts.place);
        match kind {
            Some("string") => text(facts),
            Some("boolean") => builtin("boolean"),
            Some("integer") => integer(facts),
            Some("number") => match facts.format {
                Some(format) if INTEGERS.iter().any(|(known, _)| *known == format) => integer(facts),
                _ => builtin("number"),
            },
            Some("array") => self.list(facts, hint),
            Some("object") if facts.is_object() && !facts.properties.is_empty() => {
                let mut only = facts.clone();
                only.kinds = Some(BTreeSet::from(["object"]));
                self.named(only, hint.clone())
            }
            Some("object") => self.map(facts, hint),
            _ => builtin("json"),
        }
    }

    fn list(&mut self, facts: &Facts<'a>, hint: &Hint) -> Slot {
        if !facts.tuple.is_empty() {
            return self.tuple(facts, hint);
        }
        let mut slot = Slot::of(Type::JSON, &facts.place);
        let is_said = !facts.items.is_empty();
        let element = if is_said { self.element(&facts.items, hint, &mut slot.losses) } else { Type::JSON };
        slot.ty = Type::List(Box::new(element));
        slot
    }

    /// A const or an enum.
    fn known_values(&mut self, facts: &Facts<'a>, values: &[&'a Node], hint: Hint) -> Slot {
        let names = if facts.value_names.len() == values.len() { facts.value_names.as_slice() } else { &[] };
        let pairs = values.iter().enumerate().filter(|(_, value)| ***value != Node::Null);
        let mut known: Vec<EnumValue> = Vec::new();
        for (at, value) in pairs {
            if known.iter().all(|other| other.wire != **value) {
                let name = names.get(at).map(|name| (*name).to_owned());
                known.push(EnumValue { wire: (*value).clone(), name, description: None });
            }
        }
        self.enum_of(facts, known, facts.open_values, hint)
    }

    /// The type of known values: a const of one, a boolean of both, else an enum.
    pub(super) fn enum_of(&mut self, facts: &Facts<'a>, values: Vec<EnumValue>, open: bool, hint: Hint) -> Slot {
        let is_list_or_object = |value: &EnumValue| matches!(value.wire, Node::List(_) | Node::Object(_));
        let is_boolean = |value: &EnumValue| matches!(value.wire, Node::Boolean(_));
        let is_member = |value: &EnumValue| matches!(&value.wire, Node::Text(_)) || value.wire.as_integer().is_some();
        match values.as_slice() {
            [] if facts.values.as_ref().is_some_and(Vec::is_empty) => {
                let mut slot = Slot::of(Type::JSON, &facts.place);
                slot.losses.push(lost(&facts.place, "an enum of no value"));
                slot
            }
            [] => Slot::of(Type::Const(Node::Null), &facts.place),
            _ if values.iter().any(is_list_or_object) => {
                let mut slot = Slot::of(Type::JSON, &facts.place);
                slot.losses.push(lost(&facts.place, "constants that are lists or objects"));
                slot
            }
            [only] => Slot::of(Type::Const(only.wire.clone()), &facts.place),
            _ if values.iter().all(is_boolean) => Slot::of(Type::Builtin("boolean"), &facts.place),
            _ if values.iter().all(is_member) => self.declare(Shape::Enum(Enum { values, closed: !open }), facts, hint),
            _ => {
                let members = values.into_iter().map(|value| Type::Const(value.wire)).collect();
                Slot::of(Type::Union(members), &facts.place)
            }
        }
    }
}

/// The kind that other keywords speak of where `type` is silent.
fn implied_kind(facts: &Facts<'_>) -> Option<&'static str> {
    let says = |words: &[&str]| facts.limits.iter().any(|(word, _)| words.contains(word));
    let is_integer = facts.format.is_some_and(|format| INTEGERS.iter().any(|(known, _)| *known == format));
    if facts.is_object() {
        Some("object")
    } else if !facts.items.is_empty() || !facts.tuple.is_empty() {
        Some("array")
    } else if is_integer {
        Some("integer")
    } else if facts.format.is_some() || says(&["pattern", "min_length", "max_length"]) {
        Some("string")
    } else {
        None
    }
}

fn text(facts: &Facts<'_>) -> Slot {
    let word = facts.format.and_then(|format| {
        let same = TEXT_FORMATS.iter().map(|known| (known.word, known.word));
        TEXTS.iter().copied().chain(same).find(|(known, _)| *known == format)
    });
    let mut slot = Slot::of(word.map_or(Type::STRING, |(_, word)| Type::Builtin(word)), &facts.place);
    if let (Some(format), None) = (facts.format, word) {
        let mut loss = lost(&facts.place, format!("the format `{format}`"));
        (loss.untyped, loss.instead) = (false, "`string`".to_owned());
        slot.losses.push(loss);
    }
    slot
}

fn integer(facts: &Facts<'_>) -> Slot {
    let word = facts.format.and_then(|format| INTEGERS.iter().find(|(known, _)| *known == format));
    Slot::of(Type::Builtin(word.map_or("integer", |(_, word)| word)), &facts.place)
}
