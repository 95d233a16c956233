//! To and from the types of `chrono`.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Offset, TimeZone, Utc};

use super::{InvalidTimestamp, Timestamp};
use crate::date::{Date, write_date};
use crate::unix::{UnixMilliseconds, UnixSeconds};

const NANOSECONDS: u32 = 1_000_000_000;

impl TryFrom<&Timestamp> for DateTime<FixedOffset> {
    type Error = InvalidTimestamp;

    /// The moment with the offset that was written.
    ///
    /// # Errors
    ///
    /// If the text is no `date-time` of RFC 3339.
    ///
    /// ```
    /// use chrono::{DateTime, FixedOffset, Timelike};
    /// use tidings::{InvalidTimestamp, Timestamp};
    ///
    /// let at = DateTime::<FixedOffset>::try_from(&Timestamp::from("2024-02-29T13:30:00.25+01:30"))?;
    /// assert_eq!((at.timestamp_millis(), at.hour()), (1_709_208_000_250, 13));
    /// assert_eq!(Timestamp::from(at).as_str(), "2024-02-29T13:30:00.25+01:30");
    /// # Ok::<(), InvalidTimestamp>(())
    /// ```
    fn try_from(timestamp: &Timestamp) -> Result<Self, InvalidTimestamp> {
        let local = timestamp.local().ok_or(InvalidTimestamp::TEXT)?;
        let offset = i32::try_from(local.offset).ok().and_then(FixedOffset::east_opt);
        let moment = moment((local.seconds - local.offset, local.nanoseconds))?;
        Ok(moment.with_timezone(&offset.ok_or(InvalidTimestamp::RANGE)?))
    }
}

impl<Z: TimeZone> From<DateTime<Z>> for Timestamp {
    /// The moment with its offset; in UTC if the offset has seconds. A leap second becomes the first one of the next
    /// minute. A year before 0 or behind 9999 gets a sign and six digits, which is no RFC 3339.
    fn from(moment: DateTime<Z>) -> Self {
        let (seconds, nanoseconds) = split(&moment);
        Self::written(seconds, nanoseconds, moment.offset().fix().local_minus_utc().into())
    }
}

impl TryFrom<&Date> for NaiveDate {
    type Error = InvalidTimestamp;

    /// # Errors
    ///
    /// If the text is no `full-date` of RFC 3339.
    ///
    /// ```
    /// use tidings::{Date, InvalidTimestamp};
    ///
    /// let day = chrono::NaiveDate::try_from(&Date::from("2024-02-29"))?;
    /// assert_eq!(Some(day), chrono::NaiveDate::from_ymd_opt(2024, 2, 29));
    /// assert_eq!(Date::from(day).as_str(), "2024-02-29");
    /// # Ok::<(), InvalidTimestamp>(())
    /// ```
    fn try_from(date: &Date) -> Result<Self, InvalidTimestamp> {
        let (year, month, day) = date.to_ymd().ok_or(InvalidTimestamp::DATE)?;
        Self::from_ymd_opt(year.into(), month.into(), day.into()).ok_or(InvalidTimestamp::RANGE)
    }
}

impl From<NaiveDate> for Date {
    /// A year before 0 or behind 9999 gets a sign and six digits, which is no RFC 3339.
    fn from(date: NaiveDate) -> Self {
        write_date(date.year().into(), date.month().into(), date.day().into()).into()
    }
}

impl TryFrom<UnixSeconds> for DateTime<Utc> {
    type Error = InvalidTimestamp;

    /// # Errors
    ///
    /// If the moment lies beyond the years that `chrono` knows.
    fn try_from(unix: UnixSeconds) -> Result<Self, InvalidTimestamp> {
        moment(unix.to_unix())
    }
}

impl TryFrom<UnixMilliseconds> for DateTime<Utc> {
    type Error = InvalidTimestamp;

    /// # Errors
    ///
    /// If the moment lies beyond the years that `chrono` knows.
    fn try_from(unix: UnixMilliseconds) -> Result<Self, InvalidTimestamp> {
        moment(unix.to_unix())
    }
}

impl<Z: TimeZone> From<DateTime<Z>> for UnixSeconds {
    /// The second that the moment lies in.
    fn from(moment: DateTime<Z>) -> Self {
        Self(split(&moment).0)
    }
}

impl<Z: TimeZone> From<DateTime<Z>> for UnixMilliseconds {
    /// The millisecond that the moment lies in.
    fn from(moment: DateTime<Z>) -> Self {
        let (seconds, nanoseconds) = split(&moment);
        Self(seconds * 1000 + i64::from(nanoseconds / 1_000_000))
    }
}

fn moment((seconds, nanoseconds): (i64, u32)) -> Result<DateTime<Utc>, InvalidTimestamp> {
    DateTime::from_timestamp(seconds, nanoseconds).ok_or(InvalidTimestamp::RANGE)
}

/// Whole seconds and what lies behind them. `chrono` counts a leap second as more than a second of nanoseconds.
fn split<Z: TimeZone>(moment: &DateTime<Z>) -> (i64, u32) {
    let nanoseconds = moment.timestamp_subsec_nanos();
    (moment.timestamp() + i64::from(nanoseconds / NANOSECONDS), nanoseconds % NANOSECONDS)
}
