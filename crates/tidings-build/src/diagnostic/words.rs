//! The words of messages: the one that was meant, several of them, and pieces of the author's.

use std::cmp::Reverse;

/// Whether a mistyped word is near enough to a valid one to mean it.
pub(crate) fn is_near(word: &str, valid: &str) -> bool {
    nearest(word, std::iter::once(valid)).is_some()
}

/// The valid word nearest to a mistyped one, if one is near enough to be meant.
pub(crate) fn nearest<'a>(word: &str, valid: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 100;
    if word.len() > LONGEST {
        return None;
    }
    let folded = word.to_lowercase();
    let length = folded.chars().count();
    // Words of very different lengths are not near; to know that takes no comparing.
    let furthest = |candidate: &str| {
        let other = candidate.chars().count();
        Some(length.max(other) / 3).filter(|furthest| length.abs_diff(other) <= *furthest)
    };
    valid
        .filter(|candidate| candidate.len() <= LONGEST)
        .filter_map(|candidate| Some((furthest(candidate)?, candidate)))
        .map(|(furthest, candidate)| {
            (strsim::damerau_levenshtein(&folded, &candidate.to_lowercase()), furthest, candidate)
        })
        .filter(|(distance, furthest, _)| distance <= furthest)
        // Of several that are as near, people get the beginning right.
        .min_by_key(|(distance, _, candidate)| (*distance, Reverse(shared(&folded, &candidate.to_lowercase()))))
        .map(|(.., candidate)| candidate)
}

/// How many characters two words begin with alike.
fn shared(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count()
}

/// `a`, `b` and `c`, each in backticks.
pub(crate) fn enumerate<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// Whether a character changes the order in which the text around it is shown (Unicode Standard Annex 9, section 2).
pub(crate) fn is_bidirectional(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text for messages, whatever of the author's is in it: on one line, without control characters.
pub(crate) fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || is_bidirectional(c) { ' ' } else { c }).collect()
}

/// The beginning of a text of the author's, for use in a message.
pub(crate) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String = text.chars().take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::{enumerate, nearest};

    #[test]
    fn the_nearest_word_is_found_or_none() {
        let valid = ["fields", "description", "type", "string", "int32", "order.placed", "order.paid"];
        for (word, expected) in [
            ("feilds", Some("fields")),
            ("desciption", Some("description")),
            ("String", Some("string")),
            ("tpye", Some("type")),
            ("order.payed", Some("order.paid")),
            ("zzz", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, valid.into_iter()), expected, "{word}");
        }
    }

    #[test]
    fn words_are_enumerated() {
        assert_eq!(enumerate(["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(enumerate(["a"]), "`a`");
    }
}
