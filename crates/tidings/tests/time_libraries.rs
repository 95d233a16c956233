//! `jiff`, `time` and `chrono` get the moments that the texts name.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone, Utc};
use tidings::{Date, InvalidTimestamp, Timestamp, UnixMilliseconds, UnixSeconds};
use time::{OffsetDateTime, UtcOffset};

/// Texts that name a moment, and what each is written as behind a conversion that keeps the offset.
const MOMENTS: &[(&str, &str)] = &[
    ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"),
    ("2024-02-29T13:30:00+01:30", "2024-02-29T13:30:00+01:30"),
    ("2024-02-29T13:30:00-01:30", "2024-02-29T13:30:00-01:30"),
    ("2024-02-29T13:30:00.25+01:30", "2024-02-29T13:30:00.25+01:30"),
    ("2024-02-29t13:30:00z", "2024-02-29T13:30:00Z"),
    ("2024-02-29 13:30:00Z", "2024-02-29T13:30:00Z"),
    ("2024-02-29T13:30:00-00:00", "2024-02-29T13:30:00Z"),
    ("2024-02-29T13:30:00+00:00", "2024-02-29T13:30:00Z"),
    ("2024-02-29T13:30:00.000Z", "2024-02-29T13:30:00Z"),
    ("2024-02-29T13:30:00.100Z", "2024-02-29T13:30:00.1Z"),
    ("2024-02-29T13:30:00.000000001Z", "2024-02-29T13:30:00.000000001Z"),
    ("2024-02-29T13:30:00.123456789+05:30", "2024-02-29T13:30:00.123456789+05:30"),
    ("2024-02-29T13:30:00.9999999999Z", "2024-02-29T13:30:00.999999999Z"),
    ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
    ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.5Z"),
    ("1969-12-31T23:59:58.000000001-00:01", "1969-12-31T23:59:58.000000001-00:01"),
    ("1900-02-28T23:59:59-12:00", "1900-02-28T23:59:59-12:00"),
    ("2000-02-29T00:00:00+14:00", "2000-02-29T00:00:00+14:00"),
    ("2024-01-01T00:00:00+23:59", "2024-01-01T00:00:00+23:59"),
    ("2024-12-31T23:59:59-23:59", "2024-12-31T23:59:59-23:59"),
    ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
    ("2016-12-31T15:59:60.75-08:00", "2016-12-31T16:00:00.75-08:00"),
    ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"),
    ("0000-02-29T12:00:00.5Z", "0000-02-29T12:00:00.5Z"),
    ("0000-01-01T00:00:00+01:00", "0000-01-01T00:00:00+01:00"),
    ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
    ("9999-12-30T21:59:59.999999999Z", "9999-12-30T21:59:59.999999999Z"),
    ("9999-12-31T23:59:59.999999999+23:59", "9999-12-31T23:59:59.999999999+23:59"),
    ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
    ("9999-12-31T23:59:59-01:00", "9999-12-31T23:59:59-01:00"),
    ("9999-12-31T23:59:60Z", "+010000-01-01T00:00:00Z"),
];

/// Texts that name none.
const NO_MOMENTS: &[&str] = &[
    "",
    "soon",
    "1709208000",
    "2024-02-29",
    "2024-02-29T13:30Z",
    "2024-02-29T13:30:00",
    "2024-02-29T13:30:00.Z",
    "2024-02-29T13:30:00+0130",
    "2024-02-29T13:30:00+24:00",
    "2024-02-29T24:00:00Z",
    "2024-02-29T13:60:00Z",
    "2024-02-29T13:30:61Z",
    "2023-02-29T13:30:00Z",
    "2024-13-01T13:30:00Z",
    "-2024-02-29T13:30:00Z",
    "+12024-02-29T13:30:00Z",
    "2024-02-29T13:30:00Z ",
    "2024-02-29T13:30:00Z[Europe/Paris]",
];

/// Since 1970-01-01T00:00:00Z.
fn nanoseconds((seconds, nanoseconds): (i64, u32)) -> i128 {
    i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds)
}

