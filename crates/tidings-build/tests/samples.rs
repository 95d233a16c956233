//! Sample deliveries by their rules: what stands in them, and that none grows without bounds.

use std::fmt::Write as _;

use serde_json::{Value, from_str, json};
use tidings_build::{Sources, compile};

/// The text of the samples of a catalogue.
fn compiled(catalogue: &str) -> String {
    let mut sources = Sources::new("");
    sources.add("shop.yaml", catalogue.as_bytes().to_vec());
    match compile(&sources) {
        Ok(compiled) => compiled.artifacts.samples,
        Err(mistakes) => panic!("the catalogue has mistakes:\n{}", mistakes.lines()),
    }
}

/// The samples of a catalogue whose one event carries `Order`, with these types.
fn samples(types: &str) -> Value {
    samples_beside(types, "[]")
}

fn samples_beside(types: &str, examples: &str) -> Value {
    let indented = types.trim_end().replace('\n', "\n      ");
    let samples = compiled(&format!(
        "catalogue: shop\nlanguage: 1\ntitle: Shop events\nreleases: [v1]\n\
         envelope: {{name: type, payload: data, fields: {{id: string}}}}\n\
         families:\n  order:\n    title: Order events\n    payload: Order\n    \
         events: {{order.paid: {{fired_when: It is paid, examples: {examples}}}}}\n    types:\n      {indented}\n"
    ));
    let samples: Value = from_str(&samples).expect("the samples are JSON");
    samples["order.paid"].clone()
}

/// The samples, which are held against all that the producer promises: they must do as examples of the same catalogue.
#[track_caller]
fn sound_samples(types: &str) -> Value {
    let samples = samples(types);
    let examples = json!([samples["minimal"], samples["full"]]);
    assert_eq!(samples_beside(types, &examples.to_string())["written"], examples);
    samples
}

/// Compares what both samples carry.
#[track_caller]
fn carries(types: &str, minimal: &Value, full: &Value) {
    let samples = sound_samples(types);
    assert_eq!(samples["minimal"]["data"], *minimal, "minimal:\n{types}");
    assert_eq!(samples["full"]["data"], *full, "full:\n{types}");
}

/// Compares what a field of this definition holds in the full sample.
#[track_caller]
fn holds(definition: &str, full: &Value) {
    let types = format!("Order: {{fields: {{it: {definition}}}}}\nId: id \"ord_\"");
    assert_eq!(sound_samples(&types)["full"]["data"]["it"], *full, "{definition}");
}

#[test]
fn minimal_is_what_must_be_there_and_full_is_everything() {
    let types = r"
Order: {fields: {id: string, note?: string, tags: list<string>, counts: map<integer>, by: string | null, line: Line, last?: Line | null}}
Line: {fields: {sku: string, count?: integer, place: Place | null}}
Place: {fields: {shelf?: integer}}";
    carries(
        types,
        &json!({"id": "text", "tags": [], "counts": {}, "by": null, "line": {"sku": "text", "place": null}}),
        &json!({
            "id": "text", "note": "text", "tags": ["text"], "counts": {"key": 1}, "by": "text",
            "line": {"sku": "text", "count": 1, "place": {"shelf": 1}},
            "last": {"sku": "text", "count": 1, "place": {"shelf": 1}},
        }),
    );
    carries("Order: list<Line | null>\nLine: {fields: {count?: integer}}", &json!([]), &json!([{"count": 1}]));
    carries("Order: map<list<uint32 | null>>", &json!({}), &json!({"key": [1]}));
}

#[test]
fn what_is_removed_is_left_out_and_what_is_deprecated_is_not() {
    let types = r"
Order: {fields: {old?: {type: string, removed: true}, must: {type: string, removed: true}, none: {type: string | null, removed: v1}, late?: {type: string, deprecated: true}, gone?: Gone, other?: Other, all: list<Other>, state?: State, past?: Past, spelt?: Spelt}}
Gone: {fields: {id: string}, removed: true}
Other: Gone
State: {values: {first: {removed: true}, second: {deprecated: true}, third: }}
Past: {values: {first: {removed: true}, second: {deprecated: true}}}
Spelt: {type: State, examples: [second]}";
    carries(
        types,
        &json!({"must": "text", "none": null, "all": []}),
        &json!({
            "must": "text", "none": null, "late": "text", "all": [], "state": "third", "past": "second", "spelt": "second",
        }),
    );
}

