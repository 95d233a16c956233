//! The middle of some numbers.

/// The middle of some numbers: half of the others are not less, half are not more. Of an even count it is the mean of
/// the two in the middle, of none it is no number.
///
/// ```
/// assert_eq!(measure::median([3.0, 1.0, 2.0]), 2.0);
/// assert_eq!(measure::median([4.0, 1.0, 2.0, 3.0]), 2.5);
/// assert!(measure::median([]).is_nan());
/// ```
#[must_use]
pub fn median(numbers: impl IntoIterator<Item = f64>) -> f64 {
    let mut numbers: Vec<f64> = numbers.into_iter().collect();
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    match (numbers.get(middle), numbers.len() % 2, middle.checked_sub(1).and_then(|before| numbers.get(before))) {
        (Some(above), 0, Some(below)) => f64::midpoint(*below, *above),
        (Some(middle), ..) => *middle,
        (None, ..) => f64::NAN,
    }
}
