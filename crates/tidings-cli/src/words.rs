//! Words of messages.

/// `1 event`, `2 events`.
pub(crate) fn count(number: usize, what: &str) -> String {
    let (stem, end) = match what.strip_suffix('y') {
        Some(stem) if number != 1 => (stem, "ies"),
        _ if number == 1 => (what, ""),
        _ => (what, "s"),
    };
    format!("{number} {stem}{end}")
}
