//! Catalogues that nobody uses, of any size: one description, written as YAML and as Rust with serde's derive.

mod delivery;
mod derived;
mod names;
mod payload;
pub mod whole;
mod yaml;

/// A catalogue: what both spellings are made from.
pub struct Synthetic {
    /// What the catalogue calls itself.
    pub name: String,
    /// Its families, of five events each.
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
    /// Whether it promises more of the payload than its type does: that its status is always the first.
    pub narrows: bool,
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
    /// An id, or the object that it stands for.
    IdOrObject {
        /// The type of the id.
        id: String,
        /// That of the object.
        object: String,
    },
    /// One of these objects, told by its tag.
    Tagged(Vec<(&'static str, String)>),
}

/// The tag of [`Shape::Tagged`].
const TAG: &str = "kind";

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
        let family = |(number, names): (usize, &[String])| {
            let id = payload::id(number);
            let events = names.iter().map(|name| Event::new(name, names::rust(name))).collect();
            let mut types: Vec<Type> =
                names.iter().flat_map(|name| payload::types(&names::rust(name), &id.name, types)).collect();
            types.push(id);
            Family { name: names::family(number), events, types }
        };
        Self { name: name.to_owned(), families: names.chunks(FAMILY).enumerate().map(family).collect() }
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
        let payload = |family: usize| names::rust(&names::family(family));
        let family = |(number, names): (usize, &[String])| {
            let shared = payload(number % SHARED);
            let events = names.iter().map(|name| Event::new(name, shared.clone())).collect();
            let mut types = Vec::new();
            if number < SHARED {
                let id = payload::id(number);
                types = payload::types(&shared, &id.name, 4);
                types.push(id);
            }
            Family { name: names::family(number), events, types }
        };
        Self { name: name.to_owned(), families: names.chunks(FAMILY).enumerate().map(family).collect() }
    }

    /// The same catalogue with two unions in each payload, made of two more objects: an id or the object that it stands
    /// for, and objects told by a tag.
    #[must_use]
    pub fn with_unions(mut self) -> Self {
        let payloads: Vec<String> = self.events().map(|event| event.payload.clone()).collect();
        for family in &mut self.families {
            let types = std::mem::take(&mut family.types);
            family.types = types.into_iter().flat_map(|ty| payload::with_unions(ty, &payloads)).collect();
        }
        self
    }

    /// The same catalogue, in which each event promises more of its payload than the type does.
    #[must_use]
    pub fn narrowed(mut self) -> Self {
        for event in self.families.iter_mut().flat_map(|family| &mut family.events) {
            event.narrows = true;
        }
        self
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

impl Event {
    fn new(name: &str, payload: String) -> Self {
        Self { name: name.to_owned(), payload, narrows: false }
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use tidings_build::model::{Shape, TypeDef};
    use tidings_build::{Compiled, Sources, compile};

    use super::{FIRST, LAST, MIDDLE, Synthetic, UNKNOWN, names};

    fn with_compiled(catalogue: &Synthetic, check: impl FnOnce(&Compiled)) {
        let mut sources = Sources::new("");
        sources.add("catalogue.yaml", catalogue.yaml().into_bytes());
        match compile(&sources) {
            Ok(compiled) => check(&compiled),
            Err(mistakes) => panic!("the catalogue has mistakes:\n{}", mistakes.lines()),
        }
    }

    #[test]
    fn catalogues_hold_as_many_events_and_types_as_asked_for() {
        for types in 1..=7 {
            let catalogue = Synthetic::with_own_payloads("own", 12, types);
            assert_eq!(catalogue.types().count(), 12 * types + 3, "three families have an id each");
            with_compiled(&catalogue, |compiled| assert_eq!(compiled.catalogue.events.len(), 12));
        }
        let catalogue = Synthetic::with_shared_payloads("shared", 1200).narrowed();
        with_compiled(&catalogue, |compiled| {
            assert_eq!(compiled.catalogue.events.len(), 1200);
            assert!(compiled.catalogue.events.iter().all(|event| !event.narrow.is_empty()));
        });
        let catalogue = Synthetic::with_own_payloads("joined", 12, 4).with_unions();
        assert_eq!(catalogue.types().count(), 12 * 8 + 3);
        with_compiled(&catalogue, |compiled| {
            let is_union = |def: &&TypeDef| matches!(def.shape, Shape::Union(_));
            assert_eq!(compiled.catalogue.types.iter().filter(is_union).count(), 24);
        });
    }

    #[test]
    fn no_two_events_have_the_same_name() {
        let names: BTreeSet<String> = (0..20_000).map(names::event).collect();
        assert_eq!(names.len(), 20_000);
        assert!([FIRST, MIDDLE, LAST, UNKNOWN].iter().all(|name| name.len() == FIRST.len() && !names.contains(*name)));
    }
}
