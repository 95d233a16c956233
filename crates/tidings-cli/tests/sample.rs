//! `tidings sample`: the deliveries of the documentation, the least ones, and random ones.

mod place;

use std::collections::BTreeSet;
use std::process::Stdio;

use place::{CATALOGUE, Place};
use serde_json::{Value, from_str};

const FAMILY: &str = "\
title: Order events
payload: Order
events:
  order.created: An order is placed
  order.paid:
    fired_when: An order is paid
    examples:
      - {type: order.paid, id: evt_7, data: {id: ord_7, status: open}}
      - {type: order.paid, id: evt_8, data: {id: ord_8, status: paid}}
  order.lost: {fired_when: An order is lost, removed: true, payload: string}
types:
  OrderId: id \"ord_\"
  Order:
    fields:
      id: OrderId
      status: OrderStatus
      note?: {type: string | null, max_length: 9}
      lines?: list<Line>
      mood?: Mood
      coupon?: {type: string, removed: true}
  Line: {fields: {count: {type: integer, minimum: 1, maximum: 5}, within?: Line}}
  OrderStatus: {values: {open: , paid: {also: [payed]}, lost: {removed: true}}}
  Mood: {values: {good: , bad: }, closed: true}
";

fn shop(name: &str) -> Place {
    let place = Place::new(name);
    place.write("schema/events/order.yaml", FAMILY);
    place
}

/// So many deliveries, one on each line.
#[track_caller]
fn lines(place: &Place, arguments: &[&str]) -> Vec<Value> {
    let out = place.run(arguments).ends_with(0).out();
    out.lines().map(|line| from_str(line).unwrap_or_else(|why| panic!("{why}: {line}"))).collect()
}

#[test]
fn the_sample_is_the_one_that_the_documentation_shows() {
    let place = shop("sample-shown");
    let written = r#"{
  "type": "order.paid",
  "id": "evt_7",
  "data": {
    "id": "ord_7",
    "status": "open"
  }
}
{
  "type": "order.paid",
  "id": "evt_8",
"#;
    assert!(place.run(&["sample", "order.paid"]).ends_with(0).out().starts_with(written));
    // Made up in the order of the written one, for nobody wrote one of this event.
    let made = place.run(&["sample", "order.created"]).ends_with(0).out();
    assert!(made.starts_with("{\n  \"type\": \"order.created\",\n  \"id\": \"text\",\n  \"data\": {\n"), "{made}");
    assert!(made.contains("\"note\": \"text\"") && !made.contains("coupon"), "{made}");
    let shown = place.run(&["show", "order.created"]).ends_with(0).out();
    let shown: String =
        shown.lines().filter_map(|line| line.strip_prefix("  ")).map(|line| line.to_owned() + "\n").collect();
    assert!(shown.contains(&made), "{shown}");
}

#[test]
fn the_least_is_what_is_required() {
    let place = shop("sample-minimal");
    let least = r#"{"type":"order.paid","id":"text","data":{"id":"ord_a1b2c3d4","status":"open"}}"#;
    let all = place.run(&["sample", "--all", "--minimal"]).ends_with(0).out();
    assert!(all.contains(&(least.to_owned() + "\n")), "{all}");
    assert_eq!(all.lines().count(), 3, "one for each event, the removed one too: {all}");
    let two = place.run(&["sample", "order.paid", "order.created", "--minimal"]).ends_with(0).out();
    assert_eq!(two.matches("\n}\n").count(), 2, "{two}");
}

#[test]
fn random_deliveries_are_the_same_for_the_same_seed() {
    let place = shop("sample-seed");
    let run = |arguments: &[&str]| lines(&place, &[&["sample", "order.created"], arguments].concat());
    let three = run(&["--seed", "5", "--count", "3"]);
    assert_eq!(three.len(), 3);
    assert_eq!(run(&["--seed", "5", "--count", "3"]), three);
    assert_eq!(run(&["--seed", "6", "--count", "2"]), three[1..], "each has a seed of its own");
    let one: Value =
        from_str(&place.run(&["sample", "order.created", "--seed", "5"]).ends_with(0).out()).expect("JSON");
    assert_eq!(one, three[0]);
    // By heart: another machine, or another day, makes no other one.
    let data = r#"{"id":"ord_nnoomesmj","lines":[{"count":1,"within":{"count":5,"within":{"count":4,"within":{"count":1}}}},{"count":4,"within":{"count":5}},{"count":5,"within":{"count":5,"within":{"count":1,"within":{"count":1}}}}],"note":"ksiewaxvh","status":"open"}"#;
    assert_eq!(one["data"], from_str::<Value>(data).expect("it is JSON"));
    let greatest = run(&["--seed", "18446744073709551615", "--count", "2"]);
    assert_eq!(greatest[1], run(&["--seed", "0", "--count", "1"])[0]);
}

