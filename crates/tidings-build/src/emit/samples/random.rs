//! Random deliveries: whatever the producer may send, by the choices of a seed.
//!
//! A few levels down, or once there is no more room, everything is as little as it may be.

use super::chance::{choose, random_json, random_value, random_word};
use super::delivery::{DeliveryOutline, Part, put_together};
use super::full::PAYLOAD_LEVEL;
use super::narrowing::narrowed;
use super::texts::{Mould, key, text};
use super::{Maker, ROOM, least::Least, tagged, written};
use crate::check::Catalogue;
use crate::data::Data;
use crate::json::Json;
use crate::model::{Claim, Enum, EnumKind, EnumValue, Event, Field, Limits, Shape, Type, TypeId, Union};
use crate::random::Random;

/// The level down to which there is more than the least.
const DEEP: usize = 7;

/// What a field or value is called that nobody knows.
const UNKNOWN: &str = "something_new";

/// The delivery of a seed; `None` if even the least one of the event is too large.
pub(super) fn random_delivery(maker: &Maker<'_>, event: &Event, seed: u64, unknown: bool) -> Option<Json> {
    // Two events of one seed have nothing in common, least of all their ids.
    let seed = event.name.bytes().fold(seed, |seed, byte| Random::new(seed ^ u64::from(byte)).number());
    let chance = Chance { least: &maker.least, random: Random::new(seed), room: ROOM, unknown };
    chance.delivery(&maker.outline, event)
}

/// One delivery in the making.
struct Chance<'a> {
    least: &'a Least<'a>,
    random: Random,
    /// The bytes that are left, about, for more than the least.
    room: usize,
    /// Whether there may be what nobody knows.
    unknown: bool,
}

impl<'a> Chance<'a> {
    fn delivery(mut self, outline: &DeliveryOutline<'_>, event: &Event) -> Option<Json> {
        let members = put_together(self.catalogue(), outline, event, &mut |part| match part {
            Part::Payload(_) | Part::Beside => self.payload(event).or_else(|| self.least.payload(event)),
            Part::Field(field) => self.member(field, PAYLOAD_LEVEL),
            Part::Name(..) => None,
        })?;
        if self.catalogue().envelope.payload.is_none() {
            // What nobody knows stands in the payload already.
            return Some(Json::Object(members));
        }
        Some(self.finish(members, outline.iter().filter_map(|part| part.key())))
    }

    fn payload(&mut self, event: &Event) -> Option<Json> {
        let value = self.value(&event.payload, &Limits::default(), PAYLOAD_LEVEL)?;
        narrowed(self.catalogue(), event, value, &mut |ty, limits| self.value(ty, limits, PAYLOAD_LEVEL + 1))
    }

    /// A field's value; `None` if the field is left out, or if even its least value is too large.
    fn member(&mut self, field: &Field, level: usize) -> Option<Json> {
        self.take(field.wire.len());
        let is_sent = self.catalogue().is_sent(field);
        if field.optional && !(is_sent && self.has_more(level)) {
            return None;
        }
        if !is_sent || field.nullable && !self.has_more(level) {
            return self.least.member(field, None);
        }
        let example = self.example(&field.examples, &field.limits);
        example.or_else(|| self.value(&field.ty, &field.limits, level))
    }

