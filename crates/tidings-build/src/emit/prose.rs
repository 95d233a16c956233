//! The sentences that every output says alike: schemas, documentation and the comments of the generated code.
//!
//! All of it is Markdown, on one line unless the catalogue's author broke it. This module knows no output: where a
//! sentence stands, and what has to be escaped there, is the emitter's affair.

mod life;
mod promises;
mod text;
mod types;

#[cfg(feature = "outputs")]
pub(crate) use life::marked_life_sentence;
pub(crate) use life::{instead_sentence, life_sentence};
pub(crate) use promises::{default_sentence, group_sentences, limit_sentences, promise_sentences};
#[cfg(feature = "outputs")]
pub(crate) use text::{capitalised, reorders, visible};
pub(crate) use text::{code_span, paragraph, sentence};
pub(crate) use types::{deprecated_values, kind_sentence, places_sentence, type_note, union_notes, variant_note};
