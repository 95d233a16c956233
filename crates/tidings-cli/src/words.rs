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

/// A word of a command line, in quotes if a shell would take it for something else.
pub(crate) fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | ':' | ',' | '+' | '@' | '=');
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
