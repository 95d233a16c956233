//! The rows.

use super::Example::{Body, Customer, Envelope, Name, Payload};
use super::{Row, Schema, Types};
use crate::tree::{Member, Tree};

/// Those of objects that are told apart by their fields, `CustomerId | Customer | DeletedCustomer`.
pub const TOLD: &[Row] = &[
    Row {
        case: "broken one of the first type, sound as one of the second",
        example: Customer("{\"id\": \"cus_1\", \"object\": \"customer\", \"created_at\": 5, \"deleted\": true}"),
        schema: Schema::Accepts,
        types: Types::Deviation,
        why: "It has what tells a `Customer`, so the SDK takes it for one and says what is broken in it; the schema is \
              content with any of them.",
    },
    Row {
        case: "sound as one of both",
        example: Customer(
            "{\"id\": \"cus_1\", \"object\": \"customer\", \"created_at\": \"2026-01-01T00:00:00Z\", \"deleted\": true}",
        ),
        schema: Schema::Accepts,
        types: Types::Event,
        why: "It is a `Customer`, the first that it can be; what tells a `DeletedCustomer` is an unknown field of it.",
    },
    Row {
        case: "of neither",
        example: Customer("{\"id\": \"cus_1\", \"object\": \"customer\"}"),
        schema: Schema::Refuses,
        types: Types::Deviation,
        why: "Nothing tells what it is.",
    },
];

