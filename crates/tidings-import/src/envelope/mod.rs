//! Takes bodies apart: where the event's name stands, where the payload lies, and what stands around it.

mod columns;
mod fields;
mod listed;
mod name;
mod payload;
mod repeated;
mod stated;

use std::collections::BTreeMap;

use crate::bodies::Body;
use crate::form::{
    Batch, Envelope, Event, Field, Hint, Loss, NamePlace, Notes, Object, Shape, Slot, Type, TypeDef, TypeId, Types,
};
use crate::node::Node;
use name::Names;
use payload::carried;

/// Examples are carried over up to this size, in characters.
const LARGEST: usize = 3000;

/// What the bodies have in common, and what each event carries.
pub(crate) struct Parts {
    pub(crate) envelope: Envelope,
    pub(crate) events: Vec<Event>,
    /// What the source does not say of the names.
    pub(crate) supposed: Vec<Loss>,
    pub(crate) losses: Vec<Loss>,
}

pub(crate) fn take_apart(types: &mut Types, bodies: &[Body]) -> Parts {
    let objects: Vec<TypeId> = bodies.iter().filter_map(|body| body.object).collect();
    let names = name::find(types, bodies);
    let (supposed, mut losses) = (names.supposed(bodies), names.losses.clone());
    let payload = payload::find(types, &objects, &names.key);
    let fields = fields::common(types, &objects, &names.key.keys(), payload.as_deref(), &mut losses);
    let batch = batch(bodies, &mut losses);
    let is_object = payload.is_none() || names.key.nested().is_some();
    let mut events: Vec<Event> = Vec::new();
    let is_listed_alone = listed_alone(bodies, &names);
    for ((body, of_body), is_listed_alone) in bodies.iter().zip(&names.of_bodies).zip(is_listed_alone) {
        if !is_listed_alone {
            continue;
        }
        let carried = carried(types, body, &names.key, payload.as_deref(), &fields);
        losses.extend(any_action(types, body, &names, of_body));
        for parts in of_body {
            add(types, &mut events, body, (&names, parts), carried.clone(), is_object);
        }
    }
    Parts { envelope: Envelope { name: names.key, payload, batch, fields }, events, supposed, losses }
}

/// Which bodies are events. A list may have an event by itself, and once more among others: that by itself counts, which
/// says more of it.
fn listed_alone(bodies: &[Body], names: &Names) -> Vec<bool> {
    let mut chosen: BTreeMap<(TypeId, &[Vec<String>]), usize> = BTreeMap::new();
    let is_by_itself = |at: usize| names.of_bodies[at].iter().any(|parts| parts.join(".") == bodies[at].name);
    for (at, (body, of_body)) in bodies.iter().zip(&names.of_bodies).enumerate() {
        let Some(object) = body.object else { continue };
        let first = chosen.entry((object, of_body)).or_insert(at);
        if is_by_itself(at) && !is_by_itself(*first) {
            *first = at;
        }
    }
    let is_chosen = |(at, (body, of_body)): (usize, (&Body, &Vec<Vec<String>>))| {
        body.object.is_none_or(|object| chosen[&(object, of_body.as_slice())] == at)
    };
    bodies.iter().zip(&names.of_bodies).enumerate().map(is_chosen).collect()
}

/// The key of the last part of the name, where a body has it and the source does not say what it holds.
fn any_action<'t>(types: &'t Types, body: &Body, names: &Names, of_body: &[Vec<String>]) -> Option<Loss> {
    let last = names.key.parts.last().filter(|_| names.key.parts.len() > 1)?;
    let fields = fields_of(types, body.object?);
    let find = |fields: &'t [Field], wire: &str| fields.iter().find(|field| field.wire == wire);
    let (key, field) = match last {
        NamePlace::Top(key) => (key, find(fields, key)?),
        NamePlace::Nested(object, key) => {
            let (_, object) = types.object(&find(fields, object)?.slot.ty)?;
            (key, find(&object.fields, key)?)
        }
        NamePlace::Header(_) => return None,
    };
    let is_divided = of_body.iter().all(|parts| parts.len() == names.key.parts.len());
    (!is_divided).then(|| Loss {
        place: field.slot.place.clone(),
        what: format!("any text for `{key}`, which tells the events apart"),
        instead: format!("an event without `{key}`"),
        untyped: true,
    })
}

