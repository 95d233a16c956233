//! The types of this crate and the generated ones within users' own serde types.
//!
//! Reading goes through the text of a value, so that nothing is lost and the rules are those of a delivery; only
//! `serde_json` can hand that text out. Writing gives each value to the serializer in its own kind.

use std::any::type_name;
use std::fmt::Display;

use serde_core::de::{Deserialize, Deserializer, Error as _};
use serde_core::ser::{Error as _, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::decode::{Decode, decode_text};
use crate::encode::{Encode, Writer};
use crate::envelope::{Envelope, read_event, write_event};
use crate::error::Deviation;
use crate::field::Field;
use crate::json_ref::{JsonRef, Kind};
use crate::open::{Open, OpenEnum};
use crate::parted::{PartedEnvelope, read_parted_event, write_parted_event};
use crate::{Date, Json, Map, Number, Timestamp, UnixMilliseconds, UnixSeconds, number};

/// Reads a value for serde.
#[doc(hidden)]
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    from_text(deserializer, |text| decode_text(text).map_err(|fault| Deviation::new(&fault, &[])))
}

/// Reads a delivery for serde.
#[doc(hidden)]
pub fn deserialize_event<'de, E: Envelope, D: Deserializer<'de>>(deserializer: D) -> Result<E, D::Error> {
    from_text(deserializer, |text| read_event(text.as_bytes()))
}

/// Reads a delivery whose name has several parts for serde.
#[doc(hidden)]
pub fn deserialize_parted_event<'de, E: PartedEnvelope, D: Deserializer<'de>>(deserializer: D) -> Result<E, D::Error> {
    from_text(deserializer, |text| read_parted_event(None, text.as_bytes()))
}

/// Writes a value for serde.
#[doc(hidden)]
pub fn serialize<S: Serializer>(value: &dyn Encode, serializer: S) -> Result<S::Ok, S::Error> {
    JsonRef::trusted(&Writer::write(value)).serialize(serializer)
}

/// Writes a delivery for serde.
#[doc(hidden)]
pub fn serialize_event<E: Envelope, S: Serializer>(event: &E, serializer: S) -> Result<S::Ok, S::Error> {
    JsonRef::trusted(&write_event(event)).serialize(serializer)
}

/// Writes a delivery whose name has several parts for serde.
#[doc(hidden)]
pub fn serialize_parted_event<E: PartedEnvelope, S: Serializer>(event: &E, serializer: S) -> Result<S::Ok, S::Error> {
    JsonRef::trusted(&write_parted_event(event)).serialize(serializer)
}

fn from_text<'de, D: Deserializer<'de>, T, E: Display>(
    deserializer: D,
    read: impl FnOnce(&str) -> Result<T, E>,
) -> Result<T, D::Error> {
    let raw = Box::<RawValue>::deserialize(deserializer).map_err(|why| {
        // What `serde_json` says where it is handed anything but its own text or `Value`.
        if why.to_string().contains("expected any valid JSON value") {
            return D::Error::custom(
                "expected JSON as `serde_json` reads it from a text or a `Value`, found another format, or what \
                 serde's `flatten` or `untagged` leave of it",
            );
        }
        why
    })?;
    read(raw.get()).map_err(D::Error::custom)
}

impl Serialize for JsonRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let kept = match self.kind() {
            Kind::Null => return serializer.serialize_unit(),
            Kind::Boolean => return serializer.serialize_bool(self.as_str() == "true"),
            Kind::Number => serialize_number(self.as_str(), serializer),
            Kind::Text => serialize_text(*self, serializer),
            Kind::List => return serializer.collect_seq(self.items()),
            Kind::Object => serialize_object(*self, serializer),
        };
        kept.unwrap_or_else(|serializer| serialize_as_written(*self, serializer))
    }
}

/// What was written, or the serializer if it has no kind that holds the value exactly.
type Kept<S> = Result<Result<<S as Serializer>::Ok, <S as Serializer>::Error>, S>;

fn serialize_number<S: Serializer>(number: &str, serializer: S) -> Kept<S> {
    if let Some(whole) = number::whole(number) {
        if let Ok(integer) = i64::try_from(whole) {
            return Ok(serializer.serialize_i64(integer));
        }
        if let Ok(integer) = u64::try_from(whole) {
            return Ok(serializer.serialize_u64(integer));
        }
    }
    match number.parse::<f64>() {
        Ok(float) if float.is_finite() && number::same(&float.to_string(), number) => {
            Ok(serializer.serialize_f64(float))
        }
        _ => Err(serializer),
    }
}

fn serialize_text<S: Serializer>(text: JsonRef<'_>, serializer: S) -> Kept<S> {
    match decode_text::<Box<str>>(text.as_str()) {
        Ok(text) => Ok(serializer.serialize_str(&text)),
        Err(_) => Err(serializer),
    }
}

fn serialize_object<S: Serializer>(object: JsonRef<'_>, serializer: S) -> Kept<S> {
    let mut entries = Vec::new();
    for (key, value) in object.members() {
        match key.text() {
            Some(key) => entries.push((key, value)),
            None => return Err(serializer),
        }
    }
    Ok(serializer.collect_map(entries))
}

/// Hands over what only JSON's own text holds: half a surrogate pair, or a number beyond all others.
///
/// A raw value means something to the text writer of `serde_json` alone. Everything else would take it for a struct
/// and write that, so it gets an error.
fn serialize_as_written<S: Serializer>(value: JsonRef<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    if type_name::<S>().trim_start_matches("&mut ").starts_with("serde_json::ser::Serializer<") {
        let raw = RawValue::from_string(value.as_str().to_owned()).map_err(S::Error::custom)?;
        return raw.serialize(serializer);
    }
    let found = value.describe();
    Err(S::Error::custom(format_args!(
        "expected what this format holds exactly, found {found} that only JSON text does"
    )))
}

/// Gives a generated type serde's two traits.
#[doc(hidden)]
#[macro_export]
macro_rules! impl_serde {
    ($name:ident, $deserialize:ident, $serialize:ident) => {
        #[allow(deprecated)]
        impl<'de> $crate::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::$deserialize(deserializer)
            }
        }

        #[allow(deprecated)]
        impl $crate::serde_core::Serialize for $name {
            fn serialize<S: $crate::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::$serialize(self, serializer)
            }
        }
    };
}

macro_rules! impl_serde_here {
    ($([$($generics:tt)*] $type:ty),+ $(,)?) => {$(
        impl<'de, $($generics)*> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserialize(deserializer)
            }
        }

        impl<$($generics)*> Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serialize(self, serializer)
            }
        }
    )+};
}

impl_serde_here! {
    [] Date,
    [] Json,
    [] Number,
    [] Timestamp,
    [] UnixMilliseconds,
    [] UnixSeconds,
    [T: Decode + Encode] Map<T>,
    [E: OpenEnum] Open<E>,
}

impl<'de, T: Decode> Deserialize<'de> for Field<T> {
    /// As an optional field that may be null. To let it be absent, put `#[serde(default)]` before it.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

impl<T: Encode> Serialize for Field<T> {
    /// What is absent is written as null. To leave it out, put `#[serde(skip_serializing_if = "Field::is_absent")]`
    /// before the field.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => serialize(value, serializer),
            Self::Other(json) => json.serialize(serializer),
            Self::Null | Self::Absent => serializer.serialize_none(),
        }
    }
}
