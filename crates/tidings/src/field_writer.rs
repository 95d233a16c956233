//! Writing objects, field by field, and tuples, place by place.

use std::borrow::Cow;

use crate::data::{payload, type_name};
use crate::decode::{Decode, check};
use crate::encode::{Encode, Opening, Writer};
use crate::envelope::Envelope;
use crate::fault::Step;
use crate::field::Field;
use crate::json::Json;
use crate::naming::Holder;
use crate::object::EncodeFields;
use crate::others::Rest;
use crate::parted::{PartedEnvelope, held_members, write_data};
use crate::taken::Taken;

/// Takes the fields of an object or the items of a tuple, one after the other.
pub struct FieldWriter<'a> {
    out: &'a mut Writer,
    empty: bool,
    /// Whether objects in this one may begin with parts of the event's name.
    has_holders: bool,
    form: Form,
}

/// What is written.
enum Form {
    /// An object, in which keys may be somebody else's.
    Object(Taken),
    /// A tuple, of which this place comes next.
    Tuple(Place),
}

/// A place of a tuple.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Its position, from 0 on.
    position: usize,
    /// How many places just before it were absent.
    absent: usize,
}

impl FieldWriter<'_> {
    /// Writes an object.
    pub(crate) fn object(out: &mut Writer, object: &dyn EncodeFields) {
        let (empty, taken) = match out.take_opening() {
            Opening::Own => {
                out.raw("{");
                (true, Taken::Nothing)
            }
            Opening::Behind(holder, members) => {
                out.raw("{");
                out.raw(&members);
                (members.is_empty(), Taken::Held(holder))
            }
            Opening::GoesOn(holder, empty) => {
                Self::fields(out, object, empty, Taken::Held(holder));
                return;
            }
        };
        Self::fields(out, object, empty, taken);
        out.raw("}");
    }

    fn fields(out: &mut Writer, object: &dyn EncodeFields, empty: bool, taken: Taken) {
        object.encode_fields(&mut FieldWriter { out, empty, has_holders: false, form: Form::Object(taken) });
    }

    /// Writes a tuple.
    pub(crate) fn tuple(out: &mut Writer, tuple: &dyn EncodeFields) {
        out.raw("[");
        tuple.encode_fields(&mut FieldWriter {
            out,
            empty: true,
            has_holders: false,
            form: Form::Tuple(Place::default()),
        });
        out.raw("]");
    }

    /// A field that is always written.
    pub fn required<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        let step = self.step(name);
        self.keyed(name, step, value);
    }

    /// A field that is written unless it is absent.
    pub fn optional<T: Decode + Encode>(&mut self, name: &'static str, field: &Field<T>) {
        match field {
            Field::Value(value) => self.required(name, value),
            Field::Null => self.member(name).raw("null"),
            Field::Other(json) => {
                let step = self.step(name);
                self.member(name).deviation(Some(step), json, check::<T>);
            }
            Field::Absent => self.pass(),
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
        self.form = Form::Object(Taken::Envelope(E::known_fields()));
    }

    /// Tells which parts of the event's name stand in objects of the envelope. Comes first.
    pub fn hold<E: PartedEnvelope>(&mut self, data: &E::Data) {
        self.out.hold(held_members::<E>(data));
        self.has_holders = true;
    }

    /// The parts of the event's name and its payload. Comes last but for what nobody knows.
    pub fn parted_event<E: PartedEnvelope>(&mut self, data: &E::Data) {
        self.form = Form::Object(Taken::Envelope(E::known_fields()));
        write_data::<E>(self, data);
    }

    /// A text that is written under a key.
    pub(crate) fn text(&mut self, key: &str, text: &str) {
        self.member(key).text(text);
    }

    /// The fields of another object, beside these, which are the holder's.
    pub(crate) fn beside(&mut self, holder: &'static Holder, object: &dyn Encode) {
        self.out.open_next(Opening::GoesOn(holder, self.empty));
        object.encode(self.out);
    }

    /// The members of an object, as they came, beside these.
    pub(crate) fn members_of(&mut self, object: &Json) {
        let inside = object.as_str().strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        let left = self.left_of(inside.unwrap_or_default());
        if !left.is_empty() {
            self.separate();
            self.out.given(&left);
        }
    }

    /// What nobody knows by its name, but for what the envelope says already. Comes last.
    pub fn rest(&mut self, rest: &dyn Rest) {
        let left = self.left_of(rest.inside());
        if !left.is_empty() {
            self.fill();
            self.separate();
            self.out.given(&left);
            if self.out.is_walk() {
                rest.walk(&left, self.out);
            }
        }
    }

    /// What is left of the members of an object where some keys are somebody else's.
    fn left_of<'a>(&self, members: &'a str) -> Cow<'a, str> {
        if let Form::Object(taken) = self.form { taken.left_of(members) } else { members.into() }
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

    /// How the walk names what is written next.
    fn step(&self, name: &'static str) -> Step {
        if let Form::Tuple(place) = &self.form { Step::Item(place.position) } else { Step::Field(name) }
    }

    /// Passes over a field that is absent. Of a tuple that ends here nothing is written for it.
    fn pass(&mut self) {
        if let Form::Tuple(place) = &mut self.form {
            place.position += 1;
            place.absent += 1;
        }
    }

    /// Writes a null for each absent place of a tuple: something follows that has to stand at its own place.
    fn fill(&mut self) {
        let Form::Tuple(place) = &mut self.form else { return };
        for _ in 0..std::mem::take(&mut place.absent) {
            self.separate();
            self.out.raw("null");
        }
    }

    fn member(&mut self, key: &str) -> &mut Writer {
        self.fill();
        self.separate();
        if let Form::Tuple(place) = &mut self.form {
            place.position += 1;
            return self.out;
        }
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