fn chrono_nanoseconds<Z: TimeZone>(moment: &DateTime<Z>) -> i128 {
    nanoseconds((moment.timestamp(), moment.timestamp_subsec_nanos()))
}

/// The moment of a text in nanoseconds, as this crate reads it.
fn ours(text: &str) -> i128 {
    nanoseconds(Timestamp::from(text).to_unix().unwrap_or_else(|| panic!("`{text}` names a moment")))
}

#[test]
fn jiff_gets_the_moment() {
    for (text, _) in MOMENTS {
        let moment = ours(text);
        let Ok(theirs) = jiff::Timestamp::try_from(&Timestamp::from(*text)) else {
            assert!(moment > jiff::Timestamp::MAX.as_nanosecond(), "{text}");
            continue;
        };
        assert_eq!(theirs.as_nanosecond(), moment, "{text}");
        // In UTC, a moment may lie in the year before 0, which RFC 3339 cannot write.
        let back = Timestamp::from(theirs).to_unix().map(nanoseconds);
        assert_eq!(back, Some(moment).filter(|_| !text.starts_with("0000-01-01T00:00:00+")), "{text}");
    }
}

#[test]
fn time_gets_the_moment_and_the_offset() {
    for (text, written) in MOMENTS {
        let Ok(theirs) = OffsetDateTime::try_from(&Timestamp::from(*text)) else {
            assert_eq!(*text, "9999-12-31T23:59:60Z");
            continue;
        };
        assert_eq!(theirs.unix_timestamp_nanos(), ours(text), "{text}");
        assert_eq!(Timestamp::from(theirs).as_str(), *written);
    }
}

#[test]
fn chrono_gets_the_moment_and_the_offset() {
    for (text, written) in MOMENTS {
        let theirs = DateTime::<FixedOffset>::try_from(&Timestamp::from(*text));
        let theirs = theirs.unwrap_or_else(|why| panic!("{text}: {why}"));
        assert_eq!(chrono_nanoseconds(&theirs), ours(text), "{text}");
        assert_eq!(Timestamp::from(theirs).as_str(), *written);
    }
}

#[test]
fn what_the_libraries_read_themselves_is_the_same_moment() {
    let (mut jiff, mut chrono) = (0, 0);
    for (text, _) in MOMENTS {
        // Its leap second is the second before.
        if let Some(theirs) = text.parse::<jiff::Timestamp>().ok().filter(|_| !text.contains(":60")) {
            assert_eq!(theirs.as_nanosecond(), ours(text), "{text}");
            jiff += 1;
        }
        if let Ok(theirs) = DateTime::parse_from_rfc3339(text) {
            assert_eq!(chrono_nanoseconds(&theirs), ours(text), "{text}");
            chrono += 1;
        }
    }
    assert!(jiff > 20 && chrono > 25, "{jiff} and {chrono}");
}

#[test]
fn what_names_no_moment_is_an_error_that_does_not_tell_the_text() {
    for text in NO_MOMENTS {
        let timestamp = Timestamp::from(*text);
        assert_eq!(timestamp.to_unix(), None, "{text}");
        let errors: [InvalidTimestamp; 3] = [
            jiff::Timestamp::try_from(&timestamp).expect_err("no moment"),
            OffsetDateTime::try_from(&timestamp).expect_err("no moment"),
            DateTime::<FixedOffset>::try_from(&timestamp).expect_err("no moment"),
        ];
        assert!(errors.iter().all(|why| why.to_string() == "expected a `date-time` of RFC 3339"), "{text}");
    }
}

#[test]
fn dates_pass_through() {
    for text in ["2024-02-29", "1970-01-01", "0000-01-01", "0001-12-31", "9999-12-31"] {
        let date = Date::from(text);
        let jiff = jiff::civil::Date::try_from(&date).expect("a date");
        let time = time::Date::try_from(&date).expect("a date");
        let chrono = NaiveDate::try_from(&date).expect("a date");
        assert_eq!([Date::from(jiff), time.into(), chrono.into()], [date.clone(), date.clone(), date]);
    }
    for text in ["", "2023-02-29", "2024-00-01", "2024-2-9", "2024-02-29T00:00:00Z", "12024-02-29"] {
        let date = Date::from(text);
        let expected = "expected a `full-date` of RFC 3339";
        assert_eq!(jiff::civil::Date::try_from(&date).expect_err("no date").to_string(), expected);
        assert_eq!(time::Date::try_from(&date).expect_err("no date").to_string(), expected);
        assert_eq!(NaiveDate::try_from(&date).expect_err("no date").to_string(), expected);
    }
}