/// Where several deliveries stand in a body. The language knows that of all events or of none.
fn batch(bodies: &[Body], losses: &mut Vec<Loss>) -> Option<Batch> {
    let first = bodies.first()?.batch.clone();
    if bodies.iter().all(|body| body.batch == first) {
        losses.extend(bodies.first().iter().flat_map(|body| body.beside.clone()));
        return first;
    }
    losses.extend(bodies.iter().filter(|body| body.batch.is_some()).map(|body| Loss {
        place: body.place.clone(),
        what: "a list of events in one body, as other events have none".to_owned(),
        instead: "each event by itself".to_owned(),
        untyped: false,
    }));
    None
}

fn fields_of(types: &Types, id: TypeId) -> &[Field] {
    match &types.get(id).shape {
        Shape::Object(object) if !object.is_tuple => &object.fields,
        _ => &[],
    }
}

fn add(
    types: &mut Types,
    events: &mut Vec<Event>,
    body: &Body,
    (names, parts): (&Names, &[String]),
    payload: Slot,
    is_object: bool,
) {
    let name = parts.join(".");
    let (fired_when, description) = sentences(body.description.as_deref());
    if let Some(first) = events.iter_mut().find(|event| event.name == name) {
        if first.payload.ty != payload.ty {
            repeated::unite(types, first, payload, (body, is_object));
        }
        return;
    }
    let losses = body.losses.clone();
    let (comment, deprecated) = (body.comment.clone(), body.deprecated);
    // One is enough for the documentation, and a page of it too much.
    let is_small = |example: &&Node| example.compact().len() < LARGEST;
    let own = body.examples.iter().filter(|example| !is_of_another(example, names, parts));
    let examples = own.filter(is_small).take(1).cloned().collect();
    let parts = parts.to_vec();
    events.push(Event { name, parts, fired_when, description, comment, deprecated, examples, payload, losses });
}

/// Whether an example shows another event: several can share a description, and its examples.
fn is_of_another(example: &Node, names: &Names, own: &[String]) -> bool {
    let is_shown = |parts: &Vec<String>| {
        names.key.parts.iter().enumerate().all(|(at, place)| match place {
            NamePlace::Header(_) => true,
            NamePlace::Top(_) | NamePlace::Nested(..) => {
                name::shown(example, place) == parts.get(at).map(String::as_str)
            }
        })
    };
    let others = names.of_bodies.iter().flatten().filter(|parts| parts.as_slice() != own);
    !is_shown(&own.to_vec()) && others.into_iter().any(is_shown)
}

impl Types {
    /// What an event carries of which nothing is known but that it is an object: it stands beside the name, or holds it.
    pub(crate) fn empty_payload(&mut self, slot: Slot, hint: Hint) -> Slot {
        let place = slot.place.clone();
        let (shape, notes) = (Shape::Object(Object::default()), Notes::default());
        self.0.push(TypeDef { hint, also_called: Vec::new(), shape, notes, losses: Vec::new(), place });
        Slot { ty: Type::Named(TypeId(self.0.len() - 1)), nullable: false, ..slot }
    }
}

/// The first sentence of a description, and what follows.
fn sentences(text: Option<&str>) -> (Option<String>, Option<String>) {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return (None, None) };
    let paragraph = text.find("\n\n").unwrap_or(text.len());
    let is_end = |at: usize| {
        let behind = &text[at + 1..];
        let word = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        at < paragraph
            && behind.starts_with(char::is_whitespace)
            && behind.trim_start().starts_with(|c: char| c.is_uppercase() || c == '`' || c == '[')
            && !["e.g", "i.e", "etc", "vs"].contains(&word)
    };
    let end = text.match_indices('.').map(|(at, _)| at).find(|at| is_end(*at)).map_or(paragraph, |at| at + 1);
    let first = text[..end].split_whitespace().collect::<Vec<&str>>().join(" ");
    let rest = text[end..].trim();
    let first = first.strip_suffix('.').unwrap_or(&first).to_owned();
    (Some(first), (!rest.is_empty()).then(|| rest.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn the_first_sentence_tells_when() {
        let table = [
            ("Sent when it is done.\n", "Sent when it is done", None),
            ("Sent, e.g. Today. Or not.", "Sent, e.g. Today", Some("Or not.")),
            ("A thing\nhappens.\n\nMore of it.", "A thing happens", Some("More of it.")),
            ("Version 1.2 is out", "Version 1.2 is out", None),
        ];
        for (text, first, rest) in table {
            assert_eq!(sentences(Some(text)), (Some(first.to_owned()), rest.map(str::to_owned)), "{text}");
        }
        assert_eq!(sentences(Some(" ")), (None, None));
    }
}
