//! Regular expressions that texts match: those of ECMA-262 with the flag `u`, as JSON Schema has them.
//!
//! Whether one is well formed is asked of every pattern. What looks around itself, refers back or names a property of
//! Unicode is well formed and not followed further: no example is held against it, and no text is made for it. This
//! module knows nothing of catalogues.

mod characters;
mod making;
mod matching;
mod reading;

use characters::Class;

/// A regular expression that is well formed. It matches a text if it matches a part of it.
#[derive(Clone, Debug)]
pub struct Pattern {
    text: String,
    /// `None` if it holds what is not followed here.
    root: Option<Node>,
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// A part of an expression.
#[derive(Clone, Debug)]
enum Node {
    /// One character.
    Class(Class),
    /// The beginning of the text.
    Start,
    /// Its end.
    End,
    /// Where a word begins or ends, or where none does.
    Boundary(bool),
    /// One behind the other.
    Sequence(Vec<Node>),
    /// One or another.
    Either(Vec<Node>),
    /// So many times.
    Repeat { node: Box<Node>, least: u32, most: Option<u32> },
}

impl Pattern {
    /// Reads an expression.
    ///
    /// # Errors
    ///
    /// Why it is not well formed, as a phrase.
    pub(crate) fn new(text: &str) -> Result<Self, String> {
        Ok(Self { text: text.to_owned(), root: reading::read(text)? })
    }

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether a text matches. Yes where that cannot be told, or only with too much work.
    pub(crate) fn matches(&self, text: &str) -> bool {
        self.root.as_ref().is_none_or(|root| matching::matches(root, text))
    }

    /// A text that probably matches, by the choices of `choose` among so many; with the least of everything that is
    /// repeated, and up to `more` beyond it.
    pub(crate) fn make(&self, more: u32, choose: &mut dyn FnMut(u32) -> u32) -> Option<String> {
        making::make(self.root.as_ref()?, more, choose)
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    fn pattern(text: &str) -> Pattern {
        Pattern::new(text).unwrap_or_else(|why| panic!("{text}: {why}"))
    }

    #[test]
    fn texts_match_or_do_not() {
        for (text, matching, others) in [
            ("^[A-Z]{3}$", &["ABC"][..], &["AB", "ABCD", "abc"][..]),
            ("b", &["abc"], &["ac"]),
            ("^(ab|c)*$", &["", "ab", "cab"], &["ba"]),
            (r"^\d+(\.\d{1,2})?$", &["1", "10.5"], &["1.", "1.555", "٣"]),
            (r"^[^\s@]+@[^\s@]+$", &["a@b"], &["a b@c", "@"]),
            (r"^(?:a|b)+?c$", &["abac"], &["c"]),
            (r"\bfoo\b", &["a foo b"], &["food"]),
            (r"^\u{1F600}\x41\u0042\cA?$", &["😀AB"], &["AB"]),
            (r"^(?<year>\d{4})-\d\d$", &["2026-01"], &["26-01"]),
            ("^[]$", &[], &["", "a"]),
            ("^[^]$", &["a", "\n"], &[""]),
            ("^(a*)*$", &["aaa"], &["b"]),
        ] {
            let pattern = pattern(text);
            for text in matching {
                assert!(pattern.matches(text), "{pattern:?} {text}");
            }
            for text in others {
                assert!(!pattern.matches(text), "{pattern:?} {text}");
            }
        }
    }

    #[test]
    fn what_is_not_followed_matches_everything() {
        for text in [r"(?=a)b", r"^(?!a)", r"(?<=a)b", r"(a)\1", r"\p{Lu}", r"(?<n>a)\k<n>"] {
            assert!(pattern(text).matches("other"), "{text}");
            assert_eq!(pattern(text).make(0, &mut |_| 0), None, "{text}");
        }
        assert!(pattern("^(a+)+$").matches(&("a".repeat(60) + "b")), "it would take too long to tell");
    }

    #[test]
    fn what_is_not_well_formed_is_told() {
        for (text, why) in [
            ("(a", "`(` is never closed"),
            ("a)", "`)` closes nothing"),
            ("[a", "`[` is never closed"),
            ("a**", "`*` repeats nothing"),
            ("+a", "`+` repeats nothing"),
            ("a{2", "`{` does not say how often, and stands as `\\{` for itself"),
            ("a{3,2}", "`{3,2}` repeats more often at least than at most"),
            ("[z-a]", "`z-a` is no range of characters"),
            (r"\A", r"`\A` has no meaning; `^` is the beginning"),
            (r"a\", r"nothing stands behind the last `\`"),
            (r"\q", r"`\q` has no meaning"),
            ("(?i)a", "`(?i` has no meaning"),
            ("(?P<a>b)", "`(?P` has no meaning"),
            (r"\p", r"`\p` names no property: `\p{…}`"),
            (r"\xg", r"`\x` is followed by two hexadecimal digits"),
        ] {
            assert_eq!(Pattern::new(text).map(|_| ()), Err(why.to_owned()), "{text}");
        }
        assert!(Pattern::new(&("(".repeat(200) + &")".repeat(200))).is_err());
    }

    #[test]
    fn what_is_made_matches() {
        for text in ["^[A-Z]{3}$", r"^\d+(\.\d{1,2})?$", "^(ab|c)*$", "b", r"^[^a-z\d]{2,}$", r"^SKU-\w{4}$", "^[^]$"] {
            for more in 0..4 {
                for choice in 0..3 {
                    let pattern = pattern(text);
                    let made = pattern.make(more, &mut |bound| choice % bound).expect("it is followed");
                    assert!(pattern.matches(&made), "{text} {made}");
                }
            }
        }
        assert_eq!(pattern("^[]$").make(0, &mut |_| 0), None);
        assert_eq!(pattern("(a{1000}){1000}").make(0, &mut |_| 0), None);
    }
}
