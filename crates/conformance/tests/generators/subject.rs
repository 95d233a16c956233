//! A catalogue whose schema the generators are given, and the deliveries that are tried.

use serde_json::Value;
use tidings_build::model::{Event, Shape, Type};
use tidings_build::{Compiled, Profile, SchemaOptions};

/// The name of no event.
const NO_EVENT: &str = "no.such.event";

/// A catalogue.
pub(crate) struct Subject {
    /// What it calls itself, as a name of a module.
    pub(crate) name: String,
    pub(crate) compiled: Compiled,
}

/// A delivery.
pub(crate) struct Delivery {
    /// What the type of its event is called.
    pub(crate) definition: String,
    pub(crate) body: String,
}

impl Delivery {
    /// Whether this is the type of its event. Each language writes names in its own way.
    pub(crate) fn is_of(&self, found: &Value) -> bool {
        let plain = |name: &str| name.replace('_', "").to_ascii_lowercase();
        found.as_str().is_some_and(|found| plain(found) == plain(&self.definition))
    }

    /// Whether a delivery with another name is taken for one of its event, or of any if there is no such name.
    pub(crate) fn is_accepted_as(&self, found: &Value) -> bool {
        self.is_of(found) || self.is_of_none() && found.is_string()
    }

    /// Whether its name is one that does not exist.
    pub(crate) fn is_of_none(&self) -> bool {
        self.body.contains(NO_EVENT)
    }
}

impl Subject {
    pub(crate) fn new(compiled: Compiled) -> Self {
        Self { name: compiled.catalogue.name.replace('-', "_"), compiled }
    }

    pub(crate) fn schema(&self, profile: Profile) -> String {
        self.compiled.schema(SchemaOptions { profile, ..SchemaOptions::default() })
    }

    /// What the type of all events is called.
    pub(crate) fn root(&self) -> String {
        let schema: Value = serde_json::from_str(&self.compiled.artifacts.schema).expect("a schema is JSON");
        schema["title"].as_str().expect("it has a title").to_owned()
    }

    /// The key that holds the event's name.
    pub(crate) fn tag(&self) -> &str {
        &self.compiled.catalogue.envelope.name
    }

    pub(crate) fn events(&self) -> &[Event] {
        &self.compiled.catalogue.events
    }

    /// The published samples: of each event with the least, with all, and as the catalogue writes them.
    pub(crate) fn samples(&self) -> Vec<Delivery> {
        self.bodies().map(|(event, body)| delivery(event, &body)).collect()
    }

    /// The full sample of each event, once with the name of another event and once with one that does not exist.
    pub(crate) fn wrongly_tagged(&self) -> Vec<Delivery> {
        let samples = &self.samples_by_event();
        let events = self.events();
        let others = events.iter().cycle().skip(1).map(|event| event.name.as_str());
        let pairs = events.iter().zip(others).flat_map(|(event, other)| [(event, other), (event, NO_EVENT)]);
        let wrong = pairs.filter_map(|(event, tag)| {
            let mut body = samples[&event.name].get("full").filter(|_| tag != event.name)?.clone();
            body[self.tag()] = tag.into();
            Some(delivery(event, &body))
        });
        wrong.collect()
    }

    /// The full sample of each event with one more field, in the envelope and in the payload if that is an object.
    pub(crate) fn of_tomorrow(&self) -> Vec<Delivery> {
        let samples = self.samples_by_event();
        let payload = &self.compiled.catalogue.envelope.payload;
        let richer = self.events().iter().filter_map(|event| {
            let mut body = samples[&event.name].get("full")?.clone();
            body["of_tomorrow"] = true.into();
            // Of other payloads it is not said that they have fields, or all that are not known are of one type.
            if self.carries_object(event) {
                body[payload]["of_tomorrow"] = true.into();
            }
            Some(delivery(event, &body))
        });
        richer.collect()
    }

    fn carries_object(&self, event: &Event) -> bool {
        let Type::Named(id) = &event.payload else { return false };
        let def = self.compiled.catalogue.types.get(id.0);
        def.is_some_and(|def| def.others.is_none() && matches!(def.shape, Shape::Object(_)))
    }

    fn bodies(&self) -> impl Iterator<Item = (&Event, Value)> {
        let samples = self.samples_by_event();
        self.events().iter().flat_map(move |event| {
            let of_event = &samples[&event.name];
            let made = ["minimal", "full"].into_iter().filter_map(|kind| of_event.get(kind).cloned());
            let written = of_event["written"].as_array().cloned().unwrap_or_default();
            let bodies: Vec<Value> = made.chain(written).collect();
            bodies.into_iter().map(move |body| (event, body))
        })
    }

    fn samples_by_event(&self) -> Value {
        serde_json::from_str(&self.compiled.artifacts.samples).expect("the samples are JSON")
    }
}

fn delivery(event: &Event, body: &Value) -> Delivery {
    Delivery { definition: event.definition.to_string(), body: body.to_string() }
}
