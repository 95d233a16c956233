//! Moments that a producer writes as a number.

use crate::decode::Decode;
use crate::encode::{Encode, Writer};
use crate::fault::Fault;
use crate::reader::Reader;

/// Seconds since 1970-01-01T00:00:00Z.
///
/// With the features `jiff-02`, `time-03` and `chrono-04` it converts to and from the types of these libraries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixSeconds(pub i64);

/// Milliseconds since 1970-01-01T00:00:00Z.
///
/// With the features `jiff-02`, `time-03` and `chrono-04` it converts to and from the types of these libraries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixMilliseconds(pub i64);

impl UnixSeconds {
    /// The seconds since 1970-01-01T00:00:00Z and the nanoseconds behind them, as
    /// [`Timestamp::to_unix`](crate::Timestamp::to_unix) gives them.
    #[must_use]
    pub fn to_unix(self) -> (i64, u32) {
        (self.0, 0)
    }
}

impl UnixMilliseconds {
    /// The seconds since 1970-01-01T00:00:00Z and the nanoseconds behind them, as
    /// [`Timestamp::to_unix`](crate::Timestamp::to_unix) gives them.
    ///
    /// ```
    /// assert_eq!(tidings::UnixMilliseconds(-1).to_unix(), (-1, 999_000_000));
    /// ```
    #[must_use]
    pub fn to_unix(self) -> (i64, u32) {
        let milliseconds = u32::try_from(self.0.rem_euclid(1000)).unwrap_or_default();
        (self.0.div_euclid(1000), milliseconds * 1_000_000)
    }
}

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
