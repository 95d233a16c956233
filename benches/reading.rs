//! Reading a delivery: we against the oracle, and the rivals against us.

use std::hint::black_box;

use deck_events::Event;
use measure::{Bar, Table};
use serde::de::DeserializeOwned;

use crate::bodies::{Body, Variant};
use crate::race::{contender, race};
use crate::rivals::{oracle, tagged, untagged, value_first};

/// We against the oracle, which has to look for nothing.
const TYPE_FIRST: Bar = Bar::AtMost(0.8);
/// Here the payload is passed over until it is known what it is.
const TYPE_LAST: Bar = Bar::AtMost(0.95);
/// The rivals against us.
const RIVALS: Bar = Bar::AtLeast(1.8);

/// The table without rows.
pub(crate) fn head() -> Table<10> {
    Table::new([
        "delivery",
        "bytes",
        "ns",
        "MB/s",
        "÷ oracle",
        "bar",
        "tagged ÷ ours",
        "untagged ÷ ours",
        "`Value` ÷ ours",
        "bar",
    ])
}

/// Adds a row for each variant of a delivery.
pub(crate) fn add<Name: DeserializeOwned, Payload: DeserializeOwned>(table: &mut Table<10>, body: &Body) {
    for variant in Variant::ALL {
        let bytes = body.variant(variant);
        let bytes = bytes.as_slice();
        let [ours, oracle, tagged, untagged, value_first] = race([
            &contender(|| Event::from_slice(black_box(bytes))),
            &contender(|| oracle::<Name, Payload>(black_box(bytes))),
            &contender(|| tagged(black_box(bytes))),
            &contender(|| untagged(black_box(bytes))),
            &contender(|| value_first(black_box(bytes))),
        ]);
        let to_oracle = ours.ratio_to(&oracle);
        let rivals = [tagged, untagged, value_first].map(|rival| rival.ratio_to(&ours));
        let fastest_rival = rivals.into_iter().fold(f64::INFINITY, f64::min);
        let bar = if variant.type_last { TYPE_LAST } else { TYPE_FIRST };
        let [tagged, untagged, value_first] = rivals.map(|ratio| format!("{ratio:.2}"));
        table.row([
            format!("{}, {}", body.name, variant.words()),
            bytes.len().to_string(),
            format!("{:.0}", ours.median()),
            format!("{:.0}", megabytes_per_second(bytes, ours.median())),
            format!("{to_oracle:.2}"),
            bar.judge(to_oracle),
            tagged,
            untagged,
            value_first,
            RIVALS.judge(fastest_rival),
        ]);
    }
}

/// Bytes in a nanosecond are gigabytes in a second.
fn megabytes_per_second(bytes: &[u8], nanoseconds: f64) -> f64 {
    let length = u32::try_from(bytes.len()).map_or(f64::NAN, f64::from);
    length / nanoseconds * 1e3
}
