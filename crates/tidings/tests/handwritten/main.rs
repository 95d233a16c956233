//! Generated code, written by hand, keeps the promises of the runtime.

mod broken;
#[path = "../sample/mod.rs"]
pub mod sample;

use sample::{Data, Event, EventType, Task, TaskStatus};
use tidings::{Error, Field, Json};

/// A delivery of `task.created` with this payload behind the required fields.
fn delivery(payload: &str) -> String {
    format!(
        r#"{{"id":"evt_1","object":"event","type":"task.created","created_at":"2024-02-29T13:30:00+01:30",
            "data":{{"id":"task_1","object":"task","parent":null{payload}}}}}"#
    )
}

fn read(body: &str) -> Event {
    Event::from_str(body).expect("the delivery can be read")
}

fn task(event: Event) -> Task {
    let Data::TaskCreated(task) = event.data else { panic!("expected a created task") };
    *task
}

fn refuse(body: &str) -> Error {
    Event::from_str(body).expect_err("the delivery is broken")
}

fn json(text: &str) -> Json {
    Json::from_text(text).expect("the sample is JSON")
}

#[track_caller]
fn comes_back(body: &str) {
    assert_eq!(json(&read(body).to_string()), json(body));
}

#[test]
fn a_known_event_arrives_typed() {
    let event = read(&delivery(r#","status":"pending","external_id":"mine","tries":1e1"#));
    assert_eq!(event.event_type(), Some(EventType::TaskCreated));
    assert_eq!(event.type_name(), "task.created");
    assert_eq!(event.id, "evt_1");
    assert_eq!(event.created_at.to_unix(), Some((1_709_208_000, 0)));
    assert!(event.deviations().is_empty());
    let task = task(event);
    assert_eq!(task.parent, None);
    assert_eq!(task.status.known(), Some(TaskStatus::Pending));
    assert_eq!(task.external_id.as_deref(), Some("mine"));
    assert_eq!(task.tries, Field::Value(10));
    assert!(task.tasks.is_absent());
}

#[test]
fn nothing_is_lost() {
    for payload in [
        "",
        r#","external_id":null"#,
        r#","status":"brand new","tries":1.0,"later":{"a":1,"a":2,"big":1e400},"\u006dore":[]"#,
        r#","status":"cancelling","prices":{"usd":12345678901234567890.10,"eur":-0.0}"#,
        r#","metadata":{"half":"\ud800","\ud801":1}"#,
        r#","half":"\ud800","\ud801":1,"\ud802":2"#,
        r#","external_id":"\ud800","tries":1.5,"tasks":[{}],"prices":null"#,
        r#","tasks":[{"id":"task_2","object":"const","parent":"task_1","tasks":[],"x":0}]"#,
        r#","metadata":null"#,
    ] {
        comes_back(&delivery(payload));
    }
    let unknown =
        r#"{"type":"task.vanished","data":[1.10,{"a":1,"a":1}],"object":"event","id":"e","created_at":"soon"}"#;
    comes_back(unknown);
}

#[test]
fn an_unknown_event_keeps_its_type_and_data() {
    for name in ["task.vanished", "Task.created", "task.created ", "", "task"] {
        let event = read(&delivery("").replace("task.created", name));
        assert_eq!(event.event_type(), None);
        assert_eq!(event.type_name(), name);
        let Data::Unknown(unknown) = &event.data else { panic!("`{name}` was delivered as another event") };
        assert_eq!(unknown.type_name(), name);
        assert_eq!(unknown.data(), &json(r#"{"id":"task_1","object":"task","parent":null}"#));
    }
    assert!("task.vanished".parse::<EventType>().is_err());
}

#[test]
fn the_order_of_keys_does_not_matter() {
    let first = r#"{"data":{"id":"t","object":"task","parent":null,"type":"task.pending"},"type":"task.created",
        "id":"e","object":"event","created_at":"x"}"#;
    let event = read(first);
    assert_eq!(event.event_type(), Some(EventType::TaskCreated));
    assert_eq!(event, read(&event.to_string()));
}

#[test]
fn a_deviation_stops_at_the_nearest_optional_field() {
    let event = read(&delivery(
        r#","status":7,"external_id":[],"tries":"many","tasks":[{"id":"task_2","object":"task","parent":null,
            "status":null},{"id":"task_3","object":"task","parent":null,"tasks":[{"id":1}]}],"prices":{"usd":"1"}"#,
    ));
    let said: Vec<String> = event.deviations().iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "`data.status`: expected a text, found a number of 1 character",
            "`data.external_id`: expected a text, found a list of 0 items",
            "`data.tries`: expected an integer of 64 bits, found a text of 4 characters",
            "`data.tasks[0].status`: expected a text, found null",
            "`data.tasks[1].tasks[0].id`: expected a text, found a number of 1 character",
            "`data.prices[key 0]`: expected a number, found a text of 3 characters",
        ]
        .map(|line| line.replace("a text of 3 characters", "a text of 1 character"))
    );
    let task = task(event);
    assert!(matches!(&task.status, Field::Other(json) if json.as_str() == "7"));
    assert_eq!(task.tasks.value().map(Vec::len), Some(2));
}

