//! Of which variant is a value of a union? Told by data that generated code holds, before anything of the value is read.

use crate::fault::{Fault, Step};
use crate::json;
use crate::json_ref::{JsonRef, Kind};
use crate::known::Seen;
use crate::reader::Reader;

/// How a value is told to be of a variant: data that [`impl_union!`](crate::impl_union) fills in.
#[derive(Debug)]
pub struct Telling {
    /// The positions of the variants, each with what is of it, in the order in which they are tried.
    claims: &'static [(usize, Claim)],
    /// The key that tells the objects apart, if there is one.
    tag: Option<&'static str>,
    /// What the objects are told apart by, if it is their fields.
    wanted: &'static [Wanted],
}

/// Which values are of a variant.
#[derive(Debug)]
pub enum Claim {
    /// All texts that are of none before.
    Text,
    /// All numbers that are of none before.
    Number,
    /// All texts and numbers that are of none before.
    TextOrNumber,
    /// The booleans that are of none before.
    Boolean,
    /// All lists.
    List,
    /// All objects.
    Object,
    /// What is equal to this JSON literal.
    Equal(&'static str),
    /// The objects with this tag.
    Tag(&'static str),
    /// The objects with what stands at these places among the wanted.
    Having(&'static [usize]),
}

/// What an object may have, by which it is told from others.
#[derive(Debug)]
pub enum Wanted {
    /// A field of this name.
    Field(&'static str),
    /// A field of this name with the value of this JSON literal.
    Equal(&'static str, &'static str),
    /// A field of this name with a value of one of these kinds.
    Kind(&'static str, &'static [Claim]),
}

/// What a value was told to be.
pub(crate) enum Told {
    /// Of the variant at this position.
    Variant(usize),
    /// Of one that is not known yet.
    Addition,
}

impl Telling {
    /// What [`impl_union!`](crate::impl_union) expands to.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(claims: &'static [(usize, Claim)], tag: Option<&'static str>, wanted: &'static [Wanted]) -> Self {
        Self { claims, tag, wanted }
    }

    /// What the value is that the reader stands at. The reader does not move.
    #[inline(never)]
    pub(crate) fn tell(&self, reader: &Reader<'_>) -> Result<Told, Fault> {
        let kind = reader.kind();
        if kind == Kind::Object {
            return match self.tag {
                Some(tag) => self.tell_by_tag(tag, reader),
                None => self.tell_object(reader),
            };
        }
        let is_claimed = |claim: &Claim| match claim {
            Claim::Equal(literal) => equals(reader, literal),
            claim => claim.is_of(kind),
        };
        self.first(is_claimed).map_or_else(|| Err(self.mismatch(reader)), Ok)
    }

    fn first(&self, is_claimed: impl Fn(&Claim) -> bool) -> Option<Told> {
        self.claims.iter().find(|(_, claim)| is_claimed(claim)).map(|(position, _)| Told::Variant(*position))
    }

    /// Looks for the tag, and no further than to it where it is known. Of another one it matters whether a second tag
    /// stands behind it, which would tell something else if the keys came in another order.
    fn tell_by_tag(&self, tag: &'static str, reader: &Reader<'_>) -> Result<Told, Fault> {
        let mut found = None;
        let known = look_ahead(reader, |position, key, value| {
            if key != tag {
                return Ok(None);
            }
            if found.is_some() {
                return Err(value.twice(position));
            }
            let text = value.bookmark().text();
            let known = |text: &str| self.first(|claim| matches!(claim, Claim::Tag(tag) if *tag == text));
            let variant = text.as_ref().ok().and_then(|text| known(text));
            found = Some(text.map(|_| Told::Addition).map_err(|fault| fault.under(Step::Field(tag))));
            Ok(variant)
        })?;
        let missing = || Fault::new("a field of this name", "nothing", reader.rest()).under(Step::Field(tag));
        known.map_or_else(|| found.unwrap_or_else(|| Err(missing())), Ok)
    }

    /// All objects are of one variant, or their fields tell.
    fn tell_object(&self, reader: &Reader<'_>) -> Result<Told, Fault> {
        let seen = if self.wanted.is_empty() { Seen::default() } else { self.look_for_wanted(reader)? };
        let is_claimed = |claim: &Claim| match claim {
            Claim::Object => true,
            Claim::Having(wanted) => wanted.iter().all(|place| seen.has(*place)),
            _ => false,
        };
        self.first(is_claimed).map_or_else(|| Err(self.mismatch(reader)), Ok)
    }

    fn look_for_wanted(&self, reader: &Reader<'_>) -> Result<Seen, Fault> {
        let mut seen = Seen::default();
        look_ahead(reader, |_, key, value| {
            for (place, wanted) in self.wanted.iter().enumerate() {
                if key == wanted.key() && wanted.is_met(value) {
                    seen.insert(place);
                }
            }
            Ok(None::<()>)
        })?;
        Ok(seen)
    }

    /// What would have been of a variant, and what is not.
    #[cold]
    fn mismatch(&self, reader: &Reader<'_>) -> Fault {
        match reader.bookmark().skip() {
            Ok(value) => Fault::new(self.expected(Claim::words), value.describe(), value.as_str()),
            Err(fault) => fault,
        }
    }

    /// What is wrong with a text, a number or a boolean that its variant refuses: it could have been of another one, too.
    /// The reader stands at its start.
    #[cold]
    pub(crate) fn widened(&self, fault: Fault, reader: &Reader<'_>) -> Fault {
        let kind = reader.kind();
        if fault.is_fatal() || matches!(kind, Kind::List | Kind::Object) {
            return fault;
        }
        let refused = fault.expected().to_owned();
        let expected = self.expected(|claim| if claim.is_of(kind) { &refused } else { claim.words() });
        if self.claims.iter().any(|(_, claim)| claim.is_of(kind)) { fault.expecting(expected) } else { fault }
    }

    /// What the values of the variants are, each said once: `a text, a number or a list`.
    fn expected<'w>(&self, words: impl Fn(&Claim) -> &'w str) -> String {
        let mut said: Vec<&str> = Vec::new();
        for words in self.claims.iter().map(|(_, claim)| words(claim)) {
            if !said.contains(&words) {
                said.push(words);
            }
        }
        match said.split_last() {
            Some((last, [])) => (*last).to_owned(),
            Some((last, others)) => format!("{} or {last}", others.join(", ")),
            None => String::new(),
        }
    }
}

impl Claim {
    /// What the values are, in words.
    fn words(&self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Number => "a number",
            Self::TextOrNumber => "a text or a number",
            Self::Boolean => "a boolean",
            Self::List => "a list",
            Self::Object | Self::Tag(_) => "an object",
            Self::Having(_) => "an object with the fields of a known variant",
            Self::Equal(_) => "a known constant",
        }
    }

    /// Whether all values of a kind are claimed.
    fn is_of(&self, kind: Kind) -> bool {
        match self {
            Self::Text => kind == Kind::Text,
            Self::Number => kind == Kind::Number,
            Self::TextOrNumber => matches!(kind, Kind::Text | Kind::Number),
            Self::Boolean => kind == Kind::Boolean,
            Self::List => kind == Kind::List,
            Self::Object => kind == Kind::Object,
            Self::Equal(_) | Self::Tag(_) | Self::Having(_) => false,
        }
    }
}

impl Wanted {
    fn key(&self) -> &'static str {
        match self {
            Self::Field(key) | Self::Equal(key, _) | Self::Kind(key, _) => key,
        }
    }

