//! The schema of a body: any of the events, alone or in a list.

use crate::emit::prose::code_span;
use crate::json::Json;
use crate::model::{Batch, Event};
use crate::names::TypeName;

use super::object::Object;
use super::schema::emit_reference;
use super::{Emitter, Members, Profile};

/// What no schema can hold: which event a body is stands outside of it.
pub(super) fn header_sentence(header: &str) -> String {
    format!("Which event it is, the header {} tells; this schema accepts the body of any.", code_span(header))
}

impl Emitter<'_> {
    /// The title of the schema of all events.
    pub(super) fn bundle_title(self) -> TypeName {
        let event = TypeName::of_catalogue(&self.catalogue.name);
        if self.catalogue.envelope.batch.is_some() { event.as_batch() } else { event }
    }

    /// What a body is: one of the events, or all that the list holds are.
    pub(super) fn bodies(self, events: &[&Event]) -> Members {
        let Some(batch) = &self.catalogue.envelope.batch else { return self.choice(events) };
        let event = emit_reference(TypeName::of_catalogue(&self.catalogue.name).as_str());
        let list = vec![("type", Json::text("array")), ("items", event)];
        match batch {
            Batch::List => list,
            Batch::Key(key) => {
                let mut body = Object::default();
                body.push(key, Json::object(list), true);
                body.into_keywords(self.is_closed())
            }
        }
    }

    /// The definition of any event, if bodies are lists of them.
    pub(super) fn any_event(self, events: &[&Event]) -> Option<(String, Members)> {
        self.catalogue.envelope.batch.as_ref()?;
        let title = TypeName::of_catalogue(&self.catalogue.name);
        let mut members = vec![("title", Json::text(title.as_str()))];
        members.extend(self.choice(events));
        Some((title.to_string(), members))
    }

    /// One of the events. Where a header tells them apart, a body may be that of several.
    fn choice(self, events: &[&Event]) -> Members {
        // A choice among nothing is not allowed.
        if events.is_empty() {
            return vec![("not", Json::Object(Vec::new()))];
        }
        let envelope = &self.catalogue.envelope;
        let references = events.iter().map(|event| emit_reference(event.definition.as_str())).collect();
        let keyword = if envelope.header().is_some() { "anyOf" } else { "oneOf" };
        let mut members = vec![(keyword, Json::Array(references))];
        if let Some(key) = envelope.plain_name().filter(|_| self.options.profile == Profile::Discriminator) {
            let targets =
                events.iter().map(|event| (event.name.as_str(), Json::text(format!("#/$defs/{}", event.definition))));
            let discriminator = [("propertyName", Json::text(key)), ("mapping", Json::object(targets))];
            members.push(("discriminator", Json::object(discriminator)));
        }
        members
    }
}
