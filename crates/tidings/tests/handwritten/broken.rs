//! What cannot be read is an error that tells where and why, and hostile bodies do no harm.

use crate::sample::Event;
use crate::{comes_back, delivery, read, refuse};

#[test]
fn an_error_tells_what_is_known_and_no_values() {
    let why = refuse(&delivery("").replace("\"parent\":null", "\"parent\":{\"secret\":1}"));
    assert_eq!((why.event_id(), why.event_type()), (Some("evt_1"), Some("task.created")));
    assert_eq!((why.path(), why.expected(), why.found()), ("data.parent", "a text", "an object of 1 field"));
    assert_eq!((why.position().line, why.position().column), (2, 60));
    let said = "`task.created` `evt_1` line 2 column 60: `data.parent`: expected a text, found an object of 1 field";
    assert_eq!(why.to_string(), said);

    let why = refuse(&delivery("").replace("\"id\":\"task_1\",", ""));
    assert_eq!((why.path(), why.found()), ("data.id", "nothing"));
    assert_eq!((why.position().line, why.position().column), (2, 20));
}

#[test]
fn a_broken_envelope_is_an_error() {
    for (body, path) in [
        ("", ""),
        ("[]", ""),
        ("null", ""),
        (r#"{"id":"e"}"#, "type"),
        (r#"{"id":"e","type":7,"data":{}}"#, "type"),
        (r#"{"id":"e","type":"task.created"}"#, "data"),
        (r#"{"id":"e","type":"new"}"#, "data"),
        (r#"{"id":"e","type":"new","data":null}"#, "object"),
        (r#"{"id":7,"type":"new","data":null}"#, "id"),
        (r#"{"id":"e","type":"a","type":"a","data":null}"#, "[key 2]"),
        (r#"{"\ud800":1}"#, "type"),
    ] {
        assert_eq!(refuse(body).path(), path, "{body}");
    }
    let twice = refuse(r#"{"id":"e","type":"a","type":"b"}"#);
    assert_eq!((twice.event_id(), twice.event_type()), (Some("e"), None));
}

#[test]
fn a_key_that_stands_twice_in_a_typed_object_is_an_error_at_any_depth() {
    let inner = r#"{"id":"task_2","object":"task","parent":null,"x":1,"\u0078":2}"#;
    assert_eq!(refuse(&delivery(r#","x":1,"x":1"#)).path(), "data[key 4]");
    assert_eq!(refuse(&delivery(&format!(r#","tasks":[{inner}]"#))).path(), "data.tasks[0][key 4]");
    assert_eq!(refuse(&delivery(r#","prices":{"a":1,"a":1}"#)).path(), "data.prices[key 1]");
    read(&delivery(&format!(r#","metadata":{inner}"#)));
}

#[test]
fn the_order_of_keys_does_not_change_the_verdict() {
    let members = [r#""id":1"#, r#""x":1"#, r#""\u0078":2"#, r#""prices":{"a":"b"}"#];
    for turn in 0..members.len() {
        let mut members = members;
        members.rotate_left(turn);
        let broken = format!(r#","tasks":[{{{}}},7]"#, members.join(","));
        let why = refuse(&delivery(&broken));
        assert_eq!((why.expected(), why.event_type()), ("each key once", Some("task.created")), "{broken}");
    }
    let known = r#"{"prices":{"a":"b","a":1},"id":7}"#;
    assert_eq!(refuse(&delivery(&format!(r#","tasks":[{known}]"#))).path(), "data.tasks[0].prices[key 1]");
    for body in [
        r#"{"data":{"id":1},"type":"task.created","id":"e","object":"event","created_at":"x"}"#,
        r#"{"type":"task.created","id":"e","object":"event","created_at":"x","data":{"id":1}}"#,
    ] {
        assert_eq!(refuse(body).path(), "data.id");
    }
}

#[test]
fn a_body_that_is_cut_off_before_its_name_breaks_at_its_end() {
    let body = r#"{"data":{"id":"cut"#;
    let why = refuse(body);
    assert_eq!((why.position().line, why.position().column), (1, body.len() + 1));
    assert_eq!(why.found(), "the end of the text");
}

#[test]
fn bytes_that_are_no_json_are_an_error_wherever_they_break() {
    let whole = delivery(r#","status":"pending é""#);
    for end in 0..whole.len() {
        assert!(Event::from_slice(whole.as_bytes().get(..end).unwrap_or_default()).is_err());
    }
    for at in 0..whole.len() {
        let mut bytes = whole.clone().into_bytes();
        bytes.splice(at..=at, [0xff]);
        let why = Event::from_slice(&bytes).expect_err("the bytes are no UTF-8");
        assert_eq!(why.expected(), "UTF-8");
    }
}

#[test]
fn hostile_bodies_neither_overflow_nor_take_for_ever() {
    let hostile = || {
        for open in ["[", "{\"a\":", "{\"tasks\":["] {
            assert!(Event::from_str(&open.repeat(10_000)).is_err());
        }
        let deep = format!(r#","metadata":{}{}"#, "[".repeat(10_000), "]".repeat(10_000));
        assert!(Event::from_str(&delivery(&deep)).is_err());
        let shallow = format!(r#","metadata":{}{}"#, "[".repeat(120), "]".repeat(120));
        comes_back(&delivery(&shallow));
    };
    let thread = std::thread::Builder::new().stack_size(64 * 1024).spawn(hostile).expect("a thread starts");
    thread.join().expect("nothing overflows");

    let keys: Vec<String> = (0..200_000).map(|key| format!(r#","k{key}":{key}"#)).collect();
    comes_back(&delivery(&keys.concat()));
}