    fn is_met(&self, reader: &Reader<'_>) -> bool {
        match self {
            Self::Field(_) => true,
            Self::Equal(_, literal) => equals(reader, literal),
            Self::Kind(_, kinds) => kinds.iter().any(|claim| claim.is_of(reader.kind())),
        }
    }
}

/// Looks at the members of an object, each by its position, its key and a reader that stands at its value, until what
/// looks has found something. Whether what it passes over is JSON is seen when it is read.
fn look_ahead<T>(
    reader: &Reader<'_>,
    mut look: impl FnMut(usize, &str, &Reader<'_>) -> Result<Option<T>, Fault>,
) -> Result<Option<T>, Fault> {
    let mut ahead = reader.bookmark();
    let mut search = || {
        ahead.open()?;
        let mut position = 0;
        while let Some(key) = ahead.key(position == 0)? {
            if let Some(key) = key.text()
                && let Some(found) = look(position, &key, &ahead)?
            {
                return Ok(Some(found));
            }
            ahead.leap();
            position += 1;
        }
        Ok(None)
    };
    // Where the text is no JSON, the first place at which it is none is further up.
    search().map_err(|fault: Fault| reader.bookmark().skip().err().unwrap_or(fault))
}

/// Whether the value that a reader stands at is that of a literal, which is no list and no object.
fn equals(reader: &Reader<'_>, literal: &str) -> bool {
    let literal = JsonRef::trusted(literal);
    literal.kind() == reader.kind() && reader.bookmark().skip().is_ok_and(|value| json::same(value, literal))
}
