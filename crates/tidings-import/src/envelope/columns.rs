//! What all bodies say in one place: whether the event's name could stand there.

use super::fields_of;
use super::name::NAMES;
use crate::bodies::Body;
use crate::form::{Field, NamePlace, Shape, Type, TypeId, Types};

/// What each body says in one place.
pub(super) struct Column {
    pub(super) place: NamePlace,
    /// In the order of the bodies that are objects.
    pub(super) said: Vec<Said>,
}

/// What a body says in a place.
pub(super) enum Said {
    /// The place is not there.
    Nothing,
    /// One of these texts. `is_sure` is false where the place may be absent, or an example alone shows the text.
    Texts { texts: Vec<String>, is_sure: bool },
    /// Something else.
    Other,
}

impl Said {
    /// The one text that stands there.
    pub(super) fn constant(&self) -> Option<&str> {
        match self {
            Self::Texts { texts, .. } => {
                if let [only] = texts.as_slice() {
                    Some(only)
                } else {
                    None
                }
            }
            Self::Nothing | Self::Other => None,
        }
    }
}

impl Column {
    pub(super) fn are_all_constant(&self) -> bool {
        self.said.iter().all(|said| said.constant().is_some())
    }

    /// Whether the source states each text, and that it is there.
    pub(super) fn is_sure(&self) -> bool {
        self.said.iter().all(|said| matches!(said, Said::Texts { is_sure: true, .. } | Said::Nothing))
    }

    /// Whether a text that the source states may be absent.
    pub(super) fn is_doubtful(&self) -> bool {
        self.said.iter().any(|said| matches!(said, Said::Texts { is_sure: false, .. }))
    }

    /// How many different texts the bodies have there.
    pub(super) fn different(&self) -> usize {
        let mut texts: Vec<&str> = self.said.iter().filter_map(Said::constant).collect();
        texts.sort_unstable();
        texts.dedup();
        texts.len()
    }

    /// The key that holds the text, or the header.
    pub(super) fn key(&self) -> &str {
        match &self.place {
            NamePlace::Header(key) | NamePlace::Top(key) | NamePlace::Nested(_, key) => key,
        }
    }
}

/// Every key of a body, every key in an object of the first body or with a constant, and every header.
pub(super) fn columns(types: &Types, objects: &[(&Body, TypeId)]) -> Vec<Column> {
    // A dot leads into an object, and other words may stand before a key.
    let can_be_said = |key: &str| !key.is_empty() && !key.contains(['.', ' ', '"']);
    let mut places: Vec<NamePlace> = Vec::new();
    let mut add = |place: NamePlace| {
        if !places.contains(&place) {
            places.push(place);
        }
    };
    for (number, (_, id)) in objects.iter().enumerate() {
        for field in fields_of(types, *id).iter().filter(|field| can_be_said(&field.wire)) {
            add(NamePlace::Top(field.wire.clone()));
            let Some((_, inner)) = types.object(&field.slot.ty) else { continue };
            let states = |inner: &Field| matches!(inner.slot.ty, Type::Const(_));
            for inner in inner.fields.iter().filter(|inner| can_be_said(&inner.wire) && (number == 0 || states(inner)))
            {
                add(NamePlace::Nested(field.wire.clone(), inner.wire.clone()));
            }
        }
    }
    for header in objects.iter().flat_map(|(body, _)| &body.headers) {
        add(NamePlace::Header(header.name.clone()));
    }
    let column = |place: NamePlace| {
        let said = objects.iter().map(|(body, id)| said(types, body, *id, &place)).collect();
        Column { place, said }
    };
    places.into_iter().map(column).collect()
}

fn said(types: &Types, body: &Body, id: TypeId, place: &NamePlace) -> Said {
    let fields = fields_of(types, id);
    match place {
        NamePlace::Header(name) => {
            let Some(header) = body.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name)) else {
                return Said::Nothing;
            };
            match &header.value {
                // An example of something else than the name is no part of what the source calls the event.
                Some(value) if header.is_stated || is_within(value, &body.name) => {
                    Said::Texts { texts: vec![value.clone()], is_sure: header.is_stated }
                }
                _ => Said::Other,
            }
        }
        NamePlace::Top(key) => of_field(types, fields, key),
        NamePlace::Nested(top, key) => {
            let held = fields.iter().find(|field| field.wire == *top).and_then(|field| types.object(&field.slot.ty));
            held.map_or(Said::Nothing, |(_, object)| of_field(types, &object.fields, key))
        }
    }
}

/// Whether a text stands in what the source calls an event, whatever it is written in.
pub(super) fn is_within(text: &str, name: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let (text, name): (String, String) = (letters(text), letters(name));
    !text.is_empty() && name.contains(&text)
}

/// A constant, or the values of an enum.
fn of_field(types: &Types, fields: &[Field], key: &str) -> Said {
    let Some(field) = fields.iter().find(|field| field.wire == key) else { return Said::Nothing };
    let texts: Option<Vec<String>> = match &field.slot.ty {
        Type::Const(value) => value.as_text().map(|text| vec![text.to_owned()]),
        Type::Named(id) => match &types.get(*id).shape {
            Shape::Enum(values) => values.values.iter().map(|value| value.wire.as_text().map(str::to_owned)).collect(),
            _ => None,
        },
        _ => None,
    };
    match texts {
        // An enum that may be absent is a property of what is told, and seldom the name.
        Some(texts) if texts.len() == 1 || !field.optional || NAMES.contains(&key) => {
            Said::Texts { texts, is_sure: !field.optional && !field.slot.nullable }
        }
        _ => Said::Other,
    }
}
