//! The words of a wire name, put together as Rust writes names.

use super::taken::KEYWORDS;

/// `snake_case`, with `_` behind a keyword; `None` if no letter or digit is left.
pub(super) fn snake(wire: &str) -> Option<String> {
    let name = words(wire).join("_");
    let name = if name.starts_with(|c: char| c.is_ascii_digit()) { format!("n{name}") } else { name };
    match name.as_str() {
        "" => None,
        word if KEYWORDS.contains(&word) => Some(format!("{word}_")),
        _ => Some(name),
    }
}

/// `UpperCamelCase`, `None` if no letter or digit is left.
pub(super) fn upper_camel(wire: &str) -> Option<String> {
    let mut name = String::new();
    for word in words(wire) {
        // Two numbers side by side stay two: `1.0` is no `10`.
        if name.ends_with(|c: char| c.is_ascii_digit()) && word.starts_with(|c: char| c.is_ascii_digit()) {
            name.push('_');
        }
        name.extend(word.chars().take(1).map(|c| c.to_ascii_uppercase()));
        name.push_str(word.get(1..).unwrap_or_default());
    }
    (!name.is_empty()).then_some(name)
}

/// The words of a name in lower case: `iDealConsumerIBAN` is `i`, `deal`, `consumer`, `iban`.
///
/// Words end at everything that is no ASCII letter or digit, before a capital behind a small letter or digit, and
/// before the last capital of several if a small letter follows. A sign before a digit is a word of its own, so that
/// `+1` and `-1` differ. A name with letters beyond ASCII has no words: what was left of it would be misread.
fn words(wire: &str) -> Vec<String> {
    if wire.chars().any(|c| c.is_alphanumeric() && !c.is_ascii()) {
        return Vec::new();
    }
    let chars: Vec<char> = wire.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for (at, &c) in chars.iter().enumerate() {
        let previous = at.checked_sub(1).map(|before| chars[before]);
        let next = chars.get(at + 1).copied();
        let starts_sign = previous.is_none() && next.is_some_and(|c| c.is_ascii_digit());
        match c {
            '+' if starts_sign => words.push("plus".to_owned()),
            '-' if starts_sign => words.push("minus".to_owned()),
            c if c.is_ascii_alphanumeric() => {
                let hump = c.is_ascii_uppercase()
                    && (previous.is_some_and(|p| p.is_ascii_lowercase() || p.is_ascii_digit())
                        || previous.is_some_and(|p| p.is_ascii_uppercase())
                            && next.is_some_and(|n| n.is_ascii_lowercase()));
                if !open || hump {
                    words.push(String::new());
                }
                open = true;
                words.last_mut().expect("a word was just begun").push(c.to_ascii_lowercase());
            }
            _ => open = false,
        }
    }
    words
}
