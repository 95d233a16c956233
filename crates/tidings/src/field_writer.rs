//! Writing objects, field by field.

use crate::data::{payload, type_name};
use crate::decode::{Decode, check};
use crate::encode::{Encode, Opening, Writer};
use crate::envelope::Envelope;
use crate::fault::Step;
use crate::field::Field;
use crate::json::Json;
use crate::object::EncodeFields;
use crate::others::Rest;
use crate::parted::{PartedEnvelope, held_members, write_data};

/// Takes the fields of an object, one after the other.
pub struct FieldWriter<'a> {
    out: &'a mut Writer,
    empty: bool,
    /// Whether objects in this one may begin with parts of the event's name.
    has_holders: bool,
}

impl FieldWriter<'_> {
    /// Writes an object.
    pub(crate) fn object(out: &mut Writer, object: &dyn EncodeFields) {
        let empty = match out.take_opening() {
            Opening::Own => {
                out.raw("{");
                true
            }
            Opening::Behind(members) => {
                out.raw("{");
                out.raw(&members);
                members.is_empty()
            }
            Opening::GoesOn { empty } => {
                object.encode_fields(&mut FieldWriter { out, empty, has_holders: false });
                return;
            }
        };
        object.encode_fields(&mut FieldWriter { out, empty, has_holders: false });
        out.raw("}");
    }

    /// A field that is always written.
    pub fn required<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.keyed(name, Step::Field(name), value);
    }

    /// A field that is written unless it is absent.
    pub fn optional<T: Decode + Encode>(&mut self, name: &'static str, field: &Field<T>) {
        match field {
            Field::Value(value) => self.required(name, value),
            Field::Null => self.member(name).raw("null"),
            Field::Other(json) => self.member(name).deviation(Some(Step::Field(name)), json, check::<T>),
            Field::Absent => {}
        }
    }

    /// As [`Self::optional`]: a null is written as it came.
    pub fn optional_nullable<T: Decode + Encode>(&mut self, name: &'static str, field: &Field<T>) {
        self.optional(name, field);
    }

    /// The event's name and its payload.
    pub fn event<E: Envelope>(&mut self, data: &E::Data) {
        self.keyed(E::NAME, Step::Field(E::NAME), type_name(data));
        // Every event has a payload: one of the table's, or one that nobody knows.
        if let Some(payload) = payload(data) {
            self.keyed(E::PAYLOAD, Step::Field(E::PAYLOAD), payload);
        }
    }

    /// Tells which parts of the event's name stand in objects of the envelope. Comes first.
    pub fn hold<E: PartedEnvelope>(&mut self, data: &E::Data) {
        self.out.hold(held_members::<E>(data));
        self.has_holders = true;
    }

    /// The parts of the event's name and its payload. Comes last but for what nobody knows.
    pub fn parted_event<E: PartedEnvelope>(&mut self, data: &E::Data) {
        write_data::<E>(self, data);
    }

    /// A text that is written under a key.
    pub(crate) fn text(&mut self, key: &str, text: &str) {
        self.member(key).text(text);
    }

    /// The fields of another object, beside these.
    pub(crate) fn beside(&mut self, object: &dyn Encode) {
        self.out.open_next(Opening::GoesOn { empty: self.empty });
        object.encode(self.out);
    }

    /// The members of an object, as they came, beside these.
    pub(crate) fn members_of(&mut self, object: &Json) {
        let inside = object.as_str().strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        if let Some(inside) = inside.filter(|inside| !inside.is_empty()) {
            self.separate();
            self.out.given(inside);
        }
    }

    /// What nobody knows by its name. Comes last.
    pub fn rest(&mut self, rest: &dyn Rest) {
        let fields = rest.fields();
        if !fields.is_empty() {
            self.separate();
            self.out.given(fields.inside());
            if self.out.is_walk() {
                rest.walk(self.out);
            }
        }
    }

    /// Writes a value under a key, where `step` is how the walk names it.
    pub(crate) fn keyed<T: Encode + ?Sized>(&mut self, key: &str, step: Step, value: &T) {
        value.encode(self.enter(key, step));
        self.out.leave();
    }

    fn enter(&mut self, key: &str, step: Step) -> &mut Writer {
        let out = self.member(key);
        out.enter(step);
        out
    }

    fn member(&mut self, key: &str) -> &mut Writer {
        self.separate();
        self.out.text(key);
        self.out.raw(":");
        if self.has_holders {
            self.out.open_holder(key);
        }
        self.out
    }

    fn separate(&mut self) {
        if !self.empty {
            self.out.raw(",");
        }
        self.empty = false;
    }
}
