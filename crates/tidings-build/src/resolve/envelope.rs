//! The envelope, and what each part of an event's name is in it.

use super::Resolver;
use crate::diagnostic::{Code, excerpt};
use crate::model::Envelope;
use crate::raw::{self, EventName, PayloadPlace};

impl Resolver<'_> {
    /// Where nothing could be read the name has no part, and the payload an empty key.
    pub(super) fn resolve_envelope(&mut self, envelope: Option<&raw::Envelope>) -> Envelope {
        let Some(envelope) = envelope else {
            let (place, payload) = (self.place(self.start), Some(String::new()));
            return Envelope { name: Vec::new(), payload, batch: None, fields: Vec::new(), place };
        };
        Envelope {
            name: envelope.name.clone(),
            payload: match &envelope.payload {
                Some(PayloadPlace::Under(key)) => Some(key.value.clone()),
                Some(PayloadPlace::Beside) => None,
                None => Some(String::new()),
            },
            batch: envelope.batch.clone(),
            fields: self.resolve_fields(&envelope.fields, None),
            place: self.place(envelope.span),
        }
    }

    /// The parts of an event's name. Of one that does not fit the envelope, which is reported, all is one part.
    pub(super) fn resolve_event_name(&mut self, envelope: &Envelope, event: &raw::Event) -> Vec<String> {
        let whole = match &event.wire {
            Some(EventName::Parts(parts)) => return self.resolve_parts(envelope, event, parts),
            Some(EventName::Whole(name)) => name,
            None => &event.key,
        };
        let Some(parts) = envelope.split(&whole.value) else {
            let message = format!(
                "`{}` names {} of the parts that an event's name has here: {}",
                excerpt(&whole.value),
                whole.value.split('.').count(),
                shown_parts(envelope)
            );
            self.sink
                .report(Code::UnfitName, whole.span, message)
                .note("dots divide the name of an event into its parts")
                .related(envelope.place.span, "the envelope says so");
            return vec![whole.value.clone()];
        };
        parts.into_iter().map(str::to_owned).collect()
    }

    fn resolve_parts(&mut self, envelope: &Envelope, event: &raw::Event, parts: &[raw::Text]) -> Vec<String> {
        let required = envelope.name.iter().filter(|part| !part.optional).count();
        let fits = (required..=envelope.name.len()).contains(&parts.len());
        // An envelope whose name could not be read was reported.
        if !envelope.name.is_empty() && envelope.name.len() < 2 {
            let message = format!("the name of an event has one part here: {}", shown_parts(envelope));
            let span = parts.first().map_or(event.key.span, |part| part.span);
            self.sink.report(Code::UnfitName, span, message).help("write it as a text, without brackets");
        } else if !fits && !envelope.name.is_empty() {
            let message = format!(
                "`{}` has {} of the parts that an event's name has here: {}",
                excerpt(&event.key.value),
                parts.len(),
                shown_parts(envelope)
            );
            let span = parts.first().map_or(event.key.span, |part| part.span);
            self.sink.report(Code::UnfitName, span, message).related(envelope.place.span, "the envelope says so");
        }
        parts.iter().map(|part| part.value.clone()).collect()
    }
}

/// ``` `header x-event`, `optional action` ```
fn shown_parts(envelope: &Envelope) -> String {
    let parts: Vec<String> = envelope.name.iter().map(|part| format!("`{}`", excerpt(&part.to_string()))).collect();
    parts.join(", ")
}
