//! Several schemas of one value, as the parts of `allOf` say them of one field, and choices beside each other: what all
//! of them allow.

use std::collections::BTreeSet;

use super::facts::{Choice, Facts};
use super::members::overlap;
use super::reference::{is_note, referred};
use super::{Reader, empty, lost};
use crate::documents::{Place, Schema};
use crate::form::{Hint, Slot, Type};
use crate::node::Node;

/// References and choices of one stand behind each other at most this often.
const FURTHEST: usize = 64;

/// One of several schemas, without the null that it allows.
struct Core<'a> {
    schema: Schema<'a>,
    /// What it lets the value be: as each of these looks, of which any will do.
    alternatives: BTreeSet<String>,
    /// Whether it allowed null beside that.
    allowed_null: bool,
}

impl<'a> Reader<'a> {
    /// What a value is of which each of several schemas holds.
    pub(super) fn narrowed(&mut self, schemas: &[Schema<'a>], place: &Place, hint: Hint) -> Slot {
        let may_be_null = schemas.iter().filter(|schema| self.may_be_null(schema)).count() == schemas.len();
        let mut slot = if schemas.iter().any(|schema| self.is_null(schema)) {
            if may_be_null { Slot::of(Type::Const(Node::Null), place) } else { nothing(place) }
        } else {
            let (cores, allowed_null) = self.cores(schemas);
            let parts = self.narrowest_cores(cores);
            let slot = match parts.as_slice() {
                [_] => self.slot(&parts, hint),
                _ => self.gathered_value(&parts, place, hint),
            };
            let is_null = slot.ty == Type::Const(Node::Null);
            Slot { nullable: (slot.nullable || allowed_null) && may_be_null && !is_null, ..slot }
        };
        let beside = Facts::beside(&schemas.iter().collect::<Vec<_>>());
        slot.notes.description = beside.notes.description.or(slot.notes.description);
        slot.notes.comment = beside.notes.comment.or(slot.notes.comment);
        slot.notes.deprecated |= beside.notes.deprecated;
        slot.default = beside.default.cloned().or(slot.default);
        if !beside.examples.is_empty() {
            slot.examples = beside.examples.into_iter().cloned().collect();
        }
        slot.place = place.clone();
        slot
    }

    /// The schemas of which none says the same as another one, and whether any of them allowed null.
    fn cores(&mut self, schemas: &[Schema<'a>]) -> (Vec<Core<'a>>, bool) {
        let mut cores: Vec<Core<'a>> = schemas.iter().map(|schema| self.core(schema)).collect();
        let allowed_null = cores.iter().any(|core| core.allowed_null);
        let mut seen = BTreeSet::new();
        cores.retain(|core| seen.insert(core.alternatives.clone()));
        (cores, allowed_null)
    }

    /// A schema without the null that it allows beside one other thing.
    fn core(&mut self, schema: &Schema<'a>) -> Core<'a> {
        let mut found = schema.clone();
        let mut allowed_null = false;
        for _ in 0..FURTHEST {
            let Some(members) = self.alone(&found) else { break };
            let others: Vec<&Schema<'a>> = members.iter().filter(|member| !self.is_null(member)).collect();
            allowed_null |= others.len() < members.len();
            let [only] = others.as_slice() else { break };
            found = (*only).clone();
        }
        let members = self.alone(&found).unwrap_or_else(|| vec![found.clone()]);
        Core { alternatives: self.alternatives(&members), schema: found, allowed_null }
    }

    /// The members of a choice that is all that a schema says.
    fn alone(&self, schema: &Schema<'a>) -> Option<Vec<Schema<'a>>> {
        let schema = self.led_to(schema);
        let mut said = schema.node.members().iter().filter(|(key, _)| !is_note(key));
        match (said.next(), said.next()) {
            (Some((key, Node::List(_))), None) if key == "anyOf" || key == "oneOf" => Some(schema.items(key)),
            _ => None,
        }
    }

    /// What a schema that is nothing but a reference leads to.
    pub(super) fn led_to(&self, schema: &Schema<'a>) -> Schema<'a> {
        let mut found = schema.clone();
        for _ in 0..FURTHEST {
            let Some(reference) = referred(&found) else { break };
            let target = reference.node.text("$ref").unwrap_or_default();
            let Some(next) = self.references.follow(&reference.place, target) else { break };
            found = next;
        }
        found
    }

    /// How the members of a choice look, without null.
    fn alternatives(&mut self, members: &[Schema<'a>]) -> BTreeSet<String> {
        let others: Vec<&Schema<'a>> = members.iter().filter(|member| !self.is_null(member)).collect();
        others.into_iter().map(|member| self.look(member)).collect()
    }

    /// What a schema says of a value's structure: two that look alike allow the same but for null.
    fn look(&mut self, schema: &Schema<'a>) -> String {
        let led_to = self.led_to(schema);
        if led_to.place != schema.place {
            return led_to.place.to_string();
        }
        let mut parts: Vec<String> = Vec::new();
        for (key, value) in schema.node.members().iter().filter(|(key, _)| !is_note(key)) {
            parts.push(match key.as_str() {
                "anyOf" | "oneOf" => format!("{:?}", self.alternatives(&schema.items(key))),
                _ => format!("{key} {}", value.compact()),
            });
        }
        parts.sort();
        format!("{} {parts:?}", schema.place.path())
    }

    /// Those schemas that say more than another one does.
    fn narrowest_cores(&mut self, mut cores: Vec<Core<'a>>) -> Vec<Schema<'a>> {
        // A name says the same as what it stands for.
        let rank = |core: &&Core<'a>| (core.alternatives.len(), referred(&core.schema).is_none());
        if let Some(least) = cores.iter().min_by_key(rank).map(|core| core.alternatives.clone()) {
            cores.retain(|core| core.alternatives == least || !core.alternatives.is_superset(&least));
        }
        let kinds: Vec<Option<BTreeSet<&str>>> = cores.iter().map(|core| self.kinds(&core.schema)).collect();
        let says_a_kind_alone = |core: &Core<'a>| {
            core.schema.node.members().iter().filter(|(key, _)| !is_note(key)).all(|(key, _)| key == "type")
        };
        let (alone, others): (Vec<usize>, Vec<usize>) = (0..cores.len()).partition(|at| says_a_kind_alone(&cores[*at]));
        let is_said = |at: &usize| match &kinds[*at] {
            None => !others.is_empty(),
            Some(wide) => others.iter().any(|other| kinds[*other].as_ref().is_some_and(|kinds| kinds.is_subset(wide))),
        };
        let said: BTreeSet<usize> = alone.into_iter().filter(is_said).collect();
        let left = cores.into_iter().enumerate().filter(|(at, _)| !said.contains(at));
        left.map(|(_, core)| core.schema).collect()
    }

    /// The kinds that a schema names, without null.
    fn kinds(&mut self, schema: &Schema<'a>) -> Option<BTreeSet<&'a str>> {
        let said = self.said(schema)?;
        said.kinds.as_ref().map(|kinds| kinds.iter().copied().filter(|kind| *kind != "null").collect())
    }

    /// Whether a schema allows null.
    fn may_be_null(&mut self, schema: &Schema<'a>) -> bool {
        if let Some(known) = self.nullable.get(&schema.place) {
            return *known;
        }
        // What refers to itself allows no more by that.
        self.nullable.insert(schema.place.clone(), false);
        let Some(said) = self.said(schema) else { return false };
        let by_kind = said.kinds.as_ref().is_none_or(|kinds| kinds.contains("null"));
        let by_value = said.values.as_ref().is_none_or(|values| values.contains(&&Node::Null));
        let any = |choice: &Choice<'a>| choice.members.iter().any(|member| self.may_be_null(member));
        let may_be = said.nullable || (by_kind && by_value && said.choices.iter().all(any));
        self.nullable.insert(schema.place.clone(), may_be);
        may_be
    }

    /// The one of several choices whose members all others have, too.
    pub(super) fn narrowest(&mut self, choices: &[&Choice<'a>]) -> Option<Choice<'a>> {
        if let [only] = choices {
            return Some((*only).clone());
        }
        let looks: Vec<BTreeSet<String>> = choices.iter().map(|choice| self.alternatives(&choice.members)).collect();
        let (at, least) = looks.iter().enumerate().min_by_key(|(_, looks)| looks.len())?;
        if !looks.iter().all(|looks| looks.is_superset(least)) {
            return None;
        }
        let holds_null = |choice: &&&Choice<'a>| choice.members.iter().any(|member| self.is_null(member));
        let may_be_null = choices.iter().filter(holds_null).count() == choices.len();
        let mut narrowest = choices[at].clone();
        narrowest.members.retain(|member| may_be_null || !self.is_null(member));
        narrowest.tag = choices.iter().find_map(|choice| choice.tag.clone());
        Some(narrowest)
    }

    /// A choice without the members of other kinds than `type` allows beside it.
    pub(super) fn admitted(&mut self, mut choice: Choice<'a>, facts: &Facts<'a>) -> Choice<'a> {
        let Some(kinds) = &facts.kinds else { return choice };
        choice.members.retain(|member| {
            let of = self.said(member).and_then(|said| said.kinds.clone());
            of.is_none_or(|of| overlap(&of, kinds) || (facts.nullable && self.is_null(member)))
        });
        choice
    }

    /// The values out of a known set that the choices beside it allow.
    pub(super) fn allowed(&mut self, values: &[&'a Node], facts: &Facts<'a>) -> Vec<&'a Node> {
        let mut values = values.to_vec();
        for choice in &facts.choices {
            let members: Vec<_> = choice.members.iter().filter_map(|member| self.said(member)).collect();
            values.retain(|value| members.iter().any(|said| said.allows(value)));
        }
        values
    }
}

impl Facts<'_> {
    /// Whether a value is of the kinds, or in the set, that are spoken of.
    fn allows(&self, value: &Node) -> bool {
        let kinds: &[&str] = match value {
            Node::Null => &["null"],
            Node::Boolean(_) => &["boolean"],
            Node::Number(_) => &["integer", "number"],
            Node::Text(_) => &["string"],
            Node::List(_) => &["array"],
            Node::Object(_) => &["object"],
        };
        let by_kind = self.kinds.as_ref().is_none_or(|known| kinds.iter().any(|kind| known.contains(kind)));
        self.values.as_ref().map_or(by_kind, |known| known.contains(&value))
    }
}

/// What no value is.
pub(super) fn nothing(place: &Place) -> Slot {
    let mut slot = empty(place);
    slot.losses.push(lost(place, "kinds of which no value is"));
    slot
}
