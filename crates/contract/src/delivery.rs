//! Deliveries made from what a catalogue means: as little as it allows, as much as it knows, or anything in between.
//!
//! This module never looks at what was generated or published; it is a third reading of the catalogue. The compiler
//! makes random samples too, which people are to take for deliveries: those keep the producer's promises, are never
//! strange, and are tried here like all that is published.

mod values;

use tidings_build::Catalogue;
use tidings_build::model::{
    Claim, EnumKind, Envelope, Event, Field, Literal, Shape, Type, TypeId, Union, Wanted, WantedValue,
};

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
        let told = envelope.parts_at_top().filter_map(|(part, key, _)| Some((key, event.parts.get(part)?)));
        let mut members: Vec<_> = told.map(|(key, text)| Member::new(key, Tree::text(text))).collect();
        members.extend(self.fields(&envelope.fields));
        let payload = self.value(&event.payload);
        match &envelope.payload {
            Some(key) => members.push(Member::new(key, payload)),
            None => {
                members.extend(payload.members().iter().cloned());
                // What nobody knows is the payload's there, which may say what such holds.
                return Tree::Object(members);
            }
        }
        for member in &mut members {
            name_within(envelope, event, member);
        }
        self.finish(members)
    }

    /// A value of this type.
    pub fn any_value(&mut self, ty: &Type) -> Tree {
        self.value(ty)
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

    /// A list that may end before any place that is optional, and perhaps goes on behind the last one.
    fn tuple(&mut self, places: &[Field]) -> Tree {
        let mut items = Vec::new();
        for place in places {
            if place.optional && !self.has_more() {
                return Tree::List(items);
            }
            let null = place.nullable && !self.has_more();
            items.push(if null { Tree::scalar("null") } else { self.value(&place.ty) });
        }
        if self.is_random() && self.random.one_in(4) {
            items.push(self.any_json(2));
        }
        Tree::List(items)
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
            Shape::Tuple(places) => self.tuple(places),
            Shape::Alias(ty) => self.value(ty),
            Shape::Id { prefix } => Tree::text(&format!("{prefix}{}", self.word())),
            Shape::Enum(known) => {
                if self.is_random() && self.random.one_in(4) || known.values.is_empty() {
                    let is_text =
                        known.kind == EnumKind::Texts || known.kind == EnumKind::Mixed && self.random.one_in(2);
                    return if is_text { Tree::text(&self.word()) } else { Tree::scalar("-12345") };
                }
                let values: Vec<_> = known.values.iter().collect();
                let value = self.random.pick(&values);
                let spellings: Vec<_> = std::iter::once(&value.wire).chain(&value.also).collect();
                Tree::parse(&self.random.pick(&spellings).to_json().compact())
            }
            Shape::Union(union) => self.variant(union),
            new => panic!("no delivery can be made that holds {new:?}"),
        }
    }

    /// Any variant, or one that nobody knows.
    fn variant(&mut self, union: &Union) -> Tree {
        if let Some(tag) = union.tag.as_ref().filter(|_| self.is_random())
            && self.random.one_in(6)
        {
            let members = vec![Member::new(tag, Tree::text(&self.word())), Member::new("more", self.any_json(1))];
            return self.finish(members);
        }
        let variants: Vec<_> = union.variants.iter().collect();
        let shallow = || variants.iter().copied().find(|variant| !matches!(variant.ty, Type::Named(_)));
        let variant = match self.amount {
            Amount::Least => shallow().or(variants.first().copied()),
            _ if self.depth >= DEEP => shallow().or(variants.first().copied()),
            _ => Some(self.random.pick(&variants)),
        };
        let variant = variant.expect("a union has a variant");
        if let Claim::Constant(literal) = &variant.claim {
            return constant(literal);
        }
        let told: Vec<(&String, Tree)> = match (&variant.claim, &union.tag) {
            (Claim::Tag(told), Some(tag)) => vec![(tag, Tree::text(told))],
            (Claim::Having(wanted), _) => wanted.iter().filter_map(told_by).collect(),
            _ => Vec::new(),
        };
        let mut value = self.value(&variant.ty);
        if let Tree::Object(members) = &mut value {
            for member in members {
                let key = member.name();
                if let Some((_, constant)) = told.iter().find(|(told, _)| Some(*told) == key.as_ref()) {
                    member.value = constant.clone();
                }
            }
        }
        value
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

/// Puts the parts of the name into an object of a delivery that holds some.
fn name_within(envelope: &Envelope, event: &Event, member: &mut Member) {
    let parent = member.name().unwrap_or_default();
    let Tree::Object(held) = &mut member.value else { return };
    for (part, key, _) in envelope.parts_within(&parent) {
        held.extend(event.parts.get(part).map(|text| Member::new(key, Tree::text(text))));
    }
}

/// The key whose value tells an object from those of other variants, and that value.
fn told_by(wanted: &Wanted) -> Option<(&String, Tree)> {
    match &wanted.value {
        WantedValue::Equal(literal) => Some((&wanted.key, constant(literal))),
        _ => None,
    }
}

/// The constant itself: another value of its kind would be of another variant.
fn constant(literal: &Literal) -> Tree {
    match literal {
        Literal::Text(text) => Tree::text(text),
        Literal::Number(digits) => Tree::scalar(digits.clone()),
        Literal::Boolean(value) => Tree::scalar(value.to_string()),
        _ => Tree::scalar("null"),
    }
}
