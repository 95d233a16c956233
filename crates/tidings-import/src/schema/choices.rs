//! `anyOf` and `oneOf`: nullable values, enums written as constants, and unions.

use super::facts::{self, Choice, Facts};
use super::members::is_null;
use super::narrowed::nothing;
use super::{Reader, lost};
use crate::documents::Schema;
use crate::form::{Enum, EnumValue, Hint, Shape, Slot, Type};
use crate::node::Node;

/// Choices beside fields stand in each other at most this deep.
const DEEPEST: usize = 5;

/// So many members of choices beside fields are written out, all in all: five levels of twenty each are millions.
const MOST_BESIDE_FIELDS: usize = 2000;

/// So many types stand in one union.
const MOST: usize = 1000;

impl<'a> Reader<'a> {
    /// What a choice makes of a value. `None` if it makes nothing of it: there is none, or it merely says which fields
    /// of an object stand together.
    pub(super) fn choice(&mut self, facts: &Facts<'a>, hint: &Hint) -> Option<Slot> {
        let choices: Vec<&Choice<'a>> = facts.choices.iter().filter(|choice| !only_requires(choice)).collect();
        if choices.is_empty() {
            return None;
        }
        let Some(whole) = self.narrowest(&choices) else {
            let mut slot = Slot::of(Type::JSON, &facts.place);
            slot.losses.push(lost(&facts.place, "several choices at once"));
            return Some(slot);
        };
        let choice = self.admitted(whole, facts);
        if choice.members.is_empty() {
            return Some(nothing(&facts.place));
        }
        let others = choice.members.iter().filter(|member| !self.is_null(member)).count();
        let values = if others > 1 { self.values_of_choice(&choice, facts, hint) } else { None };
        let mut slot = values.unwrap_or_else(|| self.union(&choice, facts, hint));
        slot.nullable &= facts.nullable || facts.kinds.as_ref().is_none_or(|kinds| kinds.contains("null"));
        Some(slot)
    }

    /// Constants, each as a schema of its own, are an enum; with any text beside them it is an open one.
    fn values_of_choice(&mut self, choice: &Choice<'a>, facts: &Facts<'a>, hint: &Hint) -> Option<Slot> {
        let mut values: Vec<EnumValue> = Vec::new();
        let (mut open, mut nullable) = (false, false);
        for member in &choice.members {
            let said = self.said(member)?;
            if !said.choices.is_empty() {
                return None;
            }
            match &said.values {
                Some(known) => {
                    nullable |= said.is_nullable();
                    open |= said.open_values;
                    for value in known.iter().filter(|value| ***value != Node::Null) {
                        let description = said.notes.description.clone().filter(|_| known.len() == 1);
                        if values.iter().all(|other| other.wire != **value) {
                            values.push(EnumValue { wire: (*value).clone(), name: None, description });
                        }
                    }
                }
                None if is_null(&said) => nullable = true,
                None if is_any_text(&said) => open = true,
                None => return None,
            }
        }
        let all_texts = values.iter().all(|value| matches!(value.wire, Node::Text(_)));
        if values.is_empty() || (open && !all_texts) {
            return None;
        }
        let slot = if open {
            self.declare(Shape::Enum(Enum { values, closed: false }), facts, hint.clone())
        } else {
            self.enum_of(facts, values, false, hint.clone())
        };
        Some(Slot { nullable, ..slot })
    }

