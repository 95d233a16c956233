//! Types get their names: objects, whose parts are read later, and what is known at once.

use super::facts::Facts;
use super::{Reader, empty, lost};
use crate::documents::Schema;
use crate::form::{Hint, Notes, Object, Shape, Slot, Type, TypeDef, TypeId};

/// So many objects are made of fields that several schemas describe. Twenty definitions whose parts refer to each other
/// can ask for a million.
const MOST_MERGED: usize = 2000;

impl<'a> Reader<'a> {
    /// A union with the name that its definition has. Null is said where the name is used.
    pub(super) fn union_by_name(&mut self, slot: Slot, facts: &Facts<'a>, hint: Hint) -> Slot {
        if !matches!(slot.ty, Type::Union(_)) {
            return slot;
        }
        let named = self.declare(Shape::Alias(slot.ty), facts, hint);
        if let Type::Named(id) = &named.ty {
            self.types.get_mut(*id).losses.extend(slot.losses);
        }
        Slot { nullable: slot.nullable, ..named }
    }

    /// What a definition is where it stands in itself: a type whose shape is known when it has been read.
    pub(super) fn itself(&mut self, target: &Schema<'a>) -> Slot {
        let place = &target.place;
        let id = *self.holding_itself.entry(place.clone()).or_insert_with(|| {
            let (hint, shape) = (Hint::Source(place.last()), Shape::Alias(Type::JSON));
            let (notes, place) = (Notes::default(), place.clone());
            self.types.0.push(TypeDef { hint, also_called: Vec::new(), shape, notes, losses: Vec::new(), place });
            TypeId(self.types.0.len() - 1)
        });
        Slot::of(Type::Named(id), place)
    }

    /// A definition that stands in itself. Only a union can: one of its members is where it ends.
    pub(super) fn closed_circle(&mut self, slot: Slot, id: TypeId) -> Slot {
        let def = self.types.get_mut(id);
        def.notes = slot.notes.clone();
        def.losses.extend(slot.losses);
        if matches!(slot.ty, Type::Union(_)) && !slot.nullable {
            def.shape = Shape::Alias(slot.ty);
            return Slot { notes: Notes::default(), losses: Vec::new(), ty: Type::Named(id), ..slot };
        }
        let mut free = empty(&slot.place);
        free.losses.push(lost(&slot.place, "a value that holds itself without an object between"));
        free
    }

    /// A type of its own for an object. Its parts are read later.
    pub(super) fn named(&mut self, facts: Facts<'a>, hint: Hint) -> Slot {
        let place = facts.place.clone();
        let nullable = facts.is_nullable();
        let is_whole_definition = matches!(&hint, Hint::Source(_));
        let known = self.inline.get(&facts.key).copied();
        self.merged += usize::from(known.is_none() && facts.key.len() > 1);
        if known.is_none() && facts.key.len() > 1 && self.merged > MOST_MERGED {
            let mut slot = empty(&place);
            slot.losses.push(lost(&place, "one object too many that is made of several"));
            return slot;
        }
        let notes = facts.notes.clone();
        let id = known.unwrap_or_else(|| {
            let id = TypeId(self.types.0.len());
            let shape = Shape::Object(Object::default());
            self.types.0.push(TypeDef {
                hint,
                also_called: Vec::new(),
                shape,
                notes: notes.clone(),
                losses: Vec::new(),
                place: place.clone(),
            });
            self.inline.insert(facts.key.clone(), id);
            if is_whole_definition {
                // Its parts may refer to it.
                let slot = Slot { nullable, ..Slot::of(Type::Named(id), &place) };
                self.definitions.entry(place.clone()).or_insert(slot);
            }
            self.pending.push_back((id, facts));
            id
        });
        let mut slot = Slot { nullable, ..Slot::of(Type::Named(id), &place) };
        if !is_whole_definition {
            // What is said of a field stays at the field.
            slot.notes = notes;
            self.types.get_mut(id).notes = Notes::default();
        }
        slot
    }

    /// Another type, whose structure is known at once.
    pub(super) fn declare(&mut self, shape: Shape, facts: &Facts<'a>, hint: Hint) -> Slot {
        let id = match self.inline.get(&facts.key) {
            Some(id) => *id,
            None => {
                let id = TypeId(self.types.0.len());
                let is_source = matches!(hint, Hint::Source(_));
                let notes = if is_source { facts.notes.clone() } else { Notes::default() };
                let losses = Vec::new();
                self.types.0.push(TypeDef {
                    hint,
                    also_called: Vec::new(),
                    shape,
                    notes,
                    losses,
                    place: facts.place.clone(),
                });
                self.inline.insert(facts.key.clone(), id);
                id
            }
        };
        let is_source = matches!(self.types.get(id).hint, Hint::Source(_));
        let notes = if is_source { Notes::default() } else { facts.notes.clone() };
        Slot { notes, ..Slot::of(Type::Named(id), &facts.place) }
    }
}
