//! Doc comments, and the attributes of what is deprecated.

use proc_macro2::TokenStream;
use quote::quote;

use super::rustdoc::to_rustdoc;
use crate::emit::prose::{code_span, group_sentences, life_sentence, paragraph, promise_sentences};
use crate::model::{Field, Life, Place, TypeDef};

/// A doc comment of texts, each of which may have several paragraphs.
pub(super) fn docs(texts: impl IntoIterator<Item = Option<String>>) -> TokenStream {
    let texts = texts.into_iter().flatten().filter(|text| !text.is_empty());
    let text = texts.map(|text| to_rustdoc(&text)).collect::<Vec<_>>().join("\n\n");
    // How far the lines of a list are indented is for its author to say.
    let begins_item = |line: &str| ["- ", "* ", "+ ", "> ", "1. ", "1) "].iter().any(|mark| line.starts_with(mark));
    let has_list = text.lines().any(|line| begins_item(line.trim_start()));
    let allow = has_list.then(|| quote!(#[allow(clippy::doc_lazy_continuation, clippy::doc_overindented_list_items)]));
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])* #allow)
}

/// What the catalogue says of a type, and where.
pub(super) fn type_docs(def: &TypeDef, note: Option<String>) -> TokenStream {
    let first = def.description.clone().or_else(|| note.clone());
    let note = def.description.as_ref().and(note);
    let promises = promise_sentences(&def.limits, def.default.as_ref()).into_iter().chain(group_sentences(def));
    let promises = paragraph(promises);
    docs([first, note, promises, life_sentence(&def.life), Some(defined_in(&def.place))])
}

/// What the catalogue says of a field. What only the type knows is said there.
pub(super) fn field_docs(field: &Field, note: Option<String>, origin: Option<String>) -> TokenStream {
    let promises = promise_sentences(&field.limits, field.default.as_ref());
    let main = paragraph(field.description.iter().cloned().chain(note).chain(promises));
    let main = main.or_else(|| origin.is_none().then(|| format!("The field {}.", code_span(&field.wire))));
    docs([main, origin.and_then(|origin| paragraph([origin])), life_sentence(&field.life)])
}

/// Where the catalogue says it.
pub(super) fn defined_in(place: &Place) -> String {
    format!("Defined in {}", code_span(&place.shown))
}

/// The attribute of what is deprecated or removed.
pub(super) fn deprecation(life: &Life) -> Option<TokenStream> {
    let note = to_rustdoc(&life_sentence(life)?);
    Some(quote!(#[deprecated(note = #note)]))
}

/// The attribute of what names something deprecated on purpose.
pub(super) fn allowance<'a>(lives: impl IntoIterator<Item = &'a Life>) -> Option<TokenStream> {
    lives.into_iter().any(Life::is_over).then(|| quote!(#[allow(deprecated)]))
}
