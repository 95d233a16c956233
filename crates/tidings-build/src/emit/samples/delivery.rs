//! What a delivery is put together of: the parts of the event's name, the fields of the envelope, the payload.

use std::collections::BTreeMap;

use crate::check::Catalogue;
use crate::data::Value;
use crate::emit::naming::{name_keys_within, named};
use crate::json::Json;
use crate::model::{Event, Field};

/// What a delivery holds, in the order in which it is shown.
pub(super) type DeliveryOutline<'a> = Vec<Part<'a>>;

/// What a delivery holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part<'a> {
    /// A part of the name of the event, by its position, under a key.
    Name(usize, &'a str),
    /// What the event carries, under a key.
    Payload(&'a str),
    /// What the event carries, member by member.
    Beside,
    /// A field of the envelope.
    Field(&'a Field),
}

impl<'a> Part<'a> {
    /// The key under which it stands.
    pub(super) fn key(self) -> Option<&'a str> {
        match self {
            Self::Name(_, key) | Self::Payload(key) => Some(key),
            Self::Field(field) => Some(&field.wire),
            Self::Beside => None,
        }
    }
}

/// The keys of a delivery in their order: the first field of the envelope, which names the delivery, the event's name,
/// the other fields, the payload. Where somebody wrote a delivery its order is taken, and a field that does not stand
/// in it follows the one before.
pub(super) fn delivery_outline(catalogue: &Catalogue) -> DeliveryOutline<'_> {
    let envelope = &catalogue.envelope;
    let mut outline: DeliveryOutline<'_> = envelope.fields.iter().map(Part::Field).collect();
    let behind = outline.len().min(1);
    let name = envelope.parts_at_top().map(|(position, key, _)| Part::Name(position, key));
    outline.splice(behind..behind, name);
    outline.push(envelope.payload.as_deref().map_or(Part::Beside, Part::Payload));
    let written = catalogue.events.iter().find_map(|event| event.examples.first());
    let Some(Value::Map(members)) = written.map(|delivery| &delivery.value) else { return outline };
    let mut place = 0;
    let mut places = BTreeMap::new();
    for key in outline.iter().filter_map(|part| part.key()) {
        place = members.iter().position(|(member, _)| member.value == key).unwrap_or(place);
        places.insert(key, place);
    }
    // What stands beside the name stands behind it.
    outline.sort_by_key(|part| part.key().map_or(Some(usize::MAX), |key| places.get(key).copied()));
    outline
}

/// The members of a delivery: those of the name from the event, and the others as `make` makes them. `None` if it makes
/// nothing of what must be there.
pub(super) fn put_together(
    catalogue: &Catalogue,
    outline: &DeliveryOutline<'_>,
    event: &Event,
    make: &mut dyn FnMut(Part<'_>) -> Option<Json>,
) -> Option<Vec<(String, Json)>> {
    let within = |key| name_keys_within(&catalogue.envelope, key, event);
    let mut members: Vec<(String, Json)> = Vec::new();
    for &part in outline {
        match part {
            Part::Name(position, key) => {
                let text = event.parts.get(position);
                members.extend(text.map(|text| (key.to_owned(), Json::text(text))));
            }
            Part::Payload(key) => members.push((key.to_owned(), named(make(part)?, &within(key)))),
            Part::Field(field) => match make(part) {
                None if field.optional => {}
                value => members.push((field.wire.clone(), named(value?, &within(&field.wire)))),
            },
            Part::Beside => {
                let Json::Object(beside) = make(part)? else { continue };
                let is_own = |key: &str| outline.iter().all(|part| part.key() != Some(key));
                members.extend(beside.into_iter().filter(|(key, _)| is_own(key)));
            }
        }
    }
    Some(members)
}
