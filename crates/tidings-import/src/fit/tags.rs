//! The objects of a tagged union hold its tag themselves, where they stand in no other place.
//!
//! Some sources declare a tag as a constant that may be absent, as it has a default. A union cannot be read without it, and
//! an object that stands in such unions alone is never met without it. That the tag is required is told of the union.

use std::collections::{BTreeMap, BTreeSet};

use crate::form::{Catalogue, Object, Shape, Type, TypeId};
use crate::node::Node;

pub(super) fn require(catalogue: &mut Catalogue) {
    let mut tags: BTreeMap<TypeId, BTreeSet<(String, String)>> = BTreeMap::new();
    let mut elsewhere: BTreeSet<TypeId> = BTreeSet::new();
    let types = &catalogue.types;
    for def in types.reachable(super::roots(catalogue)).into_iter().map(|id| types.get(id)) {
        let mut see = |ty: &Type| ty.each_name(&mut |id| elsewhere.extend([id]));
        match &def.shape {
            Shape::Tagged(tagged) => {
                for (value, ty) in &tagged.variants {
                    if let Type::Named(id) = ty {
                        tags.entry(*id).or_default().insert((tagged.tag.clone(), value.clone()));
                    } else {
                        see(ty);
                    }
                }
            }
            shape => shape.each_type(&mut see),
        }
        if let Shape::Object(object) = &def.shape {
            elsewhere.extend(&object.extends);
        }
    }
    elsewhere.extend(super::roots(catalogue));
    for (id, tags) in tags.into_iter().filter(|(id, _)| !elsewhere.contains(id)) {
        let mut tags = tags.into_iter();
        if let (Some((tag, value)), None) = (tags.next(), tags.next())
            && let Shape::Object(object) = &mut catalogue.types.get_mut(id).shape
        {
            object.require_tag(&tag, &value);
        }
    }
}

impl Object {
    fn require_tag(&mut self, tag: &str, value: &str) {
        let is_value = |node: &Node| matches!(node, Node::Text(text) if text == value);
        for field in self.fields.iter_mut().filter(|field| field.wire == tag) {
            if matches!(&field.slot.ty, Type::Const(constant) if is_value(constant)) {
                field.optional = false;
                // What the constant says already.
                field.slot.default.take_if(|default| is_value(default));
            }
        }
    }
}
