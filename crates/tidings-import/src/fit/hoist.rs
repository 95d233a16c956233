//! Every union gets a name: the language takes one in an expression and no second one. Where the name is the one that the
//! compiler would give it anyway, writing says the union in its place.

use crate::form::{Catalogue, Hint, Notes, Shape, Slot, Type, TypeDef, TypeId};

pub(super) fn hoist(catalogue: &mut Catalogue) {
    let mut made = Vec::new();
    let first = catalogue.types.0.len();
    let mut hoisting = Hoisting { first, made: &mut made };
    for (id, def) in catalogue.types.0.iter_mut().enumerate() {
        let field = |wire: &str| Hint::Field { parent: TypeId(id), wire: wire.to_owned(), element: false };
        let place = def.place.clone();
        match &mut def.shape {
            Shape::Object(object) => {
                object.fields.iter_mut().for_each(|part| hoisting.slot(&mut part.slot, &field(&part.wire)));
                let patterns = object.patterns.iter_mut().map(|(_, ty)| ty);
                for ty in object.others.iter_mut().chain(patterns) {
                    hoisting.ty(ty, &field("other"), &place);
                }
            }
            Shape::Tagged(tagged) => {
                tagged.variants.iter_mut().for_each(|(value, ty)| hoisting.ty(ty, &field(value), &place));
            }
            // It has a name; what stands in its members may have none.
            Shape::Alias(Type::Union(members)) => {
                for member in members.iter_mut() {
                    hoisting.ty(member, &field("item"), &place);
                }
            }
            Shape::Alias(ty) => hoisting.ty(ty, &field("item"), &place),
            Shape::Enum(_) | Shape::Scalar(_) => {}
        }
    }
    for field in &mut catalogue.envelope.fields {
        hoisting.slot(&mut field.slot, &Hint::Envelope(field.wire.clone()));
    }
    let key = catalogue.envelope.payload.clone().unwrap_or_default();
    for event in &mut catalogue.events {
        let hint = Hint::Payload { event: event.name.clone(), key: key.clone() };
        hoisting.slot(&mut event.payload, &hint);
    }
    catalogue.types.0.append(&mut made);
}

struct Hoisting<'a> {
    first: usize,
    made: &'a mut Vec<TypeDef>,
}

impl Hoisting<'_> {
    fn slot(&mut self, slot: &mut Slot, hint: &Hint) {
        let place = slot.place.clone();
        self.ty(&mut slot.ty, hint, &place);
    }

    fn ty(&mut self, ty: &mut Type, hint: &Hint, place: &crate::documents::Place) {
        match ty {
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => self.ty(inner, hint, place),
            Type::Union(members) => {
                for member in members.iter_mut() {
                    self.ty(member, &hint.of_member("item"), place);
                }
                let shape = Shape::Alias(ty.clone());
                let (hint, place) = (hint.clone(), place.clone());
                let (also_called, notes, losses) = (Vec::new(), Notes::default(), Vec::new());
                self.made.push(TypeDef { hint, also_called, shape, notes, losses, place });
                *ty = Type::Named(TypeId(self.first + self.made.len() - 1));
            }
            Type::Builtin(_) | Type::Const(_) | Type::Named(_) | Type::Partial(_) => {}
        }
    }
}
