//! A catalogue that uses every key, changed in every way at every place: compiler and schema judge each change alike.

use std::collections::BTreeSet;

use conformance::language::Language;
use conformance::yaml;
use serde_json::{Map, Value, json};
use tidings_build::{Code, Sources, catalogue_schema, compile};

/// Every key of every kind of entry once, and each form that an entry can have. On the way through JSON the keys come in
/// the order of the alphabet, which must do for the places of a tuple.
const CATALOGUE: &str = r#"
catalogue: shop
language: 1
title: Shop events
summary: All of it
base: https://example.com/schemas
releases: [first, second]
families:
  order:
    title: Orders
    description: What was bought
    payload: Order
    events:
      order.placed: It was placed
      order.paid:
        fired_when: It was paid
        description: Once
        payload: json
        deprecated: {in: second, reason: Nobody asks, instead: order.placed, date: today}
        examples: [{type: order, action: paid, id: evt_1, data: null}]
      order.lost: {fired_when: It was lost, removed: second, wire: order.gone}
      order.moved: {fired_when: It was moved, narrow: {number: const 5, "inner": {a: const "b"}}}
    types:
      Order:
        fields:
          id: {type: string, description: Its id, min_length: 1, max_length: 9, examples: [a], wire: _id, origin: guess}
          number?: {type: integer, minimum: 1, maximum: 9, deprecated: true}
          inner: {fields: {a: string}, removed: first}
          state: {values: {open: , paid: {description: All, also: [payed], wire: done, deprecated: first}}, closed: true}
          code?: {type: string, pattern: ^a, default: ab}
          share?: {type: number, exclusive_minimum: 0.5, exclusive_maximum: 9, multiple_of: 0.5}
          tags?: {type: list<string>, min_items: 1, max_items: 2, unique_items: true}
          labels?: {type: map<string>, min_entries: 1, max_entries: 2, keys: a}
          level?: {type: integer, values: {low: {wire: 0, also: [7]}, high: {wire: 1}}}
          size?: {type: string | integer, values: {small: {wire: 0, also: [tiny, 3]}, large: }}
          by?: {fields: {a?: string, b?: string}, at_least_one: [a, b]}
        description: An order
        origin: guess
        deprecated: {in: true}
        examples: [{_id: a, state: open, inner: {a: b}}]
sections: [{title: One, text: This, example: order.paid}]
envelope: {name: [type, optional action], payload: data, batch: list, fields: {id: EventId}}
origins: {guess: Nobody knows}
types:
  EventId: id "evt_"
  State: {values: {lost: {removed: {in: first}}}, closed: false, removed: second}
  Text: {type: string, min_length: 1, max_length: 9, pattern: a, default: a}
  Number: {type: number, minimum: 1, maximum: 9, exclusive_minimum: 0, exclusive_maximum: 10, multiple_of: 0.5}
  Tags: {type: list<string>, min_items: 1, max_items: 2, unique_items: false}
  Labels: {type: map<string>, min_entries: 1, max_entries: 2, keys: a}
  Contact: {fields: {a?: string, b?: string, c?: string}, at_least_one: [[a, b], [b, c]]}
  Paid:
    tag: by
    content: how
    closed: true
    variants:
      card: Text
      cash: {fields: {a: string}, description: Coins, wire: coins}
      cheque: {type: string, deprecated: first}
      gold: {type: string, removed: true}
  Part: {extends: partial<Whole>, fields: {}}
  Whole: {extends: [Base], others: string, fields: {}}
  Base: {fields: {a: string}}
  Position:
    items:
      across: {type: number, description: From the left, minimum: 1, maximum: 9, examples: [3], deprecated: first}
      name: {type: string, min_length: 1, max_length: 9, pattern: a}
      state: {values: {lost: }, closed: true}
      z_at?: {fields: {a?: string, b?: string}, at_least_one: [a, b]}
      z_step?: {type: number, exclusive_minimum: 0, exclusive_maximum: 10, multiple_of: 0.5, default: 2}
      z_tags?: {type: list<string>, min_items: 1, max_items: 2, unique_items: true}
      z_labels?: {type: map<string>, min_entries: 1, max_entries: 2, keys: a}
      z_next?: {items: {inner: string}, removed: first}
outputs:
  {docs: a.md, schema: a.json, schemas: a, typescript: a.d.ts, python: a.py, openapi: o.json, asyncapi: p.json, editor: b,
   regions: [b.md]}
"#;

/// What takes the place of a value.
fn replacements() -> [Value; 7] {
    [json!(null), json!(false), json!(5), json!(-5), json!("word"), json!([]), json!({})]
}