#[test]
fn a_payload_before_its_name_is_read_as_one_behind_it() {
    for (payload, fine) in [
        (r#"{"id":"t","object":"o","parent":null}"#, true),
        (r#" {"id":"}","object":"]\"\\","parent":null , "metadata":[{"a":"]"}] } "#, true),
        ("7 ", false),
        (r#"{"id":"t","object":"o","parent":null]"#, false),
        (r#"[{"id":"t"]}"#, false),
        (r#"{"id":"t\"#, false),
    ] {
        let before =
            format!(r#"{{"data":{payload},"type":"task.created","id":"e","object":"event","created_at":"x"}}"#);
        let behind =
            format!(r#"{{"type":"task.created","id":"e","object":"event","created_at":"x","data":{payload}}}"#);
        let [before, behind] = [before, behind].map(|body| Event::from_str(&body));
        assert_eq!((before.is_ok(), behind.is_ok()), (fine, fine), "{payload}");
        assert_eq!(before.ok(), behind.ok(), "{payload}");
    }
}

#[test]
fn what_the_end_of_a_body_seems_to_name_decides_nothing() {
    let payload = r#"{"id":"t","object":"o","parent":null,"tries":"many","type":"task.pending"}"#;
    let far = " ".repeat(1000);
    for (rest, named) in [
        (r#""type":"task.created""#, "task.created"),
        (r#""type" : "task.created","z":{"type":"task.pending"}"#, "task.created"),
        (r#""type":"task.created","z":["\"type\":", "type"]"#, "task.created"),
        (r#""type":"task.created","z":{"type":"task.paused"}"#, "task.created"),
        (r#""type":"task.created","z":{"type":7}"#, "task.created"),
        (&format!(r#""type":"task.created"{far},"z":{{"type":"task.pending"}}{far}"#), "task.created"),
        (r#""t\u0079pe":"task.created","z":{"type":"task.pending"}"#, "task.created"),
        (r#""type":"task.paused","z":{"type":"task.pending"}"#, "task.paused"),
        (r#""type":"task\u002epending""#, "task.pending"),
    ] {
        let body = format!(r#"{{"data":{payload},"id":"e","object":"event","created_at":"x",{rest}}}"#);
        let event = read(&body);
        assert_eq!(event.type_name(), named, "{body}");
        assert_eq!(event.deviations().len(), usize::from(event.event_type().is_some()), "{body}");
        comes_back(&body);
    }
    for rest in ["", r#","z":{"type":"task.pending"}"#] {
        let body = format!(r#"{{"id":"e","object":"event","created_at":"x","data":{payload}{rest}}}"#);
        assert_eq!(refuse(&body).path(), "type", "{body}");
    }
}

#[test]
fn unknown_fields_are_kept_wherever_they_stand() {
    let [id, object, parent] = [r#""id":"t""#, r#""object":"o""#, r#""parent":null"#];
    for (payload, kept) in [
        (format!(r#"{{"a":1,{id},{object},{parent}}}"#), r#"{"a":1}"#),
        (
            format!(r#"{{ "a" : 1 , "" :2,{id} , "b":{{}} ,{object},{parent}, "c":[3] }}"#),
            r#"{"a":1,"":2,"b":{},"c":[3]}"#,
        ),
        (format!(r#"{{{id},{object},{parent},"a\"":"}}","b":","}}"#), r#"{"a\"":"}","b":","}"#),
    ] {
        let body = format!(r#"{{"id":"e","object":"event","type":"task.created","created_at":"x","data":{payload}}}"#);
        let fields = task(read(&body)).unknown_fields;
        let members: Vec<_> = fields.iter().map(|(name, value)| format!("{name:?}:{value}")).collect();
        assert_eq!(json(&format!("{{{}}}", members.join(","))), json(kept), "{payload}");
        comes_back(&body);
    }
}

#[test]
fn an_event_is_written_on_one_line() {
    let known = delivery(",\n\"tries\":[\r\n1\r],\"metadata\":{\n\"a\\n\"\n:\n2},\"more\"\n:3\n,\n\"less\":[\n]");
    let unknown = known.replace("task.created", "task.paused");
    for body in [known, unknown] {
        assert!(!read(&body).to_string().contains(['\n', '\r']));
        comes_back(&body);
    }
}

#[test]
fn an_unknown_name_is_shown_as_far_as_a_text_can_hold_it() {
    let task = task(read(&delivery(r#","a\ud800é":1,"b\u0063":2"#)));
    let names: Vec<_> = task.unknown_fields.iter().map(|(name, _)| name.into_owned()).collect();
    assert_eq!(names, ["a\u{fffd}é", "bc"]);
    assert_eq!(task.unknown_fields.get("bc").map(tidings::JsonRef::as_str), Some("2"));
}

#[test]
fn a_type_in_itself_as_deep_as_json_may_be_needs_little_stack() {
    const REQUIRED: &str = r#""id":"t","object":"o","parent":null"#;
    let listed = |deep| (0..deep).fold(String::new(), |inner, _| format!(r#","tasks":[{{{REQUIRED}{inner}}}]"#));
    let direct = |deep| (0..deep).fold(String::new(), |inner, _| format!(r#","earlier":{{{REQUIRED}{inner}}}"#));
    // The delivery and its payload are two of the 128 levels.
    let deepest = [listed(63), direct(126)];
    for too_deep in [listed(64), direct(127)] {
        assert_eq!(refuse(&delivery(&too_deep)).expected(), "at most 128 lists and objects in each other");
    }
    let both_ways = move || deepest.iter().for_each(|nested| comes_back(&delivery(nested)));
    let kibibytes = if cfg!(debug_assertions) { 160 } else { 64 };
    let thread = std::thread::Builder::new().stack_size(kibibytes * 1024).spawn(both_ways).expect("a thread starts");
    thread.join().expect("nothing overflows");
}

#[test]
fn a_producer_builds_what_a_consumer_reads() {
    let mut task = Task::new("task_1", None);
    task.status = TaskStatus::Canceling.into();
    task.external_id = Field::Null;
    task.prices = Field::Value([("usd", 7.into())].into_iter().collect());
    let event = Event::new("evt_1", std::time::UNIX_EPOCH, Data::TaskCreated(Box::new(task)));
    let text = r#"{"id":"evt_1","object":"event","created_at":"1970-01-01T00:00:00Z","type":"task.created","data":{"id":"task_1","object":"task","parent":null,"status":"canceling","external_id":null,"prices":{"usd":7}}}"#;
    assert_eq!(event.to_string(), text);
    assert_eq!(event.to_vec(), text.as_bytes());
    assert_eq!(text.parse::<Event>().ok(), Some(event));
}

#[test]
fn another_spelling_is_the_same_value_and_goes_out_as_it_came() {
    let task = task(read(&delivery(r#","status":"cancelling""#)));
    let status = task.status.value().expect("the status came");
    assert_eq!(*status, TaskStatus::Canceling);
    assert_eq!(status.as_str(), "cancelling");
    assert_eq!(TaskStatus::Canceling.as_str(), "canceling");
    assert_eq!("cancelling".parse(), Ok(TaskStatus::Canceling));
}
