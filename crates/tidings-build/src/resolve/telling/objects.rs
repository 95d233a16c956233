//! Telling objects apart: by a tag, or by their fields.

use std::collections::BTreeSet;

use super::keys::Keys;
use super::{Decision, Member};
use crate::model::{Claim, Draft, Field, Literal, Type, Undecided};

/// An object among the variants.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'a> {
    position: usize,
    pub(super) fields: &'a [Field],
}

/// Decides which objects are of which variant, and in which order they are tried.
pub(super) fn tell_objects(draft: &Draft, decision: &mut Decision, members: &[Member<'_>]) {
    let candidates: Vec<_> = members
        .iter()
        .enumerate()
        .filter_map(|(position, member)| match member {
            Member::Object(fields) => Some(Candidate { position, fields }),
            _ => None,
        })
        .collect();
    if candidates.len() < 2 {
        return;
    }
    if let Some(tag) = common_tag(&candidates) {
        for candidate in &candidates {
            let value = constant(candidate.fields, tag).unwrap_or_default();
            decision.claims[candidate.position] = Claim::Tag(value.to_owned());
        }
        decision.tag = Some(tag.to_owned());
        return;
    }
    tell_by_fields(draft, decision, &candidates);
}

/// The first key that each object requires with a constant text, all of them different.
fn common_tag<'a>(candidates: &[Candidate<'a>]) -> Option<&'a str> {
    let (first, _) = candidates.split_first()?;
    first.fields.iter().map(|field| field.wire.as_str()).find(|key| {
        let mut values = BTreeSet::new();
        candidates.iter().all(|candidate| constant(candidate.fields, key).is_some_and(|value| values.insert(value)))
    })
}

/// The constant text that an object requires under a key.
fn constant<'a>(fields: &'a [Field], key: &str) -> Option<&'a str> {
    let field = fields.iter().find(|field| field.wire == key && is_required(field))?;
    match &field.ty {
        Type::Const(Literal::Text(text)) => Some(text),
        _ => None,
    }
}

/// Whether a field always holds a value.
pub(super) fn is_required(field: &Field) -> bool {
    !field.optional && !field.nullable
}

/// Whatever the order, an object claims by the constants and kinds that others contradict, too: a key that one of them
/// has not yet can be added to it.
fn tell_by_fields(draft: &Draft, decision: &mut Decision, candidates: &[Candidate<'_>]) {
    let keys = Keys::of(draft, candidates);
    let told: Vec<Vec<bool>> = (0..candidates.len()).map(|object| keys.told_from(object)).collect();
    match in_order(&told) {
        Ok(order) => {
            for object in order {
                let position = candidates[object].position;
                decision.claims[position] = Claim::Having(keys.wanted(object));
                decision.order.push(position);
            }
        }
        Err(left) => decision.undecided.push(undecided(candidates, &told, &left)),
    }
}

/// Each time the first object that is told from all that are left; or those that are left where there is none.
fn in_order(told: &[Vec<bool>]) -> Result<Vec<usize>, Vec<usize>> {
    let mut not_told: Vec<usize> = told.iter().map(|row| row.iter().filter(|told| !**told).count()).collect();
    let mut left: Vec<usize> = (0..told.len()).collect();
    let mut order = Vec::new();
    while !left.is_empty() {
        let Some(at) = left.iter().position(|object| not_told[*object] == 0) else { return Err(left) };
        let next = left.remove(at);
        for object in left.iter().filter(|object| !told[**object][next]) {
            not_told[*object] -= 1;
        }
        order.push(next);
    }
    Ok(order)
}

/// Two objects of which neither can be tried before the other, or that come in no order with a third.
fn undecided(candidates: &[Candidate<'_>], told: &[Vec<bool>], left: &[usize]) -> Undecided {
    const TAG: &str = "require in each of them a field that tells it: `kind: const \"…\"`";
    let alike = |one: usize, other: usize, why: &str, help| Undecided::Alike {
        first: candidates[one].position,
        second: candidates[other].position,
        why: why.to_owned(),
        help,
    };
    for (number, one) in left.iter().copied().enumerate() {
        for other in left.iter().copied().skip(number + 1) {
            if std::ptr::eq(candidates[one].fields, candidates[other].fields) {
                return alike(one, other, "both are the same type", "leave one of them out");
            }
            if !told[one][other] && !told[other][one] {
                return alike(one, other, "neither requires a field that the other has not", TAG);
            }
        }
    }
    let why = "each could only be tried before another one of them";
    alike(left[0], left[left.len() - 1], why, TAG)
}
