//! Doc comments, and the attributes of what is deprecated.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::prose::{life_sentence, limit_sentences, paragraph};
use crate::model::{Field, Life, Place, TypeDef};

/// A doc comment of paragraphs, each of which may have several lines.
pub(super) fn docs(paragraphs: impl IntoIterator<Item = Option<String>>) -> TokenStream {
    let text = paragraphs.into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n");
    let mut in_fence = false;
    let lines = text.lines().map(|line| {
        let line = without_doctest(line, &mut in_fence);
        if line.is_empty() { line } else { format!(" {line}") }
    });
    quote!(#(#[doc = #lines])*)
}

/// Rust would compile and run a block of code without a language; the catalogue's code is no Rust.
fn without_doctest(line: &str, in_fence: &mut bool) -> String {
    let text = line.trim_start();
    if text.starts_with("```") || text.starts_with("~~~") {
        *in_fence = !*in_fence;
        let has_language = !text.trim_matches(['`', '~', ' ']).is_empty();
        return if *in_fence && !has_language { format!("{}text", line.trim_end()) } else { line.to_owned() };
    }
    if *in_fence || line.len() - text.len() < 4 { line.to_owned() } else { format!("   {text}") }
}

/// What the catalogue says of a type, and where.
pub(super) fn type_docs(def: &TypeDef, note: Option<String>) -> TokenStream {
    let first = def.description.clone().or_else(|| note.clone());
    let note = def.description.as_ref().and(note);
    docs([first, note, life_sentence(&def.life), Some(defined_in(&def.place))])
}

/// What the catalogue says of a field. What only the type knows is said there.
pub(super) fn field_docs(field: &Field, note: Option<String>, origin: Option<String>) -> TokenStream {
    let limits = limit_sentences(&field.limits);
    let main = paragraph(field.description.iter().cloned().chain(note).chain(limits));
    let main = main.or_else(|| origin.is_none().then(|| format!("The field `{}`.", field.wire)));
    docs([main, origin.and_then(|origin| paragraph([origin])), life_sentence(&field.life)])
}

/// Where the catalogue says it.
pub(super) fn defined_in(place: &Place) -> String {
    format!("Defined in `{}`", place.shown)
}

/// The attribute of what is deprecated or removed.
pub(super) fn deprecation(life: &Life) -> Option<TokenStream> {
    let note = life_sentence(life)?;
    Some(quote!(#[deprecated(note = #note)]))
}

/// The attribute of what names something deprecated on purpose.
pub(super) fn allowance<'a>(lives: impl IntoIterator<Item = &'a Life>) -> Option<TokenStream> {
    lives.into_iter().any(Life::is_over).then(|| quote!(#[allow(deprecated)]))
}
