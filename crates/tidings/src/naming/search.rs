//! Looking for the parts of a name, wherever they stand in a body.

use std::borrow::Cow;

use super::{NamePart, Places, Source};
use crate::fault::{Fault, Step};
use crate::json_ref::Kind;
use crate::reader::Reader;

/// What was found of a part.
#[derive(Clone)]
enum Found<'a> {
    Nothing,
    Text(Cow<'a, str>),
    /// No text, or more than one value.
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
        let (mut position, mut parents) = (0, Vec::new());
        while let Some(key) = reader.key(position == 0)? {
            match key.text().and_then(|key| self.meaning(parent, &key)) {
                Some(Meaning::Part(part, key)) => {
                    let value = reader.bookmark();
                    let text = reader.text().map_err(|fault| fault.under(Step::Field(key)));
                    let found = found.get_mut(part).map(|found| found.fill(text));
                    found.unwrap_or(Ok(true))?.then_some(()).ok_or_else(|| value.twice(position))?;
                }
                Some(Meaning::Parent(key)) => {
                    if parents.contains(&key) {
                        self.make_unclear(key, found);
                        return Err(reader.twice(position));
                    }
                    parents.push(key);
                    self.search_parent(reader, key, found).map_err(|fault| fault.under(Step::Field(key)))?;
                }
                None => reader.leap(),
            }
            position += 1;
        }
        self.check_complete(parent, found, object)
    }

    /// Looks through an object in a delivery. An event that nobody knows may carry anything, if its name needs nothing
    /// of that.
    fn search_parent<'a>(
        &self,
        reader: &mut Reader<'a>,
        parent: &'static str,
        found: &mut [Found<'a>],
    ) -> Result<(), Fault> {
        let is_needed = |part: &NamePart| !part.optional && part.key_in(Some(parent)).is_some();
        if reader.kind() == Kind::Object {
            self.search(reader, Some(parent), found)
        } else if self.name.iter().any(is_needed) {
            self.make_unclear(parent, found);
            Err(reader.mismatch("an object"))
        } else {
            reader.leap();
            Ok(())
        }
    }

    /// Nobody can say what the parts are that stand in this object.
    #[cold]
    fn make_unclear(&self, parent: &str, found: &mut [Found<'_>]) {
        let parts = self.name.iter().zip(found).filter(|(part, _)| part.key_in(Some(parent)).is_some());
        parts.for_each(|(_, found)| *found = Found::Unclear);
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
