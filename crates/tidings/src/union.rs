//! Values of one of several types: of which one, is told by the value itself.

use std::fmt::{self, Write as _};

use crate::decode::Decode;
use crate::encode::Writer;
use crate::fault::{Fault, Step};
use crate::json::{self, Json};
use crate::json_ref::{JsonRef, Kind};
use crate::known::Seen;
use crate::reader::Reader;

/// The enum of a union's types. Generated code implements it by [`impl_union!`](crate::impl_union), and gets
/// [`Decode`] and [`Encode`](crate::Encode).
pub trait Union: Decode + DecodeVariant {
    /// How a value is told to be of a variant.
    fn telling() -> &'static Telling;
}

/// What takes the value of a union while it is read.
pub trait DecodeVariant {
    /// Reads the variant at this position.
    ///
    /// # Errors
    ///
    /// If the value is none of its type.
    fn decode_variant(&mut self, position: usize, reader: &mut Reader<'_>) -> Result<(), Fault>;

    /// Takes what is of no variant.
    fn take_unknown(&mut self, unknown: UnknownVariant);
}

/// A value that is of no known variant of its union, as it came.
///
/// It is what a producer added since the types were generated, or what it never promised: a deviation. The event tells
/// the deviations.
#[derive(Clone, PartialEq, Eq)]
pub struct UnknownVariant(Json);

impl UnknownVariant {
    /// What stands in the place of a value until one is read.
    #[doc(hidden)]
    #[must_use]
    pub fn empty() -> Self {
        Self(Json::empty())
    }

