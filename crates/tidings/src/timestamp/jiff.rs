//! To and from the types of `jiff`.

use jiff::civil;

use super::{InvalidTimestamp, Timestamp};
use crate::date::{Date, write_date};
use crate::unix::{UnixMilliseconds, UnixSeconds};

impl TryFrom<&Timestamp> for jiff::Timestamp {
    type Error = InvalidTimestamp;

    /// The moment; the offset has no place in a [`jiff::Timestamp`].
    ///
    /// # Errors
    ///
    /// If the text is no `date-time` of RFC 3339, or if the moment is not before 9999-12-30T22:00:01Z.
    ///
    /// ```
    /// use tidings::{InvalidTimestamp, Timestamp};
    ///
    /// let at = jiff::Timestamp::try_from(&Timestamp::from("2024-02-29T13:30:00.25+01:30"))?;
    /// assert_eq!(at.as_millisecond(), 1_709_208_000_250);
    /// assert_eq!(Timestamp::from(at).as_str(), "2024-02-29T12:00:00.25Z");
    /// # Ok::<(), InvalidTimestamp>(())
    /// ```
    fn try_from(timestamp: &Timestamp) -> Result<Self, InvalidTimestamp> {
        moment(timestamp.to_unix().ok_or(InvalidTimestamp::TEXT)?)
    }
}

impl From<jiff::Timestamp> for Timestamp {
    /// The moment in UTC. A year before 0 gets a sign and six digits, which is no RFC 3339.
    fn from(moment: jiff::Timestamp) -> Self {
        let (seconds, nanoseconds) = split(moment);
        Self::written(seconds, nanoseconds, 0)
    }
}

impl TryFrom<&Date> for civil::Date {
    type Error = InvalidTimestamp;

    /// # Errors
    ///
    /// If the text is no `full-date` of RFC 3339.
    ///
    /// ```
    /// use tidings::{Date, InvalidTimestamp};
    ///
    /// let day = jiff::civil::Date::try_from(&Date::from("2024-02-29"))?;
    /// assert_eq!(day, jiff::civil::date(2024, 2, 29));
    /// assert_eq!(Date::from(day).as_str(), "2024-02-29");
    /// # Ok::<(), InvalidTimestamp>(())
    /// ```
    fn try_from(date: &Date) -> Result<Self, InvalidTimestamp> {
        let (year, month, day) = date.to_ymd().ok_or(InvalidTimestamp::DATE)?;
        let part = |part: u8| i8::try_from(part).map_err(|_| InvalidTimestamp::RANGE);
        let year = i16::try_from(year).map_err(|_| InvalidTimestamp::RANGE)?;
        Self::new(year, part(month)?, part(day)?).map_err(|_| InvalidTimestamp::RANGE)
    }
}

impl From<civil::Date> for Date {
    /// A year before 0 gets a sign and six digits, which is no RFC 3339.
    fn from(date: civil::Date) -> Self {
        write_date(date.year().into(), date.month().into(), date.day().into()).into()
    }
}

impl TryFrom<UnixSeconds> for jiff::Timestamp {
    type Error = InvalidTimestamp;

    /// # Errors
    ///
    /// If the moment lies beyond the years -9999 to 9999.
    fn try_from(unix: UnixSeconds) -> Result<Self, InvalidTimestamp> {
        moment(unix.to_unix())
    }
}

impl TryFrom<UnixMilliseconds> for jiff::Timestamp {
    type Error = InvalidTimestamp;

    /// # Errors
    ///
    /// If the moment lies beyond the years -9999 to 9999.
    fn try_from(unix: UnixMilliseconds) -> Result<Self, InvalidTimestamp> {
        moment(unix.to_unix())
    }
}

impl From<jiff::Timestamp> for UnixSeconds {
    /// The second that the moment lies in.
    fn from(moment: jiff::Timestamp) -> Self {
        Self(split(moment).0)
    }
}

impl From<jiff::Timestamp> for UnixMilliseconds {
    /// The millisecond that the moment lies in.
    fn from(moment: jiff::Timestamp) -> Self {
        let (seconds, nanoseconds) = split(moment);
        Self(seconds * 1000 + i64::from(nanoseconds / 1_000_000))
    }
}

fn moment((seconds, nanoseconds): (i64, u32)) -> Result<jiff::Timestamp, InvalidTimestamp> {
    let nanoseconds = i32::try_from(nanoseconds).map_err(|_| InvalidTimestamp::RANGE)?;
    jiff::Timestamp::new(seconds, nanoseconds).map_err(|_| InvalidTimestamp::RANGE)
}

/// Whole seconds and what lies behind them; `jiff` itself counts before 1970 towards zero.
fn split(moment: jiff::Timestamp) -> (i64, u32) {
    let (seconds, nanoseconds) = (moment.as_second(), moment.subsec_nanosecond());
    let before = i64::from(nanoseconds < 0);
    // Between 0 and 999,999,999, as `jiff` promises.
    (seconds - before, u32::try_from(nanoseconds.rem_euclid(1_000_000_000)).unwrap_or_default())
}
