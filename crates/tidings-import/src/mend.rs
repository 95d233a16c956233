//! What is written compiles: the compiler itself is asked, and what it refuses is said in a way that it takes.
//!
//! The fitting knows the rules of the language as far as they matter for whole catalogues. What it does not know of, such
//! as a pattern that is no regular expression or an example that does not fit its type, ends here.

use std::collections::BTreeMap;

use tidings_build::{Sources, understand};

use crate::form::{Catalogue, Hint, Loss, NOTHING, Object, Shape, Slot, Subject, Type, TypeDef};
use crate::write::{File, Written, write};

/// What is given up last.
const TYPE: &str = "the type as it is";

/// So often something is tried; behind every round something is said more widely.
const ROUNDS: usize = 16;

/// Writes a catalogue, and mends what the compiler refuses.
pub(crate) fn write_mended(catalogue: &mut Catalogue, source: &str) -> Vec<File> {
    let mut written = write(catalogue, source);
    for _ in 0..ROUNDS {
        let refused = refused(&written);
        if refused.is_empty() {
            break;
        }
        for (subject, why) in refused {
            mend(catalogue, subject, &why);
        }
        written = write(catalogue, source);
    }
    written.files
}

/// What the compiler does not take, and why.
fn refused(written: &Written) -> BTreeMap<Subject, String> {
    let mut sources = Sources::new("");
    for file in &written.files {
        sources.add(&file.path, file.text.clone().into_bytes());
    }
    let Err(mistakes) = understand(&sources) else { return BTreeMap::new() };
    let mut refused = BTreeMap::new();
    for mistake in mistakes.diagnostics() {
        let subject = mistakes.line_of(mistake).and_then(|(path, line)| written.subject(path, line));
        if let Some(subject) = subject {
            refused.entry(subject).or_insert_with(|| mistake.message().to_owned());
        }
    }
    refused
}

fn mend(catalogue: &mut Catalogue, subject: Subject, why: &str) {
    if let Subject::Type(id) | Subject::Field(id, _) = subject
        && let Shape::Object(object) = &mut catalogue.types.get_mut(id).shape
        && !object.extends.is_empty()
    {
        // With all its fields written out it may be taken.
        object.extends.clear();
        return;
    }
    let envelope = &catalogue.envelope;
    let is_object = envelope.payload.is_none() || envelope.name.nested().is_some();
    match subject {
        Subject::Event(number) => {
            let Some(event) = catalogue.events.get_mut(number) else { return };
            if event.examples.is_empty() {
                widen(&mut event.payload, why);
                if is_object && event.payload.ty == Type::JSON {
                    let hint = Hint::Payload { event: event.name.clone(), key: String::new() };
                    event.payload = catalogue.types.empty_payload(event.payload.clone(), hint);
                }
            } else {
                event.examples.clear();
                let place = event.payload.place.clone();
                let why = why.strip_prefix("this example does not fit: ").unwrap_or(why);
                let what = format!("an example that does not fit: {why}");
                event.losses.push(Loss { place, what, instead: NOTHING.to_owned(), untyped: false });
            }
        }
        Subject::EnvelopeField(number) => {
            if let Some(field) = catalogue.envelope.fields.get_mut(number) {
                widen(&mut field.slot, why);
            }
        }
        Subject::Field(id, number) => {
            if let Shape::Object(object) = &mut catalogue.types.get_mut(id).shape
                && let Some(field) = object.fields.get_mut(number)
            {
                widen(&mut field.slot, why);
            }
        }
        Subject::Type(id) => {
            let is_payload = is_object && catalogue.events.iter().any(|event| event.payload.ty == Type::Named(id));
            mend_type(catalogue.types.get_mut(id), is_payload, why);
        }
    }
}

/// What is said of a scalar goes first, as in a field. Any other type becomes free JSON as a whole.
fn mend_type(def: &mut TypeDef, is_payload: bool, why: &str) {
    if let Shape::Scalar(slot) = &mut def.shape
        && slot.says_more_than_its_type()
    {
        widen(slot, why);
        def.losses.append(&mut slot.losses);
        return;
    }
    def.losses.push(Loss {
        place: def.place.clone(),
        what: format!("{TYPE}: {why}"),
        instead: "`json`".to_owned(),
        untyped: true,
    });
    def.shape = if is_payload { Shape::Object(Object::default()) } else { Shape::Alias(Type::JSON) };
}

impl Slot {
    fn says_more_than_its_type(&self) -> bool {
        !self.limits.is_empty() || self.default.is_some() || !self.examples.is_empty()
    }
}

/// Says less of a value, a little more in every round: what is told of it goes before what holds of it, and its type goes
/// last.
fn widen(slot: &mut Slot, why: &str) {
    let has_pattern = slot.limits.iter().any(|(word, _)| *word == "pattern");
    let what = if !slot.examples.is_empty() {
        slot.examples.clear();
        "its examples"
    } else if slot.default.take().is_some() {
        "its default"
    } else if has_pattern {
        slot.limits.retain(|(word, _)| *word != "pattern");
        "its pattern"
    } else if !slot.limits.is_empty() {
        slot.limits.clear();
        "its limits"
    } else {
        (slot.ty, slot.nullable) = (Type::JSON, false);
        TYPE
    };
    // Free JSON may have had examples, too.
    let untyped = what == TYPE;
    let (what, instead) = (format!("{what}: {why}"), if untyped { "`json`" } else { NOTHING });
    slot.losses.push(Loss { place: slot.place.clone(), what, instead: instead.to_owned(), untyped });
}
