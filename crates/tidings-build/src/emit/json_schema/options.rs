//! For which tools and from whose point of view a schema is made.

/// How a schema is spelled. All spellings accept the same deliveries; tools digest one better than another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Profile {
    /// What most tools digest: no keyword beyond JSON Schema 2020-12.
    #[default]
    Default,
    /// Says in the words of OpenAPI which key tells the events apart, for generators that know `discriminator`.
    Discriminator,
    /// The event's name is an `enum` of one value, for generators that do not hold a `const`; and a part of a name that is
    /// absent is the `not` of everything, for those that know no schema `false`.
    EnumTag,
    /// Without `format`, for registries whose validators refuse formats that they do not know.
    Registry,
}

impl Profile {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Default, Self::Discriminator, Self::EnumTag, Self::Registry];

    /// What it is called on a command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Discriminator => "discriminator",
            Self::EnumTag => "enum-tag",
            Self::Registry => "registry",
        }
    }
}

/// From whose point of view a schema speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Face {
    /// Open wherever reading is open: what a consumer should accept.
    #[default]
    Consumer,
    /// Closed: what the producer may send today. Constants, known values, prefixes and limits are demanded, unknown
    /// fields refused, and what was removed is not there, unless consumers still require it.
    Producer,
}

impl Face {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Consumer, Self::Producer];

    /// What it is called on a command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Consumer => "consumer",
            Self::Producer => "producer",
        }
    }
}

/// Which schema is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SchemaOptions {
    /// How it is spelled.
    pub profile: Profile,
    /// From whose point of view it speaks.
    pub face: Face,
}
