//! Envelopes of every form: what is made of them is committed beside them, compiles without a warning, and keeps the
//! promises of the runtime.
#![deny(warnings)]
#![expect(clippy::disallowed_methods, reason = "a test reads what it compares")]

use std::fs;
use std::path::Path;

use similar::TextDiff;
use tidings::{Error, Json};
use tidings_build::{Sources, Style, compile};

#[path = "envelope_types/batches.rs"]
mod batches;
#[path = "envelope_types/once.rs"]
mod once;
/// A header, and perhaps a key; the payload beside it.
#[rustfmt::skip]
#[path = "envelope_types/header.rs"]
pub mod header;
/// The name in the payload.
#[rustfmt::skip]
#[path = "envelope_types/nested.rs"]
pub mod nested;
/// Two keys, and the payload beside them.
#[rustfmt::skip]
#[path = "envelope_types/pair.rs"]
pub mod pair;
/// Two parts in a field of the envelope, and lists of deliveries.
#[rustfmt::skip]
#[path = "envelope_types/pieces.rs"]
pub mod pieces;
/// Two keys of which one may be absent, and several deliveries in an object.
#[rustfmt::skip]
#[path = "envelope_types/subtype.rs"]
pub mod subtype;

const CATALOGUES: [&str; 5] = ["header", "nested", "pair", "pieces", "subtype"];

#[test]
fn the_committed_types_are_what_the_catalogues_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/envelope_types");
    for name in CATALOGUES {
        let mut sources = Sources::new("envelopes");
        let text = fs::read(folder.join(format!("{name}.yaml"))).expect("the catalogue is there");
        sources.add(format!("{name}.yaml"), text);
        let made = compile(&sources).unwrap_or_else(|mistakes| panic!("{name} has mistakes:\n{}", mistakes.lines()));
        let path = folder.join(format!("{name}.rs"));
        if std::env::var_os("TIDINGS_BLESS").is_some() {
            fs::write(&path, &made.artifacts.rust).expect("the types can be written");
        }
        let found = fs::read_to_string(&path).unwrap_or_default();
        let difference = TextDiff::from_lines(found.as_str(), &made.artifacts.rust).unified_diff().to_string();
        let repair = "TIDINGS_BLESS=1 cargo test -p tidings-build --test envelope_types";
        assert!(found == made.artifacts.rust, "{name}.rs differs:\n{difference}\nrepair with `{repair}`");
    }
}

fn json(text: &str) -> Json {
    Json::from_text(text).expect("the text is JSON")
}

/// What was read is written as the same JSON value.
#[track_caller]
fn same(written: &str, body: &str) {
    assert_eq!(json(written), json(body), "{written}");
}

/// What an error tells: the event's id and type, the path, what was expected.
fn told(error: &Error) -> (Option<&str>, Option<&str>, &str, &str) {
    (error.event_id(), error.event_type(), error.path(), error.expected())
}

