//! What was written, as one text that never changes: the catalogue in its own language, in canonical JSON.
//!
//! JSON is YAML, so the loader of the present reads it. It is made of what was loaded and not of the model, which knows
//! nothing of what it does not need. The same catalogue gives the same bytes, however its author spread it over files,
//! ordered the keys of an entry, quoted and commented: families are a mapping in the order of the page, keys stand as in
//! the tables of the language, an entry is as short as it can be, and type expressions have one spelling.
//!
//! `outputs` is left out. It says which files the present writes; a release writes none, and from another folder its
//! paths would lead elsewhere.

mod entries;
mod expression;

use std::fmt::Write as _;

use crate::Mistakes;
use crate::check::check;
use crate::diagnostic::{Sink, is_bidirectional};
use crate::load::load;
use crate::resolve::resolve;
use crate::source::Sources;

/// A catalogue as a release keeps it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Frozen {
    /// The releases that the catalogue lists, oldest first; the last is the one that it describes.
    pub releases: Vec<String>,
    /// The whole catalogue but its `outputs`, as one file of canonical JSON.
    pub text: String,
}

/// Freezes a catalogue: all that it says, as one file that can be read in its place.
///
/// What [`compile`](crate::compile) makes of it is what it makes of the catalogue itself, but for the remarks that tell
/// where something was written: `Defined in …` at the Rust types, and what the first line of every output names as its
/// source. Freezing what was frozen gives the same bytes.
///
/// # Errors
///
/// All mistakes of the catalogue at once.
///
/// ```
/// let mut sources = tidings_build::Sources::new("");
/// let text = "catalogue: demo\nlanguage: 1\ntitle: Events\nenvelope: {name: type, payload: data, fields: {}}\n\
///             families: {user: {title: Users, payload: json, events: {user.created: A user is created}}}\n";
/// sources.add("demo.yaml", text.into());
/// let frozen = tidings_build::freeze(&sources).expect("the catalogue has no mistakes");
/// assert!(frozen.text.starts_with("{\n  \"catalogue\": \"demo\",\n  \"language\": 1,\n"));
/// ```
pub fn freeze(sources: &Sources) -> Result<Frozen, Mistakes<'_>> {
    let mut sink = Sink::default();
    let raw = load(sources, &mut sink);
    let draft = raw.as_ref().map(|raw| resolve(sources, raw, &mut sink));
    let catalogue = draft.and_then(|draft| check(draft, &mut sink));
    match raw.filter(|_| catalogue.is_some()) {
        Some(raw) => Ok(Frozen {
            releases: raw.releases.iter().map(|release| release.value.clone()).collect(),
            text: escaped(&entries::catalogue(&raw).pretty()) + "\n",
        }),
        None => Err(Mistakes { sources, diagnostics: sink.into_sorted() }),
    }
}

/// The JSON with every character escaped that YAML does not take as it is (YAML 1.2.2, section 5.1) or takes for a line
/// break (YAML 1.1), and that a reviewer could not see. Such a character only stands in a text.
fn escaped(json: &str) -> String {
    json.chars().fold(String::new(), |mut out, c| {
        let hidden = c.is_control() && c != '\n'
            || is_bidirectional(c)
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
        let _ = if hidden { write!(out, "\\u{:04x}", u32::from(c)) } else { out.write_char(c) };
        out
    })
}

#[cfg(test)]
mod tests {
    use super::{escaped, freeze};
    use crate::load::grammar::{CATALOGUE, ENTRY_KINDS};
    use crate::source::Sources;

    /// Together they use every construct of the language.
    const GOLDEN: [&str; 2] =
        [include_str!("../tests/golden/catalogue.yaml"), include_str!("../tests/envelope_types/pieces.yaml")];

    #[test]
    fn every_word_of_the_language_can_be_written() {
        let frozen = GOLDEN.map(|text| {
            let mut sources = Sources::new("");
            sources.add("catalogue.yaml", text.into());
            freeze(&sources).expect("the catalogue has no mistakes").text
        });
        for kind in ENTRY_KINDS.iter().filter(|kind| kind.what != "the outputs") {
            for key in kind.keys() {
                let found = frozen.iter().any(|text| text.contains(&format!("\"{}\": ", key.word)));
                let left_out = kind.what == CATALOGUE.what && key.word == "outputs";
                assert_eq!(found, !left_out, "`{}` of {}", key.word, kind.what);
            }
        }
    }

    #[test]
    fn what_yaml_would_not_take_is_escaped() {
        let table = [("\u{7f}", "\\u007f"), ("\u{85}", "\\u0085"), ("\u{2028}", "\\u2028"), ("\u{ffff}", "\\uffff")];
        for (hidden, expected) in table {
            assert_eq!(escaped(hidden), expected);
        }
        assert_eq!(escaped("{\n  \"ä\": \"😀\"\n}"), "{\n  \"ä\": \"😀\"\n}");
    }
}
