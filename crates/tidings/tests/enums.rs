//! Enums of numbers, and of numbers and texts: what is read is written again, whether it is known or not.

use tidings::{Open, UnknownNumber};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Below,
    Low,
    High,
}

tidings::impl_numbered_enum! {
    Level: Integers { Below = number -1, Low = number 0, High = number 10 | number 11, }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Size {
    One,
    Text,
    Quote,
}

tidings::impl_numbered_enum! {
    Size: Mixed { One = number 1, Text = text "1", Quote = text "\"1", }
}

#[test]
fn numbers_are_known_by_what_they_are_worth() {
    for (json, known, written) in [
        ("-1", Some(Level::Below), "-1"),
        ("0", Some(Level::Low), "0"),
        ("-0", Some(Level::Low), "0"),
        ("10.0", Some(Level::High), "10"),
        ("1e1", Some(Level::High), "10"),
        ("11", Some(Level::High), "11"),
        ("12", None, "12"),
        ("-9223372036854775808", None, "-9223372036854775808"),
    ] {
        let level: Open<Level> = serde_json::from_str(json).expect("it is a whole number");
        assert_eq!((level.known(), level.as_str()), (known, written), "{json}");
        assert_eq!(level.as_i64(), written.parse().ok(), "{json}");
        assert_eq!(serde_json::to_string(&level).expect("it can be written"), written);
    }
    for json in ["1.5", "9223372036854775808", "\"1\"", "null", "true", "[]"] {
        assert!(serde_json::from_str::<Open<Level>>(json).is_err(), "{json}");
    }
    assert_eq!(Level::try_from(11), Ok(Level::High));
    assert_eq!(Level::try_from(12), Err(UnknownNumber));
    assert_eq!((Level::Below.as_i64(), Level::Below.to_string()), (Some(-1), "-1".to_owned()));
}

#[test]
fn a_text_of_digits_is_no_number() {
    for (json, known, shown, number) in [
        ("1", Some(Size::One), "1", Some(1)),
        ("1.0", Some(Size::One), "1", Some(1)),
        ("\"1\"", Some(Size::Text), "1", None),
        (r#""\"1""#, Some(Size::Quote), "\"1", None),
        ("2", None, "2", Some(2)),
        ("\"2\"", None, "2", None),
        ("\"\"", None, "", None),
    ] {
        let size: Open<Size> = serde_json::from_str(json).expect("it is a text or a whole number");
        assert_eq!((size.known(), size.as_str(), size.as_i64()), (known, shown, number), "{json}");
        let written = serde_json::to_string(&size).expect("it can be written");
        assert_eq!(written, if number.is_some() { shown } else { json });
    }
    let [text, number]: [Open<Size>; 2] = ["\"2\"", "2"].map(|json| serde_json::from_str(json).expect("it is unknown"));
    assert_ne!(text, number);
    for json in ["1.5", "null", "{}"] {
        assert!(serde_json::from_str::<Open<Size>>(json).is_err(), "{json}");
    }
}
