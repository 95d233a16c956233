//! JSON Schema to the form between: 2020-12, its elders since draft 4, and what OpenAPI 3.0 made of them.
//!
//! Named types are read from a list of what is pending and not by recursion: a chain of definitions may be as long as
//! the source.

mod choices;
mod declare;
mod elements;
mod facts;
mod members;
mod narrowed;
mod objects;
mod reference;
mod scalars;
mod tags;
mod tuples;

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use crate::documents::{Place, References, Schema};
use crate::form::{Hint, Loss, Notes, Shape, Slot, Type, TypeId, Types};
use crate::mistake::Mistake;
use crate::node::Node;
use facts::{Facts, gather, leads_nowhere, no_reference};
use reference::referred;

/// Values without an object between them stand in each other at most this deep.
const DEEPEST: usize = 64;

/// Reads schemas, and every type that they reach.
pub(crate) struct Reader<'a> {
    references: References<'a>,
    pub(crate) types: Types,
    pub(crate) mistakes: Vec<Mistake>,
    /// What each definition is.
    definitions: BTreeMap<Place, Slot>,
    /// The definitions without a type of their own that are being read, and whether each is nothing but a reference.
    open: Vec<(Place, bool)>,
    /// The values that are being read, by the places of what is said of them.
    reading: Vec<Vec<Place>>,
    /// Definitions that are being read and hold themselves, without an object between.
    holding_itself: BTreeMap<Place, TypeId>,
    /// The types that were named, and whose parts were not read yet.
    pending: VecDeque<(TypeId, Facts<'a>)>,
    /// The types that were named, by the places of what was said of them.
    inline: BTreeMap<Vec<Place>, TypeId>,
    /// What is said of the definitions that stand in choices.
    asked: BTreeMap<Place, Rc<Facts<'a>>>,
    /// Whether each of some schemas allows null.
    nullable: BTreeMap<Place, bool>,
    /// How many members of choices beside fields were read.
    beside_fields: usize,
    /// How many objects were made of several schemas.
    merged: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(references: References<'a>) -> Self {
        Self {
            references,
            types: Types::default(),
            mistakes: Vec::new(),
            definitions: BTreeMap::new(),
            open: Vec::new(),
            reading: Vec::new(),
            holding_itself: BTreeMap::new(),
            pending: VecDeque::new(),
            inline: BTreeMap::new(),
            asked: BTreeMap::new(),
            nullable: BTreeMap::new(),
            beside_fields: 0,
            merged: 0,
        }
    }

    /// Reads what stands in one place.
    pub(crate) fn read(&mut self, schema: &Schema<'a>, hint: Hint) -> Slot {
        let slot = self.slot(std::slice::from_ref(schema), hint);
        self.finish();
        slot
    }

    /// Reads a body in which one key holds something else than the body itself says.
    pub(crate) fn read_within(&mut self, whole: &Schema<'a>, key: &str, part: &Schema<'a>, hint: Hint) -> Slot {
        let gathered = gather(&self.references, std::slice::from_ref(whole), &mut self.mistakes);
        let Some(mut facts) = gathered else { return empty(&whole.place) };
        for (_, schemas) in facts.properties.iter_mut().filter(|(wire, _)| *wire == key) {
            *schemas = vec![part.clone()];
        }
        facts.key.push(part.place.clone());
        facts.notes = Notes::default();
        let slot = self.value(&facts, hint);
        self.finish();
        slot
    }

    /// Follows a reference, as far as it leads to nothing but another one.
    pub(crate) fn target(&self, schema: &Schema<'a>) -> Schema<'a> {
        let mut found = schema.clone();
        for _ in 0..64 {
            match found.node.text("$ref").and_then(|reference| self.references.follow(&found.place, reference)) {
                Some(next) => found = next,
                None => break,
            }
        }
        found
    }

    /// Reads the parts of all types that were named so far.
    fn finish(&mut self) {
        let mut finished = Vec::new();
        while let Some((id, facts)) = self.pending.pop_front() {
            finished.push(id);
            let is_list = facts.kinds.as_ref().is_some_and(|kinds| kinds.contains("array"));
            let is_tuple = is_list && !facts.tuple.is_empty();
            let object = if is_tuple { self.places(id, &facts) } else { self.object(id, &facts) };
            self.types.get_mut(id).shape = Shape::Object(object);
        }
        // Now it is known which definitions are objects.
        for id in finished {
            let bases: Vec<TypeId> = self.types.bases(id).to_vec();
            let objects = bases.into_iter().filter(|base| self.types.object(&Type::Named(*base)).is_some()).collect();
            if let Shape::Object(object) = &mut self.types.get_mut(id).shape {
                object.extends = objects;
            }
        }
    }

    /// What a value is of which all these schemas hold. One that is being read already would hold itself.
    fn slot(&mut self, schemas: &[Schema<'a>], hint: Hint) -> Slot {
        let places: Vec<Place> = schemas.iter().map(|schema| schema.place.clone()).collect();
        let place = places.last().cloned().expect("a value is read from at least one schema");
        let why = if self.reading.contains(&places) {
            "a value that holds itself without an object between"
        } else if self.reading.len() >= DEEPEST {
            "values that stand in each other too deep"
        } else {
            self.reading.push(places);
            let slot = self.slot_within(schemas, hint);
            self.reading.pop();
            return slot;
        };
        let mut slot = empty(&place);
        slot.losses.push(lost(&place, why));
        slot
    }

    fn slot_within(&mut self, schemas: &[Schema<'a>], hint: Hint) -> Slot {
        let place = &schemas.last().expect("a value is read from at least one schema").place;
        match schemas {
            [schema] => match referred(schema) {
                Some(reference) => self.referring(schema, &reference),
                None => self.gathered_value(schemas, place, hint),
            },
            _ => self.narrowed(schemas, place, hint),
        }
    }

    /// What a value is by all that is said of it in some schemas.
    fn gathered_value(&mut self, schemas: &[Schema<'a>], place: &Place, hint: Hint) -> Slot {
        match gather(&self.references, schemas, &mut self.mistakes) {
            Some(facts) => self.value(&facts, hint),
            None => empty(place),
        }
    }

    /// What a reference leads to, and what is said beside it of this one value.
    fn referring(&mut self, schema: &Schema<'a>, reference: &Schema<'a>) -> Slot {
        let said = match reference.node.get("$ref") {
            Some(Node::Text(said)) => said,
            other => {
                self.mistakes.push(no_reference(&reference.place, other.unwrap_or(&Node::Null)));
                return empty(&schema.place);
            }
        };
        let Some(target) = self.references.follow(&reference.place, said) else {
            self.mistakes.push(leads_nowhere(&reference.place, said));
            return empty(&schema.place);
        };
        let mut slot = self.definition(&target);
        let beside = Facts::beside(&[reference, schema]);
        slot.nullable |= beside.nullable;
        // What a type says of itself stands there.
        if matches!(slot.ty, Type::Named(_)) || beside.notes.description.is_some() {
            slot.notes = beside.notes;
        }
        slot.default = beside.default.cloned().or(slot.default);
        if !beside.examples.is_empty() {
            slot.examples = beside.examples.into_iter().cloned().collect();
        }
        slot.place = schema.place.clone();
        slot
    }

    /// What a definition is: a named type where a name helps, else what it stands for.
    fn definition(&mut self, target: &Schema<'a>) -> Slot {
        if let Some(known) = self.definitions.get(&target.place) {
            return known.clone();
        }
        if let Some(at) = self.open.iter().position(|(place, _)| *place == target.place) {
            if self.open[at..].iter().all(|(_, is_reference)| *is_reference) {
                let message = "this schema refers to itself through nothing but references";
                self.mistakes.push(Mistake::new(target.place.path(), &target.place.fragment(), message));
            }
            return self.itself(target);
        }
        if let Some(reference) = referred(target) {
            self.open.push((target.place.clone(), true));
            let slot = self.referring(target, &reference);
            self.open.pop();
            self.definitions.insert(target.place.clone(), slot.clone());
            return slot;
        }
        let hint = Hint::Source(target.place.last());
        self.open.push((target.place.clone(), false));
        let facts = gather(&self.references, std::slice::from_ref(target), &mut self.mistakes);
        let slot = match facts {
            Some(facts) if facts.choices.is_empty() && facts.is_object_type() => self.named(facts, hint),
            Some(facts) => {
                let slot = self.value(&facts, hint.clone());
                match self.holding_itself.remove(&target.place) {
                    Some(id) => self.closed_circle(slot, id),
                    None => {
                        let slot = self.union_by_name(slot, &facts, hint.clone());
                        self.scalar_by_name(slot, hint)
                    }
                }
            }
            None => empty(&target.place),
        };
        self.open.pop();
        self.definitions.insert(target.place.clone(), slot.clone());
        slot
    }
}

impl Slot {
    /// A value of which nothing else is said.
    pub(crate) fn of(ty: Type, place: &Place) -> Self {
        Self {
            ty,
            nullable: false,
            notes: Notes::default(),
            limits: Vec::new(),
            default: None,
            examples: Vec::new(),
            losses: Vec::new(),
            place: place.clone(),
        }
    }
}

/// A value of which nothing is known.
fn empty(place: &Place) -> Slot {
    Slot::of(Type::JSON, place)
}

/// A value that the source describes and the catalogue cannot.
fn lost(place: &Place, what: impl Into<String>) -> Loss {
    Loss { place: place.clone(), what: what.into(), instead: "`json`".to_owned(), untyped: true }
}
