//! What is wrong with a catalogue, and the sink in which all mistakes of a run collect.

use crate::source::Span;

macro_rules! codes {
    ($($name:ident = $number:literal, $broken:literal;)*) => {
        /// Which rule a mistake broke. The number never changes its meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {$(
            #[doc = concat!($number, ": ", $broken)]
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
        }
    };
}

codes! {
    NotUtf8 = "T0101", "a file is not UTF-8.";
    Syntax = "T0102", "a file is not YAML.";
    DuplicateKey = "T0103", "a key occurs twice in one mapping.";
    NotPlainData = "T0104", "an anchor, alias, tag or directive; the language is plain data.";
    SecondDocument = "T0105", "a second document in one file.";
    EmptyFile = "T0106", "a file without content.";
    MissingFile = "T0107", "a file or folder that should be there is not, or cannot be read.";
    UnlistedFile = "T0108", "a file that `families` does not list.";
    UnknownKey = "T0201", "a key that this kind of entry does not have.";
    MissingKey = "T0202", "a key that this kind of entry must have.";
    WrongShape = "T0203", "a list where a mapping belongs, and the like.";
    NeedsQuotes = "T0204", "a name or value that YAML readers would turn into a number, boolean or null.";
    CutText = "T0205", "a text that YAML cuts at ` #` or turns into a mapping at `: `.";
    ConflictingKeys = "T0206", "keys that exclude each other.";
    InvalidValue = "T0207", "a value outside of what its key allows.";
    BadExpression = "T0301", "a type expression that cannot be read.";
    UnknownType = "T0302", "a type that is not defined.";
    UnknownName = "T0303", "an origin, release or event that is not declared.";
    DefinedTwice = "T0304", "a type, event or family that is defined twice.";
    NameCollision = "T0401", "two names that become one in Rust or in the schemas.";
    ReservedName = "T0402", "a name that the generated code needs for itself.";
    UnusableName = "T0403", "a name of which no Rust name can be made.";
    ExampleMismatch = "T0501", "an example that does not fit its type.";
    EndlessType = "T0502", "types that hold each other without end.";
    BadLimit = "T0503", "a limit that its type does not have, or that contradicts another.";
    AmbiguousValue = "T0504", "a text that stands for two values of one enum.";
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
    /// How often an unknown name is used again.
    uses: usize,
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

    /// What the excerpt says below the marked text.
    pub(crate) fn label(&mut self, label: impl Into<String>) -> &mut Self {
        self.label = Some(label.into());
        self
    }

    /// Another place that has to do with it, such as the first of two definitions.
    pub(crate) fn related(&mut self, span: Span, label: impl Into<String>) -> &mut Self {
        self.related.push((span, label.into()));
        self
    }

    /// A fact that helps to understand.
    pub(crate) fn note(&mut self, note: impl Into<String>) -> &mut Self {
        self.notes.push(note.into());
        self
    }

    /// What to do.
    pub(crate) fn help(&mut self, text: impl Into<String>) -> &mut Self {
        self.help = Some(Help { text: text.into(), patch: None });
        self
    }

    /// What to do, as a text that takes the place of another.
    pub(crate) fn replace(&mut self, text: impl Into<String>, span: Span, by: impl Into<String>) -> &mut Self {
        self.help = Some(Help { text: text.into(), patch: Some((span, by.into())) });
        self
    }

    /// What to do, if no better help was found.
    pub(crate) fn or_help(&mut self, text: &str) -> &mut Self {
        if self.help.is_none() { self.help(text) } else { self }
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

/// The mistakes of one run, in the order in which they were found.
#[derive(Debug, Default)]
pub(crate) struct Sink {
    diagnostics: Vec<Diagnostic>,
}

impl Sink {
    /// Adds a mistake; what else is to be said of it is added to what this returns.
    pub(crate) fn report(&mut self, code: Code, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.push(code, At::Text(span), message.into())
    }

    /// Adds a mistake that has no text to point at.
    pub(crate) fn report_path(&mut self, path: String, message: String) -> &mut Diagnostic {
        self.push(Code::MissingFile, At::Path(path), message)
    }

    fn push(&mut self, code: Code, at: At, message: String) -> &mut Diagnostic {
        let diagnostic =
            Diagnostic { code, message, at, label: None, related: Vec::new(), notes: Vec::new(), help: None, uses: 0 };
        self.diagnostics.push(diagnostic);
        self.diagnostics.last_mut().expect("a diagnostic was just added")
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// All mistakes in the order of the files and of the text within them.
    ///
    /// A word that counts for several entries, such as a family's `payload`, is looked up for each of them; what is
    /// wrong with it is said once. What must be quoted is not yet what its author meant: nothing more is said of it.
    pub(crate) fn into_sorted(mut self) -> Vec<Diagnostic> {
        let place = |diagnostic: &Diagnostic| match diagnostic.at {
            At::Path(_) => None,
            At::Text(span) => Some((span.file, span.start, span.end)),
        };
        self.diagnostics.sort_by_key(|diagnostic| (place(diagnostic), diagnostic.code));
        self.diagnostics.dedup_by(|again, first| {
            let same = (again.code, &again.message) == (first.code, &first.message);
            (same || first.code == Code::NeedsQuotes) && place(again).is_some() && place(again) == place(first)
        });
        self.fold_unknown_names();
        self.diagnostics
    }

    /// A name that nobody declares is one mistake, however often it is used: perhaps its declaration is mistyped.
    fn fold_unknown_names(&mut self) {
        const SHOWN: usize = 3;
        let mut folded: Vec<Diagnostic> = Vec::new();
        for again in self.diagnostics.drain(..) {
            let unknown = matches!(again.code, Code::UnknownType | Code::UnknownName);
            let first = folded.iter_mut().find(|first| unknown && first.message == again.message);
            match (first, &again.at) {
                (Some(first), At::Text(span)) => {
                    first.uses += 1;
                    if first.uses <= SHOWN {
                        first.related(*span, "and here");
                    }
                }
                _ => folded.push(again),
            }
        }
        for first in folded.iter_mut().filter(|first| first.uses > SHOWN) {
            first.note(format!("it is used {} times in all", first.uses + 1));
        }
        self.diagnostics = folded;
    }
}

/// Whether a mistyped word is near enough to a valid one to mean it.
pub(crate) fn is_near(word: &str, valid: &str) -> bool {
    nearest(word, std::iter::once(valid)).is_some()
}

/// The valid word nearest to a mistyped one, if one is near enough to be meant.
fn nearest<'a>(word: &str, valid: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 100;
    if word.len() > LONGEST {
        return None;
    }
    let folded = word.to_lowercase();
    let length = folded.chars().count();
    // Words of very different lengths are not near; to know that takes no comparing.
    let furthest = |candidate: &str| {
        let other = candidate.chars().count();
        Some(length.max(other) / 3).filter(|furthest| length.abs_diff(other) <= *furthest)
    };
    valid
        .filter(|candidate| candidate.len() <= LONGEST)
        .filter_map(|candidate| Some((furthest(candidate)?, candidate)))
        .map(|(furthest, candidate)| {
            (strsim::damerau_levenshtein(&folded, &candidate.to_lowercase()), furthest, candidate)
        })
        .filter(|(distance, furthest, _)| distance <= furthest)
        .min_by_key(|(distance, ..)| *distance)
        .map(|(.., candidate)| candidate)
}

/// `a`, `b` and `c`, each in backticks.
pub(crate) fn enumerate<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// A text of the author's for use in a message: short, on one line, without control characters.
pub(crate) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String = text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::{enumerate, nearest};

    #[test]
    fn the_nearest_word_is_found_or_none() {
        let valid = ["fields", "description", "type", "string", "int32"];
        for (word, expected) in [
            ("feilds", Some("fields")),
            ("desciption", Some("description")),
            ("String", Some("string")),
            ("tpye", Some("type")),
            ("zzz", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, valid.into_iter()), expected, "{word}");
        }
    }

    #[test]
    fn words_are_enumerated() {
        assert_eq!(enumerate(["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(enumerate(["a"]), "`a`");
    }
}
