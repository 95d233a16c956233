//! Which events hold a type, at whatever depth.

use tidings_build::Catalogue;
use tidings_build::model::{Event, Shape, Type, TypeId};

/// The events that can hold a value of a type, in their order. What the envelope holds, each event does.
pub(super) fn carriers(catalogue: &Catalogue, id: TypeId) -> Vec<&Event> {
    let holders = holders(catalogue, id);
    let holds = |ty: &Type| named(ty).is_some_and(|TypeId(named)| holders.get(named).is_some_and(|holds| *holds));
    let everywhere = catalogue.envelope.fields.iter().any(|field| holds(&field.ty));
    catalogue.events.iter().filter(|event| everywhere || holds(&event.payload)).collect()
}

/// For each type whether it is the given one or holds it.
fn holders(catalogue: &Catalogue, TypeId(id): TypeId) -> Vec<bool> {
    let mut holders_of = vec![Vec::new(); catalogue.types.len()];
    for (position, def) in catalogue.types.iter().enumerate() {
        let parts: Vec<&Type> = match &def.shape {
            Shape::Object(fields) | Shape::Tuple(fields) => fields.iter().map(|field| &field.ty).collect(),
            Shape::Alias(ty) => vec![ty],
            Shape::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
            _ => Vec::new(),
        };
        for TypeId(part) in parts.into_iter().chain(&def.others).filter_map(named) {
            if let Some(holders) = holders_of.get_mut(part) {
                holders.push(position);
            }
        }
    }
    let mut found = vec![false; catalogue.types.len()];
    let mut waiting = vec![id];
    while let Some(id) = waiting.pop() {
        if let Some(found) = found.get_mut(id)
            && !std::mem::replace(found, true)
        {
            waiting.extend(holders_of.get(id).into_iter().flatten());
        }
    }
    found
}

/// The type that a type expression names, if it names one.
pub(super) fn named(ty: &Type) -> Option<TypeId> {
    let mut ty = ty;
    loop {
        match ty {
            Type::Named(id) => return Some(*id),
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => ty = inner,
            _ => return None,
        }
    }
}
