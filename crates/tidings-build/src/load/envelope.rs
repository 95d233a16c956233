//! The envelope: where the event's name stands, where the payload lies, and whether a body holds several deliveries.

use super::entries::load_fields;
use super::grammar::{BESIDE, ENVELOPE, HEADER, LIST, OPTIONAL};
use super::meaning::is_whole_mapping;
use super::node::{Kind, Node};
use super::reader::{Entry, Reader};
use crate::diagnostic::{Code, excerpt};
use crate::model::{Batch, NamePart, NameSource};
use crate::raw::{Envelope, EventName, PayloadPlace, Text};

pub(super) fn load_envelope(reader: &mut Reader<'_>, catalogue: &Entry<'_>) -> Option<Envelope> {
    let (node, span) = (catalogue.get("envelope")?, catalogue.key_span("envelope")?);
    let entry = reader.entry(&ENVELOPE, span, node);
    let envelope = Envelope {
        name: entry.get("name").and_then(|node| load_name(reader, node)).unwrap_or_default(),
        payload: entry.get("payload").and_then(|node| load_payload(reader, node)),
        batch: entry.get("batch").and_then(|node| load_batch(reader, node)),
        fields: load_fields(reader, entry.get("fields")),
        span,
    };
    if let Some(PayloadPlace::Under(payload)) = &envelope.payload {
        check_payload_key(reader, &envelope.name, payload);
    }
    entry.get("fields").is_some_and(is_whole_mapping).then_some(envelope)
}

/// The name has another key than the payload.
fn check_payload_key(reader: &mut Reader<'_>, name: &[NamePart], payload: &Text) {
    let same = |part: &&NamePart| matches!(&part.source, NameSource::Key(key) if *key == payload.value);
    if let Some(part) = name.iter().find(same) {
        let message = format!("`name` and `payload` are both `{}`", excerpt(&payload.value));
        reader.sink.report(Code::NameCollision, payload.span, message).related(part.span, "the event's name");
    }
}

/// The parts of the name. `None` if one of them could not be read.
fn load_name(reader: &mut Reader<'_>, node: &Node) -> Option<Vec<NamePart>> {
    let Kind::List(nodes) = &node.kind else {
        let part = load_part(reader, node)?;
        return Some(vec![part]);
    };
    let parts: Vec<Option<NamePart>> = nodes.iter().map(|node| load_part(reader, node)).collect();
    if nodes.is_empty() {
        let message = "the event's name needs a place: here stands an empty list";
        reader.sink.report(Code::InvalidValue, node.span, message).help("write the key that holds it: `name: type`");
        return None;
    }
    parts.into_iter().collect()
}

/// `KEY`, `PARENT.KEY` or `header NAME`, perhaps `optional`.
fn load_part(reader: &mut Reader<'_>, node: &Node) -> Option<NamePart> {
    let text = reader.name(node)?;
    let (optional, place) = after_word(&text.value, OPTIONAL);
    let (is_header, place) = after_word(place, HEADER);
    let source = if is_header {
        if !is_header_name(place) {
            let message = format!("`{}` cannot name a header", excerpt(place));
            let rule = "a header's name holds letters, digits and a few signs, such as `-` (RFC 9110, section 5.6.2)";
            reader.sink.report(Code::InvalidValue, text.span, message).note(rule);
            return None;
        }
        NameSource::Header(place.to_owned())
    } else {
        load_key(reader, &text, place)?
    };
    Some(NamePart { source, optional, span: text.span })
}

/// A key of the delivery, or one in an object in it.
fn load_key(reader: &mut Reader<'_>, text: &Text, place: &str) -> Option<NameSource> {
    let Some((parent, key)) = place.split_once('.') else {
        if place.is_empty() {
            reader.sink.report(Code::InvalidValue, text.span, "the key that holds the event's name is empty");
            return None;
        }
        return Some(NameSource::Key(place.to_owned()));
    };
    if parent.is_empty() || key.is_empty() || key.contains('.') {
        let message = format!("`{}` is no place of an event's name", excerpt(place));
        reader.sink.report(Code::InvalidValue, text.span, message).note(
            "a dot leads into an object, one level deep: `data.type`; a key that itself holds a dot cannot be said",
        );
        return None;
    }
    Some(NameSource::Within { parent: parent.to_owned(), key: key.to_owned() })
}

/// What stands behind a word and a space, and whether it did. A key may be called like the word.
fn after_word<'a>(text: &'a str, word: &str) -> (bool, &'a str) {
    match text.strip_prefix(word).and_then(|rest| rest.strip_prefix(' ')) {
        Some(rest) => (true, rest.trim_start_matches(' ')),
        None => (false, text),
    }
}

/// RFC 9110, section 5.6.2: a token.
fn is_header_name(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(fits)
}

fn load_payload(reader: &mut Reader<'_>, node: &Node) -> Option<PayloadPlace> {
    let text = reader.name(node)?;
    Some(if text.value == BESIDE { PayloadPlace::Beside } else { PayloadPlace::Under(text) })
}

fn load_batch(reader: &mut Reader<'_>, node: &Node) -> Option<Batch> {
    let text = reader.name(node)?;
    Some(if text.value == LIST { Batch::List } else { Batch::Key(text.value) })
}

/// The name of an event, where its key cannot be it: one text, or the parts of it.
pub(super) fn load_event_name(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<EventName> {
    let node = entry.get("wire")?;
    if let Kind::List(parts) = &node.kind {
        let parts: Option<Vec<Text>> = parts.iter().map(|part| reader.name(part)).collect();
        return parts.map(EventName::Parts);
    }
    reader.name(node).map(EventName::Whole)
}
