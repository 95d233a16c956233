//! Whether an object or a tuple is narrower, field by field.

use std::collections::{BTreeMap, BTreeSet};

use super::{Comparison, Held, More};
use crate::model::{Field, TypeId};

impl<'a> Comparison<'a> {
    pub(super) fn object(&mut self, one: TypeId, than: TypeId) -> bool {
        let (Some(own), Some(others)) = (self.fields(one), self.fields(than)) else { return false };
        let own: BTreeMap<&str, &Field> = own.iter().map(|field| (field.wire.as_str(), field)).collect();
        let known = others.iter().filter(|other| own.contains_key(other.wire.as_str())).count();
        let [rest, others_rest] = [one, than].map(|id| self.draft.types[id.0].others.as_ref());
        let fits_rest = match (rest, others_rest) {
            (_, None) => self.more == More::Fields || known == own.len() && rest.is_none(),
            (rest, Some(all)) => {
                let names: BTreeSet<&str> = others.iter().map(|other| other.wire.as_str()).collect();
                let more = || own.values().filter(|field| !names.contains(field.wire.as_str()));
                let keys = self.draft.types[than.0].limits.of_keys();
                if !more().all(|field| keys.rules().all(|rule| rule.allows_text(&field.wire))) {
                    return false;
                }
                let more = more();
                let more: Vec<Held<'a>> = more.map(|field| Held::of_field(field)).collect();
                more.into_iter().chain(rest.map(Held::of)).all(|one| self.fits(one, Held::of(all)))
            }
        };
        fits_rest
            && self.keeps_groups(&own, one, than)
            && others.iter().all(|other| match own.get(other.wire.as_str()) {
                None => other.optional,
                Some(field) => {
                    (other.optional || !field.optional) && self.fits(Held::of_field(field), Held::of_field(other))
                }
            })
    }

    /// Whether of each group of fields of the other object at least one is there.
    fn keeps_groups(&self, own: &BTreeMap<&str, &Field>, one: TypeId, than: TypeId) -> bool {
        let [one, than] = [one, than].map(|id| &self.draft.types[id.0]);
        than.groups().all(|group| {
            let is_in = |field: &Field| group.iter().any(|other| other.wire == field.wire);
            group.iter().any(|field| own.get(field.wire.as_str()).is_some_and(|own| !own.optional))
                || one.groups().any(|mine| mine.into_iter().all(is_in))
        })
    }

    /// Whether a tuple is narrower than another one, place by place.
    pub(super) fn tuple(&mut self, own: &'a [Field], others: &'a [Field]) -> bool {
        (self.more == More::Fields || own.len() <= others.len())
            && others.iter().enumerate().all(|(position, other)| match own.get(position) {
                None => other.optional,
                Some(place) => {
                    (other.optional || !place.optional) && self.fits(Held::of_field(place), Held::of_field(other))
                }
            })
    }
}
