//! The runtime of generated event types: tolerant, lossless reading and writing of deliveries.
//!
//! A catalogue of events is compiled by `tidings-build` into Rust types. What those types have in common lives here:
//! [`Field`] for what may be absent, [`Open`] for enums that grow, [`Json`] for what nobody knows yet, [`Timestamp`]
//! and its siblings, the [`Error`] of a delivery that cannot be read, and the traits that generated code fills in.
//!
//! Three promises hold for every generated `Event`:
//!
//! - **Tolerance.** New events, fields and enum values are read and kept. A known optional field of the wrong type
//!   becomes [`Field::Other`], and the rest of the event still arrives.
//! - **Losslessness.** Reading and writing gives the same JSON value: absent is not null, time stamps stay as written,
//!   numbers stay equal as decimals.
//! - **No misdelivery.** The event's type is matched exactly, before the payload is read, wherever its key stands.
//!
//! This crate knows nothing of the compiler, reads no files and asks for neither time nor environment.

// Reading JSON: from bytes to tokens to values.
mod json_ref;
mod reader;
mod scan;
mod text;
mod twice;

// What values are read as and written from.
mod decode;
mod encode;
mod field;
mod field_writer;
mod fields;
mod known;
mod names;
mod object;
mod tuple;

// Events.
mod batch;
mod data;
mod envelope;
mod event;
mod naming;
mod parted;
mod taken;

// What goes wrong.
mod error;
mod fault;

// The types of the catalogue language.
mod calendar;
mod date;
mod id;
mod items;
mod json;
mod map;
mod number;
mod numbered;
mod open;
mod others;
mod spelling;
mod telling;
mod timestamp;
mod union;
mod unix;

mod serde;

// What types tell `schemars`.
#[cfg(feature = "schemars")]
mod json_schema;
#[cfg(feature = "schemars")]
mod published;

pub use batch::{Batch, Batched, Broken, ReadFromBody, ReadFromParts};
pub use data::{EventData, EventPayload, Unknown};
#[doc(hidden)]
pub use data::{decode_box, type_name};
pub use date::Date;
pub use decode::Decode;
pub use encode::{Encode, Writer};
pub use envelope::{Envelope, deviations, read_event, write_event};
pub use error::{Deviation, Error, Position};
pub use fault::Fault;
pub use field::Field;
pub use field_writer::FieldWriter;
pub use fields::Fields;
pub use items::Items;
pub use json::{InvalidJson, Json};
pub use json_ref::JsonRef;
pub use known::KnownFields;
pub use map::Map;
pub use names::Names;
pub use naming::{Holder, NamePart, PayloadPlace, Places};
pub use number::{InvalidNumber, Number};
#[doc(hidden)]
pub use numbered::{UnknownNumber, enum_number};
pub use object::{DecodeFields, EncodeFields, Object};
#[doc(hidden)]
pub use open::enum_value;
pub use open::{Open, OpenEnum, UnknownValue};
pub use others::Others;
#[doc(hidden)]
pub use others::{Check, Rest};
#[doc(hidden)]
pub use parted::header;
pub use parted::{PartedEnvelope, parted_deviations, read_parted_event, write_parted_event};
#[cfg(feature = "schemars")]
#[doc(hidden)]
pub use published::{Definition, Published, text_schema};
pub use reader::Reader;
#[cfg(feature = "schemars")]
pub use schemars;
#[doc(hidden)]
pub use serde::{
    deserialize, deserialize_event, deserialize_parted_event, serialize, serialize_event, serialize_parted_event,
};
#[doc(hidden)]
pub use serde_core;
pub use spelling::EnumKind;
#[doc(hidden)]
pub use telling::{Claim, Telling, Wanted};
#[cfg(any(feature = "jiff-02", feature = "time-03", feature = "chrono-04"))]
pub use timestamp::InvalidTimestamp;
pub use timestamp::Timestamp;
pub use union::{DecodeVariant, Union, UnknownVariant};
#[doc(hidden)]
pub use union::{decode_union, encode_constant, encode_unknown};
pub use unix::{UnixMilliseconds, UnixSeconds};

/// The format of generated code that this version of the runtime serves.
pub const FORMAT: u32 = 1;

/// Stops the build with one line if generated code and runtime do not fit. Generated code begins with it.
///
/// ```
/// const _: () = tidings::assert_format(tidings::FORMAT);
/// ```
///
/// ```compile_fail
/// const _: () = tidings::assert_format(0);
/// ```
///
/// # Panics
///
/// While compiling, if the formats differ.
pub const fn assert_format(format: u32) {
    assert!(
        format == FORMAT,
        "the generated code and the crate `tidings` do not fit: use `tidings` and `tidings-build` of the same version"
    );
}

/// Includes the types that the build script generated for the catalogue of this name.
///
/// ```text
/// tidings::include_events!("deck");
/// ```
#[macro_export]
macro_rules! include_events {
    ($name:literal) => {
        include!(concat!(env!("OUT_DIR"), "/", $name, "/events.rs"));
    };
}

/// Gives the types of a catalogue `schemars::JsonSchema`: with the feature `schemars`, which is off.
#[cfg(not(feature = "schemars"))]
#[doc(hidden)]
#[macro_export]
macro_rules! impl_json_schema {
    ($($table:tt)*) => {
        ::std::compile_error!(
            "`tidings_build::configure().schemars(true)` needs the feature `schemars` of the crate `tidings`; switch it \
             on where `Cargo.toml` lists `tidings` among its dependencies"
        );
    };
}
