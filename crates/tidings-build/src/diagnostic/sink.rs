//! Where the mistakes of a run collect.

use std::collections::{BTreeMap, BTreeSet};

use super::{At, Code, Diagnostic};
use crate::source::Span;

/// The mistakes of one run, in the order in which they were found.
#[derive(Debug, Default)]
pub(crate) struct Sink {
    diagnostics: Vec<Diagnostic>,
    /// The unknown names, by what is said of them.
    unknown: BTreeMap<(Code, String), Unknown>,
}

/// A name that nobody declares.
#[derive(Debug)]
struct Unknown {
    /// Which of the diagnostics speaks of it.
    diagnostic: usize,
    uses: BTreeSet<Span>,
}

impl Sink {
    /// Adds a mistake; what else is to be said of it is added to what this returns.
    pub(crate) fn report(&mut self, code: Code, span: Span, message: impl AsRef<str>) -> &mut Diagnostic {
        self.push(code, At::Text(span), message.as_ref())
    }

    /// Adds a mistake that has no text to point at.
    pub(crate) fn report_path(&mut self, path: String, message: &str) -> &mut Diagnostic {
        self.push(Code::MissingFile, At::Path(path), message)
    }

    /// Adds a name that nobody declares. It is one mistake, however often the name is used: perhaps its declaration is
    /// mistyped. What else is to be said of it is said at its first use; from the second on there is nothing to add.
    pub(crate) fn report_unknown(&mut self, code: Code, span: Span, message: String) -> Option<&mut Diagnostic> {
        let key = (code, message);
        if let Some(unknown) = self.unknown.get_mut(&key) {
            unknown.uses.insert(span);
            return None;
        }
        let (message, diagnostic) = (key.1.clone(), self.diagnostics.len());
        self.unknown.insert(key, Unknown { diagnostic, uses: BTreeSet::from([span]) });
        Some(self.push(code, At::Text(span), &message))
    }

    fn push(&mut self, code: Code, at: At, message: &str) -> &mut Diagnostic {
        self.diagnostics.push(Diagnostic::new(code, at, message));
        self.diagnostics.last_mut().expect("a diagnostic was just added")
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// How many mistakes were found so far.
    pub(crate) fn count(&self) -> usize {
        self.diagnostics.len()
    }

    /// All mistakes in the order of the files and of the text within them.
    ///
    /// A word that counts for several entries, such as a family's `payload`, is looked up for each of them; what is
    /// wrong with it is said once. What must be quoted is not yet what its author meant: nothing more is said of it.
    pub(crate) fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.settle_unknown();
        let place = |diagnostic: &Diagnostic| match diagnostic.at {
            At::Path(_) => None,
            At::Text(span) => Some((span.file, span.start, span.end)),
        };
        self.diagnostics.sort_by_key(|diagnostic| (place(diagnostic), diagnostic.code));
        self.diagnostics.dedup_by(|again, first| {
            let same = (again.code, &again.message) == (first.code, &first.message);
            (same || first.code == Code::NeedsQuotes) && place(again).is_some() && place(again) == place(first)
        });
        self.diagnostics
    }

    /// Lets each message of an unknown name point at its uses in the order of the text, which is not always that in
    /// which names are looked up.
    fn settle_unknown(&mut self) {
        const SHOWN: usize = 3;
        let unquoted: BTreeSet<Span> = self
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.code == Code::NeedsQuotes)
            .filter_map(|diagnostic| match diagnostic.at {
                At::Text(span) => Some(span),
                At::Path(_) => None,
            })
            .collect();
        for Unknown { diagnostic, uses } in std::mem::take(&mut self.unknown).into_values() {
            let Some(diagnostic) = self.diagnostics.get_mut(diagnostic) else { continue };
            let mut meant = uses.difference(&unquoted);
            // Without any use that is meant as it stands, it falls to the message about the quotes.
            let Some(first) = meant.next() else { continue };
            diagnostic.move_to(*first);
            for again in meant.take(SHOWN) {
                diagnostic.related(*again, "and here");
            }
            let count = uses.difference(&unquoted).count();
            if count > SHOWN + 1 {
                diagnostic.note(format!("it is used {count} times in all"));
            }
        }
    }
}
