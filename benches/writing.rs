//! Writing a delivery: we against the oracle.

use std::hint::black_box;

use deck_events::Event;
use measure::Table;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::bodies::{Body, Variant};
use crate::race::{contender, race};
use crate::rivals::oracle;

/// The table without rows.
pub(crate) fn head() -> Table<5> {
    Table::new(["delivery", "bytes", "ns", "oracle ns", "÷ oracle"])
}

/// Adds a row for a delivery. The oracle writes as many bytes, but for nulls, which it does not keep.
pub(crate) fn add<Name, Payload>(table: &mut Table<5>, body: &Body)
where
    Name: DeserializeOwned + Serialize,
    Payload: DeserializeOwned + Serialize,
{
    let bytes = body.variant(Variant::PLAIN);
    let event = Event::from_slice(&bytes).expect("the delivery can be read");
    let known = oracle::<Name, Payload>(&bytes).expect("the oracle knows what comes");
    let [ours, oracle] =
        race([&contender(|| black_box(&event).to_vec()), &contender(|| serde_json::to_vec(black_box(&known)))]);
    table.row([
        body.name.to_owned(),
        bytes.len().to_string(),
        format!("{:.0}", ours.median()),
        format!("{:.0}", oracle.median()),
        format!("{:.2}", ours.ratio_to(&oracle)),
    ]);
}
