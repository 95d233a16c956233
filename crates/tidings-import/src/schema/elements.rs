//! Scalars with limits that need a name: the definitions of the source, and what stands in lists and maps.

use super::Reader;
use crate::documents::Schema;
use crate::form::{Hint, Loss, NOTHING, Notes, Shape, Slot, Type, TypeDef, TypeId};

impl<'a> Reader<'a> {
    /// What a list or map holds.
    pub(super) fn element(&mut self, schemas: &[Schema<'a>], hint: &Hint, losses: &mut Vec<Loss>) -> Type {
        let mut inner = self.slot(schemas, hint.of_element());
        losses.append(&mut inner.losses);
        self.describe(&mut inner);
        let inner = self.scalar_by_name(inner, hint.of_element());
        losses.extend(without_room(&inner, "the elements"));
        Type::element(&inner)
    }

    /// What stands in a union with others: there is no room but for its type.
    pub(super) fn one_of_several(&mut self, mut slot: Slot, hint: &Hint, losses: &mut Vec<Loss>) -> Slot {
        self.describe(&mut slot);
        let word = match slot.ty {
            Type::Builtin("integer" | "int32" | "uint32" | "uint64" | "number") => "number",
            _ => "text",
        };
        let slot = self.scalar_by_name(slot, hint.of_member(word));
        losses.extend(without_room(&slot, "one of several types"));
        slot
    }

    /// What is said of a value whose type stands nowhere else is said of the type.
    fn describe(&mut self, slot: &mut Slot) {
        if let Type::Named(id) = &slot.ty {
            let def = self.types.get_mut(*id);
            if !matches!(def.hint, Hint::Source(_)) && def.notes == Notes::default() {
                def.notes = std::mem::take(&mut slot.notes);
            }
        }
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

impl Slot {
    fn pattern(&self) -> Option<&str> {
        self.limits.iter().find(|(word, _)| *word == "pattern").and_then(|(_, value)| value.as_text())
    }

    pub(crate) fn has_pattern(&self) -> bool {
        self.pattern().is_some()
    }

    /// Whether whatever matches the pattern begins with the same letters, of which there are at least two: `^app_`.
    pub(crate) fn begins_with_letters(&self) -> bool {
        let rest = self.pattern().and_then(|pattern| pattern.strip_prefix('^')).unwrap_or_default();
        rest.chars().take_while(char::is_ascii_alphabetic).count() > 1 && !rest.contains('|')
    }
}

/// What is said of a value that stands in a type expression, where nothing but a type can stand.
fn without_room(slot: &Slot, of: &str) -> Vec<Loss> {
    let mut said: Vec<String> = Vec::new();
    said.extend(slot.limits.iter().map(|(word, value)| format!("`{word}: {}` of {of}", value.compact())));
    said.extend(slot.default.as_ref().map(|value| format!("`default: {}` of {of}", value.compact())));
    said.extend((!slot.examples.is_empty()).then(|| format!("examples of {of}")));
    said.extend(slot.notes.description.as_ref().map(|_| format!("a description of {of}")));
    said.extend(slot.notes.deprecated.then(|| format!("`deprecated` of {of}")));
    let loss = |what| Loss { place: slot.place.clone(), what, instead: NOTHING.to_owned(), untyped: false };
    said.into_iter().map(loss).collect()
}