/// Texts, numbers and absences, all that the catalogue allows and nothing else.
#[test]
fn random_deliveries_hold_what_the_catalogue_says() {
    let place = shop("sample-random");
    let deliveries = lines(&place, &["sample", "order.created", "--seed", "0", "--count", "300"]);
    let seen =
        |key: &str| deliveries.iter().map(|it| it["data"].get(key).map(Value::to_string)).collect::<BTreeSet<_>>();
    let some = |values: &[&str]| values.iter().map(|value| Some((*value).to_owned())).collect::<BTreeSet<_>>();
    assert_eq!(seen("status"), some(&["\"open\"", "\"paid\"", "\"payed\""]));
    assert_eq!(seen("mood"), [None].into_iter().chain(some(&["\"good\"", "\"bad\""])).collect());
    assert_eq!(seen("coupon"), [None].into());
    assert!(seen("note").contains(&None) && seen("note").contains(&Some("null".to_owned())) && seen("note").len() > 50);
    assert!(deliveries.iter().filter_map(|it| it["data"]["note"].as_str()).all(|note| note.chars().count() <= 9));
    let ids: BTreeSet<&str> = deliveries.iter().filter_map(|it| it["data"]["id"].as_str()).collect();
    assert!(ids.len() == 300 && ids.iter().all(|id| id.starts_with("ord_") && id.len() > 9), "{ids:?}");
    let lines = deliveries.iter().filter_map(|it| it["data"]["lines"].as_array());
    let counts: BTreeSet<usize> = lines.clone().map(Vec::len).collect();
    assert_eq!(counts, [0, 1, 2, 3].into());
    let counts: BTreeSet<u64> = lines.flatten().filter_map(|line| line["count"].as_u64()).collect();
    assert_eq!(counts, [1, 2, 3, 4, 5].into());
    assert!(deliveries.iter().any(|it| it["data"]["lines"][0]["within"]["within"].is_object()), "types nest");
    assert!(!deliveries.iter().any(|it| it.to_string().contains("something_new")));
}

#[test]
fn what_nobody_knows_comes_on_request() {
    let place = shop("sample-unknown");
    let deliveries = lines(&place, &["sample", "order.created", "--seed", "0", "--count", "100", "--unknown"]);
    let has = |holds: fn(&Value) -> bool| deliveries.iter().filter(|it| holds(it)).count();
    assert!(has(|it| it.get("something_new").is_some()) > 10, "in the envelope");
    assert!(has(|it| it["data"].get("something_new").is_some()) > 10, "in the payload");
    assert!(has(|it| it["data"]["status"] == "something_new") > 10, "an open enum");
    assert_eq!(has(|it| it["data"]["mood"] == "something_new"), 0, "a closed one");
}

#[test]
fn a_program_is_told_where_they_come_from() {
    let place = shop("sample-json");
    let told = |arguments: &[&str]| -> Value {
        from_str(&place.run(&[&["sample", "--json"], arguments].concat()).ends_with(0).out()).expect("it is JSON")
    };
    let all = told(&["--all"]);
    let samples: Vec<_> = all["samples"].as_array().expect("a list").iter().collect();
    let made_up: Vec<_> = samples.iter().map(|it| (it["type"].as_str(), it["made_up"].as_bool())).collect();
    let expected = [("order.created", true), ("order.paid", false), ("order.lost", true)];
    assert_eq!(made_up, expected.map(|(name, made_up)| (Some(name), Some(made_up))));
    assert_eq!(samples[1]["deliveries"].as_array().map(Vec::len), Some(2));
    let random = told(&["order.paid", "--seed", "1", "--count", "4"]);
    assert_eq!(random["samples"][0]["deliveries"].as_array().map(Vec::len), Some(4));
    assert_eq!(random["samples"][0]["made_up"], true);
}

#[test]
fn an_event_that_does_not_exist_brings_the_nearest() {
    let place = shop("sample-unknown-event");
    for (name, said) in [
        ("order.payed", "is no event of `schema`; did you mean `order.paid`?"),
        (
            "created",
            "is no event of `schema`; did you mean `order.created`, or another that `tidings list schema` shows?",
        ),
        ("zzz", "is no event of `schema`; `tidings list schema` shows the events"),
        ("Order", "is a type, and only events are delivered; `tidings show` shows a value of it"),
    ] {
        let run = place.run(&["sample", "order.paid", name]).ends_with(1);
        assert_eq!((run.out(), run.err()), (String::new(), format!("error: `{name}` {said}\n")));
    }
}

