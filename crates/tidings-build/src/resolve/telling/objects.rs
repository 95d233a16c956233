//! Telling objects apart: by a tag, or by their fields.

use super::{Decision, Member, kinds};
use crate::model::{Claim, Draft, Field, Literal, Type, Undecided, Wanted, WantedValue};

/// An object among the variants.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    position: usize,
    fields: &'a [Field],
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
    tell_by_fields(draft, decision, candidates);
}

/// The first key that each object requires with a constant text, all of them different.
fn common_tag<'a>(candidates: &[Candidate<'a>]) -> Option<&'a str> {
    let (first, others) = candidates.split_first()?;
    first.fields.iter().map(|field| field.wire.as_str()).find(|key| {
        let mut values = vec![constant(first.fields, key)];
        for candidate in others {
            let value = constant(candidate.fields, key);
            if values.contains(&value) {
                return false;
            }
            values.push(value);
        }
        values.iter().all(Option::is_some)
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
fn is_required(field: &Field) -> bool {
    !field.optional && !field.nullable
}

/// Each time the first candidate that none of the others can be taken for.
fn tell_by_fields(draft: &Draft, decision: &mut Decision, mut candidates: Vec<Candidate<'_>>) {
    let mut before: Vec<Candidate<'_>> = Vec::new();
    while !candidates.is_empty() {
        let others = |at: usize| {
            let candidates = &candidates;
            candidates.iter().enumerate().filter(move |(other, _)| *other != at).map(|(_, other)| *other)
        };
        let told = |at: usize| {
            let candidate = candidates[at];
            others(at).map(|other| witness(draft, candidate, other)).collect::<Option<Vec<_>>>()
        };
        let Some((at, witnesses)) = (0..candidates.len()).find_map(|at| Some((at, told(at)?))) else {
            decision.undecided.push(undecided(draft, &candidates));
            return;
        };
        let candidate = candidates.remove(at);
        // What differs from one that was tried before is no less than what it says it is.
        let from_before = before.iter().filter_map(|other| witness(draft, candidate, *other));
        let witnesses = witnesses.into_iter().chain(from_before.filter(|wanted| wanted.value != WantedValue::Any));
        decision.claims[candidate.position] = Claim::Having(wanted(candidate, witnesses));
        decision.order.push(candidate.position);
        before.push(candidate);
    }
}

/// All that the object requires, and what else tells it from those that are tried behind it.
fn wanted(candidate: Candidate<'_>, witnesses: impl Iterator<Item = Wanted>) -> Vec<Wanted> {
    let mut all: Vec<Wanted> = Vec::new();
    for witness in witnesses {
        if !all.contains(&witness) {
            all.push(witness);
        }
    }
    for field in candidate.fields.iter().filter(|field| !field.optional) {
        if all.iter().all(|wanted| wanted.key != field.wire) {
            all.push(Wanted { key: field.wire.clone(), value: WantedValue::Any });
        }
    }
    all
}

/// What an object has for certain, and another has not.
fn witness(draft: &Draft, one: Candidate<'_>, other: Candidate<'_>) -> Option<Wanted> {
    let required = || one.fields.iter().filter(|field| !field.optional);
    let is_missing = |field: &&Field| other.fields.iter().all(|theirs| theirs.wire != field.wire);
    if let Some(field) = required().find(is_missing) {
        return Some(Wanted { key: field.wire.clone(), value: WantedValue::Any });
    }
    required().filter(|field| is_required(field)).find_map(|field| {
        let theirs = other.fields.iter().find(|theirs| theirs.wire == field.wire && is_required(theirs))?;
        let value = told_by_value(draft, &field.ty, &theirs.ty)?;
        Some(Wanted { key: field.wire.clone(), value })
    })
}

fn told_by_value(draft: &Draft, own: &Type, theirs: &Type) -> Option<WantedValue> {
    if let (Type::Const(own), Type::Const(theirs)) = (draft.behind_aliases(own), draft.behind_aliases(theirs))
        && own != theirs
    {
        return Some(WantedValue::Equal(own.clone()));
    }
    let (own, theirs) = (kinds(draft, own), kinds(draft, theirs));
    let exclude: bool = own.iter().all(|kind| !theirs.contains(kind)) && !own.is_empty() && !theirs.is_empty();
    exclude.then_some(WantedValue::Kind(own))
}

/// Two candidates of which neither can be tried before the other, or that come in no order with a third.
fn undecided(draft: &Draft, candidates: &[Candidate<'_>]) -> Undecided {
    const TAG: &str = "require in each of them a field that tells it: `kind: const \"…\"`";
    let alike = |one: &Candidate<'_>, other: &Candidate<'_>, why: &str, help| Undecided::Alike {
        first: one.position,
        second: other.position,
        why: why.to_owned(),
        help,
    };
    for (number, one) in candidates.iter().enumerate() {
        for other in candidates.iter().skip(number + 1) {
            if std::ptr::eq(one.fields, other.fields) {
                return alike(one, other, "both are the same type", "leave one of them out");
            }
            if witness(draft, *one, *other).is_none() && witness(draft, *other, *one).is_none() {
                return alike(one, other, "neither requires a field that the other has not", TAG);
            }
        }
    }
    let why = "each could only be tried before another one of them";
    alike(&candidates[0], &candidates[candidates.len() - 1], why, TAG)
}
