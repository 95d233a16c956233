//! What stands behind a key: said in words by the legend and by messages, and in JSON Schema for editors.

use std::fmt;

use super::{EntryKind, LANGUAGE};

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Holds {
    /// A text for people.
    Text,
    /// A name whose exact text counts.
    Name,
    /// Where an event's name stands, or where each part of it does.
    NameParts,
    /// The name of something that is declared elsewhere, such as an event.
    NameOf(&'static str),
    /// How a value of an enum is written on the wire: a text, or a whole number where the type beside it says so.
    Spelling,
    /// The version of the language.
    Version,
    /// The address under which something is published.
    Address,
    /// The way to a file or folder.
    Path,
    /// A type expression.
    Expression,
    /// `true` or `false`.
    Boolean,
    /// How many there are of something.
    Count,
    /// Any number.
    Number,
    /// A number above zero.
    Step,
    /// A regular expression.
    Pattern,
    /// The name of a release; `true` where no source states one.
    Release,
    /// An event as it is sent, with its envelope.
    Delivery,
    /// Any data.
    Value,
    /// Fields of an object, or several such lists.
    Groups,
    /// An entry of this kind.
    Entry(&'static EntryKind),
    /// Fields by their names.
    Fields,
    /// The values of an enum by their names.
    Values,
    /// Fields of a payload by their names, each with a narrower type or with the fields within it.
    Narrowing,
    /// A list.
    List(&'static Holds),
    /// Names that the author chooses, each with what stands behind it.
    Map(&'static Holds),
    /// One or the other.
    Either(&'static Holds, &'static Holds),
}

impl fmt::Display for Holds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("text"),
            Self::Spelling => f.write_str("text or number"),
            Self::Name => f.write_str("name"),
            Self::NameParts => f.write_str("place, or list of places"),
            Self::NameOf(what) => f.write_str(what),
            Self::Version => write!(f, "`{LANGUAGE}`"),
            Self::Address => f.write_str("address"),
            Self::Path => f.write_str("path"),
            Self::Expression => f.write_str("type expression"),
            Self::Boolean => f.write_str("`true` or `false`"),
            Self::Count | Self::Number | Self::Step => f.write_str("number"),
            Self::Pattern => f.write_str("regular expression"),
            Self::Release => f.write_str("release or `true`"),
            Self::Delivery => f.write_str("delivery"),
            Self::Value => f.write_str("value"),
            Self::Groups => f.write_str("list of names, or list of such lists"),
            Self::Entry(kind) => f.write_str(kind.noun()),
            Self::Fields => f.write_str("fields"),
            Self::Values => f.write_str("values"),
            Self::Narrowing => f.write_str("narrower fields"),
            Self::List(item) => write!(f, "list of {}", plural(&item.to_string())),
            Self::Map(value) => write!(f, "name → {value}"),
            Self::Either(one, other) => write!(f, "{one}, or {other}"),
        }
    }
}

/// `names`, `deliveries`.
fn plural(noun: &str) -> String {
    match noun.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{noun}s"),
    }
}