#[test]
fn what_contradicts_itself_is_refused() {
    let place = shop("sample-line");
    for (arguments, said) in [
        (&["sample"][..], "required arguments were not provided"),
        (&["sample", "order.paid", "--all"], "cannot be used with"),
        (&["sample", "--all", "--minimal", "--seed", "1"], "cannot be used with"),
        (&["sample", "--all", "--count", "2"], "--seed <N>"),
        (&["sample", "--all", "--unknown"], "--seed <N>"),
        (&["sample", "--all", "--seed", "1", "--count", "0"], "0 is not in 1.."),
        (&["sample", "--all", "--seed", "-1"], "'-1'"),
    ] {
        let run = place.run(arguments).ends_with(2);
        assert!(run.err().contains(said), "{arguments:?}: {}", run.err());
    }
}

#[test]
fn an_event_that_is_too_large_has_no_sample() {
    let place = shop("sample-large");
    let levels = (0..40).map(|level| format!("  T{level}: {{fields: {{next: T{}}}}}\n", level + 1));
    let types = "types:\n".to_owned() + &levels.collect::<String>();
    let family = format!(
        "title: Large\npayload: json\nevents:\n  huge: {{fired_when: Never, payload: T0}}\n  tiny: Now\n{types}  T40: string\n"
    );
    place.write("schema/catalogue.yaml", &CATALOGUE.replace("[order]", "[order, large]"));
    place.write("schema/events/large.yaml", &family);
    let said = "`huge` has no sample: even its least delivery is too large to be read\n";
    for more in [&[][..], &["--minimal"], &["--seed", "1"]] {
        let one = place.run(&[&["sample", "huge"], more].concat()).ends_with(1);
        assert_eq!((one.out(), one.err()), (String::new(), format!("error: {said}")));
        let all = place.run(&[&["sample", "--all"], more].concat()).ends_with(0);
        assert_eq!(all.err(), said);
        assert!(all.out().contains("\"tiny\""), "{}", all.out());
    }
}

/// There may be any number of them, and nobody has to take them all.
#[test]
fn any_number_is_made_as_it_is_read() {
    let place = shop("sample-endless");
    let mut command = place.command(&["sample", "--all", "--seed", "1", "--count", "18446744073709551615"]);
    let mut child = command.stdout(Stdio::piped()).spawn().expect("the command starts");
    let mut first = String::new();
    let out = child.stdout.take().expect("it was piped");
    std::io::BufRead::read_line(&mut std::io::BufReader::new(out), &mut first).expect("a line comes");
    assert!(first.starts_with("{\"type\":\"order.created\""), "{first}");
    assert!(child.wait().expect("it was started").success(), "it ends once nobody reads");
}

/// A body is what a producer sends: deliveries stand in a list where bodies are lists, and a header is told beside them.
#[test]
fn a_sample_is_a_body() {
    let place = Place::new("sample-bodies");
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/../tidings-build/tests/golden/envelopes");
    let sample = |name: &str, event: &str, more: &[&str]| {
        let path = format!("{golden}/{name}/catalogue.yaml");
        place.run(&[&["sample", event, "--catalogue", &path], more].concat()).ends_with(0)
    };
    let value = |text: &str| from_str::<Value>(text).unwrap_or_else(|why| panic!("{why}: {text}"));
    let flat = value(&sample("flat", "bounce", &["--minimal"]).out());
    assert_eq!(flat[0]["event"], "bounce");
    let meta = value(&sample("meta", "person", &["--seed", "1"]).out());
    assert_eq!(
        (&meta["events"][0]["meta"]["entity"], meta["events"].as_array().map(Vec::len)),
        (&"person".into(), Some(1))
    );
    let header = sample("header", "issues.closed", &[]);
    assert_eq!(header.err(), "`issues.closed` is sent with the header `X-GitHub-Event: issues`\n");
    assert_eq!(value(&header.out())["action"], "closed");
    let told = value(&sample("header", "push", &["--json"]).out());
    assert_eq!(told["samples"][0]["header"], serde_json::json!({"name": "X-GitHub-Event", "value": "push"}));
    assert_eq!(told["samples"][0]["deliveries"][0].get("action"), None);
    let told = value(&sample("meta", "person", &["--json"]).out());
    assert_eq!(
        (&told["samples"][0]["header"], &told["samples"][0]["deliveries"][0]["data"]),
        (&Value::Null, &"text".into())
    );
}