    /// The value as it came.
    #[must_use]
    pub fn json(&self) -> &Json {
        &self.0
    }
}

impl fmt::Debug for UnknownVariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

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
enum Told {
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
    fn tell(&self, reader: &Reader<'_>) -> Result<Told, Fault> {
        let kind = reader.kind();
        if kind == Kind::Object {
            return match self.tag {
                Some(tag) => self.tell_by_tag(tag, reader),
                None => self.tell_object(reader),
            };
        }
        let is_claimed = |claim: &Claim| match claim {
            Claim::Equal(literal) => equals(reader, literal),
            claim => claim.kind() == Some(kind),
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
        let of_kind = |claim: &Claim| match claim {
            Claim::Text => "a text",
            Claim::Number => "a number",
            Claim::Boolean => "a boolean",
            Claim::List => "a list",
            Claim::Object | Claim::Tag(_) => "an object",
            Claim::Having(_) => "an object with the fields of a known variant",
            Claim::Equal(_) => "a known constant",
        };
        let mut kinds: Vec<&str> = Vec::new();
        for kind in self.claims.iter().map(|(_, claim)| of_kind(claim)) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let mut expected = String::new();
        for (number, kind) in kinds.iter().enumerate() {
            let joint = if number == 0 { "" } else { " or " };
            let _ = write!(expected, "{joint}{kind}");
        }
        match reader.bookmark().skip() {
            Ok(value) => Fault::new(expected, value.describe(), value.as_str()),
            Err(fault) => fault,
        }
    }
}

impl Claim {
    /// The kind of which all values are claimed.
    fn kind(&self) -> Option<Kind> {
        match self {
            Self::Text => Some(Kind::Text),
            Self::Number => Some(Kind::Number),
            Self::Boolean => Some(Kind::Boolean),
            Self::List => Some(Kind::List),
            Self::Object => Some(Kind::Object),
            Self::Equal(_) | Self::Tag(_) | Self::Having(_) => None,
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
            Self::Kind(_, kinds) => kinds.iter().any(|claim| claim.kind() == Some(reader.kind())),
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

/// Reads a value of a union. What is of no variant, or is a broken one, is kept: the event still arrives.
#[doc(hidden)]
pub fn decode_union(
    telling: &'static Telling,
    union: &mut dyn DecodeVariant,
    reader: &mut Reader<'_>,
) -> Result<(), Fault> {
    let start = reader.bookmark();
    match decode_told(telling, union, reader) {
        Ok(true) => return Ok(()),
        Err(fault) if fault.is_fatal() => return Err(fault),
        _ => {}
    }
    *reader = start;
    union.take_unknown(UnknownVariant(reader.skip()?.into()));
    Ok(())
}

/// Reads a value of a union into its variant; whether it has one. Only then the reader moves.
fn decode_told(
    telling: &'static Telling,
    union: &mut dyn DecodeVariant,
    reader: &mut Reader<'_>,
) -> Result<bool, Fault> {
    match telling.tell(reader)? {
        Told::Variant(position) => union.decode_variant(position, reader).map(|()| true),
        Told::Addition => Ok(false),
    }
}

/// What is wrong with a value of a union.
fn check_union<U: Union>(reader: &mut Reader<'_>) -> Result<(), Fault> {
    decode_told(U::telling(), &mut U::empty(), reader).map(|_| ())
}

/// Writes what is of no variant.
#[doc(hidden)]
pub fn encode_unknown<U: Union>(unknown: &UnknownVariant, out: &mut Writer) {
    out.deviation(None, &unknown.0, check_union::<U>);
}

/// Writes a constant.
#[doc(hidden)]
pub fn encode_constant(literal: &'static str, out: &mut Writer) {
    out.given(literal);
}

/// Makes a [`Union`](crate::Union) of an enum with the variants of this table and one more, `Unknown`.
///
/// Each row has its number, the variant, and which values are of it, a [`Claim`](crate::Claim); they are tried in this
/// order. Behind them stand the variants without a value, each with the constant that it is, which are tried before
/// all others; then the key that tells objects apart, if one does; or else what they are told apart by, each a
/// [`Wanted`](crate::Wanted).
///
/// ```
/// # use tidings::{Field, Fields};
/// # #[derive(Clone, Debug, PartialEq)]
/// # struct Card { kind: String, unknown_fields: Fields }
/// # tidings::impl_object! { Card { 0 kind: required "kind", } }
/// #[derive(Clone, Debug, PartialEq)]
/// enum Source {
///     Id(String),
///     Card(Box<Card>),
///     Cash,
///     Unknown(tidings::UnknownVariant),
/// }
/// tidings::impl_union! {
///     Source {
///         0 Id: Text,
///         1 Card: Tag("card"),
///         const 2 Cash: "\"cash\"",
///         by "kind",
///     }
/// }
///
/// # fn read(text: &str) -> Source { serde_json::from_str(text).expect("it is JSON") }
/// assert_eq!(read(r#""cash""#), Source::Cash);
/// assert_eq!(read(r#""src_1""#), Source::Id("src_1".to_owned()));
/// assert!(matches!(read(r#"{"kind":"card"}"#), Source::Card(_)));
/// assert!(matches!(read(r#"{"kind":"cheque"}"#), Source::Unknown(_)));
/// ```
#[macro_export]
macro_rules! impl_union {
    ($name:ident {
        $($position:literal $variant:ident: $claim:ident $(($($of:tt)*))?,)*
        $(const $place:literal $constant:ident: $literal:literal,)*
        $(by $tag:literal,)?
        $(wanted $wanted:ident($($what:tt)*),)*
    }) => {
        #[allow(deprecated)]
        impl $crate::Union for $name {
            fn telling() -> &'static $crate::Telling {
                static TELLING: $crate::Telling = $crate::Telling::new(
                    &[
                        $(($place, $crate::Claim::Equal($literal)),)*
                        $(($position, $crate::Claim::$claim $(($($of)*))?),)*
                    ],
                    [$(::std::option::Option::Some($tag),)? ::std::option::Option::None][0],
                    &[$($crate::Wanted::$wanted($($what)*),)*],
                );
                &TELLING
            }
        }

        #[allow(deprecated)]
        impl $crate::DecodeVariant for $name {
            fn decode_variant(
                &mut self,
                position: usize,
                reader: &mut $crate::Reader<'_>,
            ) -> ::std::result::Result<(), $crate::Fault> {
                // A table, not a `match`: its stack frames stay small however many variants there are.
                const READ: &[fn(&mut $name, &mut $crate::Reader<'_>) -> ::std::result::Result<(), $crate::Fault>] = &[
                    $(|union, reader| {
                        *union = $name::$variant($crate::Decode::empty());
                        match union {
                            $name::$variant(value) => $crate::Decode::decode(value, reader),
                            _ => reader.ignore(),
                        }
                    },)*
                    $(|union, reader| {
                        *union = $name::$constant;
                        reader.ignore()
                    },)*
                ];
                match READ.get(position) {
                    ::std::option::Option::Some(read) => read(self, reader),
                    // The position is one of the table's.
                    ::std::option::Option::None => reader.ignore(),
                }
            }

            fn take_unknown(&mut self, unknown: $crate::UnknownVariant) {
                *self = Self::Unknown(unknown);
            }
        }

        #[allow(deprecated)]
        impl $crate::Decode for $name {
            fn empty() -> Self {
                Self::Unknown($crate::UnknownVariant::empty())
            }

            fn decode(&mut self, reader: &mut $crate::Reader<'_>) -> ::std::result::Result<(), $crate::Fault> {
                $crate::decode_union(<Self as $crate::Union>::telling(), self, reader)
            }
        }

        #[allow(deprecated)]
        impl $crate::Encode for $name {
            fn encode(&self, out: &mut $crate::Writer) {
                match self {
                    $(Self::$variant(value) => $crate::Encode::encode(value, out),)*
                    $(Self::$constant => $crate::encode_constant($literal, out),)*
                    Self::Unknown(unknown) => $crate::encode_unknown::<Self>(unknown, out),
                }
            }
        }

        $crate::impl_serde!($name, deserialize, serialize);
    };
}
