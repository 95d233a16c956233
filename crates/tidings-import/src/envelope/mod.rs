//! Takes bodies apart: where the event's name stands, where the payload lies, and what stands around it.

mod fields;
mod name;

use crate::bodies::Body;
use crate::form::{
    Envelope, Event, Field, Hint, Loss, NameKey, Notes, Object, Shape, Slot, Type, TypeDef, TypeId, Types,
};
use crate::node::Node;

/// Keys under which the payload is looked for first.
const PAYLOADS: &[&str] = &["data", "payload", "object", "body", "event", "resource", "content", "detail", "details"];

/// Examples are carried over up to this size, in characters.
const LARGEST: usize = 3000;

/// What the bodies have in common, and what each event carries.
pub(crate) struct Parts {
    pub(crate) envelope: Envelope,
    pub(crate) events: Vec<Event>,
    pub(crate) losses: Vec<Loss>,
}

pub(crate) fn take_apart(types: &mut Types, bodies: &[Body]) -> Parts {
    let objects: Vec<TypeId> = bodies.iter().filter_map(|body| body.object).collect();
    let names = name::find(types, bodies);
    let mut losses = names.losses(bodies);
    let payload = find_payload(types, &objects, &names.key);
    let top = match &names.key {
        NameKey::Top(key) => Some(key.as_str()),
        NameKey::Nested(..) => None,
    };
    let fields = fields::common(types, &objects, top, payload.as_deref(), &mut losses);
    let mut events: Vec<Event> = Vec::new();
    for body in bodies {
        let stated = body.object.map(|id| name::stated(types, id, &names.key)).unwrap_or_default();
        let carried = carried(types, body, &names.key, payload.as_deref(), &fields);
        for name in if stated.is_empty() { vec![body.name.clone()] } else { stated } {
            let is_object = payload.is_none() || matches!(names.key, NameKey::Nested(..));
            add(types, &mut events, body, name, carried.clone(), is_object);
        }
    }
    Parts { envelope: Envelope { name: names.key, payload, fields }, events, losses }
}

/// The key that holds the payload. `None`: it lies flat beside the name.
fn find_payload(types: &Types, objects: &[TypeId], name: &NameKey) -> Option<String> {
    let top = match name {
        NameKey::Nested(payload, _) => return Some(payload.clone()),
        NameKey::Top(top) => top,
    };
    let first = fields_of(types, *objects.first()?);
    let in_all = |wire: &str| {
        let of = |id: &TypeId| fields_of(types, *id).iter().find(|field| field.wire == wire);
        objects.iter().map(of).collect::<Option<Vec<&Field>>>()
    };
    let mut candidates: Vec<(&str, Vec<&Field>)> = Vec::new();
    for field in first.iter().filter(|field| field.wire != *top) {
        candidates.extend(in_all(&field.wire).map(|fields| (field.wire.as_str(), fields)));
    }
    let holds_parts = |field: &&&Field| match &field.slot.ty {
        Type::Builtin(word) => *word == "json",
        Type::Const(_) => false,
        Type::Named(id) => !matches!(types.get(*id).shape, Shape::Enum(_)),
        Type::List(_) | Type::Map(_) | Type::Nullable(_) | Type::Union(_) => true,
    };
    let rank = |(wire, fields): &(&str, Vec<&Field>)| {
        let parts = fields.iter().filter(holds_parts).count();
        let differ = fields.windows(2).any(|pair| pair[0].slot.ty != pair[1].slot.ty);
        let known = PAYLOADS.iter().position(|word| word == wire).unwrap_or(PAYLOADS.len());
        let is_one = parts * 2 > fields.len() && (differ || known < PAYLOADS.len());
        is_one.then_some((known >= 2, !differ, known))
    };
    let ranked = candidates.iter().filter_map(|candidate| Some((rank(candidate)?, candidate.0)));
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, wire)| wire.to_owned())
}

fn fields_of(types: &Types, id: TypeId) -> &[Field] {
    match &types.get(id).shape {
        Shape::Object(object) if !object.is_tuple => &object.fields,
        _ => &[],
    }
}

