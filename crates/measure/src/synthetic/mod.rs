//! Catalogues that nobody uses, of any size: one description, written as YAML and as Rust with serde's derive.

mod delivery;
mod derived;
mod names;
mod yaml;

/// A catalogue: what both spellings are made from.
pub struct Synthetic {
    /// What the catalogue calls itself.
    pub name: String,
    /// Its families, of [`FAMILY`] events each.
    pub families: Vec<Family>,
}

/// Some events, and types that stand beside them.
pub struct Family {
    /// The family's name.
    pub name: String,
    /// Its events.
    pub events: Vec<Event>,
    /// Its types.
    pub types: Vec<Type>,
}

/// An event.
pub struct Event {
    /// The name in deliveries.
    pub name: String,
    /// The type of the payload.
    pub payload: String,
}

/// A type.
pub struct Type {
    /// The name, which is one of Rust.
    pub name: String,
    /// What it is.
    pub shape: Shape,
}

/// What a type is.
pub enum Shape {
    /// An object with these fields.
    Object(Vec<Field>),
    /// One of these texts.
    Enum([&'static str; 4]),
    /// A text with this prefix.
    Id(&'static str),
}

/// A field of an object.
pub struct Field {
    /// The name, the same in deliveries and in Rust.
    pub name: String,
    /// Whether it may be absent or null.
    pub presence: Presence,
    /// What it holds.
    pub kind: Kind,
}

/// Whether a field may be absent or null.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It is there.
    Required,
    /// It may be absent.
    Optional,
    /// It may be absent, and it may be null.
    Nullable,
}

/// What a field holds.
pub enum Kind {
    /// A text.
    Text,
    /// Yes or no.
    Boolean,
    /// An integer.
    Integer,
    /// A time stamp.
    DateTime,
    /// Any JSON.
    Json,
    /// Always this text.
    Constant(String),
    /// A value of this type.
    Named(String),
    /// A list of values of this type.
    List(String),
    /// Texts by name.
    Map,
}

/// The number of events in a family: the last may have fewer.
const FAMILY: usize = 5;

impl Synthetic {
    /// A catalogue in which every event has a payload of its own, of this many types.
    #[must_use]
    pub fn with_own_payloads(name: &str, events: usize, types: usize) -> Self {
        let names: Vec<String> = (0..events).map(names::event).collect();
        let families = families(&names, |family, number, events| {
            let id = id_of(number);
            let payloads = events.iter().map(|event| names::rust(event));
            family.events =
                events.iter().map(|name| Event { name: name.clone(), payload: names::rust(name) }).collect();
            family.types.extend(payloads.flat_map(|payload| payload_types(&payload, &id, types)));
            family.types.push(Type { name: id, shape: Shape::Id("res_") });
        });
        Self { name: name.to_owned(), families }
    }

    /// A catalogue whose events share four payloads. The first event, the one in the middle and the last are called
    /// [`FIRST`], [`MIDDLE`] and [`LAST`], so that one and the same delivery can be tried with catalogues of any size.
    #[must_use]
    pub fn with_shared_payloads(name: &str, events: usize) -> Self {
        let names: Vec<String> = (0..events)
            .map(|event| match event {
                0 => FIRST.to_owned(),
                event if event == events / 2 => MIDDLE.to_owned(),
                event if event + 1 == events => LAST.to_owned(),
                event => names::event(event),
            })
            .collect();
        let families = families(&names, |family, number, events| {
            let payload = |number: usize| names::rust(&names::family(number));
            family.events =
                events.iter().map(|name| Event { name: name.clone(), payload: payload(number % SHARED) }).collect();
            if number < SHARED {
                let id = id_of(number);
                family.types = payload_types(&payload(number), &id, 4);
                family.types.push(Type { name: id, shape: Shape::Id("res_") });
            }
        });
        Self { name: name.to_owned(), families }
    }

    /// Every event, in order.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.families.iter().flat_map(|family| &family.events)
    }

    /// Every type, in order.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        self.families.iter().flat_map(|family| &family.types)
    }
}

/// The first event of each catalogue whose events share payloads.
pub const FIRST: &str = "pickup.created";
/// The event in its middle.
pub const MIDDLE: &str = "pickup.delayed";
/// The last one.
pub const LAST: &str = "pickup.settled";
/// Of the same length, and in none of the catalogues.
pub const UNKNOWN: &str = "pickup.unnamed";

/// How many payloads the events share in [`Synthetic::with_shared_payloads`].
const SHARED: usize = 4;

/// Splits events into families, which `fill` gets one after the other with their number and events.
fn families(names: &[String], fill: impl Fn(&mut Family, usize, &[String])) -> Vec<Family> {
    let family = |(number, events): (usize, &[String])| {
        let mut family = Family { name: names::family(number), events: Vec::new(), types: Vec::new() };
        fill(&mut family, number, events);
        family
    };
    names.chunks(FAMILY).enumerate().map(family).collect()
}

fn id_of(family: usize) -> String {
    names::rust(&names::family(family)) + "Id"
}

/// A payload, and what it is made of: an enum, the items of a list, an object, and so on round.
fn payload_types(payload: &str, id: &str, types: usize) -> Vec<Type> {
    let mut fields = vec![
        required("id", Kind::Named(id.to_owned())),
        required("object", Kind::Constant("resource".to_owned())),
        optional("name", Kind::Text),
        nullable("description", Kind::Text),
        nullable("amount", Kind::Integer),
        optional("active", Kind::Boolean),
        nullable("metadata", Kind::Json),
        required("created_at", Kind::DateTime),
    ];
    let mut parts = Vec::new();
    for number in 1..types {
        let (word, shape) = part(number);
        let round = (number - 1) / 3;
        let suffix = if round == 0 { String::new() } else { (round + 1).to_string() };
        let name = format!("{payload}{}{suffix}", names::rust(word));
        let field = format!("{word}{suffix}");
        fields.push(match word {
            "item" => optional(&field, Kind::List(name.clone())),
            "detail" => nullable(&field, Kind::Named(name.clone())),
            _ => optional(&field, Kind::Named(name.clone())),
        });
        parts.push(Type { name, shape });
    }
    parts.insert(0, Type { name: payload.to_owned(), shape: Shape::Object(fields) });
    parts
}

/// The part of a payload with this number, from 1: the field that holds it, and its shape.
fn part(number: usize) -> (&'static str, Shape) {
    match number % 3 {
        1 => ("status", Shape::Enum(["pending", "active", "settled", "closed"])),
        2 => (
            "item",
            Shape::Object(vec![
                required("label", Kind::Text),
                required("quantity", Kind::Integer),
                optional("unit_price", Kind::Integer),
                nullable("note", Kind::Text),
            ]),
        ),
        _ => (
            "detail",
            Shape::Object(vec![
                optional("url", Kind::Text),
                optional("attempts", Kind::Integer),
                nullable("last_at", Kind::DateTime),
                required("done", Kind::Boolean),
                optional("labels", Kind::Map),
            ]),
        ),
    }
}

fn required(name: &str, kind: Kind) -> Field {
    Field { name: name.to_owned(), presence: Presence::Required, kind }
}

fn optional(name: &str, kind: Kind) -> Field {
    Field { name: name.to_owned(), presence: Presence::Optional, kind }
}

fn nullable(name: &str, kind: Kind) -> Field {
    Field { name: name.to_owned(), presence: Presence::Nullable, kind }
}