#[test]
fn a_name_in_the_payload_tells_the_event_wherever_it_stands() {
    use nested::{Call, Data, Event, EventType};
    for body in [
        r#"{"id":"e","sent_at":1,"data":{"type":"call.ended","id":"c","seconds":3,"leg":{"id":"d","type":"call.started"}}}"#,
        r#"{"data":{"later":[1],"id":"c","leg":{"type":0,"id":"d"},"\u0074ype":"call.ended"},"sent_at":1.0,"id":"e","x":{}}"#,
    ] {
        let event = Event::from_str(body).expect("the delivery can be read");
        assert_eq!((event.event_type(), event.type_name()), (Some(EventType::CallEnded), "call.ended"));
        assert!(event.deviations().is_empty());
        let Data::CallEnded(call) = &event.data else { panic!("an ended call") };
        assert!(call.unknown_fields.get("type").is_none(), "the envelope has it");
        assert!(call.leg.value().is_some_and(|leg| leg.unknown_fields.get("type").is_some()), "the call within has it");
        same(&event.to_string(), body);
    }
    let made = Event::new("e", tidings::UnixSeconds(1), Data::CallStarted(Box::new(Call::new("c"))));
    same(&made.to_string(), r#"{"id":"e","sent_at":1,"data":{"type":"call.started","id":"c"}}"#);
    // What others hold is no name.
    let body = r#"{"id":"e","sent_at":1,"data":{"text":"hi","one":1,"type":"text.received","two":"2"}}"#;
    let event = Event::from_str(body).expect("the delivery can be read");
    assert_eq!(event.deviations().len(), 1);
    same(&event.to_string(), body);
}

#[test]
fn an_unknown_name_in_the_payload_is_kept_as_it_came() {
    use nested::{Data, Event};
    let body = r#"{"id":"e","sent_at":1,"data":{"type":"call.lost","id":1,"id":2}}"#;
    let event = Event::from_str(body).expect("the delivery can be read");
    let Data::Unknown(unknown) = &event.data else { panic!("an unknown event") };
    assert_eq!((unknown.type_name(), unknown.data()), ("call.lost", &json(r#"{"type":"call.lost","id":1,"id":2}"#)));
    same(&event.to_string(), body);
}

#[test]
fn what_is_wrong_with_a_name_is_told_with_its_place() {
    use nested::Event;
    for (body, expected) in [
        (r#"{"id":"e","sent_at":1,"data":{"id":"c"}}"#, (Some("e"), None, "data.type", "a field of this name")),
        (r#"{"id":"e","sent_at":1,"data":{"type":null}}"#, (Some("e"), None, "data.type", "a text")),
        (r#"{"id":"e","sent_at":1,"data":[]}"#, (Some("e"), None, "data", "an object")),
        (r#"{"id":"e","sent_at":1}"#, (Some("e"), None, "data", "a field of this name")),
        ("[]", (None, None, "", "an object")),
        (
            r#"{"data":{"type":"call.ended"},"id":"e","sent_at":1}"#,
            (Some("e"), Some("call.ended"), "data.id", "a field of this name"),
        ),
        (
            r#"{"data":{"type":"call.ended","id":"c"},"id":"e"}"#,
            (Some("e"), Some("call.ended"), "sent_at", "a field of this name"),
        ),
        (
            r#"{"data":{"type":"call.ended","id":"c"},"id":"e","sent_at":1,"x":[}"#,
            (Some("e"), Some("call.ended"), "", "a value"),
        ),
        (
            r#"{"data":{"type":"call.ended","id":"c"},"id":"e","sent_at":1,"data":{}}"#,
            (Some("e"), None, "[key 3]", "each key once"),
        ),
        (
            r#"{"id":"e","sent_at":1,"data":{"type":"a","id":"c","type":"a"}}"#,
            (Some("e"), None, "data[key 2]", "each key once"),
        ),
    ] {
        let error = Event::from_str(body).expect_err(body);
        assert_eq!(told(&error), expected, "{body}: {error}");
    }
}

#[test]
fn two_keys_name_an_event_and_the_payload_stands_beside_them() {
    use pair::{Data, Event, EventType, Item};
    for (kind, code, expected) in [
        ("TRANSACTIONS", "REMOVED", Some(EventType::TransactionsRemoved)),
        ("ITEM.V2", "ERROR", Some(EventType::ItemV2Error)),
        // The same text is another name where it is divided elsewhere.
        ("ITEM", "V2.ERROR", None),
        ("TRANSACTIONS", "", None),
        ("", "TRANSACTIONS.REMOVED", None),
    ] {
        let body = format!(
            r#"{{"item_id":"i","webhook_code":"{code}","new":[1],"error":null,"webhook_type":"{kind}","environment":"live"}}"#
        );
        let event = Event::from_str(&body).expect("the delivery can be read");
        assert_eq!((event.event_type(), event.type_name()), (expected, format!("{kind}.{code}").as_str()));
        assert_eq!(event.environment.as_deref(), Some("live"));
        same(&event.to_string(), &body);
        match &event.data {
            Data::Unknown(unknown) => assert_eq!(unknown.data(), &json(r#"{"item_id":"i","new":[1],"error":null}"#)),
            Data::TransactionsRemoved(item) | Data::ItemV2Error(item) => {
                assert_eq!(item.unknown_fields.iter().count(), 1, "{:?}", item.unknown_fields);
            }
            _ => panic!("another event"),
        }
    }
    let made = Event::new(Data::ItemV2Error(Box::new(Item::new("i"))));
    same(&made.to_string(), r#"{"webhook_type":"ITEM.V2","webhook_code":"ERROR","item_id":"i"}"#);
}

#[test]
fn deviations_of_a_flat_payload_have_short_paths() {
    use pair::Event;
    let body = r#"{"webhook_type":"ITEM","webhook_code":"ERROR","item_id":"i","error":1,"environment":2}"#;
    let event = Event::from_str(body).expect("the delivery can be read");
    let said: Vec<String> = event.deviations().iter().map(ToString::to_string).collect();
    let expected =
        ["`environment`", "`error`"].map(|path| format!("{path}: expected a text, found a number of 1 character"));
    assert_eq!(said, expected);
    same(&event.to_string(), body);
    let twice = r#"{"webhook_type":"ITEM","webhook_code":"ERROR","item_id":"i","item_id":"i"}"#;
    assert_eq!(told(&Event::from_str(twice).expect_err("a key stands twice")).3, "each key once");
    let twice = r#"{"webhook_type":"ITEM","environment":"a","webhook_code":"ERROR","item_id":"i","environment":"a"}"#;
    assert_eq!(told(&Event::from_str(twice).expect_err("a key stands twice")).3, "each key once");
    let twice = r#"{"webhook_type":"ITEM","x":"a","webhook_code":"ERROR","item_id":"i","x":"a"}"#;
    assert_eq!(told(&Event::from_str(twice).expect_err("a key stands twice")).3, "each key once");
    let broken = r#"{"webhook_type":"ITEM","webhook_code":"ERROR","item_id":7}"#;
    let error = Event::from_str(broken).expect_err("a required field is broken");
    assert_eq!(told(&error), (None, Some("ITEM.ERROR"), "item_id", "a text"));
}

#[test]
fn a_header_and_what_the_body_adds_name_an_event() {
    use header::{Data, Event, EventType};
    for (header, action, expected, name) in [
        ("push", "", Some(EventType::Push), "push"),
        ("pull_request", r#","action":"closed""#, Some(EventType::PullRequestClosed), "pull_request.closed"),
        ("issue.v2", "", Some(EventType::IssueV2), "issue.v2"),
        ("issue", r#","action":"v2""#, None, "issue.v2"),
        ("push", r#","action":"""#, None, "push."),
        ("pull_request.closed", "", None, "pull_request.closed"),
        ("", "", None, ""),
    ] {
        let body = format!(r#"{{"ref":"main","number":7,"sender":{{"login":"me"}},"x":{{}}{action}}}"#);
        let event = Event::from_parts(header, body.as_bytes()).expect("the delivery can be read");
        assert_eq!((event.event_type(), event.type_name(), event.header()), (expected, name, header));
        same(&event.to_string(), &body);
        let again = Event::from_parts(event.header(), &event.to_vec()).expect("what was written can be read");
        assert_eq!(again, event);
        assert_eq!(matches!(event.data, Data::Unknown(_)), expected.is_none());
    }
    let error = Event::from_parts("push", br#"{"ref":"main","action":null,"sender":{"login":"me"}}"#);
    assert_eq!(told(&error.expect_err("a part that is no text")), (None, None, "action", "a text"));
    let error = Event::from_parts("push", br#"{"sender":{"login":"me"}}"#);
    assert_eq!(
        told(&error.expect_err("a required field is missing")),
        (None, Some("push"), "ref", "a field of this name")
    );
    let error = Event::from_parts("push", br#"{"ref":"main","sender""#).expect_err("the body breaks off");
    assert_eq!(error.event_type(), None, "an action could have followed");
}

#[test]
fn parts_stand_in_a_field_of_the_envelope() {
    use pieces::{Data, Event, EventType};
    for (entity, kind, expected) in [
        ("deal", "", Some(EventType::DealAdded)),
        ("deal", r#","kind":"test""#, Some(EventType::DealAddedTest)),
        ("deal", r#","kind":"other""#, None),
        ("lead", "", None),
    ] {
        let body = format!(
            r#"{{"object":{{"title":"t"}},"meta":{{"new":1,"entity":"{entity}","id":1,"action":"added"}},"more":0{kind}}}"#
        );
        let event = Event::from_str(&body).expect("the delivery can be read");
        assert_eq!(event.event_type(), expected);
        assert_eq!(event.meta.unknown_fields.iter().count(), 1, "the envelope has the others");
        assert_eq!(matches!(event.data, Data::Unknown(_)), expected.is_none());
        same(&event.to_string(), &body);
    }
}

/// The page shows an example of each envelope. What it shows compiles, its deliveries included.
#[test]
fn the_envelopes_of_the_page_compile() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/envelopes.md");
    let page = fs::read_to_string(page).expect("the page is there");
    let blocks: Vec<&str> = page.split("```yaml\n").skip(1).filter_map(|block| block.split("```").next()).collect();
    assert_eq!(blocks.len(), 6);
    for block in blocks {
        let mut sources = Sources::new("docs");
        sources.add("envelopes.yaml", format!("catalogue: shown\nlanguage: 1\ntitle: Shown\n{block}").into_bytes());
        compile(&sources).unwrap_or_else(|mistakes| panic!("{}\n{block}", mistakes.excerpts(Style::Plain)));
    }
}

#[test]
fn events_of_any_envelope_stand_in_types_of_serde() {
    let body = r#"{"webhook_type":"ITEM","webhook_code":"ERROR","item_id":"i"}"#;
    let event: pair::Event = serde_json::from_str(body).expect("the delivery can be read");
    assert_eq!(event.event_type(), Some(pair::EventType::ItemError));
    same(&serde_json::to_string(&event).expect("the event can be written"), body);
}
