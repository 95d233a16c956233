//! Reading an object, field by field.

use super::DecodeFields;
use crate::decode::Decode;
use crate::fault::{Fault, Step};
use crate::field::Field;
use crate::fields::{Fields, UnknownFields};
use crate::json::Json;
use crate::json_ref::Kind;
use crate::known::{Key, KnownFields, Seen};
use crate::others::Check;
use crate::reader::Reader;
use crate::twice;

/// What was found in an object.
#[derive(Default)]
struct Found {
    seen: Seen,
    unknown: UnknownFields,
    fault: Option<Fault>,
}

impl Found {
    #[cold]
    fn keep(&mut self, fault: Fault, name: &'static str) -> Result<(), Fault> {
        Fault::keep(&mut self.fault, fault.under(Step::Field(name)))
    }

    /// What is unknown, unless something is wrong with the object from `start` to where the reader stands.
    ///
    /// This stands by itself so that objects within objects do not hold its stack.
    #[inline(never)]
    fn finish(&mut self, known: &KnownFields, reader: &Reader<'_>, start: usize) -> Result<Fields, Fault> {
        let unknown = match self.unknown.finish(reader.body()) {
            Ok(unknown) => unknown,
            Err(key) => return Err(twice::second(reader.back_at(start), &key)),
        };
        match (self.fault.take(), known.missing(&self.seen)) {
            (Some(fault), _) => Err(fault),
            (None, Some(name)) => {
                let object = reader.since(start);
                Err(Fault::new("a field of this name", "nothing", object.as_str()).under(Step::Field(name)))
            }
            (None, None) => Ok(unknown),
        }
    }
}

impl Reader<'_> {
    /// Reads an object.
    ///
    /// What is wrong with the first wrong field is told at the end: a later one may hold a fault that bars the whole
    /// event.
    pub(crate) fn object(&mut self, known: &KnownFields, object: &mut dyn DecodeFields) -> Result<(), Fault> {
        if self.kind() != Kind::Object {
            return Err(self.mismatch("an object"));
        }
        let left_out = self.take_left_out();
        let start = self.at();
        self.open()?;
        let mut found = Found::default();
        let (mut position, mut next, mut behind) = (0, 0, self.at());
        while let Some(key) = known.next_key(self, next, position == 0)? {
            match key {
                Key::Unknown(key, _) if left_out.is_some_and(|holder| holder.holds(key)) => self.ignore()?,
                Key::Unknown(key, hash) => {
                    match object.unknown_fields_mut().check() {
                        None => _ = self.skip()?,
                        Some(check) => self.other(check, position)?,
                    }
                    found.unknown.push(key, hash, behind..self.at(), self.body());
                }
                Key::Known(field) => {
                    if !found.seen.insert(field) {
                        return Err(self.twice(position));
                    }
                    if let Err(why) = object.decode_field(field, self) {
                        found.keep(why, known.name(field))?;
                    }
                    next = field + 1;
                }
            }
            position += 1;
            behind = self.at();
        }
        object.unknown_fields_mut().keep(found.finish(known, self, start)?.into_inside());
        Ok(())
    }

    /// A field that the catalogue does not name, where it says what such hold. What holds something else is kept as it
    /// came; only what bars the whole event is told.
    #[inline(never)]
    fn other(&mut self, check: Check, position: usize) -> Result<(), Fault> {
        match check(self) {
            Err(fault) if fault.is_fatal() => Err(fault.under(Step::Key(position))),
            _ => Ok(()),
        }
    }

    /// A field that must be there.
    ///
    /// # Errors
    ///
    /// If the value is no `T`.
    pub fn required<T: Decode>(&mut self, field: &mut T) -> Result<(), Fault> {
        field.decode(self)
    }

    /// A field that may be absent. What is no `T`, null too, becomes [`Field::Other`].
    ///
    /// # Errors
    ///
    /// If something bars the whole event.
    pub fn optional<T: Decode>(&mut self, field: &mut Field<T>) -> Result<(), Fault> {
        let start = self.at();
        *field = Field::Value(T::empty());
        let Field::Value(value) = field else { return Ok(()) };
        if let Err(fault) = value.decode(self) {
            *field = Field::Other(self.deviating(start, fault)?);
        }
        Ok(())
    }

    /// What came instead of an optional field's value, from `start` to here.
    #[cold]
    fn deviating(&self, start: usize, fault: Fault) -> Result<Json, Fault> {
        if fault.is_fatal() { Err(fault) } else { Ok(self.since(start).into()) }
    }

    /// A field that may be absent or null. What is neither null nor a `T` becomes [`Field::Other`].
    ///
    /// # Errors
    ///
    /// If something bars the whole event.
    pub fn optional_nullable<T: Decode>(&mut self, field: &mut Field<T>) -> Result<(), Fault> {
        if self.kind() != Kind::Null {
            return self.optional(field);
        }
        *field = Field::Null;
        self.ignore()
    }

    /// Passes over a value.
    ///
    /// # Errors
    ///
    /// If it is no JSON.
    pub fn ignore(&mut self) -> Result<(), Fault> {
        self.skip().map(|_| ())
    }
}
