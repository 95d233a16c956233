//! The bodies that a source describes, one for each event as far as it tells them apart.

use crate::documents::{Place, References};
use crate::form::{Batch, Hint, Loss, NOTHING, Object, Shape, Slot, Type, TypeId, Types};
use crate::node::Node;
use crate::schema::Reader;
use crate::source::{Announced, Body as Source, Header};

/// What is sent for one event, or for several that share a description.
pub(crate) struct Body {
    /// What the source calls it.
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) comment: Option<String>,
    pub(crate) deprecated: bool,
    pub(crate) examples: Vec<Node>,
    pub(crate) headers: Vec<Header>,
    /// Where it stands among others in what is sent.
    pub(crate) batch: Option<Batch>,
    /// What is lost that stands beside the list of deliveries.
    pub(crate) beside: Vec<Loss>,
    /// `None`: it is no object.
    pub(crate) object: Option<TypeId>,
    pub(crate) slot: Slot,
    pub(crate) place: Place,
    pub(crate) losses: Vec<Loss>,
}

/// Reads all of them.
pub(crate) fn read_bodies<'a>(reader: &mut Reader<'a>, announced: Vec<Announced<'a>>) -> Vec<Body> {
    let mut bodies = Vec::new();
    let is_only_one = announced.len() == 1;
    for event in announced {
        let hint = Hint::Source(event.name.clone());
        let (slot, place) = match &event.body {
            Source::Whole(schema) => (reader.read(schema, hint), reader.target(schema).place),
            Source::Within { whole, key, part } => (reader.read_within(whole, key, part, hint), part.place.clone()),
        };
        let (mut batch, mut beside) = (event.in_list.then_some(Batch::List), Vec::new());
        let mut slot = slot;
        if let Type::List(inner) = &slot.ty
            && !matches!(**inner, Type::List(_))
        {
            batch = Some(Batch::List);
            slot.ty = (**inner).clone();
        } else if let Some((key, inner, losses)) = under_key(&reader.types, &slot).filter(|_| is_only_one) {
            batch = Some(Batch::Key(key));
            slot.ty = inner;
            beside = losses;
        }
        let slots = alternatives(reader, slot);
        let is_one = slots.len() == 1;
        for slot in slots {
            let body = body(reader, &event, slot, (&place, batch.as_ref()), is_one);
            bodies.push(Body { beside: beside.clone(), ..body });
        }
    }
    bodies
}

fn body(
    reader: &Reader<'_>,
    event: &Announced<'_>,
    slot: Slot,
    (place, batch): (&Place, Option<&Batch>),
    is_one: bool,
) -> Body {
    let object = reader.types.object(&slot.ty).map(|(id, _)| id);
    let described = object.and_then(|id| reader.types.get(id).notes.description.clone());
    let (announced, own) = (event.description.clone(), slot.notes.description.clone().or(described));
    let mut losses = slot.losses.clone();
    if object.is_none() {
        let (what, instead) = ("a body that is no object".to_owned(), "the payload is `json`".to_owned());
        losses.push(Loss { place: place.clone(), what, instead, untyped: true });
    }
    let examples = event.examples.iter().flat_map(|example| deliveries(example, batch)).collect();
    Body {
        name: event.name.clone(),
        description: if is_one { announced.or(own) } else { own.or(announced) },
        comment: slot.notes.comment.clone(),
        deprecated: event.deprecated || slot.notes.deprecated,
        examples,
        headers: event.headers.clone(),
        batch: batch.cloned(),
        beside: Vec::new(),
        object,
        slot,
        place: place.clone(),
        losses,
    }
}

/// The deliveries that an example shows.
fn deliveries(example: &Node, batch: Option<&Batch>) -> Vec<Node> {
    match (batch, example) {
        (Some(Batch::List), Node::List(items)) => items.clone(),
        (Some(Batch::Key(key)), example) => example.get(key).map(Node::items).unwrap_or_default().to_vec(),
        (_, example) => vec![example.clone()],
    }
}

/// One webhook can announce several events: its body is one of theirs.
fn alternatives(reader: &Reader<'_>, slot: Slot) -> Vec<Slot> {
    match members(&reader.types, &slot.ty) {
        Some(members) => members.into_iter().map(|ty| Slot { ty, ..slot.clone() }).collect(),
        None => vec![slot],
    }
}

/// The objects that a type is one of.
fn members(types: &Types, ty: &Type) -> Option<Vec<Type>> {
    let members: Vec<Type> = match ty {
        Type::Union(members) => members.clone(),
        Type::Named(id) => match &types.get(*id).shape {
            Shape::Alias(Type::Union(members)) => members.clone(),
            Shape::Tagged(tagged) => tagged.variants.iter().map(|(_, ty)| ty.clone()).collect(),
            _ => return None,
        },
        _ => return None,
    };
    members.iter().all(|member| types.object(member).is_some()).then_some(members)
}

/// The list of deliveries in an object around them. That it is one is certain only where its items are one of several
/// objects that each require a constant, and the object around them requires none.
fn under_key(types: &Types, slot: &Slot) -> Option<(String, Type, Vec<Loss>)> {
    let (_, around) = types.object(&slot.ty)?;
    let states = |object: &Object| {
        object.fields.iter().any(|field| !field.optional && matches!(field.slot.ty, Type::Const(Node::Text(_))))
    };
    let (batch, beside): (Vec<_>, Vec<_>) = around.fields.iter().partition(|field| match &field.slot.ty {
        Type::List(inner) => members(types, inner).is_some_and(|members| {
            members.len() > 1 && members.iter().all(|ty| types.object(ty).is_some_and(|(_, object)| states(object)))
        }),
        _ => false,
    });
    let [field] = batch.as_slice() else { return None };
    let Type::List(inner) = &field.slot.ty else { return None };
    // `list` means the body itself.
    let can_be_said = !field.optional && !field.slot.nullable && field.wire != "list";
    let losses = beside.iter().map(|field| Loss {
        place: field.slot.place.clone(),
        what: format!("`{}`, beside the list of events", field.wire),
        instead: NOTHING.to_owned(),
        untyped: true,
    });
    (can_be_said && !states(around)).then(|| (field.wire.clone(), (**inner).clone(), losses.collect()))
}

/// A reader of some documents.
pub(crate) fn reader(documents: &crate::documents::Documents) -> Reader<'_> {
    Reader::new(References::new(documents))
}
