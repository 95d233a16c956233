//! Contenders run side by side, so that what disturbs one disturbs all.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How often each contender runs its batch.
const ROUNDS: usize = 150;

/// The least time of a batch: long beside the clock's grain, short beside what disturbs.
const BATCH: Duration = Duration::from_millis(1);

/// The nanoseconds that a contender took, round by round.
pub(crate) struct Times(Vec<f64>);

impl Times {
    /// The nanoseconds in the middle.
    pub(crate) fn median(&self) -> f64 {
        measure::median(self.0.iter().copied())
    }

    /// How many times as long as the other it took: the middle of what the rounds say, each for itself.
    pub(crate) fn ratio_to(&self, other: &Self) -> f64 {
        measure::median(self.0.iter().zip(&other.0).map(|(mine, others)| mine / others))
    }
}

/// Work as a contender: what it makes is made in full, and dropped within the time.
pub(crate) fn contender<T>(work: impl Fn() -> T) -> impl Fn() {
    move || drop(black_box(work()))
}

/// Runs all contenders in each round, one after the other.
pub(crate) fn race<const N: usize>(contenders: [&dyn Fn(); N]) -> [Times; N] {
    let sizes = contenders.map(batch_size);
    let mut times = [(); N].map(|()| Times(Vec::with_capacity(ROUNDS)));
    for _ in 0..ROUNDS {
        for ((contender, size), times) in contenders.iter().zip(sizes).zip(&mut times) {
            times.0.push(batch(contender, size).as_secs_f64() * 1e9 / f64::from(size));
        }
    }
    times
}

/// How many calls fill a batch. Finding out warms up as well.
fn batch_size(contender: &dyn Fn()) -> u32 {
    let mut size = 1;
    while batch(contender, size) < BATCH {
        size *= 2;
    }
    size
}

fn batch(contender: &dyn Fn(), size: u32) -> Duration {
    let start = Instant::now();
    for _ in 0..size {
        contender();
    }
    start.elapsed()
}
