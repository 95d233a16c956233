//! Moments that a producer writes as a number.

use crate::decode::Decode;
use crate::encode::{Encode, Writer};
use crate::fault::Fault;
use crate::reader::Reader;

/// Seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixSeconds(pub i64);

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixMilliseconds(pub i64);

macro_rules! impl_unix {
    ($($name:ident)+) => {$(
        impl From<i64> for $name {
            fn from(count: i64) -> Self {
                Self(count)
            }
        }

        impl Decode for $name {
            fn empty() -> Self {
                Self(0)
            }

            fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
                self.0.decode(reader)
            }
        }

        impl Encode for $name {
            fn encode(&self, out: &mut Writer) {
                self.0.encode(out);
            }
        }
    )+};
}

impl_unix!(UnixSeconds UnixMilliseconds);
