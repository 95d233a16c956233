//! Which characters may stand in one place.

/// A set of characters.
#[derive(Clone, Debug)]
pub(super) struct Class {
    pub(super) negated: bool,
    pub(super) items: Vec<Item>,
}

/// A part of such a set.
#[derive(Clone, Copy, Debug)]
pub(super) enum Item {
    /// From one to the other, both included.
    Range(char, char),
    /// `\d`
    Digit,
    /// `\D`
    NoDigit,
    /// `\w`
    Word,
    /// `\W`
    NoWord,
    /// `\s`
    Space,
    /// `\S`
    NoSpace,
}

/// What people are shown first of a set that has several.
const PREFERRED: &str = "aA1b0B2cC3xX9_- .,:/@#+45678dDeEyYzZ";

impl Class {
    pub(super) fn of(item: Item) -> Self {
        Self { negated: false, items: vec![item] }
    }

    pub(super) fn one(c: char) -> Self {
        Self::of(Item::Range(c, c))
    }

    /// `.`: all but what ends a line.
    pub(super) fn dot() -> Self {
        let ends = ['\n', '\r', '\u{2028}', '\u{2029}'];
        Self { negated: true, items: ends.map(|c| Item::Range(c, c)).into() }
    }

    pub(super) fn has(&self, c: char) -> bool {
        self.items.iter().any(|item| item.has(c)) != self.negated
    }

    /// Some of its characters, plain ones first; none if it has none, or only rare ones.
    pub(super) fn some(&self) -> Vec<char> {
        let preferred = PREFERRED.chars().filter(|c| self.has(*c));
        let bounds =
            self.items.iter().filter_map(|item| if let Item::Range(from, _) = item { Some(*from) } else { None });
        let mut some: Vec<char> = preferred.collect();
        if some.is_empty() {
            some.extend((' '..='~').chain(bounds).chain(['é', '\n', '😀']).filter(|c| self.has(*c)).take(8));
        }
        some
    }
}

impl Item {
    fn has(self, c: char) -> bool {
        match self {
            Self::Range(from, to) => (from..=to).contains(&c),
            Self::Digit => c.is_ascii_digit(),
            Self::NoDigit => !c.is_ascii_digit(),
            Self::Word => is_word(c),
            Self::NoWord => !is_word(c),
            Self::Space => c.is_whitespace() && c != '\u{85}' || c == '\u{feff}',
            Self::NoSpace => !Self::Space.has(c),
        }
    }
}

pub(super) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}
