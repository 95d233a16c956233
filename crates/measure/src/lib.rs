//! What the measurements share: catalogues of any size, and how numbers are shown.
//!
//! `cargo run --release -p measure` measures what takes minutes and writes `docs/performance.md`. The benchmark
//! `cargo bench -p deck-events` takes its catalogues of many events from here.

pub mod dispatch;
pub mod synthetic;

mod bar;
mod median;
mod table;

pub use bar::Bar;
pub use median::median;
pub use table::Table;
