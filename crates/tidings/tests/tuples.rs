//! Lists whose places have a meaning, by hand as generated code has them.

use tidings::{Decode, Field, Items, Json, Number, serde_core};

/// A place on earth.
#[derive(Clone, Debug, PartialEq)]
struct Position {
    longitude: Number,
    latitude: Option<Number>,
    altitude: Field<Number>,
    label: Field<String>,
    within: Field<Box<Position>>,
    unknown_items: Items,
}

::tidings::impl_tuple! {
    Position {
        0 longitude: required "longitude",
        1 latitude: required "latitude",
        2 altitude: optional "altitude",
        3 label: optional_nullable "label",
        4 within: optional "within",
    }
}

/// What holds one, so that there is something around a broken one.
#[derive(Clone, Debug, PartialEq)]
struct Stop {
    at: Field<Position>,
    unknown_fields: tidings::Fields,
}

::tidings::impl_object! {
    Stop {
        0 at: optional "at",
    }
}

fn read<T: Decode + for<'de> serde_core::Deserialize<'de>>(body: &str) -> Result<T, String> {
    serde_json::from_str(body).map_err(|why| why.to_string())
}

#[track_caller]
fn comes_back(body: &str) {
    let position: Position = read(body).expect("it can be read");
    let written = serde_json::to_string(&position).expect("it can be written");
    assert_eq!(Json::from_text(&written).expect("JSON"), Json::from_text(body).expect("JSON"));
}

#[test]
fn each_place_has_its_type() {
    let position: Position = read(r#"[13.4, 52.5, 34, "Berlin"]"#).expect("it can be read");
    assert_eq!(position.longitude.as_str(), "13.4");
    assert_eq!(position.altitude.value().map(Number::as_str), Some("34"));
    assert_eq!(position.label.as_deref(), Some("Berlin"));
    assert!(position.within.is_absent() && position.unknown_items.is_empty());
}

#[test]
fn nothing_is_lost() {
    for body in [
        "[1,null]",
        "[ 1 , 2 , 3.0 ]",
        r#"[1,2,3,null,[4,5],"more", {"a":1,"a":2} ,[[1e400]],null]"#,
        r#"[1,2,"no number","a",[1]]"#,
        r#"[1,2,null,"a"]"#,
        r#"[1,2,3,4,{"longitude":1}]"#,
    ] {
        comes_back(body);
    }
}

#[test]
fn what_is_missing_or_broken_is_told_by_its_place() {
    for (body, said) in [
        (r#"{"longitude":1,"latitude":2}"#, "expected a list"),
        ("[]", "[0]"),
        ("[1]", "[1]"),
        (r#"["1",2]"#, "[0]"),
        ("[null,2]", "[0]"),
        ("[1,2,3,4,[5]", "EOF"),
    ] {
        let why = read::<Position>(body).expect_err("it is broken");
        assert!(why.contains(said), "{body}: {why}");
    }
}

#[test]
fn a_broken_one_stops_at_the_field_around_it() {
    let stop: Stop = read(r#"{"at":[1]}"#).expect("it can be read");
    assert!(matches!(&stop.at, Field::Other(json) if json.as_str() == "[1]"));
    assert_eq!(serde_json::to_string(&stop).expect("it can be written"), r#"{"at":[1]}"#);
    let stop: Stop = read(r#"{"at":[1,2,3,4,[5]]}"#).expect("it can be read");
    let Field::Value(position) = &stop.at else { panic!("only what is optional in it is broken") };
    assert!(matches!(position.label, Field::Other(_)) && matches!(position.within, Field::Other(_)));
}

#[test]
fn what_is_absent_before_something_else_is_null() {
    let mut position: Position = read("[1,2]").expect("it can be read");
    position.within = Box::new(position.clone()).into();
    assert_eq!(serde_json::to_string(&position).expect("it can be written"), "[1,2,null,null,[1,2]]");
}
