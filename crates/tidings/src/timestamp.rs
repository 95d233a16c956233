//! Time stamps that keep their text.

#[cfg(feature = "chrono-04")]
mod chrono;
#[cfg(any(feature = "jiff-02", feature = "time-03", feature = "chrono-04"))]
mod invalid;
#[cfg(feature = "jiff-02")]
mod jiff;
#[cfg(feature = "time-03")]
mod time;

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

#[cfg(any(feature = "jiff-02", feature = "time-03", feature = "chrono-04"))]
pub use self::invalid::InvalidTimestamp;
use crate::calendar::{date_from_days, days_from_date};
use crate::date::{numbers, split_date, write_date};
use crate::decode::Decode;
use crate::encode::{Encode, Writer};
use crate::fault::Fault;
use crate::reader::Reader;

const SECONDS_PER_DAY: i64 = 86_400;

/// A time stamp, kept as the text that it came in, and converted on demand.
///
/// Two are equal if their texts are; the same moment can be written in many ways.
///
/// With the features `jiff-02`, `time-03` and `chrono-04` it converts to and from the types of these libraries.
///
/// ```
/// use tidings::Timestamp;
///
/// let at = Timestamp::from("2024-02-29T13:30:00.25+01:30");
/// assert_eq!(at.to_unix(), Some((1_709_208_000, 250_000_000)));
/// assert_eq!(at.as_str(), "2024-02-29T13:30:00.25+01:30");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Timestamp(Box<str>);

impl Timestamp {
    /// The text as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The seconds since 1970-01-01T00:00:00Z and the nanoseconds behind them, if the text is a `date-time` of RFC
    /// 3339, section 5.6. Digits beyond the nanosecond are cut off. A leap second is the first one of the next minute.
    #[must_use]
    pub fn to_unix(&self) -> Option<(i64, u32)> {
        let Local { seconds, nanoseconds, offset } = self.local()?;
        Some((seconds - offset, nanoseconds))
    }

    /// What the text says, taken apart.
    fn local(&self) -> Option<Local> {
        let (year, month, day) = split_date(self.0.get(..10)?)?;
        let time = self.0.get(10..)?.strip_prefix(['T', 't', ' '])?;
        let [hour, minute, second] = numbers(time.get(..8)?, ':', [2, 2, 2])?;
        let (nanoseconds, zone) = split_fraction(time.get(8..)?)?;
        let offset = offset(zone)?;
        let valid = hour < 24 && minute < 60 && second <= 60;
        let days = days_from_date(year, month, day);
        let seconds = days * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
        valid.then_some(Local { seconds, nanoseconds, offset })
    }

    /// The text of a moment where the clocks are so many seconds ahead of UTC.
    ///
    /// RFC 3339 writes offsets in minutes. One that has seconds too is left out, and the moment written in UTC.
    fn written(seconds: i64, nanoseconds: u32, offset: i64) -> Self {
        let offset = if offset % 60 == 0 { offset } else { 0 };
        let seconds = seconds.saturating_add(offset);
        let (year, month, day) = date_from_days(seconds.div_euclid(SECONDS_PER_DAY));
        let date = write_date(year, month, day);
        let second = seconds.rem_euclid(SECONDS_PER_DAY);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        let fraction = if nanoseconds == 0 { String::new() } else { format!(".{nanoseconds:09}") };
        let fraction = fraction.trim_end_matches('0');
        let (sign, minutes) = (if offset < 0 { '-' } else { '+' }, offset.abs() / 60);
        let zone = if minutes == 0 { "Z".to_owned() } else { format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60) };
        Self(format!("{date}T{hour:02}:{minute:02}:{second:02}{fraction}{zone}").into())
    }

    /// The moment, if the text is a `date-time` of RFC 3339 and the system can hold it.
    #[must_use]
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let (seconds, nanoseconds) = self.to_unix()?;
        let distance = Duration::from_secs(seconds.unsigned_abs());
        let second = if seconds < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) };
        second?.checked_add(Duration::from_nanos(nanoseconds.into()))
    }
}

/// A moment as the clocks show it somewhere.
struct Local {
    /// Since 1970-01-01T00:00:00 on these clocks.
    seconds: i64,
    nanoseconds: u32,
    /// The seconds by which they are ahead of UTC.
    offset: i64,
}

/// The nanoseconds of `.25Z`, and the zone behind them.
fn split_fraction(text: &str) -> Option<(u32, &str)> {
    let Some(fraction) = text.strip_prefix('.') else { return Some((0, text)) };
    let zone = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = fraction.get(..fraction.len() - zone.len()).filter(|digits| !digits.is_empty())?;
    let nanoseconds = digits.bytes().chain(std::iter::repeat(b'0')).take(9);
    Some((nanoseconds.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')), zone))
}

/// The seconds by which a zone is ahead of UTC.
fn offset(zone: &str) -> Option<i64> {
    if matches!(zone, "Z" | "z") {
        return Some(0);
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let [hours, minutes] = numbers(zone.strip_prefix(['+', '-'])?, ':', [2, 2])?;
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

impl From<SystemTime> for Timestamp {
    /// The moment in UTC, with as many digits behind the second as it needs.
    fn from(time: SystemTime) -> Self {
        let (seconds, nanoseconds) = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => (i64::try_from(after.as_secs()).unwrap_or(i64::MAX), after.subsec_nanos()),
            Err(before) => {
                let before = before.duration();
                let seconds = i64::try_from(before.as_secs()).map_or(i64::MIN, |seconds| -seconds);
                match before.subsec_nanos() {
                    0 => (seconds, 0),
                    nanoseconds => (seconds.saturating_sub(1), 1_000_000_000 - nanoseconds),
                }
            }
        };
        Self::written(seconds, nanoseconds, 0)
    }
}

impl From<&str> for Timestamp {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Timestamp {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Decode for Timestamp {
    fn empty() -> Self {
        Self(Box::default())
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.0.decode(reader)
    }
}

impl Encode for Timestamp {
    fn encode(&self, out: &mut Writer) {
        out.text(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::Timestamp;

    #[test]
    fn texts_become_moments() {
        for (text, unix) in [
            ("1970-01-01T00:00:00Z", Some((0, 0))),
            ("1969-12-31t23:59:59.5z", Some((-1, 500_000_000))),
            ("2016-12-31T23:59:60Z", Some((1_483_228_800, 0))),
            ("2000-01-01 00:00:00.1234567891-00:30", Some((946_686_600, 123_456_789))),
            ("2023-02-29T00:00:00Z", None),
            ("2023-02-28T24:00:00Z", None),
            ("2023-02-28T00:00:00", None),
            ("2023-02-28T00:00:00.Z", None),
            ("2023-02-28T00:00:00+0100", None),
            ("2023-02-28", None),
            ("ééééééééé", None),
            ("", None),
        ] {
            assert_eq!(Timestamp::from(text).to_unix(), unix, "{text}");
        }
    }

    #[test]
    fn moments_become_texts_and_come_back() {
        let (day, half) = (Duration::from_secs(86_400), Duration::from_millis(500));
        for (time, text) in [
            (UNIX_EPOCH, "1970-01-01T00:00:00Z"),
            (UNIX_EPOCH + day + half, "1970-01-02T00:00:00.5Z"),
            (UNIX_EPOCH - half, "1969-12-31T23:59:59.5Z"),
            (UNIX_EPOCH - day, "1969-12-31T00:00:00Z"),
        ] {
            let stamp = Timestamp::from(time);
            assert_eq!(stamp.as_str(), text);
            assert_eq!(stamp.to_system_time(), Some(time));
        }
    }
}
