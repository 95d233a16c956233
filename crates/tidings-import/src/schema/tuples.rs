//! Tuples: lists whose places each have a schema.

use std::collections::BTreeSet;

use tidings_build::rust_names;

use super::facts::Facts;
use super::objects::says_something;
use super::{Reader, lost};
use crate::documents::Schema;
use crate::form::{Field, Hint, Loss, NOTHING, Object, Slot, TypeId};

/// What places are called of which the source says no name.
const ORDINALS: &[&str] =
    &["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

impl<'a> Reader<'a> {
    /// A list with a schema for each place: a type of its own.
    pub(super) fn tuple(&mut self, facts: &Facts<'a>, hint: &Hint) -> Slot {
        let mut only = facts.clone();
        only.kinds = Some(BTreeSet::from(["array"]));
        // The same schema may describe an object, too.
        only.key.push(facts.place.child("items"));
        self.named(only, hint.clone())
    }

    /// The places of a tuple that was named.
    pub(super) fn places(&mut self, id: TypeId, facts: &Facts<'a>) -> Object {
        let limit = |word: &str| {
            let found = facts.limits.iter().find(|(other, _)| *other == word);
            found.and_then(|(_, value)| value.as_integer()).and_then(|count| usize::try_from(count).ok())
        };
        let required = limit("min_items").unwrap_or(0);
        let mut fields: Vec<Field> = Vec::new();
        for (position, schema) in facts.tuple.iter().enumerate() {
            let wire = self.place_name(schema, position, &fields);
            let hint = Hint::Field { parent: id, wire: wire.clone(), element: false };
            let slot = self.slot(std::slice::from_ref(schema), hint);
            fields.push(Field { wire, optional: position >= required, slot, places: [schema.place.clone()].into() });
        }
        let mut losses = facts.losses.clone();
        losses.extend(facts.limits.iter().filter_map(|(word, value)| {
            let is_said = match *word {
                "min_items" => required <= fields.len(),
                "max_items" => limit(word) == Some(fields.len()),
                _ => false,
            };
            let what = format!("`{word}: {}` of a tuple", value.compact());
            (!is_said).then(|| left_out(lost(&facts.place, what), NOTHING))
        }));
        if facts.items.iter().any(says_something) {
            losses.push(left_out(lost(&facts.place, "a type for the items behind the places"), "any items"));
        }
        self.types.get_mut(id).losses.extend(losses);
        Object { fields, is_tuple: true, ..Object::default() }
    }

    /// After its title, if that is free and can name it in Rust; else by counting.
    fn place_name(&self, schema: &Schema<'a>, position: usize, fields: &[Field]) -> String {
        let title = self.target(schema).node.text("title").and_then(rust_names::field);
        let is_free = |name: &String| name != "unknown_items" && fields.iter().all(|field| field.wire != *name);
        let counted = || ORDINALS.get(position).map_or_else(|| format!("item_{position}"), |word| (*word).to_owned());
        title.filter(is_free).unwrap_or_else(counted)
    }
}

/// What is said of a list whose places are typed all the same.
fn left_out(loss: Loss, instead: &str) -> Loss {
    Loss { untyped: false, instead: instead.to_owned(), ..loss }
}