    /// A value of the type; `None` if even the least one is too large.
    fn value(&mut self, ty: &Type, limits: &Limits, level: usize) -> Option<Json> {
        if self.room == 0 || level > DEEP {
            return self.least.value(ty, limits, None);
        }
        match ty {
            Type::Nullable(inner) if self.has_more(level) => self.value(inner, limits, level),
            Type::Nullable(_) => Some(Json::Null),
            Type::List(item) => {
                let (count, unique) = (limits.items(), limits.has_unique_items());
                let elements = self.elements(item, level, count, unique);
                if elements.len() as u64 >= count.0 {
                    Some(Json::Array(elements))
                } else {
                    self.least.container(ty, limits)
                }
            }
            Type::Map(value) => {
                let mut members: Vec<(String, Json)> = Vec::new();
                for value in self.elements(value, level, limits.entries(), false) {
                    let key = self.key(limits);
                    if members.iter().all(|(other, _)| *other != key) {
                        members.push((key, value));
                    }
                }
                let is_full = members.len() as u64 >= limits.entries().0;
                if is_full { Some(Json::Object(members)) } else { self.least.container(ty, limits) }
            }
            Type::Named(id) => self.named(*id, limits, level),
            plain => {
                let value = random_value(&mut self.random, plain, limits);
                Some(self.counted(value))
            }
        }
    }

    fn named(&mut self, id: TypeId, limits: &Limits, level: usize) -> Option<Json> {
        let def = self.catalogue().types.get(id.0)?;
        let ty = Type::Named(id);
        let limits = &*self.catalogue().limits_of(&ty, limits);
        if let Shape::Id { prefix } = &def.shape {
            // Never an example: no two deliveries have the same id.
            let rest = random_word(&mut self.random);
            let value = text(Mould::of_id(prefix, &rest), limits, &mut |bound| choose(&mut self.random, bound));
            return Some(self.counted(value));
        }
        if let Some(example) = self.example(&def.examples, limits) {
            return Some(example);
        }
        match &def.shape {
            Shape::Alias(inner) => self.value(inner, limits, level),
            Shape::Object(fields) => self.least.has(id).then(|| self.object(id, fields, def.others.as_ref(), level)),
            Shape::Tuple(places) => self.least.has(id).then(|| self.tuple(places, level)).flatten(),
            Shape::Enum(enum_) => {
                let value = self.enum_value(enum_);
                Some(self.counted(value))
            }
            Shape::Union(union) => self.variant(union, level),
            Shape::Id { .. } => None,
        }
    }

    /// Any variant that is still sent and not too large; where none is, any. Now and then, if there may be what nobody
    /// knows, one with a tag that nobody does.
    fn variant(&mut self, union: &Union, level: usize) -> Option<Json> {
        let is_free = |tag: &str| union.variants.iter().all(|variant| variant.claim != Claim::Tag(tag.to_owned()));
        if let Some(tag) = union.tag.as_ref().filter(|_| !union.closed && is_free(UNKNOWN))
            && self.unknown
            && self.random.one_in(4)
        {
            return Some(self.counted(Json::object([(tag.as_str(), Json::text(UNKNOWN))])));
        }
        let (sent, others): (Vec<_>, Vec<_>) =
            union.variants.iter().partition(|variant| self.least.catalogue.is_variant_sent(variant));
        let mut variants = if sent.is_empty() { others } else { sent };
        while !variants.is_empty() {
            let variant = variants.swap_remove(self.random.below(variants.len()));
            if let Some(value) = self.value(&variant.ty, &Limits::default(), level) {
                return Some(tagged(union, variant, value));
            }
        }
        None
    }

    fn object(&mut self, id: TypeId, fields: &[Field], others: Option<&Type>, level: usize) -> Json {
        let mut members = Vec::new();
        for field in fields {
            members.extend(self.member(field, level + 1).map(|value| (field.wire.clone(), value)));
        }
        self.least.complete(id, &mut members);
        let limits = self.catalogue().types.get(id.0).map(|def| &def.limits);
        let Some((others, limits)) = others.zip(limits) else {
            return self.finish(members, fields.iter().map(|field| field.wire.as_str()));
        };
        for value in self.elements(others, level, (0, None), false) {
            let key = self.key(limits);
            if members.iter().all(|(other, _)| *other != key) && fields.iter().all(|field| field.wire != key) {
                members.push((key, value));
            }
        }
        Json::Object(members)
    }

