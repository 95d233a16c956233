//! The bodies that a source describes, one for each event as far as it tells them apart.

use crate::documents::{Place, References};
use crate::form::{Hint, Loss, Shape, Slot, Type, TypeId};
use crate::node::Node;
use crate::schema::Reader;
use crate::source::{Announced, Body as Source};

/// What is sent for one event, or for several that share a description.
pub(crate) struct Body {
    /// What the source calls it.
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) comment: Option<String>,
    pub(crate) deprecated: bool,
    pub(crate) examples: Vec<Node>,
    /// `None`: it is no object.
    pub(crate) object: Option<TypeId>,
    pub(crate) slot: Slot,
    pub(crate) place: Place,
    pub(crate) losses: Vec<Loss>,
}

/// Reads all of them.
pub(crate) fn read_bodies<'a>(reader: &mut Reader<'a>, announced: Vec<Announced<'a>>) -> Vec<Body> {
    let mut bodies = Vec::new();
    for event in announced {
        let hint = Hint::Source(event.name.clone());
        let (slot, place) = match &event.body {
            Source::Whole(schema) => (reader.read(schema, hint), reader.target(schema).place),
            Source::Within { whole, key, part } => (reader.read_within(whole, key, part, hint), part.place.clone()),
        };
        let slots = alternatives(reader, slot);
        let is_one = slots.len() == 1;
        for slot in slots {
            bodies.push(body(reader, &event, slot, &place, is_one));
        }
    }
    bodies
}

fn body(reader: &Reader<'_>, event: &Announced<'_>, slot: Slot, place: &Place, is_one: bool) -> Body {
    let object = reader.types.object(&slot.ty).map(|(id, _)| id);
    let described = object.and_then(|id| reader.types.get(id).notes.description.clone());
    let (announced, own) = (event.description.clone(), slot.notes.description.clone().or(described));
    let mut losses = slot.losses.clone();
    if object.is_none() {
        let (what, instead) = ("a body that is no object".to_owned(), "the payload is `json`".to_owned());
        losses.push(Loss { place: place.clone(), what, instead, untyped: true });
    }
    Body {
        name: event.name.clone(),
        description: if is_one { announced.or(own) } else { own.or(announced) },
        comment: slot.notes.comment.clone(),
        deprecated: event.deprecated || slot.notes.deprecated,
        examples: event.examples.clone(),
        object,
        slot,
        place: place.clone(),
        losses,
    }
}

/// One webhook can announce several events: its body is one of theirs.
fn alternatives(reader: &Reader<'_>, slot: Slot) -> Vec<Slot> {
    let members: Vec<Type> = match &slot.ty {
        Type::Union(members) => members.clone(),
        Type::Named(id) => match &reader.types.get(*id).shape {
            Shape::Alias(Type::Union(members)) => members.clone(),
            Shape::Tagged(tagged) => tagged.variants.iter().map(|(_, ty)| ty.clone()).collect(),
            _ => return vec![slot],
        },
        // A batch: what it holds are the events.
        Type::List(inner) => {
            let mut only = Slot { ty: (**inner).clone(), ..slot.clone() };
            let (what, instead) = ("a list of events in one body".to_owned(), "each event by itself".to_owned());
            only.losses.push(Loss { place: slot.place.clone(), what, instead, untyped: false });
            return if matches!(**inner, Type::List(_)) { vec![slot] } else { alternatives(reader, only) };
        }
        _ => return vec![slot],
    };
    if members.iter().all(|member| reader.types.object(member).is_some()) {
        members.into_iter().map(|ty| Slot { ty, ..slot.clone() }).collect()
    } else {
        vec![slot]
    }
}

/// A reader of some documents.
pub(crate) fn reader(documents: &crate::documents::Documents) -> Reader<'_> {
    Reader::new(References::new(documents))
}
