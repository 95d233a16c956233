//! What is wrong with a catalogue.

mod sink;
mod words;

pub(crate) use sink::Sink;
pub(crate) use words::{enumerate, excerpt, is_bidirectional, is_near, nearest, visible};

use crate::source::Span;

macro_rules! codes {
    ($($name:ident = $number:literal, $broken:literal;)*) => {
        /// Which rule a mistake broke. The number never changes its meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {$(
            #[doc = concat!($number, ": ", $broken, ".")]
            $name,
        )*}

        impl Code {
            /// All codes in the order of their numbers.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The code as messages show it, such as `T0103`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $number,)*
                }
            }

            /// What is wrong, in a few words.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self {
                    $(Self::$name => $broken,)*
                }
            }

            /// The rule, why it exists, and examples of what breaks it and what keeps it: Markdown of several lines.
            #[cfg(feature = "outputs")]
            #[must_use]
            pub fn explanation(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("diagnostic/explained/", $number, ".md")),)*
                }
            }
        }
    };
}

codes! {
    NotUtf8 = "T0101", "a file is not UTF-8";
    Syntax = "T0102", "a file is not YAML";
    DuplicateKey = "T0103", "a key occurs twice in one mapping";
    NotPlainData = "T0104", "an anchor, alias, tag or directive; the language is plain data";
    SecondDocument = "T0105", "a second document in one file";
    EmptyFile = "T0106", "a file without content";
    MissingFile = "T0107", "a file or folder that should be there is not, or cannot be read";
    UnlistedFile = "T0108", "a file that `families` does not list";
    UnknownKey = "T0201", "a key that this kind of entry does not have";
    MissingKey = "T0202", "a key that this kind of entry must have";
    WrongShape = "T0203", "a list where a mapping belongs, and the like";
    NeedsQuotes = "T0204", "a name or value that YAML readers would turn into a number, boolean or null";
    CutText = "T0205", "a text that YAML cuts at ` #` or turns into a mapping at `: `";
    ConflictingKeys = "T0206", "keys that exclude each other";
    InvalidValue = "T0207", "a value outside of what its key allows";
    BadExpression = "T0301", "a type expression that cannot be read";
    UnknownType = "T0302", "a type that is not defined";
    UnknownName = "T0303", "an origin, release, event or field that is not declared";
    DefinedTwice = "T0304", "a type, event or family that is defined twice";
    NoObject = "T0305", "a type that should be an object and is none";
    UnfitName = "T0306", "an event's name of which parts are missing, too many, or not in their place";
    NameCollision = "T0401", "two names that become one in Rust or in the schemas";
    ReservedName = "T0402", "a name that the generated code needs for itself";
    UnusableName = "T0403", "a name of which no Rust name or no file name can be made";
    ExampleMismatch = "T0501", "an example or default that does not fit its type";
    EndlessType = "T0502", "types that hold each other without end";
    BadLimit = "T0503", "a limit that its type does not have, or that contradicts another";
    AmbiguousValue = "T0504", "a text or number that stands for two values of one enum, or two variants of one union";
    UndecidedUnion = "T0505", "a union of which nobody could tell what a value is";
    NotNarrower = "T0506", "a field that should be narrower and is not";
}

/// One mistake.
#[derive(Debug)]
pub struct Diagnostic {
    pub(crate) code: Code,
    pub(crate) message: String,
    pub(crate) at: At,
    pub(crate) label: Option<String>,
    pub(crate) related: Vec<(Span, String)>,
    pub(crate) notes: Vec<String>,
    pub(crate) help: Option<Help>,
}

/// Where a mistake is.
#[derive(Debug)]
pub(crate) enum At {
    /// In a text that was read.
    Text(Span),
    /// At a file or folder that could not be read.
    Path(String),
}

/// What would repair a mistake.
#[derive(Debug)]
pub(crate) struct Help {
    pub(crate) text: String,
    /// A text to put in the place of another.
    pub(crate) patch: Option<(Span, String)>,
}

impl Diagnostic {
    fn new(code: Code, at: At, message: &str) -> Self {
        Self { code, message: visible(message), at, label: None, related: Vec::new(), notes: Vec::new(), help: None }
    }

    /// The rule that was broken.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// What is wrong, in one line.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Where it begins, if it is in a text that was read.
    pub(crate) fn span(&self) -> Option<Span> {
        match self.at {
            At::Text(span) => Some(span),
            At::Path(_) => None,
        }
    }

    /// Whether a file or folder could not be read, and nothing is known of what it holds.
    pub(crate) fn is_of_file_system(&self) -> bool {
        matches!(self.at, At::Path(_))
    }

    /// What the excerpt says below the marked text.
    pub(crate) fn label(&mut self, label: impl AsRef<str>) -> &mut Self {
        self.label = Some(visible(label.as_ref()));
        self
    }

    /// Another place that has to do with it, such as the first of two definitions.
    pub(crate) fn related(&mut self, span: Span, label: impl AsRef<str>) -> &mut Self {
        self.related.push((span, visible(label.as_ref())));
        self
    }

    /// A fact that helps to understand.
    pub(crate) fn note(&mut self, note: impl AsRef<str>) -> &mut Self {
        self.notes.push(visible(note.as_ref()));
        self
    }

    /// What to do.
    pub(crate) fn help(&mut self, text: impl AsRef<str>) -> &mut Self {
        self.help = Some(Help { text: visible(text.as_ref()), patch: None });
        self
    }

    /// What to do, as a text that takes the place of another.
    pub(crate) fn replace(&mut self, text: impl AsRef<str>, span: Span, by: impl Into<String>) -> &mut Self {
        self.help = Some(Help { text: visible(text.as_ref()), patch: Some((span, by.into())) });
        self
    }

    /// What to do, if no better help was found.
    pub(crate) fn or_help(&mut self, text: &str) -> &mut Self {
        if self.help.is_none() { self.help(text) } else { self }
    }

    /// Says the same of another place.
    fn move_to(&mut self, span: Span) {
        if let Some(Help { patch: Some((patched, _)), .. }) = &mut self.help {
            *patched = span;
        }
        self.at = At::Text(span);
    }

    /// The nearest of the valid words, if one is near; all of them, if they are few.
    pub(crate) fn nearest<'a>(
        &mut self,
        word: &str,
        span: Span,
        valid: impl IntoIterator<Item = &'a str>,
    ) -> &mut Self {
        let valid: Vec<&str> = valid.into_iter().collect();
        if let Some(near) = nearest(word, valid.iter().copied()) {
            return self.replace(format!("did you mean `{near}`?"), span, near);
        }
        match valid.len() {
            0 | 16.. => self,
            _ => self.note(format!("expected one of {}", enumerate(valid))),
        }
    }
}
