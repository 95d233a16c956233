//! Where each type is used: what it can be named after, where the source does not name it.

use std::collections::{BTreeMap, BTreeSet};

use crate::form::{Catalogue, Hint, Shape, Type, TypeId};
use crate::rust_words::{singular, type_name};

/// The uses of all types.
pub(super) struct Uses(BTreeMap<TypeId, Vec<Hint>>);

impl Uses {
    pub(super) fn new(catalogue: &Catalogue, order: &[TypeId]) -> Self {
        let mut uses = Self(order.iter().map(|id| (*id, Vec::new())).collect());
        for field in &catalogue.envelope.fields {
            uses.add(&field.slot.ty, &Hint::Envelope(field.wire.clone()));
        }
        let key = catalogue.envelope.payload.clone().unwrap_or_default();
        for event in &catalogue.events {
            uses.add(&event.payload.ty, &Hint::Payload { event: event.name.clone(), key: key.clone() });
        }
        for parent in order {
            uses.add_fields(catalogue, *parent);
        }
        uses.add_members(catalogue, order);
        uses
    }

    /// What a type is called by its uses, as far as their parents have names.
    pub(super) fn called(&self, id: TypeId, names: &BTreeMap<TypeId, String>) -> Vec<String> {
        let hints = self.of(id);
        let called = hints.iter().filter_map(|hint| match hint {
            Hint::Field { parent, .. } => Some(format!("{}{}", names.get(parent)?, word(hint))),
            Hint::Source(_) | Hint::Envelope(_) | Hint::Payload { .. } => Some(word(hint)),
        });
        let called: Vec<String> = called.collect();
        if called.is_empty() { hints.iter().map(word).collect() } else { called }
    }

    /// Whether events carry it, and nothing else holds it.
    pub(super) fn is_payload(&self, id: TypeId) -> bool {
        self.of(id).iter().all(|hint| matches!(hint, Hint::Payload { .. }))
    }

    /// Of the types that could be called after a field alone, as all of their uses are in fields of this name, which is
    /// used most often: the others are not called so.
    pub(super) fn plain(&self, order: &[TypeId]) -> BTreeMap<String, TypeId> {
        let mut most: BTreeMap<String, (usize, TypeId)> = BTreeMap::new();
        for id in order {
            let hints = self.of(*id);
            let words: BTreeSet<String> = hints.iter().map(word).collect();
            let in_fields = hints.iter().all(|hint| matches!(hint, Hint::Field { .. }));
            if let (true, 1, Some(word)) = (in_fields && hints.len() > 1, words.len(), words.into_iter().next()) {
                let (times, by) = most.entry(word).or_insert((0, *id));
                if hints.len() > *times {
                    (*times, *by) = (hints.len(), *id);
                }
            }
        }
        most.into_iter().map(|(word, (_, id))| (word, id)).collect()
    }

    /// The same types, each behind those that it is named after. Where types are named after each other in a circle, the one that a reader meets first begins.
    pub(super) fn parents_first(&self, order: &[TypeId]) -> Vec<TypeId> {
        let positions: BTreeMap<TypeId, usize> = order.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); order.len()];
        let mut missing: Vec<usize> = vec![0; order.len()];
        for (at, id) in order.iter().enumerate() {
            let parents = self.parents(*id).filter_map(|parent| positions.get(&parent).copied());
            for parent in parents.filter(|parent| *parent != at).collect::<BTreeSet<usize>>() {
                children[parent].push(at);
                missing[at] += 1;
            }
        }
        let mut ready: BTreeSet<usize> = (0..order.len()).filter(|at| missing[*at] == 0).collect();
        let mut left: BTreeSet<usize> = (0..order.len()).collect();
        let mut sorted = Vec::new();
        while let Some(at) = ready.pop_first().or_else(|| left.first().copied()) {
            left.remove(&at);
            sorted.push(order[at]);
            for child in children[at].iter().filter(|child| left.contains(child)) {
                missing[*child] -= 1;
                if missing[*child] == 0 {
                    ready.insert(*child);
                }
            }
        }
        sorted
    }

    fn of(&self, id: TypeId) -> &[Hint] {
        self.0.get(&id).map(Vec::as_slice).unwrap_or_default()
    }

    fn parents(&self, id: TypeId) -> impl Iterator<Item = TypeId> {
        self.of(id).iter().filter_map(|hint| if let Hint::Field { parent, .. } = hint { Some(*parent) } else { None })
    }

    fn add(&mut self, ty: &Type, hint: &Hint) {
        ty.each_name(&mut |id| self.0.entry(id).or_default().push(hint.clone()));
    }

    fn add_fields(&mut self, catalogue: &Catalogue, parent: TypeId) {
        let Shape::Object(object) = &catalogue.types.get(parent).shape else { return };
        for field in &object.fields {
            let element = matches!(field.slot.ty, Type::List(_) | Type::Map(_));
            field.slot.ty.each_name(&mut |id| {
                // A union is called as the compiler would call it: after the whole field.
                let element = element && !matches!(catalogue.types.get(id).shape, Shape::Alias(_));
                let hint = Hint::Field { parent, wire: field.wire.clone(), element };
                self.0.entry(id).or_default().push(hint);
            });
        }
    }

    /// What stands in no field stands in a union, or in keys that nobody knows. It is called as where it was read, if
    /// that is a field of a type of the catalogue, or else after what holds it.
    fn add_members(&mut self, catalogue: &Catalogue, order: &[TypeId]) {
        let mut holders: BTreeMap<TypeId, TypeId> = BTreeMap::new();
        for holder in order {
            for id in catalogue.types.held(*holder) {
                holders.entry(id).or_insert(*holder);
            }
        }
        let known: BTreeSet<TypeId> = order.iter().copied().collect();
        for (id, hints) in self.0.iter_mut().filter(|(_, hints)| hints.is_empty()) {
            let own = &catalogue.types.get(*id).hint;
            let is_known = match own {
                Hint::Field { parent, .. } => known.contains(parent),
                Hint::Payload { .. } => false,
                Hint::Source(_) | Hint::Envelope(_) => true,
            };
            let hint = match holders.get(id).filter(|_| !is_known) {
                Some(holder) => {
                    let of_holder = text(&catalogue.types.get(*holder).hint);
                    let wire = text(own).strip_prefix(of_holder).unwrap_or(text(own)).trim_start_matches('_');
                    Hint::Field { parent: *holder, wire: wire.to_owned(), element: false }
                }
                None => own.clone(),
            };
            hints.push(hint);
        }
    }
}

/// What a use is called, without the parent.
fn word(hint: &Hint) -> String {
    let camel = |text: &str| type_name(text).unwrap_or_default();
    match hint {
        Hint::Source(name) => camel(name),
        Hint::Envelope(wire) => {
            let name = camel(wire);
            if name.starts_with("Event") { name } else { format!("Event{name}") }
        }
        Hint::Payload { event, key } => format!("{}{}", camel(event), camel(key)),
        Hint::Field { wire, element: true, .. } => singular(&camel(wire)),
        Hint::Field { wire, .. } => camel(wire),
    }
}

/// The text of a hint that tells it from others of the same place.
fn text(hint: &Hint) -> &str {
    match hint {
        Hint::Source(name) | Hint::Envelope(name) | Hint::Field { wire: name, .. } => name,
        Hint::Payload { key, .. } => key,
    }
}
