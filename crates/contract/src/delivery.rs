//! Deliveries made from what a catalogue means: as little as it allows, as much as it knows, or anything in between.
//!
//! This module never looks at what was generated or published; it is a third reading of the catalogue. The compiler
//! makes random samples too, which people are to take for deliveries: those keep the producer's promises, are never
//! strange, and are tried here like all that is published.

mod values;

use tidings_build::Catalogue;
use tidings_build::model::{Event, Field, Shape, Type, TypeId};

use crate::random::Random;
use crate::tree::{Member, Tree};

/// How much a delivery holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Only what is required; null wherever it may stand, and empty lists.
    Least,
    /// Every known field, with a value.
    Most,
    /// Whatever chance says, fields and values that nobody knows included.
    Any,
    /// The same, and now and then a value of the wrong kind.
    Wild,
}

/// Makes deliveries.
#[derive(Debug)]
pub struct Generator<'a> {
    catalogue: &'a Catalogue,
    amount: Amount,
    random: Random,
    depth: usize,
}

/// From here on objects hold as little as they may: types can be circles.
const DEEP: usize = 5;

impl<'a> Generator<'a> {
    /// A generator that makes the same deliveries whenever its seed is the same.
    #[must_use]
    pub fn new(catalogue: &'a Catalogue, amount: Amount, seed: u64) -> Self {
        Self { catalogue, amount, random: Random::new(seed), depth: 0 }
    }

    /// A delivery of some event.
    pub fn any_delivery(&mut self) -> (&'a Event, Tree) {
        let events: Vec<&Event> = self.catalogue.events.iter().collect();
        let event = self.random.pick(&events);
        (event, self.delivery(event))
    }

    /// A delivery of this event.
    pub fn delivery(&mut self, event: &Event) -> Tree {
        let envelope = &self.catalogue.envelope;
        let mut members = vec![Member::new(&envelope.name, Tree::text(&event.name))];
        members.extend(self.fields(&envelope.fields));
        members.push(Member::new(&envelope.payload, self.value(&event.payload)));
        self.finish(members)
    }

    fn object(&mut self, fields: &[Field], others: Option<&Type>) -> Tree {
        let mut members = self.fields(fields);
        let Some(others) = others else { return self.finish(members) };
        for _ in 0..self.count() {
            let key = self.word();
            let is_new = |name: &str| name != key && fields.iter().all(|field| field.wire != key);
            if members.iter().all(|member| member.name().is_some_and(|name| is_new(&name))) {
                members.push(Member::new(&key, self.value(others)));
            }
        }
        Tree::Object(members)
    }

    fn fields(&mut self, fields: &[Field]) -> Vec<Member> {
        let mut members = Vec::new();
        for field in fields {
            if field.optional && !self.has_more() {
                continue;
            }
            let null = field.nullable && !self.has_more();
            let value = if null { Tree::scalar("null") } else { self.value(&field.ty) };
            members.push(Member::new(&field.wire, value));
        }
        members
    }

    /// An object of these members, and perhaps of others that nobody knows, in some order.
    fn finish(&mut self, mut members: Vec<Member>) -> Tree {
        if self.is_random() {
            if self.random.one_in(4) {
                let key = self.word();
                members.push(Member::new(&key, self.any_json(2)));
            }
            for last in (1..members.len()).rev() {
                members.swap(last, self.random.below(last + 1));
            }
        }
        Tree::Object(members)
    }

    /// A value of the type.
    fn value(&mut self, ty: &Type) -> Tree {
        if self.amount == Amount::Wild && self.random.one_in(25) {
            return self.any_json(2);
        }
        self.depth += 1;
        let value = match ty {
            Type::Nullable(inner) => {
                if self.has_more() {
                    self.value(inner)
                } else {
                    Tree::scalar("null")
                }
            }
            Type::List(item) => Tree::List((0..self.count()).map(|_| self.value(item)).collect()),
            Type::Map(value) => {
                let members = (0..self.count()).map(|_| Member::new(&self.word(), self.value(value)));
                Tree::Object(members.collect())
            }
            Type::Named(id) => self.named(*id),
            scalar => self.scalar(scalar),
        };
        self.depth -= 1;
        value
    }

    fn named(&mut self, id: TypeId) -> Tree {
        let def = self.catalogue.types.get(id.0).expect("a checked catalogue defines every type that it names");
        match &def.shape {
            Shape::Object(fields) => self.object(fields, def.others.as_ref()),
            Shape::Alias(ty) => self.value(ty),
            Shape::Id { prefix } => Tree::text(&format!("{prefix}{}", self.word())),
            Shape::Enum(known) => {
                if self.is_random() && self.random.one_in(4) || known.values.is_empty() {
                    return Tree::text(&self.word());
                }
                let values: Vec<_> = known.values.iter().collect();
                let value = self.random.pick(&values);
                let spellings: Vec<&str> =
                    std::iter::once(&value.wire).chain(&value.also).map(String::as_str).collect();
                Tree::text(self.random.pick(&spellings))
            }
            new => panic!("no delivery can be made that holds {new:?}"),
        }
    }

    /// Whether something that may be left out is there.
    fn has_more(&mut self) -> bool {
        self.depth < DEEP
            && match self.amount {
                Amount::Least => false,
                Amount::Most => true,
                Amount::Any | Amount::Wild => !self.random.one_in(3),
            }
    }

    /// How many items a list has.
    fn count(&mut self) -> usize {
        if self.depth >= DEEP {
            return 0;
        }
        match self.amount {
            Amount::Least => 0,
            Amount::Most => 2,
            Amount::Any | Amount::Wild => self.random.below(4),
        }
    }

    fn is_random(&self) -> bool {
        matches!(self.amount, Amount::Any | Amount::Wild)
    }
}
