//! Examples of events: whole deliveries, with the parts of the event's name in their places.

use super::examples::Fit;
use crate::data::{Data, Value};
use crate::model::{Envelope, Event, Literal, Type};
use crate::source::Spanned;

/// Members of an object.
type Members = [(Spanned<String>, Data)];

impl Fit<'_> {
    /// One delivery, even where a body is a list of them. A header is no part of it.
    pub(super) fn check_delivery(&mut self, event: &Event, example: &Data) {
        let envelope = &self.draft.envelope;
        let Value::Map(members) = &example.value else {
            self.mismatch(example, "a delivery is a mapping: the envelope with the payload in it");
            return;
        };
        let keys = envelope.fields.iter().map(|field| field.wire.as_str()).chain(envelope.payload.as_deref());
        let names: Vec<&str> = envelope.parts_at_top().map(|(_, key, _)| key).collect();
        let keys: Vec<&str> = keys.chain(names.iter().copied()).collect();
        let mut beside = Vec::new();
        for (key, value) in members.iter().filter(|(key, _)| !names.contains(&key.value.as_str())) {
            if envelope.payload.as_ref() == Some(&key.value) {
                let value = self.check_names_within(envelope, &key.value, event, value);
                self.check_payload(event, &value);
            } else if let Some(field) = envelope.fields.iter().find(|field| field.wire == key.value) {
                let value = self.check_names_within(envelope, &key.value, event, value);
                self.check_field(field, &value);
            } else if envelope.payload.is_none() {
                beside.push((key.clone(), value.clone()));
            } else {
                self.unknown_key(key, &keys, "the envelope");
            }
        }
        for (position, key, _) in envelope.parts_at_top() {
            self.check_name(key, event.parts.get(position), members);
        }
        if envelope.payload.is_none() {
            self.check_payload(event, &Data { value: Value::Map(beside), span: example.span });
        }
        let optional = |wire: &str| envelope.fields.iter().any(|field| field.wire == wire && field.optional);
        let absent = envelope.parts_at_top().filter(|(position, ..)| event.parts.get(*position).is_none());
        let absent: Vec<&str> = absent.map(|(_, key, _)| key).collect();
        let required = keys.iter().copied().filter(|key| !optional(key) && !absent.contains(key));
        self.require(&required.collect::<Vec<_>>(), &keys, members, example);
    }

    /// What does not fit the payload's type is not held against more.
    fn check_payload(&mut self, event: &Event, payload: &Data) {
        let found = self.sink.count();
        self.check_value(&event.payload, payload);
        if self.sink.count() == found {
            self.check_narrow(&event.payload, &event.narrow, payload);
        }
    }

    /// The object without the parts of the name that stand in it: no type knows of them.
    fn check_names_within(&mut self, envelope: &Envelope, parent: &str, event: &Event, object: &Data) -> Data {
        let parts: Vec<_> = envelope.parts_within(parent).collect();
        let Value::Map(members) = &object.value else { return object.clone() };
        for (position, key, _) in &parts {
            let text = event.parts.get(*position);
            self.check_name(key, text, members);
            if text.is_some() {
                self.require(&[key], &[key], members, object);
            }
        }
        let is_name = |key: &str| parts.iter().any(|(_, other, _)| *other == key);
        let others = members.iter().filter(|(key, _)| !is_name(&key.value)).cloned();
        Data { value: Value::Map(others.collect()), span: object.span }
    }

    /// What stands under a key of the name is the event's part of it. With a part that it does not have, the delivery
    /// would be another event's.
    fn check_name(&mut self, key: &str, part: Option<&String>, members: &Members) {
        let Some((_, value)) = members.iter().find(|(member, _)| member.value == key) else { return };
        match part {
            Some(part) => self.check_value(&Type::Const(Literal::Text(part.clone())), value),
            None => self.mismatch(value, "its event's name has no such part"),
        }
    }
}
