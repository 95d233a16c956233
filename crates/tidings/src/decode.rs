//! Reading values: the trait, and what the builtin types expect.

use crate::fault::{Fault, Step};
use crate::field::Field;
use crate::json_ref::{JsonRef, Kind};
use crate::number::{self, Number};
use crate::object::Object;
use crate::reader::Reader;

/// A type that a JSON value can be read as. Generated code and this crate implement it.
///
/// A value is read in its place: [`empty`](Self::empty) makes one that nobody sees, and [`decode`](Self::decode) fills
/// it, so that large values are never moved.
pub trait Decode {
    /// What is there before anything is read, made without allocating.
    fn empty() -> Self
    where
        Self: Sized;

    /// Reads the value that the reader stands at, and leaves the reader behind it in any case.
    ///
    /// # Errors
    ///
    /// If the value is of another kind than this type expects. Constraints and formats never fail.
    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault>;
}

/// What a JSON text that was checked before is as a `T`.
pub(crate) fn decode_text<T: Decode>(text: &str) -> Result<T, Fault> {
    let mut value = T::empty();
    value.decode(&mut Reader::new(text)).map(|()| value)
}

/// What is wrong with a value as a `T`.
pub(crate) fn check<T: Decode>(reader: &mut Reader<'_>) -> Result<(), Fault> {
    T::empty().decode(reader)
}

impl<T: Object> Decode for T {
    fn empty() -> Self {
        T::empty()
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        if T::IS_TUPLE { reader.tuple(T::known_fields(), self) } else { reader.object(T::known_fields(), self) }
    }
}

impl Decode for String {
    fn empty() -> Self {
        Self::new()
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = reader.text()?.into_owned();
        Ok(())
    }
}

impl Decode for Box<str> {
    fn empty() -> Self {
        Self::default()
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = reader.text()?.into();
        Ok(())
    }
}

impl Decode for bool {
    fn empty() -> Self {
        false
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        if reader.kind() != Kind::Boolean {
            return Err(reader.mismatch("a boolean"));
        }
        *self = reader.skip()?.as_str() == "true";
        Ok(())
    }
}

impl Decode for Number {
    fn empty() -> Self {
        Self::literal("")
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        if reader.kind() != Kind::Number {
            return Err(reader.mismatch("a number"));
        }
        *self = Self::trusted(reader.number()?);
        Ok(())
    }
}

macro_rules! decode_integers {
    ($($integer:ident, $expected:literal;)+) => {$(
        impl Decode for $integer {
            fn empty() -> Self {
                0
            }

            fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
                if reader.kind() != Kind::Number {
                    return Err(reader.mismatch($expected));
                }
                let number = reader.number()?;
                let other_notation = || number::whole(number).and_then(|whole| whole.try_into().ok());
                let value = number.parse().ok().or_else(other_notation);
                *self = value.ok_or_else(|| Fault::mismatch($expected, JsonRef::trusted(number)))?;
                Ok(())
            }
        }
    )+};
}

decode_integers! {
    i32, "an integer of 32 bits";
    u32, "an integer of 32 bits from 0";
    i64, "an integer of 64 bits";
    u64, "an integer of 64 bits from 0";
}

impl<T: Decode> Decode for Option<T> {
    fn empty() -> Self {
        None
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        if reader.kind() == Kind::Null {
            return reader.ignore();
        }
        self.insert(T::empty()).decode(reader)
    }
}

impl<T: Decode> Decode for Field<T> {
    fn empty() -> Self {
        Self::Absent
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.optional_nullable(self)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn empty() -> Self {
        Self::new()
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.list(self)
    }
}

/// What takes the items of a list while they are read.
trait DecodeItems {
    /// A new item to be filled.
    fn push_empty(&mut self) -> Option<&mut dyn Decode>;
}

impl<T: Decode> DecodeItems for Vec<T> {
    fn push_empty(&mut self) -> Option<&mut dyn Decode> {
        self.push(T::empty());
        self.last_mut().map(|item| item as &mut dyn Decode)
    }
}

impl Reader<'_> {
    /// Reads a list item by item. What is wrong with the first wrong one is told at the end: a later one may hold a
    /// fault that bars the whole event.
    fn list(&mut self, items: &mut dyn DecodeItems) -> Result<(), Fault> {
        if self.kind() != Kind::List {
            return Err(self.mismatch("a list"));
        }
        self.open()?;
        let (mut position, mut fault) = (0, None);
        while self.item(position == 0)? {
            let Some(item) = items.push_empty() else { break };
            if let Err(why) = item.decode(self) {
                Fault::keep(&mut fault, why.under(Step::Item(position)))?;
            }
            position += 1;
        }
        fault.map_or(Ok(()), Err)
    }
}
