//! Whether something is current, and what is known of its end.

/// Whether something is current.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Life {
    /// The producer sends it.
    Current,
    /// The producer still sends it and asks not to rely on it.
    Deprecated(Farewell),
    /// The producer sends it no more; archives may hold it.
    Removed(Farewell),
}

/// What is known of a deprecation or removal. Nothing here is invented: what no source states is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Farewell {
    /// The release that brought it.
    pub release: Option<String>,
    /// Why, in Markdown.
    pub reason: Option<String>,
    /// What to use now.
    pub instead: Option<String>,
    /// The day that it happened or will happen, as the source writes it.
    pub date: Option<String>,
}

impl Life {
    /// Whether the producer sends it no more.
    #[must_use]
    pub fn is_removed(&self) -> bool {
        matches!(self, Self::Removed(_))
    }

    /// Whether nobody should start to rely on it: deprecated or removed.
    #[must_use]
    pub fn is_over(&self) -> bool {
        !matches!(self, Self::Current)
    }

    /// What is known of its end; `None` of what is current.
    #[must_use]
    pub fn farewell(&self) -> Option<&Farewell> {
        match self {
            Self::Current => None,
            Self::Deprecated(farewell) | Self::Removed(farewell) => Some(farewell),
        }
    }

    /// The word for it: `current`, `deprecated` or `removed`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Deprecated(_) => "deprecated",
            Self::Removed(_) => "removed",
        }
    }
}
