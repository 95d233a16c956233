//! Where an object has its fields from. The schemas and the generated code show it flat; people want to know.

use std::collections::BTreeSet;

use crate::check::Catalogue;
use crate::model::{Field, Shape, TypeDef, TypeId};

/// The objects that a type extends, each with the fields that come from it as they are. What two of them have in common
/// comes from the first.
pub(crate) fn inherited_fields<'a>(catalogue: &'a Catalogue, def: &'a TypeDef) -> Vec<(TypeId, Vec<&'a Field>)> {
    let mut waiting: BTreeSet<_> = object_fields(def).iter().map(|field| field.place.span).collect();
    let bases = def.extends.iter().filter_map(|id| Some((*id, catalogue.types.get(id.0)?)));
    bases
        .map(|(id, base)| {
            let fields = object_fields(base).iter().filter(|field| waiting.remove(&field.place.span));
            (id, fields.collect())
        })
        .collect()
}

fn object_fields(def: &TypeDef) -> &[Field] {
    match &def.shape {
        Shape::Object(fields) => fields,
        _ => &[],
    }
}