    fn union(&mut self, choice: &Choice<'a>, facts: &Facts<'a>, hint: &Hint) -> Slot {
        let mut slot = Slot::of(Type::JSON, &facts.place);
        let mut members: Vec<Type> = Vec::new();
        let mut tagged: Vec<(String, Type)> = Vec::new();
        let mut only = None;
        let mut others = Vec::new();
        for member in &choice.members {
            if self.is_null(member) {
                slot.nullable = true;
            } else {
                others.push(member);
            }
        }
        for member in &others {
            let mut inner = self.member(member, facts, hint);
            if others.len() > 1 {
                inner = self.one_of_several(inner, hint, &mut slot.losses);
            }
            slot.nullable |= inner.nullable;
            slot.losses.extend(inner.losses.iter().cloned());
            let values = Facts::mapped(choice, member);
            tagged.extend(values.iter().map(|value| ((*value).to_owned(), inner.ty.clone())));
            if let Type::Named(id) = &inner.ty
                && matches!(self.types.get(*id).shape, Shape::Alias(_))
            {
                // Its members come to stand here, and with them what was lost of them.
                slot.losses.extend(self.types.get(*id).losses.iter().filter(|loss| loss.untyped).cloned());
            }
            for ty in self.flat(&inner.ty) {
                if !members.contains(&ty) {
                    members.push(ty);
                }
            }
            only = Some(inner);
            if members.len() > MOST {
                slot.losses.push(lost(&choice.place, format!("a choice of more than {MOST} types")));
                return slot;
            }
        }
        if members.contains(&Type::JSON) && slot.losses.iter().all(|loss| !loss.untyped) {
            return slot;
        }
        match (members.len(), only) {
            (0, _) => Slot { ty: Type::Const(Node::Null), nullable: false, ..slot },
            (1, Some(only)) => Slot { nullable: slot.nullable, losses: slot.losses, place: slot.place, ..only },
            _ => {
                slot.ty = Type::Union(members);
                self.tagged(choice, tagged, slot, facts, hint)
            }
        }
    }

    /// The members that a type adds to a union.
    fn flat(&self, ty: &Type) -> Vec<Type> {
        match ty {
            Type::Union(members) => members.clone(),
            Type::Named(id) => match &self.types.get(*id).shape {
                Shape::Alias(Type::Union(members)) => members.clone(),
                _ => vec![ty.clone()],
            },
            ty => vec![ty.clone()],
        }
    }

    /// One member: what it says itself, and what is said of all of them beside the choice.
    fn member(&mut self, member: &Schema<'a>, facts: &Facts<'a>, hint: &Hint) -> Slot {
        let name =
            |of: &Schema<'a>| of.node.text("$ref").map(|target| target.rsplit('/').next().unwrap_or(target).to_owned());
        let hint = match (name(member), self.distinguishing(member)) {
            (Some(name), _) => Hint::Source(name),
            (None, Some(word)) => hint.of_member(&word),
            (None, None) => hint.clone(),
        };
        if facts.properties.is_empty() {
            return self.slot(std::slice::from_ref(member), hint);
        }
        // Choices within choices are multiplied out, as far as people write them.
        self.beside_fields += 1;
        let is_too_much = facts.within == DEEPEST || self.beside_fields > MOST_BESIDE_FIELDS;
        if facts.key.contains(&member.place) || is_too_much {
            let mut slot = Slot::of(Type::JSON, &member.place);
            slot.losses.push(lost(&member.place, "choices that stand in each other too deep"));
            return slot;
        }
        let mut both = Facts { choices: Vec::new(), ..facts.clone() };
        both.notes = crate::form::Notes::default();
        both.within += 1;
        facts::add(&self.references, member, &mut both, &mut self.mistakes);
        both.place = member.place.clone();
        both.key.push(member.place.clone());
        self.value(&both, hint)
    }
}

/// Whether a choice says nothing of its value but which fields stand together.
fn only_requires(choice: &Choice<'_>) -> bool {
    let only = |member: &Schema<'_>| {
        let keys = member.node.members();
        !keys.is_empty()
            && keys.iter().all(|(key, _)| matches!(key.as_str(), "required" | "not" | "title" | "description"))
    };
    choice.members.iter().all(only)
}

fn is_any_text(said: &Facts<'_>) -> bool {
    said.other_kinds() == ["string"] && said.format.is_none() && said.limits.is_empty() && !said.is_nullable()
}
