//! Sentences and code within Markdown, whatever they contain.

use std::fmt::Write as _;

use crate::json::Json;

/// The texts one behind the other, each as a sentence; `None` if there is nothing to say.
///
/// Behind and before a text of several lines a new paragraph begins, for it may end in a list or in a block of code.
pub(crate) fn paragraph<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Option<String> {
    let mut out = String::new();
    for text in texts {
        let text = sentence(text.as_ref());
        if !out.is_empty() && !text.is_empty() {
            out += if out.contains('\n') || text.contains('\n') { "\n\n" } else { " " };
        }
        out += &text;
    }
    (!out.is_empty()).then_some(out)
}

/// The text with a full stop, if it has no end of its own. Several lines are left alone: their author punctuated them.
pub(crate) fn sentence(text: &str) -> String {
    let text = text.trim();
    let words = text.trim_end_matches([')', '"', '\'', '*', '_']);
    let ended = text.is_empty() || text.contains('\n') || words.ends_with(['.', '!', '?', ':', '…']);
    if ended { text.to_owned() } else { format!("{text}.") }
}

/// What begins a sentence.
#[cfg(feature = "outputs")]
pub(crate) fn capitalised(what: &str) -> String {
    let mut letters = what.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// Whether a character changes the direction of the text behind it (UAX #9), so that readers see another text, or ends
/// the line for some readers and not for others.
pub(crate) fn reorders(c: char) -> bool {
    matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A JSON string in which such characters are escaped too.
pub(crate) fn visible(json: &str) -> String {
    json.chars().fold(String::new(), |mut out, c| {
        let _ = if reorders(c) { write!(out, "\\u{:04x}", u32::from(c)) } else { out.write_char(c) };
        out
    })
}

/// The text as code within Markdown, whatever it contains.
///
/// What a reader could not see (nothing at all, blanks at the edges, control characters) is shown as a JSON string.
pub(crate) fn code_span(text: &str) -> String {
    let hidden = text.is_empty() || text.trim() != text || text.contains(|c: char| c.is_control() || reorders(c));
    let shown = if hidden { visible(&Json::text(text).compact()) } else { text.to_owned() };
    let longest = shown.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if shown.starts_with('`') || shown.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{shown}{space}{fence}")
}

#[cfg(test)]
mod tests {
    use super::{code_span, paragraph};

    #[test]
    fn texts_become_sentences_of_one_paragraph() {
        assert_eq!(paragraph([" It was made ", "", "(By whom?)"]).as_deref(), Some("It was made. (By whom?)"));
        assert_eq!(paragraph(["One", "- a\n- b", "Two"]).as_deref(), Some("One.\n\n- a\n- b\n\nTwo."));
        assert_eq!(paragraph(["", " "]), None);
    }

    #[test]
    fn code_survives_what_it_contains() {
        let table = [("a", "`a`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("", "`\"\"`"), ("a\nb", "`\"a\\nb\"`")];
        for (text, expected) in table {
            assert_eq!(code_span(text), expected);
        }
    }
}
