//! Deliveries whose payload stands beside the name, and bodies that hold many of them. Deck has neither, so what would be
//! generated is written by hand.

use std::mem::size_of;

use tidings::{Batch, Broken, Fields, Unknown};

use crate::bodies::{COUNT, LONG, keys, list};

/// A delivery.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Event {
    pub(crate) at: i64,
    pub(crate) data: Data,
    pub(crate) unknown_fields: Fields,
}

tidings::impl_parted_event! {
    Event of Data, EventType {
        read from_slice,
        name [NamePart::key("t"), NamePart::key("c")],
        exact [],
        holders [],
        before [required "t", required "c"],
        payload PayloadPlace::Beside(Holder { key: "", holds: &["t", "c", "at"] }),
        id None,
        0 at: required "at",
    }
}
tidings::impl_batch! {
    Event {
        from_slice,
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Data {
    MailSent(Box<Mail>),
    Unknown(Unknown),
}

/// The one event that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum EventType {
    MailSent,
}

tidings::impl_data! {
    Data, EventType {
        MailSent = "mail.sent",
    }
}

/// What it carries.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mail {
    pub(crate) to: String,
    pub(crate) unknown_fields: Fields,
}

tidings::impl_object! {
    Mail {
        0 to: required "to",
    }
}

/// What a case is called, and how its body is made.
type Case = (&'static str, fn() -> String);

/// Single deliveries.
pub(crate) const SINGLE: &[Case] = &[
    ("many items beside an unknown name", || unknown(&format!(r#","j":{}"#, list("1")))),
    ("many keys beside an unknown name", || unknown(&keys("k", ","))),
    ("many keys on both sides of an unknown name", || divided("lost")),
    ("a long text beside an unknown name", || unknown(&format!(r#","j":"{}""#, "a".repeat(LONG)))),
    ("a long unknown name", || format!(r#"{{"t":"mail","c":"{}","at":1}}"#, r"\u0041".repeat(LONG / 6))),
    ("many items beside a name", || known(&format!(r#","j":{}"#, list("1")))),
    ("many keys beside a name", || known(&keys("k", ","))),
    ("many keys on both sides of a name", || divided("sent")),
    ("a long text in a field beside a name", || {
        format!(r#"{{"t":"mail","c":"sent","at":1,"to":"{}"}}"#, "a".repeat(LONG))
    }),
];

/// What each delivery of a body takes beside its text: its place in the list.
pub(crate) const PLACE: usize = size_of::<Result<Event, Broken>>();

/// What a broken one takes for its error.
pub(crate) const BROKEN: usize = 192;

/// Bodies with many deliveries, and what each of these takes elsewhere.
pub(crate) const MANY: &[(usize, Case)] = &[
    (BROKEN, ("many deliveries that are no objects", || list("1"))),
    (BROKEN, ("many deliveries without a name", || list("{}"))),
    (BROKEN, ("many deliveries that lack a field", || list(r#"{"t":"mail","c":"sent","at":1}"#))),
    (size_of::<Mail>(), ("many good deliveries", || list(r#"{"t":"mail","c":"sent","at":1,"to":"me"}"#))),
    (size_of::<Unknown>(), ("many unknown deliveries", || list(r#"{"t":"mail","c":"lost","at":1}"#))),
];

/// How many deliveries such a body holds.
pub(crate) fn read_many(body: &[u8]) -> Batch<Event> {
    let batch = Batch::from_slice(body).expect("the body is a list");
    assert_eq!(batch.deliveries.len(), COUNT);
    batch
}

fn unknown(fields: &str) -> String {
    format!(r#"{{"t":"mail","c":"lost","at":1{fields}}}"#)
}

fn known(fields: &str) -> String {
    format!(r#"{{"t":"mail","c":"sent","at":1,"to":"me"{fields}}}"#)
}

fn divided(name: &str) -> String {
    let keys = |before| keys(before, "").trim_start_matches(',').to_owned();
    format!(r#"{{{},"t":"mail","to":"me","c":"{name}",{},"at":1}}"#, keys("a"), keys("b"))
}
