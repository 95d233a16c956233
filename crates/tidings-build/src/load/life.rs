//! The end of something: since when nobody should rely on it, or that it is sent no more.

use super::grammar::FAREWELL;
use super::node::{Kind, Node};
use super::reader::{Entry, Reader};
use super::scalar::taken_for;
use crate::diagnostic::Code;
use crate::raw::{Farewell, Life, Text};

pub(super) fn load_life(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Life {
    if let (Some(first), Some(second)) = (entry.key_span("deprecated"), entry.key_span("removed")) {
        let message = "`deprecated` and `removed` exclude each other";
        reader.sink.report(Code::ConflictingKeys, second, message).related(first, "the other one");
    }
    Life { deprecated: load_farewell(reader, entry, "deprecated"), removed: load_farewell(reader, entry, "removed") }
}

fn load_farewell(reader: &mut Reader<'_>, entry: &Entry<'_>, word: &'static str) -> Option<Farewell> {
    let (node, named) = (entry.get(word)?, entry.key_span(word)?);
    if matches!(node.kind, Kind::Empty) {
        let message = format!("expected the release, `true` or a mapping behind `{word}`, found nothing");
        reader.sink.report(Code::WrongShape, named, message);
        return None;
    }
    let entry = reader.entry(&FAREWELL, named, node);
    Some(Farewell {
        release: entry.get("in").and_then(|node| load_release(reader, node)),
        reason: entry.get("reason").and_then(|node| reader.text(node)),
        instead: entry.get("instead").and_then(|node| reader.text(node)),
        date: entry.get("date").and_then(|node| reader.text(node)),
    })
}

/// The release's name; `true` stands for one that no source states.
fn load_release(reader: &mut Reader<'_>, node: &Node) -> Option<Text> {
    match &node.kind {
        Kind::Scalar(scalar) if taken_for(scalar) == Some("a boolean") => {
            if scalar.text != "true" {
                let message = format!("expected a release or `true`, found `{}`", scalar.text);
                let help = "write `true` if no source states the release; leave the key out if nothing ended";
                reader.sink.report(Code::InvalidValue, node.span, message).help(help);
            }
            None
        }
        _ => reader.name(node),
    }
}