    /// A list that ends before the first place that is left out. What nobody knows can only follow all places.
    fn tuple(&mut self, places: &[Field], level: usize) -> Option<Json> {
        let mut items = Vec::new();
        for place in self.catalogue().sent_places(places) {
            match self.member(place, level + 1) {
                None if place.optional => return Some(Json::Array(items)),
                item => items.push(item?),
            }
        }
        if self.unknown && items.len() == places.len() && self.random.one_in(4) {
            let item = random_json(&mut self.random, 2);
            items.push(self.counted(item));
        }
        Some(Json::Array(items))
    }

    /// Any key that keeps to limits.
    fn key(&mut self, limits: &Limits) -> String {
        let word = random_word(&mut self.random);
        key(limits, word, self.random.below(1 << 16))
    }

    /// An object of these members, and perhaps of one more that is none of the known ones.
    fn finish<'k>(&mut self, mut members: Vec<(String, Json)>, mut known: impl Iterator<Item = &'k str>) -> Json {
        if self.unknown && self.random.one_in(4) && known.all(|key| key != UNKNOWN) {
            let value = random_json(&mut self.random, 2);
            members.push((UNKNOWN.to_owned(), self.counted(value)));
        }
        Json::Object(members)
    }

    /// What a list or map holds.
    fn elements(&mut self, ty: &Type, level: usize, (least, most): (u64, Option<u64>), unique: bool) -> Vec<Json> {
        let mut elements = Vec::new();
        let count = if self.catalogue().is_removed(ty) { 0 } else { self.random.below(4) };
        let count = (count as u64).max(least).min(most.unwrap_or(u64::MAX));
        let mut tries = count.saturating_mul(4);
        while (elements.len() as u64) < count && tries > 0 && self.room > 0 && level < DEEP {
            tries -= 1;
            match self.value(ty, &Limits::default(), level + 1) {
                Some(element) if unique && elements.contains(&element) => {}
                Some(element) => elements.push(element),
                None => break,
            }
            // What is empty takes room, too.
            self.take(2);
        }
        elements
    }

    /// Any value that is still sent, in any spelling; where none is, any.
    fn enum_value(&mut self, enum_: &Enum) -> Json {
        let unknown = match enum_.kind {
            EnumKind::Integers => Json::Number("10007".to_owned()),
            _ => Json::text(UNKNOWN),
        };
        let is_free = enum_.values.iter().flat_map(EnumValue::spellings).all(|it| it.to_json() != unknown);
        if self.unknown && !enum_.closed && is_free && self.random.one_in(4) {
            return unknown;
        }
        let mut values: Vec<_> = enum_.values.iter().filter(|value| !value.life.is_removed()).collect();
        if values.is_empty() {
            values.extend(&enum_.values);
        }
        if values.is_empty() {
            return unknown;
        }
        let value = self.random.pick(&values);
        if value.also.is_empty() || !self.random.one_in(4) {
            return value.wire.to_json();
        }
        let others: Vec<_> = value.also.iter().collect();
        self.random.pick(&others).to_json()
    }

    /// Now and then one of the examples that keep to the limits.
    fn example(&mut self, examples: &[Data], limits: &Limits) -> Option<Json> {
        let fitting: Vec<&Data> = examples.iter().filter(|example| written::fits(limits, example)).collect();
        if fitting.is_empty() || !self.random.one_in(3) {
            return None;
        }
        let example = self.random.pick(&fitting).to_json();
        Some(self.counted(example))
    }

    /// Whether something that may be left out is there.
    fn has_more(&mut self, level: usize) -> bool {
        self.room > 0 && level <= DEEP && !self.random.one_in(3)
    }

    fn catalogue(&self) -> &'a Catalogue {
        self.least.catalogue
    }

    fn counted(&mut self, value: Json) -> Json {
        self.take(value.compact().len());
        value
    }

    fn take(&mut self, bytes: usize) {
        self.room = self.room.saturating_sub(bytes);
    }
}
