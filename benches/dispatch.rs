//! Reading the same delivery with catalogues that have more and more events.

use std::hint::black_box;

use measure::dispatch::{deliveries, events_33, events_250, events_1000};
use measure::{Bar, Table};

use crate::race::{contender, race};

/// Flat within ten per cent.
const FLAT: Bar = Bar::AtMost(1.1);

/// Where the event stands in the catalogue, and what it costs to read it.
pub(crate) fn table() -> Table<8> {
    let mut table = Table::new(["the event", "33: ns", "250: ns", "1,000: ns", "250 ÷ 33", "bar", "1,000 ÷ 33", "bar"]);
    for (place, body) in deliveries() {
        let bytes = body.as_bytes();
        let [of_33, of_250, of_1000] = race([
            &contender(|| events_33::Event::from_slice(black_box(bytes))),
            &contender(|| events_250::Event::from_slice(black_box(bytes))),
            &contender(|| events_1000::Event::from_slice(black_box(bytes))),
        ]);
        let growth = [&of_250, &of_1000].map(|times| times.ratio_to(&of_33));
        let [growth_250, growth_1000] = growth.map(|ratio| format!("{ratio:.2}"));
        let [bar_250, bar_1000] = growth.map(|ratio| FLAT.judge(ratio));
        let [of_33, of_250, of_1000] = [of_33, of_250, of_1000].map(|times| format!("{:.0}", times.median()));
        table.row([place.to_owned(), of_33, of_250, of_1000, growth_250, bar_250, growth_1000, bar_1000]);
    }
    table
}