#[test]
fn unix_times_pass_through() {
    for count in [0, 1, -1, 999, -999, 1000, -1000, -1001, 1_709_208_000_250, -62_135_596_800_000] {
        let (seconds, milliseconds) = (UnixSeconds(count), UnixMilliseconds(count));
        let jiff = jiff::Timestamp::try_from(milliseconds).expect("in range");
        let time = OffsetDateTime::try_from(milliseconds).expect("in range");
        let chrono = DateTime::<Utc>::try_from(milliseconds).expect("in range");
        let moment = i128::from(count) * 1_000_000;
        assert_eq!([jiff.as_nanosecond(), time.unix_timestamp_nanos(), chrono_nanoseconds(&chrono)], [moment; 3]);
        assert_eq!([UnixMilliseconds::from(jiff), time.into(), chrono.into()], [milliseconds; 3]);
        assert_eq!([UnixSeconds::from(jiff), time.into(), chrono.into()], [UnixSeconds(count.div_euclid(1000)); 3]);
        if let Ok(jiff) = jiff::Timestamp::try_from(seconds) {
            let time = OffsetDateTime::try_from(seconds).expect("in range");
            let chrono = DateTime::<Utc>::try_from(seconds).expect("in range");
            assert_eq!([UnixSeconds::from(jiff), time.into(), chrono.into()], [seconds; 3]);
        }
    }
    for count in [i64::MIN, i64::MAX] {
        let expected = "expected a moment within the range of the time library";
        assert_eq!(jiff::Timestamp::try_from(UnixSeconds(count)).expect_err("beyond").to_string(), expected);
        assert!(jiff::Timestamp::try_from(UnixMilliseconds(count)).is_err());
        assert!(OffsetDateTime::try_from(UnixSeconds(count)).is_err());
        assert!(OffsetDateTime::try_from(UnixMilliseconds(count)).is_err());
        assert!(DateTime::<Utc>::try_from(UnixSeconds(count)).is_err());
        assert!(DateTime::<Utc>::try_from(UnixMilliseconds(count)).is_err());
    }
}

#[test]
fn what_rfc_3339_cannot_write_keeps_its_moment() {
    // Clocks that were not set by whole minutes.
    let seconds = 1_234_567;
    let time = OffsetDateTime::from_unix_timestamp(seconds).expect("in range");
    let time = time.to_offset(UtcOffset::from_hms(0, 9, 21).expect("Paris until 1911"));
    let chrono = FixedOffset::east_opt(561).and_then(|paris| paris.timestamp_opt(seconds, 0).single());
    for timestamp in [Timestamp::from(time), Timestamp::from(chrono.expect("in range"))] {
        assert_eq!(timestamp.as_str(), "1970-01-15T06:56:07Z");
    }
    // A leap second of `chrono`.
    let leap = DateTime::parse_from_rfc3339("2016-12-31T23:59:60.5Z").expect("chrono knows leap seconds");
    assert_eq!(Timestamp::from(leap).as_str(), "2017-01-01T00:00:00.5Z");
    assert_eq!(UnixMilliseconds::from(leap), UnixMilliseconds(1_483_228_800_500));
    // Years beyond four digits.
    assert_eq!(Timestamp::from(jiff::Timestamp::MIN).as_str(), "-009999-01-02T01:59:59Z");
    assert_eq!(Timestamp::from(DateTime::<Utc>::MAX_UTC).as_str(), "+262142-12-31T23:59:59.999999999Z");
    assert_eq!(Date::from(time::Date::MIN).as_str(), "-009999-01-01");
}
