//! Random choices that are the same in every run.

/// A random number generator with a fixed seed: `SplitMix64` (Steele, Lea and Flood, 2014).
///
/// It makes the random samples, and whoever tries a catalogue with values of their own can make them repeatable by it.
///
/// ```
/// use tidings_build::Random;
///
/// assert_eq!(Random::new(7).number(), Random::new(7).number());
/// assert!(["red", "green"].contains(&Random::new(7).pick(&["red", "green"])));
/// ```
#[derive(Clone, Debug)]
pub struct Random {
    state: u64,
}

impl Random {
    /// The choices that this seed makes, on every machine.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// Any number of 64 bits, each as likely as the others.
    pub fn number(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below a bound.
    ///
    /// # Panics
    ///
    /// If the bound is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).expect("no length needs more than 64 bits");
        usize::try_from(self.number() % bound).expect("it is below a bound that fits")
    }

    /// `true` once in so many times.
    ///
    /// # Panics
    ///
    /// If that is never: in 0 times.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of several.
    ///
    /// # Panics
    ///
    /// If there is none.
    pub fn pick<T: Copy>(&mut self, several: &[T]) -> T {
        *several.get(self.below(several.len())).expect("it is below the length")
    }
}