#[test]
fn values_keep_to_their_notations_and_limits() {
    for (definition, full) in [
        ("string", json!("text")),
        ("{type: string, max_length: 2}", json!("te")),
        ("{type: string, min_length: 6}", json!("textte")),
        ("{type: string, max_length: 0}", json!("")),
        ("{type: string, min_length: 3, max_length: 3}", json!("tex")),
        ("Id", json!("ord_a1b2c3d4")),
        ("{type: Id, min_length: 14}", json!("ord_a1b2c3d4a1")),
        ("{type: Id, max_length: 7}", json!("ord_a1b")),
        ("uri", json!("https://example.com/page")),
        ("{type: uri, max_length: 22}", json!("https://example.com/pa")),
        ("{type: uri, max_length: 8}", json!("a:page")),
        ("email", json!("someone@example.com")),
        ("{type: email, min_length: 21}", json!("someoneso@example.com")),
        ("{type: email, max_length: 13}", json!("s@example.com")),
        ("{type: email, max_length: 12}", json!("someone@a")),
        ("{type: uri, pattern: '[a-z]+$'}", json!("https://example.com/page")),
        ("{type: uri, pattern: 'x[0-9]$'}", json!("https://example.com/x1")),
        ("uuid", json!("0190f0de-4b7a-7c3e-8a4e-2f6d1c9b5a10")),
        ("{type: uuid, pattern: '^[0-9a-f-]{36}$'}", json!("0190f0de-4b7a-7c3e-8a4e-2f6d1c9b5a10")),
        (
            "{type: uuid, pattern: '^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$'}",
            json!("AAAAAAAA-AAAA-AAAA-AAAA-AAAAAAAAAAAA"),
        ),
        ("time", json!("03:04:05Z")),
        ("{type: time, min_length: 14}", json!("03:04:05.0505Z")),
        ("duration", json!("P1D")),
        ("{type: duration, min_length: 6}", json!("P1111D")),
        ("hostname", json!("host.example.com")),
        ("{type: hostname, max_length: 12}", json!("host")),
        ("ipv4", json!("192.0.2.1")),
        ("{type: ipv4, min_length: 15}", json!("192.168.100.111")),
        ("ipv6", json!("2001:db8::1")),
        ("{type: ipv6, min_length: 39}", json!("2001:0db8:0000:0000:0000:0000:0000:1111")),
        ("uri-reference", json!("/page")),
        ("{type: uri-reference, max_length: 1}", json!("p")),
        ("uri-template", json!("https://example.com/{page}")),
        ("{type: uri-template, max_length: 10}", json!("{page}")),
        ("date-time", json!("2026-01-02T03:04:05Z")),
        ("date", json!("2026-01-02")),
        ("unix-seconds", json!(1_767_323_045)),
        ("unix-milliseconds", json!(1_767_323_045_000_u64)),
        ("{type: unix-seconds, maximum: 99}", json!(99)),
        ("integer", json!(1)),
        ("{type: uint32, minimum: 4294967295}", json!(u32::MAX)),
        ("{type: int32, maximum: -5}", json!(-5)),
        ("{type: integer, minimum: -5, maximum: 7}", json!(1)),
        ("number", json!(1.5)),
        ("boolean", json!(true)),
        ("json", json!({"key": "value"})),
        ("const null", json!(null)),
        ("const \"5\"", json!("5")),
    ] {
        holds(definition, &full);
    }
}

#[test]
fn limits_that_nobody_can_keep_to_are_kept_to_halfway() {
    let it = |types: &str| samples(types)["full"]["data"]["it"].as_str().expect("it is a text").to_owned();
    let long = it("Order: {fields: {it: {type: string, min_length: 18446744073709551615}}}");
    assert_eq!(long.len(), 1_000);
    // The prefix and the limit contradict each other.
    assert_eq!(it("Order: {fields: {it: {type: Id, max_length: 6}}}\nId: id \"long_prefix_\""), "long_p");
    // So do the notation and the pattern or the limit.
    assert_eq!(it("Order: {fields: {it: {type: uri, pattern: '^[a-z]+$'}}}"), "a");
    assert_eq!(it("Order: {fields: {it: {type: uuid, max_length: 6}}}"), "0190f0");
}

#[test]
fn the_nearest_example_is_shown() {
    for (definition, full) in [
        ("{type: string, examples: [one, two]}", json!("one")),
        ("{type: string | null, examples: [null, two]}", json!("two")),
        ("{type: list<string>, examples: [[], [one, two]]}", json!(["text"])),
        ("{type: list<string>, examples: [[one, two]]}", json!(["one"])),
        ("{type: map<json>, examples: [{a: null, b: [1, 2]}]}", json!({"b": [1, 2]})),
        ("{type: json, examples: [{a: [null]}]}", json!({"a": [null]})),
        ("{type: number, examples: [12.5]}", json!(12.5)),
    ] {
        holds(definition, &full);
    }
    let types = r"
Order: {fields: {name: Name, short: {type: Name, max_length: 3}, own: {type: Name, examples: [Olga]}, place?: Place, other?: {type: Place, examples: [{city: Rome}]}}}
Name: {type: Text, examples: [Anton, Eva]}
Text: {type: string, examples: [unused]}
Place: {fields: {city: string, zip?: {type: string, examples: ['1000']}, at?: Point}, examples: [{city: Bern, at: {x: 7}}, {city: Thun}]}
Point: {fields: {x: integer, y?: integer}}";
    carries(
        types,
        &json!({"name": "Anton", "short": "Eva", "own": "Olga"}),
        &json!({
            "name": "Anton", "short": "Eva", "own": "Olga",
            "place": {"city": "Bern", "zip": "1000", "at": {"x": 7, "y": 1}},
            "other": {"city": "Rome", "zip": "1000", "at": {"x": 1, "y": 1}},
        }),
    );
}

