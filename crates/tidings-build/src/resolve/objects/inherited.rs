//! The fields that an object has from others, put together.

use std::collections::BTreeMap;

use crate::model::{Data, Field, TypeId};
use crate::source::Span;

/// The fields that an object has from others.
#[derive(Default)]
pub(super) struct Inherited {
    fields: Vec<Field>,
    /// For each key where its field stands, and the object that it comes from.
    places: BTreeMap<String, (usize, TypeId)>,
    pub(super) clashes: Vec<Clash>,
}

/// Two objects have different fields of one key.
pub(super) struct Clash {
    pub(super) wire: String,
    pub(super) from: [TypeId; 2],
    pub(super) places: [Span; 2],
}

impl Inherited {
    /// Adds the fields of another object. One that was inherited on two ways is one field, and so are two that promise the
    /// same: the first of them stands.
    pub(super) fn inherit(&mut self, from: TypeId, fields: &[Field]) {
        for field in fields {
            match self.places.get(&field.wire) {
                Some((at, _)) if promise_the_same(&self.fields[*at], field) => {}
                // Two of its own were reported where they stand.
                Some((_, first)) if *first == from => {}
                Some((at, first)) => {
                    let places = [self.fields[*at].place.span, field.place.span];
                    self.clashes.push(Clash { wire: field.wire.clone(), from: [*first, from], places });
                }
                None => {
                    self.places.insert(field.wire.clone(), (self.fields.len(), from));
                    self.fields.push(field.clone());
                }
            }
        }
    }

    /// All fields: an own one of the same key takes the place of what was inherited.
    pub(super) fn followed_by(mut self, own: Vec<Field>) -> Vec<Field> {
        for field in own {
            match self.places.remove(&field.wire) {
                Some((at, _)) => self.fields[at] = field,
                None => self.fields.push(field),
            }
        }
        self.fields
    }
}

/// Whether two fields of one key are the same for whoever reads them.
fn promise_the_same(one: &Field, other: &Field) -> bool {
    let default = |field: &Field| field.default.as_ref().map(Data::to_json);
    one.place.span == other.place.span
        || one.ty == other.ty
            && (one.optional, one.nullable) == (other.optional, other.nullable)
            && one.limits.rules().eq(other.limits.rules())
            && default(one) == default(other)
}
