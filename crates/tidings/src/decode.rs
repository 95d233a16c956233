//! Reading values: the trait, and what the builtin types expect.

use crate::fault::{Fault, Step};
use crate::members::Members;
use crate::number::{self, Number};
use crate::object::{FieldReader, Object};
use crate::raw::{Kind, Raw};
use crate::text;

/// A type that a JSON value can be read as. Generated code and this crate implement it.
pub trait Decode: Sized {
    /// Reads the value.
    ///
    /// # Errors
    ///
    /// If the value is of another kind than this type expects. Constraints and formats never fail.
    fn decode(raw: Raw<'_>) -> Result<Self, Fault>;
}

impl<T: Object> Decode for T {
    fn decode(raw: Raw<'_>) -> Result<Self, Fault> {
        let mut fields = FieldReader::new(Members::read(raw)?)?;
        let object = T::decode(&mut fields);
        fields.finish(object)
    }
}

impl Decode for String {
    fn decode(raw: Raw<'_>) -> Result<Self, Fault> {
        text::decode(raw).map(Self::from)
    }
}

impl Decode for bool {
    fn decode(raw: Raw<'_>) -> Result<Self, Fault> {
        if raw.kind() == Kind::Boolean { Ok(raw.as_str() == "true") } else { Err(Fault::mismatch("a boolean", raw)) }
    }
}

impl Decode for Number {
    fn decode(raw: Raw<'_>) -> Result<Self, Fault> {
        if raw.kind() == Kind::Number { Ok(Self::trusted(raw)) } else { Err(Fault::mismatch("a number", raw)) }
    }
}

macro_rules! decode_integers {
    ($($integer:ident, $expected:literal;)+) => {$(
        impl Decode for $integer {
            fn decode(raw: Raw<'_>) -> Result<Self, Fault> {
                let whole = if raw.kind() == Kind::Number { number::whole(raw.as_str()) } else { None };
                whole.and_then(|whole| whole.try_into().ok()).ok_or_else(|| Fault::mismatch($expected, raw))
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
    fn decode(raw: Raw<'_>) -> Result<Self, Fault> {
        if raw.kind() == Kind::Null { Ok(None) } else { T::decode(raw).map(Some) }
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(raw: Raw<'_>) -> Result<Self, Fault> {
        if raw.kind() != Kind::List {
            return Err(Fault::mismatch("a list", raw));
        }
        let item = |(position, item)| T::decode(item).map_err(|fault| fault.under(Step::Item(position)));
        raw.items().enumerate().map(item).collect()
    }
}
