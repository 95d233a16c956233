//! Names that are more than one key of the body: where each part stands, and which event they name together.

mod search;

use std::borrow::Cow;

use crate::names::Names;
use crate::text::Quoted;

/// Where the name and the payload of an event stand: data that generated code holds.
#[derive(Debug)]
pub struct Places {
    /// The parts of the name, in their order.
    pub name: &'static [NamePart],
    /// The events whose parts are others than those between the first dots of their names, by their positions, in order.
    pub exact: &'static [(usize, &'static [&'static str])],
    /// The objects that hold parts of the name beside what is theirs.
    pub holders: &'static [Holder],
    /// Where the payload lies.
    pub payload: PayloadPlace,
    /// How many of the known fields of the envelope are parts of the name, or the payload.
    pub before: usize,
    /// The key of the event's id, if the envelope has one. Errors tell the id.
    pub id: Option<&'static str>,
}

/// One part of an event's name.
#[derive(Clone, Copy, Debug)]
pub struct NamePart {
    source: Source,
    optional: bool,
}

#[derive(Clone, Copy, Debug)]
enum Source {
    /// Given by the caller.
    Header,
    /// Under this key of the delivery.
    Key(&'static str),
    /// Under the second key of the object that the first one holds.
    Within(&'static str, &'static str),
}

/// An object that holds what belongs to the envelope.
#[derive(Debug)]
pub struct Holder {
    /// Its key in the delivery; none, if it is the delivery itself.
    pub key: &'static str,
    /// What it holds for the envelope. Who reads the object leaves these out, and who writes it gets them.
    pub holds: &'static [&'static str],
}

/// Where the payload lies.
#[derive(Debug)]
pub enum PayloadPlace {
    /// Under this key.
    Under(&'static str),
    /// In the delivery itself, whose keys of the envelope are held here.
    Beside(Holder),
}

impl NamePart {
    /// A part that stands in a header, which the caller gives.
    #[must_use]
    pub const fn header() -> Self {
        Self { source: Source::Header, optional: false }
    }

    /// A part under a key of the delivery.
    #[must_use]
    pub const fn key(key: &'static str) -> Self {
        Self { source: Source::Key(key), optional: false }
    }

    /// A part in an object of the delivery.
    #[must_use]
    pub const fn within(parent: &'static str, key: &'static str) -> Self {
        Self { source: Source::Within(parent, key), optional: false }
    }

    /// The same, where it may be absent.
    #[must_use]
    pub const fn optional(self) -> Self {
        Self { optional: true, ..self }
    }
}

impl Holder {
    /// Whether this key belongs to the envelope.
    #[inline(never)]
    pub(crate) fn holds(&self, key: Quoted<'_>) -> bool {
        key.text().is_some_and(|key| self.holds.contains(&key.as_ref()))
    }
}

impl Places {
    /// The event of exactly these parts. Joined names are all different, so that one alone can have them.
    pub(crate) fn find(&self, names: &Names, parts: &[Cow<'_, str>]) -> Option<usize> {
        let event = names.find(&parts.join("."))?;
        self.parts_of(event, names.at(event)).into_iter().eq(parts.iter().map(AsRef::as_ref)).then_some(event)
    }

    /// The parts of an event's name.
    pub(crate) fn parts_of<'a>(&self, event: usize, name: &'a str) -> Vec<&'a str> {
        let exact = self.exact.binary_search_by_key(&event, |(event, _)| *event);
        match exact.ok().and_then(|place| self.exact.get(place)) {
            Some((_, parts)) => parts.to_vec(),
            None => name.splitn(self.name.len(), '.').collect(),
        }
    }

    /// What the object under this key holds for the envelope, if anything.
    pub(crate) fn holder(&self, key: &str) -> Option<&'static Holder> {
        self.holders.iter().find(|holder| holder.key == key)
    }

    /// The parts that stand in the delivery itself, if `parent` is none, or in an object in it: each by its key.
    pub(crate) fn parts_in<'a>(
        &self,
        parent: Option<&str>,
        parts: &'a [&'a str],
    ) -> impl Iterator<Item = (&'static str, &'a str)> {
        let placed = self.name.iter().zip(parts);
        placed.filter_map(move |(part, text)| part.key_in(parent).map(|key| (key, *text)))
    }
}

impl NamePart {
    /// Its key, if it stands in the delivery itself, where `parent` is none, or in that object.
    fn key_in(&self, parent: Option<&str>) -> Option<&'static str> {
        match (self.source, parent) {
            (Source::Key(key), None) => Some(key),
            (Source::Within(within, key), Some(parent)) if within == parent => Some(key),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{NamePart, PayloadPlace, Places};
    use crate::names::Names;

    const PLACES: Places = Places {
        name: &[NamePart::header(), NamePart::key("code"), NamePart::within("data", "kind").optional()],
        exact: &[(1, &["a.b", "c"]), (3, &["d", "e.f"])],
        holders: &[],
        payload: PayloadPlace::Under("data"),
        before: 2,
        id: None,
    };

    fn find(header: &str, body: &str) -> Option<usize> {
        static NAMES: Names = crate::names!["a.b", "a.b.c", "a.b.d", "d.e.f", "x.y.", "x..z"];
        PLACES.find(&NAMES, &PLACES.read(Some(header), body).expect("the body has a name"))
    }

    #[test]
    fn an_event_is_found_by_exactly_its_parts() {
        for (header, body, expected) in [
            ("a", r#"{"code":"b"}"#, Some(0)),
            ("a.b", r#"{"code":"c"}"#, Some(1)),
            ("a", r#"{"code":"b.c"}"#, None),
            ("a", r#"{"code":"b","data":{"kind":"c"}}"#, None),
            ("a", r#"{"data":{"x":"}","kind":"d"},"code":"b"}"#, Some(2)),
            ("d", r#"{"code":"e.f"}"#, Some(3)),
            ("d", r#"{"code":"e","data":{"kind":"f"}}"#, None),
            ("x", r#"{"code":"y","data":{"kind":""}}"#, Some(4)),
            ("x", r#"{"code":"y"}"#, None),
            ("x", r#"{"code":"","data":{"kind":"z"}}"#, Some(5)),
            ("x.", r#"{"code":"z"}"#, None),
            // What needs nothing of the payload leaves it alone.
            ("a", r#"{"code":"b","data":7}"#, Some(0)),
        ] {
            assert_eq!(find(header, body), expected, "{header}, {body}");
        }
    }

    #[test]
    fn what_is_no_name_is_told() {
        for (body, path) in [
            ("{}", "code"),
            (r#"{"code":1}"#, "code"),
            (r#"{"code":"b","data":{"kind":null}}"#, "data.kind"),
            (r#"{"code":"b","code":"b"}"#, "[key 1]"),
            (r#"{"code":"b","data":{"kind":"c","kind":"c"}}"#, "data[key 1]"),
        ] {
            let fault = PLACES.read(Some("a"), body).expect_err(body);
            assert_eq!(fault.path(&[]), path, "{body}");
            assert_eq!(PLACES.known_name(Some("a"), body, true), None, "{body}");
        }
        assert_eq!(PLACES.known_name(Some("a"), r#"{"code":"b","da"#, false), None, "a third part may follow");
        assert_eq!(PLACES.known_name(Some("a"), r#"{"code":"b"}"#, true).as_deref(), Some("a.b"));
    }
}
