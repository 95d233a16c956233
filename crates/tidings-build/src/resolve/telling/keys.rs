//! What the objects of a union say of each key, and by which keys one is told from another.

use std::collections::BTreeMap;

use super::kinds;
use super::objects::{Candidate, is_required};
use crate::model::{Draft, Field, Literal, Type, ValueKind, Wanted, WantedValue};

/// What objects declare, by key.
pub(super) struct Keys<'a> {
    candidates: &'a [Candidate<'a>],
    by_name: BTreeMap<&'a str, Key<'a>>,
}

/// Which objects declare a key, and the values that these have there.
#[derive(Default)]
struct Key<'a> {
    declared: Vec<Declared>,
    /// Each once.
    values: Vec<Values<'a>>,
    /// For each of the values, whether each of them is none of the other.
    excluded: Vec<Vec<bool>>,
}

/// That an object declares a key.
#[derive(Clone, Copy)]
struct Declared {
    object: usize,
    is_required: bool,
    /// The position of its values among those of the key.
    values: usize,
}

/// Which values a field has, as far as they tell anything.
struct Values<'a> {
    constant: Option<&'a Literal>,
    kinds: Vec<ValueKind>,
}

impl<'a> Keys<'a> {
    pub(super) fn of(draft: &'a Draft, candidates: &'a [Candidate<'a>]) -> Self {
        let mut by_name: BTreeMap<&str, Key<'_>> = BTreeMap::new();
        for (object, candidate) in candidates.iter().enumerate() {
            for field in candidate.fields {
                by_name.entry(&field.wire).or_default().declare(draft, object, field);
            }
        }
        for key in by_name.values_mut() {
            let row = |one: &Values<'_>| key.values.iter().map(|other| one.told_from(other).is_some()).collect();
            key.excluded = key.values.iter().map(row).collect();
        }
        Self { candidates, by_name }
    }

    /// For each object, whether this one has something for certain that it has not. From itself it need not be told.
    pub(super) fn told_from(&self, object: usize) -> Vec<bool> {
        let mut told = vec![false; self.candidates.len()];
        let mut shared = vec![0; self.candidates.len()];
        let mut required = 0;
        for field in self.candidates[object].fields.iter().filter(|field| !field.optional) {
            required += 1;
            let Some((key, own)) = self.declared(object, field) else { continue };
            for theirs in &key.declared {
                shared[theirs.object] += 1;
                let excluded = key.excluded[own.values][theirs.values];
                told[theirs.object] |= excluded && own.is_required && theirs.is_required;
            }
        }
        for (told, shared) in told.iter_mut().zip(shared) {
            *told |= shared < required;
        }
        told[object] = true;
        told
    }

    /// All that an object requires: first what contradicts others, and then what tells it by being there.
    pub(super) fn wanted(&self, object: usize) -> Vec<Wanted> {
        let required = self.candidates[object].fields.iter().filter(|field| !field.optional);
        let wanted = required.map(|field| {
            let declared = self.declared(object, field).filter(|(_, own)| own.is_required);
            let value = declared.map_or(WantedValue::Any, |(key, own)| key.wanted(own));
            Wanted { key: field.wire.clone(), value }
        });
        let (mut wanted, others): (Vec<_>, Vec<_>) = wanted.partition(|wanted| wanted.value != WantedValue::Any);
        wanted.extend(others);
        wanted
    }

    fn declared(&self, object: usize, field: &Field) -> Option<(&Key<'a>, Declared)> {
        let key = self.by_name.get(field.wire.as_str())?;
        let own = key.declared.binary_search_by_key(&object, |declared| declared.object).ok()?;
        Some((key, key.declared[own]))
    }
}

impl<'a> Key<'a> {
    fn declare(&mut self, draft: &'a Draft, object: usize, field: &'a Field) {
        // A key that stands twice was reported.
        if self.declared.last().is_some_and(|last| last.object == object) {
            return;
        }
        let values = Values::of(draft, &field.ty);
        let known = self.values.iter().position(|other| values.is_same(other));
        let position = known.unwrap_or(self.values.len());
        if known.is_none() {
            self.values.push(values);
        }
        self.declared.push(Declared { object, is_required: is_required(field), values: position });
    }

    /// What the value of an object must be to be no other's, whether that other one requires the key or not.
    fn wanted(&self, own: Declared) -> WantedValue {
        let told = self.values.iter().filter_map(|other| self.values[own.values].told_from(other));
        told.reduce(|best, next| if matches!(best, WantedValue::Equal(_)) { best } else { next })
            .unwrap_or(WantedValue::Any)
    }
}

impl<'a> Values<'a> {
    fn of(draft: &'a Draft, ty: &'a Type) -> Self {
        let constant = match draft.behind_aliases(ty) {
            Type::Const(literal) => Some(literal),
            _ => None,
        };
        Self { constant, kinds: kinds(draft, ty) }
    }

    fn is_same(&self, other: &Self) -> bool {
        let constants = match (self.constant, other.constant) {
            (Some(one), Some(other)) => one.is_same(other),
            (one, other) => one.is_none() && other.is_none(),
        };
        constants && self.kinds == other.kinds
    }

    /// What a value must be to be none of the others, if it can never be one of them.
    fn told_from(&self, other: &Self) -> Option<WantedValue> {
        if let (Some(own), Some(theirs)) = (self.constant, other.constant)
            && !own.is_same(theirs)
        {
            return Some(WantedValue::Equal(own.clone()));
        }
        let is_known = !self.kinds.is_empty() && !other.kinds.is_empty();
        let excluded = is_known && self.kinds.iter().all(|kind| !other.kinds.contains(kind));
        excluded.then(|| WantedValue::Kind(self.kinds.clone()))
    }
}
