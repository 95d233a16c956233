//! To and from the types of `time`.

use time::{Month, OffsetDateTime, UtcOffset};

use super::{InvalidTimestamp, Local, Timestamp};
use crate::date::{Date, write_date};
use crate::unix::{UnixMilliseconds, UnixSeconds};

impl TryFrom<&Timestamp> for OffsetDateTime {
    type Error = InvalidTimestamp;

    /// The moment with the offset that was written.
    ///
    /// # Errors
    ///
    /// If the text is no `date-time` of RFC 3339, or a leap second at the end of the year 9999.
    ///
    /// ```
    /// use tidings::{InvalidTimestamp, Timestamp};
    ///
    /// let at = time::OffsetDateTime::try_from(&Timestamp::from("2024-02-29T13:30:00.25+01:30"))?;
    /// assert_eq!((at.unix_timestamp(), at.hour(), at.millisecond()), (1_709_208_000, 13, 250));
    /// assert_eq!(Timestamp::from(at).as_str(), "2024-02-29T13:30:00.25+01:30");
    /// # Ok::<(), InvalidTimestamp>(())
    /// ```
    fn try_from(timestamp: &Timestamp) -> Result<Self, InvalidTimestamp> {
        let Local { seconds, nanoseconds, offset } = timestamp.local().ok_or(InvalidTimestamp::TEXT)?;
        let offset = i32::try_from(offset).map_err(|_| InvalidTimestamp::RANGE)?;
        let offset = UtcOffset::from_whole_seconds(offset).map_err(|_| InvalidTimestamp::RANGE)?;
        // What the clocks show there is what they would show in UTC at another moment.
        moment((seconds, nanoseconds)).map(|local| local.replace_offset(offset))
    }
}

impl From<OffsetDateTime> for Timestamp {
    /// The moment with its offset; in UTC if the offset has seconds. A year before 0 or behind 9999 gets a sign and six
    /// digits, which is no RFC 3339.
    fn from(moment: OffsetDateTime) -> Self {
        Self::written(moment.unix_timestamp(), moment.nanosecond(), moment.offset().whole_seconds().into())
    }
}

impl TryFrom<&Date> for time::Date {
    type Error = InvalidTimestamp;

    /// # Errors
    ///
    /// If the text is no `full-date` of RFC 3339.
    ///
    /// ```
    /// use tidings::{Date, InvalidTimestamp};
    ///
    /// let day = time::Date::try_from(&Date::from("2024-02-29"))?;
    /// assert_eq!((day.year(), day.month(), day.day()), (2024, time::Month::February, 29));
    /// assert_eq!(Date::from(day).as_str(), "2024-02-29");
    /// # Ok::<(), InvalidTimestamp>(())
    /// ```
    fn try_from(date: &Date) -> Result<Self, InvalidTimestamp> {
        let (year, month, day) = date.to_ymd().ok_or(InvalidTimestamp::DATE)?;
        let month = Month::try_from(month).map_err(|_| InvalidTimestamp::RANGE)?;
        Self::from_calendar_date(year.into(), month, day).map_err(|_| InvalidTimestamp::RANGE)
    }
}

impl From<time::Date> for Date {
    /// A year before 0 or behind 9999 gets a sign and six digits, which is no RFC 3339.
    fn from(date: time::Date) -> Self {
        write_date(date.year().into(), u8::from(date.month()).into(), date.day().into()).into()
    }
}

impl TryFrom<UnixSeconds> for OffsetDateTime {
    type Error = InvalidTimestamp;

    /// The moment in UTC.
    ///
    /// # Errors
    ///
    /// If it lies beyond the years that `time` knows.
    fn try_from(unix: UnixSeconds) -> Result<Self, InvalidTimestamp> {
        moment(unix.to_unix())
    }
}

impl TryFrom<UnixMilliseconds> for OffsetDateTime {
    type Error = InvalidTimestamp;

    /// The moment in UTC.
    ///
    /// # Errors
    ///
    /// If it lies beyond the years that `time` knows.
    fn try_from(unix: UnixMilliseconds) -> Result<Self, InvalidTimestamp> {
        moment(unix.to_unix())
    }
}

impl From<OffsetDateTime> for UnixSeconds {
    /// The second that the moment lies in.
    fn from(moment: OffsetDateTime) -> Self {
        Self(moment.unix_timestamp())
    }
}

impl From<OffsetDateTime> for UnixMilliseconds {
    /// The millisecond that the moment lies in.
    fn from(moment: OffsetDateTime) -> Self {
        Self(moment.unix_timestamp() * 1000 + i64::from(moment.millisecond()))
    }
}

fn moment((seconds, nanoseconds): (i64, u32)) -> Result<OffsetDateTime, InvalidTimestamp> {
    let second = OffsetDateTime::from_unix_timestamp(seconds).map_err(|_| InvalidTimestamp::RANGE)?;
    second.replace_nanosecond(nanoseconds).map_err(|_| InvalidTimestamp::RANGE)
}
