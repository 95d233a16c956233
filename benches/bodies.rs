//! The deliveries that are read: each file in `bodies/` as a producer sends it, and variants of it.

use serde::Deserialize;
use serde_json::value::RawValue;

/// A delivery of `bodies/`.
pub(crate) struct Body {
    /// What it is called.
    pub(crate) name: &'static str,
    text: &'static str,
}

/// How a variant of a delivery is made.
#[derive(Clone, Copy)]
pub(crate) struct Variant {
    /// Whether the event's name stands behind the payload.
    pub(crate) type_last: bool,
    /// Whether envelope and payload have fields that the catalogue does not know.
    pub(crate) unknown: bool,
}

/// The members of a delivery as they are written.
#[derive(Deserialize)]
struct Members<'a> {
    #[serde(borrow)]
    id: &'a RawValue,
    #[serde(borrow)]
    object: &'a RawValue,
    #[serde(borrow, rename = "type")]
    name: &'a RawValue,
    #[serde(borrow)]
    data: &'a RawValue,
    #[serde(borrow)]
    created_at: &'a RawValue,
}

/// The sample of Deck's documentation.
pub(crate) const CREDENTIAL: Body = Body { name: "credential", text: include_str!("bodies/credential.json") };
/// A run with every field, most of them with a value.
pub(crate) const TASK_RUN: Body = Body { name: "task run", text: include_str!("bodies/task_run.json") };
/// A run with lists of errors and of fields to fill in, which hold free JSON.
pub(crate) const INTERACTION: Body = Body { name: "interaction", text: include_str!("bodies/interaction.json") };
/// An agent with a list of tasks, all of it typed.
pub(crate) const AGENT: Body = Body { name: "agent", text: include_str!("bodies/agent.json") };

impl Variant {
    pub(crate) const PLAIN: Self = Self { type_last: false, unknown: false };
    pub(crate) const ALL: [Self; 4] = [
        Self::PLAIN,
        Self { type_last: true, unknown: false },
        Self { type_last: false, unknown: true },
        Self { type_last: true, unknown: true },
    ];

    /// The variant in words.
    pub(crate) fn words(self) -> &'static str {
        match (self.type_last, self.unknown) {
            (false, false) => "type first",
            (true, false) => "type last",
            (false, true) => "type first, unknown fields",
            (true, true) => "type last, unknown fields",
        }
    }
}

impl Body {
    /// The bytes of a variant.
    pub(crate) fn variant(&self, variant: Variant) -> Vec<u8> {
        let members: Members<'_> = serde_json::from_str(self.text).expect("each file holds the members of a delivery");
        let Members { id, object, name, data, created_at } = members;
        let mut data = data.get().to_owned();
        let mut envelope = format!(r#""id":{id},"object":{object}"#);
        if variant.unknown {
            data.truncate(data.len() - 1);
            data += r#","workspace_id":"wksp_5h7j9k1l","labels":["invoices","monthly"],"retry":{"attempt":2,"of":5}}"#;
            envelope += r#","api_version":"2025-01-01","live":true"#;
        }
        let rest = if variant.type_last {
            format!(r#""data":{data},"created_at":{created_at},"type":{name}"#)
        } else {
            format!(r#""type":{name},"data":{data},"created_at":{created_at}"#)
        };
        format!("{{{envelope},{rest}}}").into_bytes()
    }
}
