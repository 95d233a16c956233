//! What a number is held to.

/// What a number is held to.
#[derive(Clone, Copy, Debug)]
pub enum Bar {
    /// It should not be more.
    AtMost(f64),
    /// It should not be less.
    AtLeast(f64),
}

impl Bar {
    /// The bar, and whether the number holds it. A number that is none does not.
    ///
    /// ```
    /// use measure::Bar;
    ///
    /// assert_eq!(Bar::AtMost(0.8).judge(0.75), "≤ 0.8 met");
    /// assert_eq!(Bar::AtLeast(1.8).judge(1.75), "≥ 1.8 MISSED");
    /// ```
    #[must_use]
    pub fn judge(self, number: f64) -> String {
        let (sign, bar, holds) = match self {
            Self::AtMost(bar) => ('≤', bar, number <= bar),
            Self::AtLeast(bar) => ('≥', bar, number >= bar),
        };
        format!("{sign} {bar} {}", if holds { "met" } else { "MISSED" })
    }
}