/// What one event carries.
fn carried(types: &mut Types, body: &Body, name: &NameKey, payload: Option<&str>, envelope: &[Field]) -> Slot {
    let hint = |key: &str| Hint::Payload { event: body.name.clone(), key: key.to_owned() };
    let stands_by_itself = matches!((payload, name), (Some(_), NameKey::Top(_)));
    let Some(id) = body.object else {
        let none = Slot::of(Type::JSON, &body.place);
        return if stands_by_itself { none } else { types.empty_payload(none, hint("")) };
    };
    let fields = fields_of(types, id);
    match payload {
        Some(key) => {
            let Some(field) = fields.iter().find(|field| field.wire == key) else {
                let none = Slot::of(Type::JSON, &body.place);
                return if stands_by_itself { none } else { types.empty_payload(none, hint("")) };
            };
            let mut slot = field.slot.clone();
            if field.optional {
                let (what, instead) =
                    ("an event that may come without its payload".to_owned(), "it is required".to_owned());
                slot.losses.push(Loss { place: slot.place.clone(), what, instead, untyped: false });
            }
            rename_inline(types, &slot.ty, id, &hint(key));
            match name {
                NameKey::Nested(_, inner) => without(types, Slot { nullable: false, ..slot }, inner),
                NameKey::Top(_) => slot,
            }
        }
        None => {
            let is_own = |field: &&Field| {
                let is_name = matches!(name, NameKey::Top(top) if *top == field.wire);
                !is_name && envelope.iter().all(|other| other.wire != field.wire)
            };
            let own: Vec<Field> = fields.iter().filter(is_own).cloned().collect();
            let object = match &types.get(id).shape {
                Shape::Object(object) => Object { fields: own, extends: Vec::new(), ..object.clone() },
                _ => Object::default(),
            };
            let losses = types.get(id).losses.clone();
            let shape = Shape::Object(object);
            types.0.push(TypeDef {
                hint: hint(""),
                also_called: Vec::new(),
                shape,
                notes: Notes::default(),
                losses,
                place: body.place.clone(),
            });
            Slot::of(Type::Named(TypeId(types.0.len() - 1)), &body.place)
        }
    }
}

/// A type inside a body is named after the event: the body itself is no type of the catalogue.
fn rename_inline(types: &mut Types, ty: &Type, body: TypeId, hint: &Hint) {
    let mut inline = Vec::new();
    ty.each_name(&mut |id| inline.push(id));
    for id in inline {
        if matches!(types.get(id).hint, Hint::Field { parent, .. } if parent == body) {
            types.get_mut(id).hint = hint.clone();
        }
    }
}

/// The payload without the event's name, which the envelope speaks of.
fn without(types: &mut Types, slot: Slot, key: &str) -> Slot {
    let Some((id, object)) = types.object(&slot.ty) else { return slot };
    let mut object = object.clone();
    object.fields.retain(|field| field.wire != key);
    object.extends.clear();
    let def = TypeDef { shape: Shape::Object(object), ..types.get(id).clone() };
    types.0.push(def);
    Slot { ty: Type::Named(TypeId(types.0.len() - 1)), ..slot }
}

fn add(types: &mut Types, events: &mut Vec<Event>, body: &Body, name: String, payload: Slot, is_object: bool) {
    let (fired_when, description) = sentences(body.description.as_deref());
    if let Some(first) = events.iter_mut().find(|event| event.name == name) {
        if first.payload.ty != payload.ty {
            let (what, instead) = (format!("a second payload of `{name}`"), "`json`".to_owned());
            first.losses.push(Loss { place: body.place.clone(), what, instead, untyped: true });
            first.payload.ty = Type::JSON;
            if is_object {
                let hint = Hint::Payload { event: first.name.clone(), key: String::new() };
                first.payload = types.empty_payload(first.payload.clone(), hint);
            }
        }
        return;
    }
    let losses = body.losses.clone();
    let (comment, deprecated) = (body.comment.clone(), body.deprecated);
    // One is enough for the documentation, and a page of it too much.
    let is_small = |example: &&Node| example.compact().len() < LARGEST;
    let examples = body.examples.iter().filter(is_small).take(1).cloned().collect();
    events.push(Event { name, fired_when, description, comment, deprecated, examples, payload, losses });
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
