//! Days and times as texts.

/// RFC 3339, `date-time`: `2025-01-15T09:30:00Z`, with fractions and offsets.
pub(crate) fn is_date_time(text: &str) -> bool {
    text.split_once(['T', 't', ' ']).is_some_and(|(date, time)| is_date(date) && is_time(time))
}

/// RFC 3339, `full-time`: `09:30:00Z`, with fractions and offsets.
pub(super) fn is_time(text: &str) -> bool {
    let Some((clock, rest)) = text.split_at_checked(8) else { return false };
    let fraction = rest.strip_prefix('.').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let has_digits = fraction.is_none_or(|after| rest.len() - after.len() > 1);
    is_clock(clock, 60) && has_digits && is_offset(fraction.unwrap_or(rest))
}

/// RFC 3339, `full-date`: `2025-01-15`.
pub(crate) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let (Some(year), Some(month), Some(day)) = (digits(year, 4), digits(month, 2), digits(day, 2)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=12).contains(&month) && (1..=last).contains(&day)
}

/// `09:30:00`; the seconds may reach `last_second`, which a leap second does.
fn is_clock(text: &str, last_second: u32) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let limits = [23, 59, last_second];
    let fits = |(part, limit): (&&str, u32)| digits(part, 2).is_some_and(|value| value <= limit);
    parts.len() == 3 && parts.iter().zip(limits).all(fits)
}

fn is_offset(text: &str) -> bool {
    match text.strip_prefix(['+', '-']) {
        Some(clock) => clock.len() == 5 && is_clock(&format!("{clock}:00"), 0),
        None => matches!(text, "Z" | "z"),
    }
}

/// RFC 3339, appendix A: `P1DT12H`, each unit at most once and the largest first.
pub(super) fn is_duration(text: &str) -> bool {
    let text = text.to_ascii_uppercase();
    let Some(counts) = text.strip_prefix('P').filter(|counts| !counts.is_empty()) else { return false };
    match counts.split_once('T') {
        Some((days, hours)) => has_counts(days, "YMD") && !hours.is_empty() && has_counts(hours, "HMS"),
        None => has_counts(counts, "YMD") || has_counts(counts, "W"),
    }
}

/// Digits and a unit, as often as there are units, in their order.
fn has_counts(text: &str, units: &str) -> bool {
    let mut units = units;
    text.split_inclusive(|c: char| !c.is_ascii_digit()).all(|count| {
        let digits = count.trim_end_matches(|c: char| !c.is_ascii_digit());
        let Some((_, smaller)) = units.split_once(&count[digits.len()..]) else { return false };
        units = smaller;
        !digits.is_empty() && digits.len() < count.len()
    })
}

fn digits(text: &str, length: usize) -> Option<u32> {
    let fits = text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::{is_date, is_date_time, is_duration, is_time};

    #[test]
    fn points_in_time_are_recognised() {
        for text in ["2025-01-15T09:30:00Z", "2024-02-29T23:59:60.123456789+05:30", "2025-01-15t09:30:00z"] {
            assert!(is_date_time(text), "{text}");
        }
        for text in ["", "2025-01-15", "2025-13-15T09:30:00Z", "2025-02-29T09:30:00Z", "2025-01-15T24:30:00Z"] {
            assert!(!is_date_time(text), "{text}");
        }
        for text in
            ["2025-01-15T09:30:00", "2025-01-15T09:30:00.Z", "2025-01-15T09:30:00+5:30", "2025-01-15T09:30é:00Z"]
        {
            assert!(!is_date_time(text), "{text}");
        }
        assert!(is_date("2000-02-29") && !is_date("1900-02-29") && !is_date("2025-1-1"));
    }

    #[test]
    fn times_have_an_offset() {
        for text in ["09:30:00Z", "23:59:60.5+05:30", "00:00:00z"] {
            assert!(is_time(text), "{text}");
        }
        for text in ["", "09:30", "09:30:00", "9:30:00Z", "24:00:00Z", "09:30:00.Z", "09:30:0éZ", "T09:30:00Z"] {
            assert!(!is_time(text), "{text}");
        }
    }

    #[test]
    fn durations_count_units() {
        for text in ["P1D", "P0D", "PT36H", "P3Y6M4DT12H30M5S", "P1YT5M", "P12W", "PT1H5S", "p1dt1h"] {
            assert!(is_duration(text), "{text}");
        }
        for text in ["", "P", "PT", "P1", "1D", "P1DT", "PD", "P1D1Y", "P1D2D", "PT1D", "P1H", "P1W1D", "P1.5D", "P1é"]
        {
            assert!(!is_duration(text), "{text}");
        }
    }
}
