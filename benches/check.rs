//! Whether everybody reads the same: who is fast because something is left out does not count.

use deck_events::{Data, Event};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::bodies::{Body, Variant};
use crate::rivals::{oracle, tagged, untagged, value_first};

/// Stops the benchmark unless each variant of the delivery is read by us without loss, and by all others without
/// loss of what the catalogue knows.
pub(crate) fn everybody_reads_the_same<Name, Payload>(body: &Body)
where
    Name: DeserializeOwned + Serialize,
    Payload: DeserializeOwned + Serialize,
{
    let plain = json(&body.variant(Variant::PLAIN));
    let known = without_nulls(plain);
    for variant in Variant::ALL {
        let bytes = body.variant(variant);
        we_read_all(&bytes, variant);
        let others = [
            written(oracle::<Name, Payload>(&bytes)),
            written(tagged(&bytes)),
            written(untagged(&bytes)),
            written(value_first(&bytes)),
        ];
        for other in others {
            assert_eq!(other, known, "{}, {}", body.name, variant.words());
        }
    }
}

/// Nothing is lost, nothing deviates, and known fields are not kept as unknown ones.
fn we_read_all(bytes: &[u8], variant: Variant) {
    let event = Event::from_slice(bytes).expect("the delivery can be read");
    assert_eq!(json(&event.to_vec()), json(bytes));
    assert!(event.deviations().is_empty());
    let in_payload = match &event.data {
        Data::CredentialVerified(credential) => &credential.unknown_fields,
        Data::TaskRunCompleted(run) | Data::TaskRunInteractionRequired(run) => &run.unknown_fields,
        Data::AgentUpdated(agent) => &agent.unknown_fields,
        _ => panic!("none of the deliveries is of the type `{}`", event.type_name()),
    };
    let expected = if variant.unknown { (2, 3) } else { (0, 0) };
    assert_eq!((event.unknown_fields.iter().count(), in_payload.iter().count()), expected);
}

/// What somebody has read. Written, absent and null are one.
fn written<T: Serialize>(read: Result<T, serde_json::Error>) -> Value {
    let value = read.and_then(serde_json::to_value).expect("the delivery can be read, and what was read be written");
    without_nulls(value)
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("deliveries are JSON")
}

fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter().filter(|(_, value)| !value.is_null());
            members.map(|(key, value)| (key, without_nulls(value))).collect()
        }
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        scalar => scalar,
    }
}
