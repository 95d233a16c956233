//! Moments that a producer writes as a number.

use crate::decode::Decode;
use crate::encode::{Encode, Writer};
use crate::fault::Fault;
use crate::raw::Raw;

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
            fn decode(raw: Raw<'_>) -> Result<Self, Fault> {
                i64::decode(raw).map(Self)
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
