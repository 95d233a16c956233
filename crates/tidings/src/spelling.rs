//! How the values of enums come, and go out again. The same for all enums, so that users compile little for each.

use crate::decode::Decode;
use crate::encode::Writer;
use crate::fault::Fault;
use crate::json_ref::Kind;
use crate::names::Names;
use crate::reader::Reader;

/// Which values of JSON an enum has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumKind {
    /// Texts alone.
    Texts,
    /// Whole numbers alone.
    Integers,
    /// Texts and whole numbers.
    Mixed,
}

/// How a value came, and goes out again.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// As the enum's name at this position.
    Known(usize),
    /// As this name.
    Unknown(Box<str>),
}

/// By this sign a text is told from a number among the names of an enum that has both kinds, or numbers alone.
const TEXT: char = '"';

impl EnumKind {
    /// A name as people know it.
    pub(crate) fn shown(self, name: &str) -> &str {
        match self {
            Self::Texts => name,
            Self::Integers | Self::Mixed => name.strip_prefix(TEXT).unwrap_or(name),
        }
    }

    /// What a name is worth, if it is a number.
    pub(crate) fn number(self, name: &str) -> Option<i64> {
        if self == Self::Texts { None } else { name.parse().ok() }
    }
}

impl Spelling {
    pub(crate) fn name<'a>(&'a self, names: &'static Names) -> &'a str {
        match self {
            Self::Known(position) => names.at(*position),
            Self::Unknown(name) => name,
        }
    }

    pub(crate) fn read(reader: &mut Reader<'_>, names: &Names, kind: EnumKind) -> Result<Self, Fault> {
        let found = |name: &str| names.find(name).map_or_else(|| Self::Unknown(name.into()), Self::Known);
        match (kind, reader.kind()) {
            (EnumKind::Texts, _) => Ok(found(&reader.text()?)),
            (EnumKind::Mixed, Kind::Text) => Ok(found(&format!("{TEXT}{}", reader.text()?))),
            (EnumKind::Integers, _) | (EnumKind::Mixed, Kind::Number) => {
                let mut number = 0_i64;
                number.decode(reader)?;
                Ok(found(&number.to_string()))
            }
            (EnumKind::Mixed, _) => Err(reader.mismatch("a text or an integer of 64 bits")),
        }
    }

    pub(crate) fn write(&self, out: &mut Writer, names: &'static Names, kind: EnumKind) {
        let name = self.name(names);
        match kind.number(name) {
            Some(_) => out.raw(name),
            None => out.text(kind.shown(name)),
        }
    }
}
