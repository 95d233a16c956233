//! The bodies that a source describes, one for each event as far as it tells them apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::documents::{Place, References};
use crate::form::{Batch, Field, Hint, Loss, NOTHING, Object, Shape, Slot, Type, TypeId, Types};
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
    let mut read = |event: &Announced<'a>| {
        let hint = Hint::Source(event.name.clone());
        match &event.body {
            Source::Whole(schema) => (reader.read(schema, hint), reader.target(schema).place),
            Source::Within { whole, key, part } => (reader.read_within(whole, key, part, hint), part.place.clone()),
        }
    };
    let read: Vec<(Slot, Place)> = announced.iter().map(&mut read).collect();
    let lists = lists_of_deliveries(&reader.types, &read);
    let mut bodies = Vec::new();
    for (number, (event, (mut slot, place))) in announced.into_iter().zip(read).enumerate() {
        let (mut batch, mut beside) = (event.in_list.then_some(Batch::List), Vec::new());
        if let Type::List(inner) = &slot.ty
            && !matches!(**inner, Type::List(_))
        {
            batch = Some(Batch::List);
            slot.ty = (**inner).clone();
        } else if let Some(list) = lists.get(number) {
            batch = Some(Batch::Key(list.key.clone()));
            slot.ty = list.inner.clone();
            beside.clone_from(&list.beside);
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
            // One type may stand for several values of the tag.
            Shape::Tagged(tagged) => {
                let mut seen: Vec<&Type> = Vec::new();
                tagged.variants.iter().map(|(_, ty)| ty).for_each(|ty| {
                    if !seen.contains(&ty) {
                        seen.push(ty);
                    }
                });
                seen.into_iter().cloned().collect()
            }
            _ => return None,
        },
        _ => return None,
    };
    members.iter().all(|member| types.object(member).is_some()).then_some(members)
}

/// The list of deliveries in an object around them.
struct Deliveries {
    key: String,
    inner: Type,
    /// What is lost that stands beside the list.
    beside: Vec<Loss>,
}

/// Where each body holds a list of deliveries under one key. That they are deliveries is certain only where each requires
/// a constant, none of two is the same, and the object around them requires none.
fn lists_of_deliveries(types: &Types, read: &[(Slot, Place)]) -> Vec<Deliveries> {
    let found: Option<Vec<(Deliveries, Vec<Constants>)>> =
        read.iter().map(|(slot, _)| deliveries_of(types, slot)).collect();
    let Some(found) = found else { return Vec::new() };
    let constants: Vec<&Constants> = found.iter().flat_map(|(_, constants)| constants).collect();
    let key = found.first().map(|(deliveries, _)| &deliveries.key);
    let is_one_key = found.iter().all(|(deliveries, _)| Some(&deliveries.key) == key);
    let names = constants.first().into_iter().flat_map(|first| first.keys());
    let mut names = names.filter(|wire| {
        let texts: Option<BTreeSet<&String>> = constants.iter().map(|constants| constants.get(*wire)).collect();
        texts.is_some_and(|texts| texts.len() == constants.len())
    });
    if constants.len() > 1 && is_one_key && names.next().is_some() {
        found.into_iter().map(|(deliveries, _)| deliveries).collect()
    } else {
        Vec::new()
    }
}

/// The texts that an object requires, by their keys.
type Constants = BTreeMap<String, String>;

fn constants(object: &Object) -> Constants {
    let stated = object.fields.iter().filter(|field| !field.optional).filter_map(|field| match &field.slot.ty {
        Type::Const(Node::Text(text)) => Some((field.wire.clone(), text.clone())),
        _ => None,
    });
    stated.collect()
}

/// The list in an object whose elements require constants, as only one of its lists may, and the constants of each.
fn deliveries_of(types: &Types, slot: &Slot) -> Option<(Deliveries, Vec<Constants>)> {
    let (_, around) = types.object(&slot.ty)?;
    let of = |ty: &Type| {
        let members = members(types, ty).unwrap_or_else(|| vec![ty.clone()]);
        let constants = members.iter().map(|ty| types.object(ty).map(|(_, object)| constants(object)));
        constants.collect::<Option<Vec<Constants>>>().filter(|all| all.iter().all(|constants| !constants.is_empty()))
    };
    let in_list = |field: &Field| if let Type::List(inner) = &field.slot.ty { of(inner) } else { None };
    let mut lists = around.fields.iter().filter_map(|field| Some((field, in_list(field)?)));
    let (field, of_elements) = lists.next().filter(|_| lists.next().is_none())?;
    let Type::List(inner) = &field.slot.ty else { return None };
    let beside = around.fields.iter().filter(|other| other.wire != field.wire).map(|field| Loss {
        place: field.slot.place.clone(),
        what: format!("`{}`, beside the list of events", field.wire),
        instead: NOTHING.to_owned(),
        untyped: true,
    });
    // `list` means the body itself.
    let can_be_said = !field.optional && !field.slot.nullable && field.wire != "list" && constants(around).is_empty();
    let deliveries = Deliveries { key: field.wire.clone(), inner: (**inner).clone(), beside: beside.collect() };
    can_be_said.then_some((deliveries, of_elements))
}

/// A reader of some documents.
pub(crate) fn reader(documents: &crate::documents::Documents) -> Reader<'_> {
    Reader::new(References::new(documents))
}
