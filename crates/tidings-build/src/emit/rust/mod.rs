//! The Rust types: data and calls into `tidings`, no logic.
//!
//! This module knows nothing of JSON Schema or Markdown pages. Names come ready-made from the model; what an item
//! looks like is one `quote!`, and what stands where is decided in [`emit_rust`].

mod boxes;
mod docs;
mod enums;
mod envelope;
mod events;
mod layout;
mod object;
mod rustdoc;
mod schemars;
mod ty;
mod unions;
#[cfg(feature = "outputs")]
pub(crate) mod usage;

use std::collections::BTreeMap;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::check::Catalogue;
use crate::emit::generated_note;
use crate::model::{Family, Life, Shape, TypeId};
use crate::names::TypeName;
use boxes::Boxes;
use docs::{allowance, deprecation, docs};
use layout::{Layout, Piece};
use ty::Types;

pub(crate) use schemars::emit_schemars;

/// The format of generated code; `tidings` refuses to compile with another one.
const FORMAT: u32 = 1;

/// The whole file.
pub(crate) fn emit_rust(catalogue: &Catalogue) -> String {
    let types = Types { catalogue, boxes: Boxes::new(catalogue) };
    let mut file = Layout::new(&generated_note(catalogue));
    file.item(handshake());
    file.pieces(envelope::emit_envelope(&types));
    file.pieces(events::emit_data(&types));
    file.pieces(events::emit_event_type(catalogue));
    let (shared, families) = types.by_family();
    for id in shared {
        file.pieces(emit_type(&types, id));
    }
    for (family, ids) in catalogue.families.iter().zip(families) {
        emit_family(&types, family, &ids, &mut file);
    }
    file.finish()
}

fn handshake() -> TokenStream {
    let format = proc_macro2::Literal::u32_unsuffixed(FORMAT);
    quote!(const _: () = ::tidings::assert_format(#format);)
}

/// The types of a family in a module of their own, and all of them in the root: they are global to the catalogue.
fn emit_family(types: &Types<'_>, family: &Family, ids: &[TypeId], file: &mut Layout) {
    let Some(id) = ids.first().and_then(|id| types.get(*id).family) else { return };
    let module = ident(family.module.as_str());
    let defs = ids.iter().map(|id| types.get(*id));
    let names = defs.clone().map(|def| ident(def.name.as_str()));
    let allow = allowance(defs.clone().map(|def| &def.life));
    let foreign: BTreeMap<&TypeName, &Life> = ids
        .iter()
        .flat_map(|id| types.named_in(*id))
        .filter(|other| other.family != Some(id))
        .map(|other| (&other.name, &other.life))
        .collect();

    file.item(quote!(#allow pub use self::#module::{#(#names),*};));
    let mut inner = Layout::new("");
    if !foreign.is_empty() {
        let allow = allowance(foreign.values().copied());
        let foreign = foreign.keys().map(|name| ident(name.as_str()));
        inner.item(quote!(#allow use super::{#(#foreign),*};));
    }
    for id in ids {
        inner.pieces(emit_type(types, *id));
    }
    let title = docs([Some(family.title.clone()), family.description.clone()]);
    file.module(&title, family.module.as_str(), &inner);
}

/// One named type with its impls.
fn emit_type(types: &Types<'_>, id: TypeId) -> Vec<Piece> {
    let def = types.get(id);
    match &def.shape {
        Shape::Object(_) | Shape::Tuple(_) => object::emit_object(types, id),
        Shape::Enum(enum_) => enums::emit_enum(def, enum_),
        Shape::Id { prefix } => enums::emit_id(def, prefix),
        Shape::Union(union) => unions::emit_union(types, def, union),
        Shape::Alias(ty) => {
            let (docs, deprecated) = (docs::type_docs(def, None), deprecation(&def.life));
            let allow = allowance(types.named_by(ty).map(|named| &named.life));
            let (name, ty) = (ident(def.name.as_str()), types.plain(ty));
            vec![quote!(#docs #deprecated #allow pub type #name = #ty;).into()]
        }
    }
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
