//! Writing values: the trait, and the writer that also finds deviations.

use crate::error::Deviation;
use crate::fault::{Fault, Step};
use crate::field_writer::FieldWriter;
use crate::json::Json;
use crate::naming::Holder;
use crate::number::Number;
use crate::object::Object;
use crate::reader::Reader;
use crate::text;

/// A type that can be written as JSON. Generated code and this crate implement it.
pub trait Encode {
    /// Writes the value.
    fn encode(&self, out: &mut Writer);
}

/// What values are written to.
///
/// Whoever looks for deviations walks the same way as whoever writes, so a writer can be told to collect them.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    walk: Option<Walk>,
    opening: Opening,
    /// What objects of the envelope begin with.
    held: Vec<(&'static Holder, String)>,
}

/// How the next object begins.
#[derive(Debug, Default)]
pub(crate) enum Opening {
    /// With its own fields.
    #[default]
    Own,
    /// With these members, which are the holder's.
    Behind(&'static Holder, String),
    /// It has no braces: it goes on in the object that is written, in which the holder's keys stand, if they are there.
    GoesOn(&'static Holder, IsEmpty),
}

/// Whether nothing stands so far in the object that is written.
pub(crate) type IsEmpty = bool;

/// Where the walk is, and what it found so far.
#[derive(Debug, Default)]
struct Walk {
    path: Vec<Step>,
    found: Vec<Deviation>,
}

impl Writer {
    /// The JSON text of a value.
    pub(crate) fn write(value: &dyn Encode) -> String {
        // As long as small deliveries are, which then cost one allocation.
        let mut out = Self { text: String::with_capacity(512), ..Self::default() };
        value.encode(&mut out);
        out.text
    }

    /// The deviations inside a value.
    pub(crate) fn walk(value: &dyn Encode) -> Vec<Deviation> {
        let mut out = Self { walk: Some(Walk::default()), ..Self::default() };
        value.encode(&mut out);
        out.walk.map(|walk| walk.found).unwrap_or_default()
    }

    /// What was written.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// Tells the next object how it begins.
    pub(crate) fn open_next(&mut self, opening: Opening) {
        self.opening = opening;
    }

    /// Keeps what objects of the envelope begin with.
    pub(crate) fn hold(&mut self, held: Vec<(&'static Holder, String)>) {
        self.held = held;
    }

    /// Tells the object of the envelope under this key what it begins with.
    #[cold]
    pub(crate) fn open_holder(&mut self, key: &str) {
        let held = self.held.iter_mut().find(|(holder, _)| holder.key == key);
        self.opening = held.map_or(Opening::Own, |(holder, members)| Opening::Behind(holder, std::mem::take(members)));
    }

    /// How the object begins that is written now.
    #[inline]
    pub(crate) fn take_opening(&mut self) -> Opening {
        std::mem::take(&mut self.opening)
    }

    /// Writes a text, quoted and escaped.
    pub fn text(&mut self, text: &str) {
        text::write_quoted(&mut self.text, text);
    }

    /// Writes what is JSON already.
    pub(crate) fn raw(&mut self, json: &str) {
        self.text.push_str(json);
    }

    /// Writes JSON as it came, but on one line: within JSON a line break can only be white space.
    pub(crate) fn given(&mut self, json: &str) {
        // Counting takes many bytes at a time, where looking for the first one would not.
        if json.bytes().filter(|byte| *byte < b' ').count() > 0 {
            self.text.extend(json.split(['\n', '\r']));
        } else {
            self.raw(json);
        }
    }

    /// Goes to a part of a value, which is written next.
    pub(crate) fn enter(&mut self, step: Step) {
        if let Some(walk) = &mut self.walk {
            walk.path.push(step);
        }
    }

    /// Goes back to the whole.
    pub(crate) fn leave(&mut self) {
        if let Some(walk) = &mut self.walk {
            walk.path.pop();
        }
    }

    /// Writes what came in the place of a value, `step` below where the walk is. What checks it tells what is wrong with
    /// it, if anything is.
    pub(crate) fn deviation(
        &mut self,
        step: Option<Step>,
        json: &Json,
        check: fn(&mut Reader<'_>) -> Result<(), Fault>,
    ) {
        self.given(json.as_str());
        if self.is_walk()
            && let Err(fault) = check(&mut Reader::new(json.as_str()))
        {
            let fault = match step {
                Some(step) => fault.under(step),
                None => fault,
            };
            self.found(&fault);
        }
    }

    /// Whether deviations are looked for, and nobody will see what is written.
    pub(crate) fn is_walk(&self) -> bool {
        self.walk.is_some()
    }

    /// Walks through a part of a value.
    pub(crate) fn part(&mut self, step: Step, value: &dyn Encode) {
        self.enter(step);
        value.encode(self);
        self.leave();
    }

    /// Notes what is wrong with a part of a value.
    #[cold]
    pub(crate) fn found(&mut self, fault: &Fault) {
        if let Some(walk) = &mut self.walk {
            walk.found.push(Deviation::new(fault, &walk.path));
        }
    }

    /// Writes the values of a list.
    fn list(&mut self, items: &dyn EncodeItems) {
        self.raw("[");
        let mut position = 0;
        while let Some(item) = items.item(position) {
            if position > 0 {
                self.raw(",");
            }
            self.enter(Step::Item(position));
            item.encode(self);
            self.leave();
            position += 1;
        }
        self.raw("]");
    }
}

impl<T: Object> Encode for T {
    fn encode(&self, out: &mut Writer) {
        if T::IS_TUPLE { FieldWriter::tuple(out, self) } else { FieldWriter::object(out, self) }
    }
}

impl Encode for str {
    fn encode(&self, out: &mut Writer) {
        out.text(self);
    }
}

impl Encode for String {
    fn encode(&self, out: &mut Writer) {
        out.text(self);
    }
}

impl Encode for Box<str> {
    fn encode(&self, out: &mut Writer) {
        out.text(self);
    }
}

impl Encode for bool {
    fn encode(&self, out: &mut Writer) {
        out.raw(if *self { "true" } else { "false" });
    }
}

impl Encode for Number {
    fn encode(&self, out: &mut Writer) {
        out.raw(self.as_str());
    }
}

macro_rules! encode_integers {
    ($($integer:ident)+) => {$(
        impl Encode for $integer {
            fn encode(&self, out: &mut Writer) {
                out.raw(&self.to_string());
            }
        }
    )+};
}

encode_integers!(i32 u32 i64 u64);

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, out: &mut Writer) {
        match self {
            Some(value) => value.encode(out),
            None => out.raw("null"),
        }
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, out: &mut Writer) {
        out.list(self);
    }
}

/// What has the items of a list.
trait EncodeItems {
    /// The item at a position.
    fn item(&self, position: usize) -> Option<&dyn Encode>;
}

impl<T: Encode> EncodeItems for Vec<T> {
    fn item(&self, position: usize) -> Option<&dyn Encode> {
        self.get(position).map(|item| item as &dyn Encode)
    }
}
