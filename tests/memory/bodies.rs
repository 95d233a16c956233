//! Bodies that are as large as a hostile producer can make them.

use std::fmt::Write as _;
use std::mem::size_of;

use deck_events::{AgentTask, InteractionField, Json, SessionTaskRun, TaskRunError};

/// What becomes of a body.
#[derive(Clone, Copy)]
pub(crate) enum Expected {
    /// It arrives, and nothing deviates.
    Event,
    /// It arrives with one deviation.
    Deviation,
    /// It does not, and the error has this path.
    Error(&'static str),
}

/// What it is called, how it is made, what becomes of it.
pub(crate) type Case = (&'static str, fn() -> String, Expected);

/// By how much everything is smaller where nothing is optimised, so that the test stays short.
pub(crate) const SMALLER: usize = if cfg!(debug_assertions) { 10 } else { 1 };

/// How many keys or items.
pub(crate) const COUNT: usize = 1_000_000 / SMALLER;

/// How many bytes a long text has.
pub(crate) const LONG: usize = 50_000_000 / SMALLER;

/// How many digits a long number has.
const DIGITS: usize = 10_000_000 / SMALLER;

/// Bodies that hold no typed list and no typed map.
pub(crate) const CASES: &[Case] = &[
    ("a long text in an unknown field", || agent(&format!(r#","x":"{}""#, long())), Expected::Event),
    ("a long text in a known field", || agent(&format!(r#","name":"{}""#, long())), Expected::Event),
    ("a long text in an enum", || session(&format!(r#","status":"{}""#, long())), Expected::Event),
    ("a long text as id", || delivery("agent.created", &agent_called(&long()), ""), Expected::Event),
    ("a long text as time", || body_at("agent.created", &agent_called("a"), &long()), Expected::Event),
    ("a long text in free JSON", || task(&format!(r#","storage":"{}""#, long())), Expected::Event),
    ("a long text in an unknown event", || unknown(&format!("\"{}\"", long())), Expected::Event),
    ("a long text as name of the event", || delivery(&long(), "{}", ""), Expected::Event),
    ("a long text as key", || agent(&format!(r#","{}":0"#, long())), Expected::Event),
    ("a long text in the envelope", || enveloped(&format!(r#","x":"{}""#, long())), Expected::Event),
    ("a long text of another type", || session(&format!(r#","runtime_ms":"{}""#, long())), Expected::Deviation),
    ("escapes in an unknown field", || agent(&format!(r#","x":"{}""#, escapes())), Expected::Event),
    ("escapes in a known field", || agent(&format!(r#","name":"{}""#, escapes())), Expected::Event),
    ("short escapes in a known field", || agent(&format!(r#","name":"{}""#, r"\n".repeat(LONG / 2))), Expected::Event),
    ("escapes in an enum", || session(&format!(r#","status":"{}""#, escapes())), Expected::Event),
    ("escapes in free JSON", || task(&format!(r#","storage":"{}""#, escapes())), Expected::Event),
    ("escapes in a key", || agent(&format!(r#","{}":0"#, escapes())), Expected::Event),
    ("escapes in the name of the event", || delivery(&escapes(), "{}", ""), Expected::Event),
    ("half a pair behind a long text", || agent(&format!(r#","name":"{}\ud800""#, long())), Expected::Deviation),
    ("many keys in the envelope", || enveloped(&keys("k", ",")), Expected::Event),
    ("many keys in a payload", || agent(&keys("k", ",")), Expected::Event),
    (
        "many keys in a nested object",
        || source(&format!(r#","website":{{{}}}"#, keys("", "").trim_start_matches(','))),
        Expected::Event,
    ),
    ("many keys of three bytes", || agent(&short_keys()), Expected::Event),
    ("many keys with escapes", || agent(&keys(r"\u006b", ",")), Expected::Event),
    ("many keys in free JSON", || task(&format!(r#","storage":{}"#, object())), Expected::Event),
    ("many keys in an unknown event", || unknown(&object()), Expected::Event),
    ("many keys before the type", || waiting(&object()), Expected::Event),
    ("a known key many times", || agent(&r#","name":"a""#.repeat(COUNT)), Expected::Error("data[key 3]")),
    (
        "one key many times in free JSON",
        || task(&format!(r#","storage":{{"k":0{}}}"#, r#","k":0"#.repeat(COUNT))),
        Expected::Event,
    ),
    ("a long number in an unknown field", || agent(&format!(r#","x":{}"#, digits())), Expected::Event),
    ("a long number for an integer", || session(&format!(r#","runtime_ms":{}"#, digits())), Expected::Deviation),
    (
        "a long whole number for an integer",
        || session(&format!(r#","runtime_ms":1.{}"#, "0".repeat(DIGITS))),
        Expected::Event,
    ),
    ("a long exponent for an integer", || session(&format!(r#","runtime_ms":1e{}"#, digits())), Expected::Deviation),
    ("many lists that open", || "[".repeat(COUNT), Expected::Error("")),
    ("many lists that open in a payload", || agent(&format!(r#","x":{}"#, "[".repeat(COUNT))), Expected::Error("data")),
    ("many lists that open before the type", || waiting(&"[".repeat(COUNT)), Expected::Error("")),
    ("many objects that open", || r#"{"a":"#.repeat(COUNT), Expected::Error("")),
    ("many items in free JSON", || task(&format!(r#","storage":{}"#, list("0"))), Expected::Event),
    ("many items in an unknown event", || unknown(&list("0")), Expected::Event),
    ("many items in an unknown field", || agent(&format!(r#","x":{}"#, list("0"))), Expected::Event),
    ("many items of another type", || session(&format!(r#","runtime_ms":{}"#, list("0"))), Expected::Deviation),
    ("much white space", || format!("{}[]", " \n".repeat(LONG / 2)), Expected::Error("")),
    ("many lines before a mistake", || agent(&format!(",{}", "\n".repeat(LONG))), Expected::Error("data")),
    ("one key many times", || agent(&r#","k":0"#.repeat(COUNT)), Expected::Error("data[key 3]")),
    ("one key many times in the envelope", || enveloped(&r#","k":0"#.repeat(COUNT)), Expected::Error("[key 6]")),
];

/// What an entry of a map takes beside its text: key and value, and its place in the order of the keys.
const ENTRY: usize = size_of::<(Box<str>, Json)>() + size_of::<usize>();

/// Bodies with many of the shortest items in a typed list or map, and the size of an item's Rust type.
pub(crate) const TYPED: &[(usize, Case)] = &[
    (size_of::<String>(), ("a list of texts", || events(&list(r#""""#)), Expected::Event)),
    (
        size_of::<String>(),
        ("a list of texts and a number", || events(&list(r#""""#).replace("\"]", "\",0]")), Expected::Deviation),
    ),
    (size_of::<Json>(), ("a list of free JSON", || run(&format!(r#","storage":{}"#, list("0"))), Expected::Event)),
    (
        size_of::<AgentTask>(),
        ("a list of an agent's tasks", || agent(&format!(r#","tasks":{}"#, list("{}"))), Expected::Event),
    ),
    (
        size_of::<SessionTaskRun>(),
        ("a list of a session's runs", || session(&format!(r#","task_runs":{}"#, list("{}"))), Expected::Event),
    ),
    (
        size_of::<TaskRunError>(),
        ("a list of a run's errors", || run(&format!(r#","errors":{}"#, list("{}"))), Expected::Event),
    ),
    (
        size_of::<InteractionField>(),
        (
            "a list of a form's fields",
            || run(&format!(r#","interaction":{{"fields":{}}}"#, list("{}"))),
            Expected::Event,
        ),
    ),
    (ENTRY, ("a map", || config(&object()), Expected::Event)),
    (
        ENTRY,
        (
            "one key many times in a map",
            || config(&format!("{{{}}}", vec![r#""k":0"#; COUNT].join(","))),
            Expected::Error("data.config[key 1]"),
        ),
    ),
];

fn long() -> String {
    "a".repeat(LONG)
}

fn escapes() -> String {
    r"\u0041".repeat(LONG / 6)
}

fn digits() -> String {
    "7".repeat(DIGITS)
}

pub(crate) fn list(item: &str) -> String {
    format!("[{item}{}]", format!(",{item}").repeat(COUNT - 1))
}

/// As many different keys, with something before each.
pub(crate) fn keys(before: &str, first: &str) -> String {
    let mut keys = first.trim_start_matches(',').to_owned();
    for key in 0..COUNT {
        let _ = write!(keys, r#","{before}{key:x}":0"#);
    }
    keys
}

/// As many different keys of three bytes as there are.
fn short_keys() -> String {
    let plain: Vec<char> = (' '..='~').filter(|c| !matches!(c, '"' | '\\')).collect();
    let mut keys = String::new();
    for key in 0..plain.len().pow(3).min(COUNT) {
        let parts = [key % plain.len(), key / plain.len() % plain.len(), key / plain.len().pow(2)];
        let [first, second, third] = parts.map(|part| plain[part]);
        let _ = write!(keys, r#","{first}{second}{third}":0"#);
    }
    keys
}

fn object() -> String {
    format!("{{{}}}", keys("", "").trim_start_matches(','))
}

fn agent(fields: &str) -> String {
    delivery("agent.created", &payload("agent", fields), "")
}

fn source(fields: &str) -> String {
    delivery("source.created", &payload("source", fields), "")
}

fn session(fields: &str) -> String {
    delivery("session.idle", &payload("session", fields), "")
}

fn task(fields: &str) -> String {
    delivery("task.created", &payload("task", fields), "")
}

fn run(fields: &str) -> String {
    delivery("task_run.failed", &payload("task_run", fields), "")
}

fn events(list: &str) -> String {
    delivery("event_destination.activated", &payload("event_destination", &format!(r#","events":{list}"#)), "")
}

fn config(map: &str) -> String {
    delivery("event_destination.activated", &payload("event_destination", &format!(r#","config":{map}"#)), "")
}

fn unknown(data: &str) -> String {
    delivery("moon.rose", data, "")
}

fn enveloped(fields: &str) -> String {
    delivery("agent.created", &payload("agent", ""), fields)
}

fn payload(object: &str, fields: &str) -> String {
    format!(r#"{{"id":"a","object":"{object}"{fields}}}"#)
}

fn agent_called(id: &str) -> String {
    payload("agent", "").replacen("\"a\"", &format!("\"{id}\""), 1)
}

fn delivery(name: &str, data: &str, fields: &str) -> String {
    format!(r#"{{"id":"e","object":"event","type":"{name}","created_at":"x","data":{data}{fields}}}"#)
}

fn body_at(name: &str, data: &str, created_at: &str) -> String {
    format!(r#"{{"id":"e","object":"event","type":"{name}","created_at":"{created_at}","data":{data}}}"#)
}

/// The payload of an unknown event before its name.
fn waiting(data: &str) -> String {
    format!(r#"{{"data":{data},"id":"e","object":"event","type":"moon.rose","created_at":"x"}}"#)
}
