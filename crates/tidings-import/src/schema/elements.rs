//! Scalars with limits that need a name: the definitions of the source, and what stands in lists and maps.

use super::Reader;
use crate::documents::Schema;
use crate::form::{Hint, Loss, NOTHING, Notes, Shape, Slot, Type, TypeDef, TypeId};

impl<'a> Reader<'a> {
    /// What a list or map holds.
    pub(super) fn element(&mut self, schema: &Schema<'a>, hint: &Hint, losses: &mut Vec<Loss>) -> Type {
        let mut inner = self.slot(std::slice::from_ref(schema), hint.of_element());
        losses.append(&mut inner.losses);
        let inner = self.scalar_by_name(inner, hint.of_element());
        losses.extend(inner.limits.iter().map(|(word, value)| Loss {
            place: inner.place.clone(),
            what: format!("`{word}: {}` of the elements", value.compact()),
            instead: NOTHING.to_owned(),
            untyped: false,
        }));
        Type::element(&inner)
    }

    /// A scalar with limits as a type of its own. Null, a default and what was lost stay where it is used.
    pub(super) fn scalar_by_name(&mut self, slot: Slot, hint: Hint) -> Slot {
        let is_scalar = matches!(slot.ty, Type::Builtin(word) if word != "json");
        if !is_scalar || slot.limits.is_empty() {
            return slot;
        }
        let place = slot.place.clone();
        let scalar = Slot {
            ty: slot.ty.clone(),
            limits: slot.limits.clone(),
            examples: slot.examples.clone(),
            ..Slot::of(Type::JSON, &place)
        };
        let id = TypeId(self.types.0.len());
        let (notes, also_called, losses) = (slot.notes.clone(), Vec::new(), Vec::new());
        self.types.0.push(TypeDef { hint, also_called, shape: Shape::Scalar(scalar), notes, losses, place });
        let (limits, examples) = (Vec::new(), Vec::new());
        Slot { ty: Type::Named(id), notes: Notes::default(), limits, examples, ..slot }
    }
}