#[test]
fn a_type_within_itself_comes_to_an_end() {
    let types = r"
Order: {fields: {id: string, parent?: Order, next: Order | null, parts: list<Order>, named: map<Alias | null>, crate?: Crate}}
Alias: Order
Crate: {fields: {of: Order, lid?: Crate}}";
    let least = json!({"id": "text", "next": null, "parts": [], "named": {}});
    let mut full = least.clone();
    full["crate"] = json!({"of": least});
    carries(types, &least, &full);
}

#[test]
fn a_delivery_stands_in_the_order_of_the_written_one() {
    for (fields, example, order) in [
        ("{}", "{data: 1, type: order.paid}", ["data", "type"].as_slice()),
        ("{id: string, at: date, by?: string}", "", &["id", "type", "at", "by", "data"]),
        (
            "{id: string, at: date, by?: string}",
            "{data: 1, id: a, type: order.paid, at: 2026-01-01}",
            &["data", "id", "type", "at", "by"],
        ),
        (
            "{id: string, at?: date, by: string}",
            "{type: order.paid, by: a, data: 1, id: a}",
            &["type", "at", "by", "data", "id"],
        ),
    ] {
        let samples = compiled(&format!(
            "catalogue: shop\nlanguage: 1\ntitle: Shop events\n\
             envelope: {{name: type, payload: data, fields: {fields}}}\nfamilies: {{order: {{title: Order events, \
             payload: json, events: {{order.new: It is new, order.paid: {{fired_when: It is paid, \
             examples: [{example}]}}}}}}}}\n"
        ));
        let full = samples.split("\"full\": {").nth(1).and_then(|rest| rest.split("\n    }").next());
        let lines = full.expect("there is a full sample").lines().filter_map(|line| line.strip_prefix("      \""));
        let keys: Vec<&str> = lines.filter_map(|line| line.split('"').next()).collect();
        assert_eq!(keys, order, "{fields} {example}");
    }
}

/// A chain of types, each with two fields of the next.
fn doubling(optional: &str) -> String {
    let mut types = format!("Order: {{fields: {{name: string, a{optional}: T0, b{optional}: T0}}}}\n");
    for number in 0..60 {
        let next = number + 1;
        let _ = writeln!(types, "T{number}: {{fields: {{name: string, a{optional}: T{next}, b{optional}: T{next}}}}}");
    }
    types + "T60: {fields: {name: string}}\n"
}

#[test]
fn what_doubles_with_each_type_stays_small() {
    let optional = samples(&doubling("?"));
    assert_eq!(optional["minimal"]["data"], json!({"name": "text"}));
    let full = optional["full"].to_string();
    assert!((2_000..16_000).contains(&full.len()), "{} bytes", full.len());
    // Both branches are equally deep.
    assert_eq!(optional["full"]["data"]["a"], optional["full"]["data"]["b"]);
    assert!(optional["full"]["data"]["b"]["b"]["b"].is_object());

    let lists = samples(
        &doubling("?")
            .replace(": T", ": list<T")
            .replace(", b", ">, b")
            .replace("}}", ">}}")
            .replace("string>", "string"),
    );
    assert!(lists["full"].to_string().len() < 16_000);

    // Nobody could read the least delivery, so there is none.
    assert_eq!(samples(&doubling("")), json!({}));
}

#[test]
fn a_chain_that_no_reader_could_follow_has_no_samples() {
    for (length, optional, expected) in [(30, "", true), (40, "", false), (500, "", false), (500, "?", true)] {
        let mut types = format!("Order: {{fields: {{next{optional}: T0}}}}\n");
        for number in 0..length {
            let _ = writeln!(types, "T{number}: {{fields: {{next{optional}: T{}}}}}", number + 1);
        }
        let _ = writeln!(types, "T{length}: {{fields: {{last: string}}}}");
        let samples = samples(&types);
        assert_eq!(samples.get("minimal").is_some(), expected, "{length}{optional}");
        assert_eq!(samples.get("full").is_some(), expected, "{length}{optional}");
    }
}

#[test]
fn the_payload_s_own_fields_are_all_shown() {
    let fields =
        |mark: &str, count: usize| (0..count).fold(String::new(), |all, n| all + &format!("f{n}{mark}: Part, "));
    let own = |types: &str| {
        let samples = samples(types);
        ["minimal", "full"].map(|which| samples[which]["data"].as_object().map(serde_json::Map::len))
    };
    assert_eq!(own(&format!("Order: {{fields: {{{}}}}}\nPart: string", fields("?", 2_000))), [Some(0), Some(2_000)]);
    assert_eq!(own(&format!("Order: {{fields: {{{}}}}}\nPart: uri", fields("", 500))), [Some(500), Some(500)]);
}
