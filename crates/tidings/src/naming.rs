//! Names that are more than one key of the body: where each part stands, and which event they name together.

use std::borrow::Cow;

use crate::fault::{Fault, Step};
use crate::json_ref::Kind;
use crate::names::Names;
use crate::reader::Reader;
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

/// What was found of a part.
#[derive(Clone)]
enum Found<'a> {
    Nothing,
    Text(Cow<'a, str>),
    /// It stands there twice.
    Unclear,
}

/// What a key means for the name.
enum Meaning {
    /// It holds the part at this position.
    Part(usize, &'static str),
    /// It holds an object with parts in it.
    Parent(&'static str),
}

impl Places {
    /// The parts of the name of a delivery, without the optional one if it is absent. Nothing else is looked at: whether
    /// that is JSON is seen when it is read.
    pub(crate) fn read<'a>(&self, header: Option<&'a str>, body: &'a str) -> Result<Vec<Cow<'a, str>>, Fault> {
        let mut found = self.nothing_found(header);
        // Where the text is no JSON, the first place at which it is none is further up.
        self.search_all(body, &mut found).map_err(|fault| Reader::new(body).skip().err().unwrap_or(fault))?;
        Ok(found.into_iter().filter_map(Found::text).collect())
    }

    /// The name as far as a body that could not be read tells it.
    pub(crate) fn known_name(&self, header: Option<&str>, body: &str, is_json: bool) -> Option<Box<str>> {
        let mut found = self.nothing_found(header);
        let _ = self.search_all(body, &mut found);
        // What is absent may stand behind the place where the body breaks.
        let is_told = |(part, found): (&NamePart, &Found<'_>)| match found {
            Found::Nothing => part.optional && is_json,
            Found::Text(_) => true,
            Found::Unclear => false,
        };
        let told = self.name.iter().zip(&found).all(is_told);
        let texts: Vec<Cow<'_, str>> = found.into_iter().filter_map(Found::text).collect();
        told.then(|| texts.join(".").into())
    }

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

    fn nothing_found<'a>(&self, header: Option<&'a str>) -> Vec<Found<'a>> {
        let given = |part: &NamePart| match (part.source, header) {
            (Source::Header, Some(header)) => Found::Text(header.into()),
            _ => Found::Nothing,
        };
        self.name.iter().map(given).collect()
    }

    fn search_all<'a>(&self, body: &'a str, found: &mut [Found<'a>]) -> Result<(), Fault> {
        let mut reader = Reader::new(body);
        if reader.kind() != Kind::Object {
            return Err(reader.mismatch("an object"));
        }
        self.search(&mut reader, None, found)
    }

    /// Looks through an object: the delivery, or one in it.
    fn search<'a>(
        &self,
        reader: &mut Reader<'a>,
        parent: Option<&'static str>,
        found: &mut [Found<'a>],
    ) -> Result<(), Fault> {
        let object = reader.rest();
        reader.open()?;
        let mut position = 0;
        while let Some(key) = reader.key(position == 0)? {
            match key.text().and_then(|key| self.meaning(parent, &key)) {
                Some(Meaning::Part(part, key)) => {
                    let value = reader.bookmark();
                    let text = reader.text().map_err(|fault| fault.under(Step::Field(key)));
                    let found = found.get_mut(part).map(|found| found.fill(text));
                    found.unwrap_or(Ok(true))?.then_some(()).ok_or_else(|| value.twice(position))?;
                }
                Some(Meaning::Parent(key)) if reader.kind() == Kind::Object => {
                    self.search(reader, Some(key), found).map_err(|fault| fault.under(Step::Field(key)))?;
                }
                Some(Meaning::Parent(key)) => return Err(reader.mismatch("an object").under(Step::Field(key))),
                None => reader.leap(),
            }
            position += 1;
        }
        self.check_complete(parent, found, object)
    }

    /// Nothing that must stand in the object is missing.
    fn check_complete(&self, parent: Option<&str>, found: &[Found<'_>], object: &str) -> Result<(), Fault> {
        let missing = self.name.iter().zip(found).find_map(|(part, found)| match (found, part.source, parent) {
            _ if part.optional => None,
            (Found::Nothing, Source::Key(key), None) => Some(key),
            // Had the object been there, it would have been told of that one.
            (Found::Nothing, Source::Within(within, _), None) => Some(within),
            (Found::Nothing, Source::Within(within, key), Some(parent)) if within == parent => Some(key),
            _ => None,
        });
        let fault = |key| Fault::new("a field of this name", "nothing", object).under(Step::Field(key));
        missing.map_or(Ok(()), |key| Err(fault(key)))
    }

    fn meaning(&self, parent: Option<&str>, key: &str) -> Option<Meaning> {
        self.name.iter().enumerate().find_map(|(position, part)| match part.source {
            Source::Within(within, _) if parent.is_none() && within == key => Some(Meaning::Parent(within)),
            _ => part.key_in(parent).filter(|own| *own == key).map(|own| Meaning::Part(position, own)),
        })
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

impl<'a> Found<'a> {
    /// Takes the text of a part, unless there was one before; whether there was none.
    fn fill(&mut self, text: Result<Cow<'a, str>, Fault>) -> Result<bool, Fault> {
        let is_first = matches!(self, Self::Nothing);
        *self = Self::Unclear;
        if is_first {
            *self = Self::Text(text?);
        }
        Ok(is_first)
    }

    fn text(self) -> Option<Cow<'a, str>> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}