/// All rows of Deck's catalogue, in the order of the page.
pub const ROWS: &[Row] = &[
    Row {
        case: "event that the catalogue does not know",
        example: Name("\"task_run.paused\""),
        schema: Schema::Refuses,
        types: Types::Unknown,
        why: "A schema lists what is known; the SDK keeps what is not.",
    },
    Row {
        case: "name that is nearly a known one",
        example: Name("\"Task_run.completed\""),
        schema: Schema::Refuses,
        types: Types::Unknown,
        why: "Names are matched exactly; an event is never taken for another one.",
    },
    Row {
        case: "key twice in the envelope",
        example: Envelope("\"id\": \"evt_2\""),
        schema: Schema::Accepts,
        types: Types::Error,
        why: "Most readers keep the last value without a word; the SDK cannot know which one counts.",
    },
    Row {
        case: "event's name twice",
        example: Envelope("\"type\": \"task_run.failed\""),
        schema: Schema::Accepts,
        types: Types::Error,
        why: "Another reader would take it for the other event.",
    },
    Row {
        case: "key twice in a payload",
        example: Payload("\"status\": \"running\", \"status\": \"failed\""),
        schema: Schema::Accepts,
        types: Types::Error,
        why: "As in the envelope.",
    },
    Row {
        case: "key twice in two spellings",
        example: Payload("\"status\": \"running\", \"\\u0073tatus\": \"failed\""),
        schema: Schema::Accepts,
        types: Types::Error,
        why: "Both are the same key.",
    },
    Row {
        case: "unknown key twice",
        example: Payload("\"later\": 1, \"later\": 2"),
        schema: Schema::Accepts,
        types: Types::Error,
        why: "A key of tomorrow may be one that counts.",
    },
    Row {
        case: "key twice in free JSON",
        example: Payload("\"output\": {\"a\": 1, \"a\": 2}"),
        schema: Schema::Accepts,
        types: Types::Event,
        why: "The SDK keeps free JSON as it came, both values included.",
    },
    Row {
        case: "integer that a reader rounds to a whole number",
        example: Payload("\"runtime_ms\": 7.00000000000000000001"),
        schema: Schema::Accepts,
        types: Types::Deviation,
        why: "It is no integer; a reader that holds numbers as doubles makes one of it.",
    },
    Row {
        case: "integer at the end of the range, with an exponent",
        example: Payload("\"runtime_ms\": 9223372036854775807e0"),
        schema: Schema::Refuses,
        types: Types::Event,
        why: "It is 2^63 - 1 and fits; a reader that holds it as a double makes 2^63 of it, which does not.",
    },
    Row {
        case: "integer beyond every double",
        example: Payload("\"runtime_ms\": 1e400"),
        schema: Schema::Unreadable,
        types: Types::Deviation,
        why: "The SDK reads every number that JSON can spell; this one is out of the field's range.",
    },
    Row {
        case: "number beyond every double in free JSON",
        example: Payload("\"output\": 1e400"),
        schema: Schema::Unreadable,
        types: Types::Event,
        why: "The SDK keeps its digits.",
    },
    Row {
        case: "400 digits in an unknown field",
        example: Body("`{…, \"later\": 777…}`", |body| with_member(body, "later", Tree::scalar("7".repeat(400)))),
        schema: Schema::Unreadable,
        types: Types::Event,
        why: "The SDK keeps all of them.",
    },
    Row {
        case: "many digits in free JSON",
        example: Payload("\"output\": 12345678901234567890123"),
        schema: Schema::Accepts,
        types: Types::Event,
        why: "The reader rounds it, which no schema notices; the SDK keeps its digits.",
    },
    Row {
        case: "half a surrogate pair in an optional text",
        example: Payload("\"workflow_id\": \"\\ud800\""),
        schema: Schema::Unreadable,
        types: Types::Deviation,
        why: "JSON can spell it, a text in Rust cannot hold it; the field keeps what came.",
    },
    Row {
        case: "half a surrogate pair in a required text",
        example: Name("\"task_run.completed\\ud800\""),
        schema: Schema::Unreadable,
        types: Types::Error,
        why: "There is no other place to keep it in.",
    },
    Row {
        case: "half a surrogate pair in free JSON",
        example: Payload("\"output\": \"\\ud800\""),
        schema: Schema::Unreadable,
        types: Types::Event,
        why: "The SDK keeps free JSON as it came.",
    },
    Row {
        case: "half a surrogate pair in a key",
        example: Payload("\"\\ud800\": 1"),
        schema: Schema::Unreadable,
        types: Types::Event,
        why: "The SDK keeps a field that it does not know as it came, its key included.",
    },
    Row {
        case: "text that is not in its format",
        example: Payload("\"created_at\": \"yesterday\""),
        schema: Schema::AcceptsUnlessFormats,
        types: Types::Event,
        why: "A format is an annotation unless a validator is told otherwise; the SDK keeps the text, and converting \
              it says that it is no time stamp.",
    },
    Row {
        case: "128 lists and objects in each other",
        example: Body("`{…, \"later\": [[[…]]]}`", |body| with_member(body, "later", deep(127))),
        schema: Schema::Unreadable,
        types: Types::Event,
        why: "Readers have limits of their own; that of the SDK is 128.",
    },
    Row {
        case: "129 lists and objects in each other",
        example: Body("`{…, \"later\": [[[…]]]}`", |body| with_member(body, "later", deep(128))),
        schema: Schema::Unreadable,
        types: Types::Error,
        why: "Beyond the limit nothing is read.",
    },
    Row {
        case: "byte order mark",
        example: Body("`EF BB BF` before the body", |body| format!("\u{feff}{body}").into_bytes()),
        schema: Schema::Unreadable,
        types: Types::Error,
        why: "JSON has none (RFC 8259, section 8.1).",
    },
    Row {
        case: "bytes that are no UTF-8",
        example: Body("`{…, \"later\": \"\\xff\"}`", |body| {
            let text = with_member(body, "later", Tree::text("?"));
            text.into_iter().map(|byte| if byte == b'?' { 0xff } else { byte }).collect()
        }),
        schema: Schema::Unreadable,
        types: Types::Error,
        why: "It is no JSON.",
    },
    Row {
        case: "no JSON",
        example: Body("the body without its last character", |body| {
            let text = body.to_string();
            text.trim_end_matches('}').as_bytes().to_vec()
        }),
        schema: Schema::Unreadable,
        types: Types::Error,
        why: "It is cut off.",
    },
    Row {
        case: "something behind the body",
        example: Body("the body twice", |body| format!("{body}{body}").into_bytes()),
        schema: Schema::Unreadable,
        types: Types::Error,
        why: "A body is one JSON value.",
    },
    Row {
        case: "nothing",
        example: Body("an empty body", |_| Vec::new()),
        schema: Schema::Unreadable,
        types: Types::Error,
        why: "A body is one JSON value.",
    },
];

fn with_member(body: &Tree, key: &str, value: Tree) -> Vec<u8> {
    let member = Member::new(key, value);
    Tree::Object(body.members().iter().cloned().chain([member]).collect()).to_string().into_bytes()
}

/// So many lists in each other.
fn deep(levels: usize) -> Tree {
    (0..levels).fold(Tree::scalar("1"), |inner, _| Tree::List(vec![inner]))
}
