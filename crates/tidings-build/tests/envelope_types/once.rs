//! The keys of the envelope are written once, whatever lies among the unknown fields of what was put into an event.

use tidings::serde_core::de::DeserializeOwned;
use tidings::{Json, UnixSeconds};

use super::{nested, pair, pieces, same, subtype};

fn read<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).expect("the value can be read")
}

#[test]
fn a_payload_read_by_itself_does_not_tell_its_event_another_name() {
    use nested::{Call, Data, Event};
    let call: Call = read(r#"{"\u0074ype":"call.started","x" : [1 ,2],"id":"c","y":0}"#);
    let event = Event::new("e", UnixSeconds(1), Data::CallEnded(Box::new(call.clone())));
    let text = event.to_string();
    assert_eq!(text, r#"{"id":"e","sent_at":1,"data":{"type":"call.ended","id":"c","x" : [1 ,2],"y":0}}"#);
    let again = Event::from_str(&text).expect("what was written can be read");
    assert_eq!(again.type_name(), "call.ended");
    // Where the payload's type stands within a payload the key is its own.
    let mut outer = Call::new("d");
    outer.leg = tidings::Field::Value(Box::new(call));
    let event = Event::new("e", UnixSeconds(1), Data::CallEnded(Box::new(outer)));
    assert!(event.to_string().contains(r#""leg":{"id":"c","\u0074ype":"call.started","#), "{event}");
}

#[test]
fn typed_others_hold_no_name() {
    use nested::{Data, Event};
    let body = r#"{"id":"e","sent_at":1,"data":{"type":"text.received","text":"hi"}}"#;
    let mut event = Event::from_str(body).expect("the delivery can be read");
    let Data::TextReceived(text) = &mut event.data else { panic!("a text") };
    text.unknown_fields = read::<nested::Message>(r#"{"text":"hi","type":"call.ended","two":"2"}"#).unknown_fields;
    same(&event.to_string(), r#"{"id":"e","sent_at":1,"data":{"type":"text.received","text":"hi","two":"2"}}"#);
    let said: Vec<String> = event.deviations().iter().map(ToString::to_string).collect();
    assert_eq!(said, ["`data[key 0]`: expected an integer of 64 bits, found a text of 1 character"]);
}

#[test]
fn a_stored_delivery_as_payload_beside_the_name_leaves_the_envelope_alone() {
    use subtype::{Data, Event};
    let stored = r#"{"type":"message","subtype":"join","ts":"1","text":"hi","x":0}"#;
    let event = Event::new("2", Data::Message(Box::new(read(stored))));
    assert_eq!(event.to_string(), r#"{"ts":"2","type":"message","text":"hi","x":0}"#);
    let item = pair::Data::ItemError(Box::new(read(r#"{"environment":"a","item_id":"i","webhook_code":1}"#)));
    // A field of the envelope that is absent stays so.
    let expected = r#"{"webhook_type":"ITEM","webhook_code":"ERROR","item_id":"i"}"#;
    assert_eq!(pair::Event::new(item).to_string(), expected);
}

#[test]
fn unknown_fields_of_the_envelope_hold_no_name() {
    use pieces::{Data, Deal, Event, EventMeta};
    let meta: EventMeta = read(r#"{"id":1,"entity":"lead","action":"lost","new":true}"#);
    let mut event = Event::new(meta, Data::DealAdded(Box::new(Deal::new("t"))));
    event.unknown_fields = read::<Deal>(r#"{"title":"t","kind":"test","object":0,"more":[]}"#).unknown_fields;
    let expected = r#"{"meta":{"entity":"deal","action":"added","id":1,"new":true},"object":{"title":"t"},"more":[]}"#;
    assert_eq!(event.to_string(), expected);
    // Of another catalogue, too, where nobody knows it.
    let unknown = r#"{"id":"e","sent_at":1,"data":{"type":"message","subtype":"join","x":1}}"#;
    let nested::Data::Unknown(unknown) = read::<nested::Event>(unknown).data else { panic!("an unknown event") };
    let written = subtype::Event::new("2", subtype::Data::Unknown(unknown)).to_string();
    assert_eq!(Json::from_text(&written), Json::from_text(r#"{"ts":"2","type":"message","x":1}"#));
}
