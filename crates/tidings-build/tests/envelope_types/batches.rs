//! Several deliveries in one body.

use tidings::Batch;

use super::{header, pieces, same, subtype};

#[test]
fn a_broken_delivery_costs_no_other_one_of_its_body() {
    use pieces::Event;
    let good = r#"{"meta":{"entity":"deal","id":1,"action":"added"},"object":{"title":"t"}}"#;
    let broken = r#"{"meta":{"entity":"deal","id":1,"action":"added"},"object":{"title":null}}"#;
    let unknown = r#"{"meta":{"entity":"x","id":1,"action":"y"},"object":5}"#;
    let body = format!("[{good}, {broken},{unknown},3]");
    let batch = Batch::<Event>::from_slice(body.as_bytes()).expect("the body is a list");
    assert_eq!((batch.deliveries.len(), batch.events().count()), (4, 2));
    let said: Vec<String> =
        batch.deliveries.iter().filter_map(|delivery| delivery.as_ref().err()).map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "delivery [1]: `deal.added` line 1 column 69: `object.title`: expected a text, found null",
            "delivery [3]: line 1 column 1: expected an object, found a number of 1 character"
        ]
    );
    same(&batch.to_string(), &body);
    assert_eq!(Batch::<Event>::from_slice(b"[]").expect("an empty list").to_string(), "[]");
    for (body, path) in [("{}", ""), ("[1,]", "[1]"), ("[1] 2", ""), ("[1", "")] {
        assert_eq!(Batch::<Event>::from_slice(body.as_bytes()).expect_err(body).path(), path, "{body}");
    }
    let event = Event::from_str(good).expect("one delivery is read as ever");
    same(&Batch::new([event.clone(), event]).to_string(), &format!("[{good},{good}]"));
}

#[test]
fn what_stands_beside_the_list_is_kept() {
    use subtype::{Event, EventType};
    let body = r#"{"app":"a","events":[{"type":"message","ts":"1","text":"hi"},
        {"type":"message","subtype":"channels","ts":"2","channel":"c"},
        {"type":"message","subtype":"channels.deleted","ts":"2","channel":"c"}],"more":{}}"#;
    let batch = Batch::<Event>::from_slice(body.as_bytes()).expect("the body holds a list");
    let found: Vec<_> = batch.events().filter_map(Event::event_type).collect();
    assert_eq!(found, [EventType::Message, EventType::MessageChannels, EventType::MessageChannelsDeleted]);
    assert_eq!(batch.unknown_fields.iter().count(), 2);
    same(&batch.to_string(), body);
    for (body, path) in [
        ("{}", "events"),
        ("[]", ""),
        (r#"{"events":{}}"#, "events"),
        (r#"{"events":[],"events":[]}"#, "[key 1]"),
        (r#"{"events":[1,[}"#, "events[1]"),
    ] {
        assert_eq!(Batch::<Event>::from_slice(body.as_bytes()).expect_err(body).path(), path, "{body}");
    }
}

#[test]
fn one_header_names_all_deliveries_of_a_body() {
    use header::{Data, Event, EventType};
    let sender = r#""sender":{"login":"me"}"#;
    let body = format!(r#"[{{"ref":"a",{sender}}},{{"ref":1,{sender}}},{{"ref":"b",{sender}}}]"#);
    let batch = Batch::<Event>::from_parts("push", body.as_bytes()).expect("the body is a list");
    assert_eq!((batch.deliveries.len(), batch.header()), (3, Some("push")));
    same(&batch.to_string(), &body);
    let pushes: Vec<Event> = batch.events().cloned().collect();
    let sent = Batch::of_one_header(pushes.clone()).expect("all are pushes");
    let header = sent.header().expect("the events have one");
    let again = Batch::<Event>::from_parts(header, &sent.to_vec()).expect("what was written can be read");
    assert_eq!(again, sent);
    // Sent with one header, the second would arrive as a push.
    let issue = Event::from_parts("issue.v2", format!(r#"{{"ref":"c",{sender}}}"#).as_bytes()).expect("an event");
    assert_eq!(issue.event_type(), Some(EventType::IssueV2));
    let mixed = [pushes.clone(), vec![issue.clone()]].concat();
    assert_eq!(Batch::of_one_header(mixed.clone()).expect_err("the headers differ"), mixed);
    let mut put_in = sent;
    put_in.deliveries.push(Ok(issue));
    assert_eq!(put_in.header(), None);
    assert_eq!(Batch::<Event>::of_one_header([]).expect("no event, no header").header(), None);
    // The action stands in each body, so events of one header are not all of one type.
    let pulls = ["opened", "closed"].map(|action| {
        let body = format!(r#"{{"number":7,"action":"{action}",{sender}}}"#);
        Event::from_parts("pull_request", body.as_bytes()).expect("an event")
    });
    assert!(matches!(pulls[0].data, Data::PullRequestOpened(_)));
    assert_eq!(Batch::of_one_header(pulls).expect("both have one header").header(), Some("pull_request"));
}

#[test]
fn a_delivery_that_lies_too_deep_costs_no_other_one() {
    use subtype::Event;
    let nested = |depth: usize, inside: &str| format!("{}{inside}{}", "[".repeat(depth), "]".repeat(depth));
    let delivery = |deep: &str| format!(r#"{{"type":"message","ts":"1","text":"hi","x":{deep}}}"#);
    // Beside the object of the delivery there is room for so many.
    let deepest = delivery(&nested(127, "0"));
    Event::from_str(&deepest).expect("by itself it can be read");
    let (deeper, deepest_of_all) = (delivery(&nested(128, "0")), delivery(&nested(100_000, r#""]}""#)));
    for too_deep in [deeper, deepest_of_all] {
        let body = format!(r#"{{"events":[{deepest},{too_deep} ,{deepest}],"more":[]}}"#);
        let batch = Batch::<Event>::from_slice(body.as_bytes()).expect("the body holds a list");
        let [Ok(_), Err(broken), Ok(_)] = batch.deliveries.as_slice() else { panic!("one is broken: {batch:?}") };
        assert_eq!(*broken.json, *too_deep);
        let alone = Event::from_str(&too_deep).expect_err("by itself it is refused");
        assert_eq!(broken.error, alone);
        assert_eq!(
            (alone.event_type(), alone.expected()),
            (Some("message"), "at most 128 lists and objects in each other")
        );
        let again = Batch::<Event>::from_slice(&batch.to_vec()).expect("what was written holds a list");
        assert!(again == batch, "{batch}");
    }
    // What is no JSON there is none of the body.
    for deep in [nested(200, "x"), nested(200, r#"{"a":1,}"#), "[".repeat(200)] {
        let body = format!(r#"{{"events":[{deepest},{}]}}"#, delivery(&deep));
        let error = Batch::<Event>::from_slice(body.as_bytes()).expect_err("the body is no JSON");
        assert_eq!(error.path(), "events[1]");
    }
}
