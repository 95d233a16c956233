//! Random samples keep all that the producer promises: they must do as examples of their own catalogue, which are held
//! against limits, constants, prefixes, notations, known values and known keys.

use serde_json::{Value, from_str};
use tidings_build::{Compiled, Sources, compile};

/// So many deliveries of each event.
const DELIVERIES: u64 = 300;

/// An event that carries whatever the language has.
const TYPES: &str = "
      Order:
        fields:
          id: Id
          tight: {type: string, min_length: 3, max_length: 3}
          long: {type: string, min_length: 40}
          none: {type: string, max_length: 0}
          short: {type: Id, max_length: 7}
          page?: {type: uri, max_length: 22}
          mail?: {type: email, max_length: 13}
          key: uuid
          keys: {type: list<uuid>, min_items: 20, unique_items: true}
          clock: {type: time, max_length: 13}
          every: duration
          host: {type: hostname, min_length: 20, max_length: 40}
          machines: {type: list<ipv4>, min_items: 9, unique_items: true}
          machine: {type: ipv6, min_length: 39}
          link: {type: uri-reference, pattern: '^[a-z/]+$'}
          links: {type: list<uri>, min_items: 9, unique_items: true}
          template: {type: uri-template, max_length: 9}
          at: date-time
          day: date | null
          seconds: {type: unix-seconds, minimum: 1700000000, maximum: 1700000001}
          milliseconds: unix-milliseconds
          signed: {type: int32, maximum: -5}
          large: {type: uint64, minimum: 18446744073709551615}
          between: {type: integer, minimum: -5, maximum: 7}
          ratio?: number
          always: const 1.50
          never?: const null
          state: State
          states: list<State | null>
          mood: {values: {good: , bad: {removed: true}}, closed: true}
          name: {type: Name, max_length: 3}
          free: json
          counts: map<map<integer>>
          parent?: Order | null
          lines: list<list<Line>>
          place?: {fields: {city: {type: string, examples: [Bern, Thun]}}}
          old?: {type: string, removed: true}
          must: {type: string, removed: true}
      Id: id \"ord_\"
      Name: {type: string, examples: [Anton, Eva]}
      State: {values: {open: {also: [opened, OPEN]}, shut: {deprecated: true}, lost: {removed: true}}}
      Line: {fields: {sku: string, within?: Line}, examples: [{sku: a}]}
";

fn compiled(examples: &str) -> Compiled {
    let catalogue = format!(
        "catalogue: shop\nlanguage: 1\ntitle: Shop events\n\
         envelope: {{name: type, payload: data, fields: {{id: string, at?: date | null, by?: Name}}}}\n\
         families:\n  order:\n    title: Order events\n    payload: Order\n    \
         events:\n      order.paid: {{fired_when: It is paid, examples: [{examples}]}}\n    types:{TYPES}"
    );
    let mut sources = Sources::new("");
    sources.add("shop.yaml", catalogue.into_bytes());
    match compile(&sources) {
        Ok(compiled) => compiled,
        Err(mistakes) => panic!("the catalogue has mistakes:\n{}", mistakes.lines()),
    }
}

fn deliveries(compiled: &Compiled, unknown: bool) -> Vec<String> {
    let (sampler, event) = (compiled.sampler(), &compiled.catalogue.events[0]);
    let made = (0..DELIVERIES).map(|seed| sampler.random(event, seed, unknown).expect("it is not too large"));
    made.map(|delivery| delivery.compact()).collect()
}

#[test]
fn random_samples_do_as_examples() {
    let made = deliveries(&compiled(""), false);
    compiled(&made.join(", "));
}

#[test]
fn random_samples_differ_and_end() {
    let made = deliveries(&compiled(""), false);
    let longest = made.iter().map(String::len).max();
    assert!(longest.is_some_and(|bytes| (2_000..40_000).contains(&bytes)), "{longest:?}");
    let mut different = made.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), made.len());
    assert!(made.iter().all(|delivery| !delivery.contains("\"old\":") && delivery.contains("\"must\":")));
}

#[test]
fn the_unknown_stands_only_where_it_may() {
    let made = deliveries(&compiled(""), true);
    let made: Vec<Value> = made.iter().map(|text| from_str(text).expect("it is JSON")).collect();
    let count = |holds: &dyn Fn(&Value) -> bool| made.iter().filter(|it| holds(it)).count();
    assert!(count(&|it| it["data"]["state"] == "something_new") > 30, "an open enum");
    assert_eq!(count(&|it| it["data"]["mood"] != "good"), 0, "a closed one");
    assert!(count(&|it| it["data"].get("something_new").is_some()) > 30, "an object");
}