/// The catalogue with one change.
struct Change {
    /// Where something was changed, and how.
    what: String,
    catalogue: Value,
    /// The same with quotes around the new value, if that is a plain scalar.
    quoted: Option<Value>,
    /// The key that was taken away, if one was.
    taken: Option<String>,
}

/// All changes of a value; `within` puts the changed value back into the catalogue.
fn changes(place: &str, value: &Value, within: &dyn Fn(Value) -> Value, found: &mut Vec<Change>) {
    for replacement in replacements().into_iter().filter(|replacement| replacement != value) {
        let is_plain = !replacement.is_string() && !replacement.is_array() && !replacement.is_object();
        let quoted = is_plain.then(|| within(replacement.to_string().into()));
        let what = format!("{place} becomes {replacement}");
        found.push(Change { what, catalogue: within(replacement), quoted, taken: None });
    }
    match value {
        // An example is any data.
        Value::Array(_) if place.ends_with("/examples") => {}
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                let within = |changed| {
                    let mut items = items.clone();
                    items[at] = changed;
                    within(Value::Array(items))
                };
                changes(&format!("{place}/{at}"), item, &within, found);
            }
        }
        Value::Object(members) => {
            let catalogue = within(with(members, "nonsense", json!([1])));
            found.push(Change { what: format!("{place} has `nonsense`"), catalogue, quoted: None, taken: None });
            for (key, member) in members {
                let mut without = members.clone();
                without.remove(key);
                let (what, catalogue) = (format!("{place} lacks `{key}`"), within(without.into()));
                found.push(Change { what, catalogue, quoted: None, taken: Some(key.clone()) });
                let within = |changed| within(with(members, key, changed));
                changes(&format!("{place}/{key}"), member, &within, found);
            }
        }
        _ => {}
    }
}

fn with(members: &Map<String, Value>, key: &str, value: Value) -> Value {
    let mut members = members.clone();
    members.insert(key.to_owned(), value);
    Value::Object(members)
}

/// What the compiler says of a catalogue: the rules that are broken, each with its message.
fn mistakes(catalogue: &Value) -> Vec<(Code, String)> {
    let mut sources = Sources::new("");
    // JSON is YAML.
    sources.add("catalogue.yaml", catalogue.to_string().into_bytes());
    match compile(&sources) {
        Ok(_) => Vec::new(),
        Err(mistakes) => mistakes.diagnostics().iter().map(|it| (it.code(), it.message().to_owned())).collect(),
    }
}

/// Whether a mistake is one of shape, and not of what names mean.
fn is_of_shape((code, message): &(Code, String)) -> bool {
    match code {
        // That a payload is missing here and in the family is beyond a schema.
        Code::MissingKey => !message.starts_with("nobody says what"),
        Code::UnknownKey | Code::WrongShape | Code::ConflictingKeys | Code::NeedsQuotes | Code::InvalidValue => true,
        _ => false,
    }
}

/// Why compiler and schema disagree on a change, if they do.
fn disagreement(language: &Language, change: &Change) -> Option<String> {
    let mistakes = mistakes(&change.catalogue);
    let verdict = language.judge("catalogue.yaml", &change.catalogue);
    if verdict.is_well() {
        let missed = mistakes.iter().find(|mistake| is_of_shape(mistake))?;
        return Some(format!("{}: the schema accepts it, and the compiler says {missed:?}", change.what));
    }
    // A scalar that YAML does not take for a text is one to the compiler, and an editor asks for quotes.
    let asks_for_quotes =
        change.quoted.as_ref().is_some_and(|quoted| language.judge("catalogue.yaml", quoted).is_well());
    let agree = !mistakes.is_empty() || asks_for_quotes;
    (!agree).then(|| format!("{}: the compiler accepts it, and the schema says {:?}", change.what, verdict.complaints))
}

#[test]
fn every_change_is_judged_alike() {
    let language = Language::new();
    let catalogue = yaml::read(CATALOGUE).expect("it is plain data");
    assert_eq!(mistakes(&catalogue), []);
    let mut found = Vec::new();
    changes("", &catalogue, &|changed| changed, &mut found);
    assert!(found.len() > 500, "there are {} changes", found.len());
    let failures: Vec<String> = found.iter().filter_map(|change| disagreement(&language, change)).collect();
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), found.len(), failures.join("\n"));

    let taken: BTreeSet<&str> = found.iter().filter_map(|change| change.taken.as_deref()).collect();
    let schema: Value = serde_json::from_str(&catalogue_schema()).expect("a schema is JSON");
    let definitions = schema["$defs"].as_object().expect("it has definitions").values().chain([&schema]);
    for (key, _) in definitions.filter_map(|definition| definition["properties"].as_object()).flatten() {
        assert!(taken.contains(key.as_str()), "the catalogue does without `{key}`");
    }
}
