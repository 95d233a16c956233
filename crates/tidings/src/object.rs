//! Objects with the fields that a catalogue describes.

use crate::decode::Decode;
use crate::encode::{Encode, Writer};
use crate::envelope::{Envelope, EventData, EventPart};
use crate::fault::{Fault, Step};
use crate::field::Field;
use crate::fields::Fields;
use crate::members::Members;
use crate::open::enum_text;
use crate::raw::{Kind, Raw};

/// A struct whose fields a catalogue describes. Generated code implements it, and gets [`Decode`] and [`Encode`].
pub trait Object: Sized {
    /// Reads the fields.
    ///
    /// # Errors
    ///
    /// If a required field is missing or broken.
    fn decode(fields: &mut FieldReader<'_>) -> Result<Self, Fault>;

    /// Writes the fields.
    fn encode(&self, fields: &mut FieldWriter<'_>);
}

/// Hands out the fields of an object by name.
pub struct FieldReader<'a> {
    members: Members<'a>,
    /// A fault inside an optional field that nevertheless bars the event. It waits here for [`Self::finish`], so that
    /// generated code reads an optional field without a `?`.
    fatal: Option<Fault>,
}

/// Takes the fields of an object, one after the other.
pub struct FieldWriter<'a> {
    out: &'a mut Writer,
    empty: bool,
}

impl<'a> FieldReader<'a> {
    pub(crate) fn new(members: Members<'a>) -> Result<Self, Fault> {
        members.check_unique()?;
        Ok(Self { members, fatal: None })
    }

    /// A field that must be there.
    ///
    /// # Errors
    ///
    /// If it is missing or no `T`.
    pub fn required<T: Decode>(&mut self, name: &'static str) -> Result<T, Fault> {
        T::decode(self.raw(name)?).map_err(|fault| fault.under(Step::Field(name)))
    }

    /// A field that must be there and may be null.
    ///
    /// # Errors
    ///
    /// If it is missing, or neither null nor a `T`.
    pub fn required_nullable<T: Decode>(&mut self, name: &'static str) -> Result<Option<T>, Fault> {
        self.required(name)
    }

    /// A field that may be absent. What is no `T`, null too, becomes [`Field::Other`].
    pub fn optional<T: Decode>(&mut self, name: &'static str) -> Field<T> {
        let Some(raw) = self.members.take(name) else { return Field::Absent };
        match T::decode(raw) {
            Ok(value) => Field::Value(value),
            Err(fault) => {
                if fault.is_fatal() {
                    self.fatal.get_or_insert(fault.under(Step::Field(name)));
                }
                Field::Other(crate::Json::trusted(raw))
            }
        }
    }

    /// A field that may be absent or null. What is neither null nor a `T` becomes [`Field::Other`].
    pub fn optional_nullable<T: Decode>(&mut self, name: &'static str) -> Field<T> {
        if self.members.get(name).is_some_and(|raw| raw.kind() == Kind::Null) {
            self.members.take(name);
            return Field::Null;
        }
        self.optional(name)
    }

    /// All that no field asked for. Comes last.
    pub fn rest(&mut self) -> Fields {
        Fields::trusted(self.members.rest())
    }

    /// The object, unless a fault waits that bars it.
    pub(crate) fn finish<T>(self, object: Result<T, Fault>) -> Result<T, Fault> {
        self.fatal.map_or(object, Err)
    }

    /// The value of a field that must be there.
    pub(crate) fn raw(&mut self, name: &'static str) -> Result<Raw<'a>, Fault> {
        let object = self.members.whole().as_str();
        let missing = || Fault::new("a field of this name", "nothing", object).under(Step::Field(name));
        self.members.take(name).ok_or_else(missing)
    }
}

impl FieldWriter<'_> {
    /// Writes an object.
    pub(crate) fn object(out: &mut Writer, write: impl FnOnce(&mut FieldWriter<'_>)) {
        out.raw("{");
        write(&mut FieldWriter { out, empty: true });
        out.raw("}");
    }

    /// A field that is always written.
    pub fn required<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.member(name).part(Step::Field(name), value);
    }

    /// A field that is written unless it is absent.
    pub fn optional<T: Decode + Encode>(&mut self, name: &'static str, field: &Field<T>) {
        match field {
            Field::Value(value) => self.required(name, value),
            Field::Null => self.member(name).raw("null"),
            Field::Other(json) => self.member(name).deviation::<T>(Step::Field(name), json),
            Field::Absent => {}
        }
    }

    /// The event's name and its payload.
    pub fn event<E: Envelope>(&mut self, data: &E::Data) {
        match data.part() {
            EventPart::Known(event, payload) => {
                self.required(E::NAME, enum_text(event));
                self.member(E::PAYLOAD).part(Step::Field(E::PAYLOAD), payload);
            }
            EventPart::Unknown(unknown) => {
                self.required(E::NAME, unknown.type_name());
                self.required(E::PAYLOAD, unknown.data());
            }
        }
    }

    /// What nobody knows. Comes last.
    pub fn rest(&mut self, fields: &Fields) {
        for (key, value) in fields.iter() {
            self.member(key).raw(value.as_str());
        }
    }

    /// Writes a value under a key, where `step` is how the walk names it.
    pub(crate) fn keyed<T: Encode>(&mut self, key: &str, step: Step, value: &T) {
        self.member(key).part(step, value);
    }

    fn member(&mut self, key: &str) -> &mut Writer {
        if !self.empty {
            self.out.raw(",");
        }
        self.empty = false;
        self.out.text(key);
        self.out.raw(":");
        self.out
    }
}

impl<T: Object> Object for Box<T> {
    fn decode(fields: &mut FieldReader<'_>) -> Result<Self, Fault> {
        T::decode(fields).map(Self::new)
    }

    fn encode(&self, fields: &mut FieldWriter<'_>) {
        T::encode(self, fields);
    }
}
