//! The form between source and catalogue: what a source means, in the terms of the catalogue language, all of it.
//!
//! It knows no JSON Schema and no YAML. That the language of today may say less is the affair of `fit`.

mod catalogue;

use std::collections::BTreeSet;

pub(crate) use catalogue::{Batch, Catalogue, Envelope, Event, NameKey, NamePlace, Subject};

use crate::documents::Place;
use crate::node::Node;

/// What cannot be carried over as the source has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Loss {
    pub(crate) place: Place,
    /// What the source says.
    pub(crate) what: String,
    /// What the catalogue says in its place.
    pub(crate) instead: String,
    /// Whether a value that the source describes is free JSON in the catalogue.
    pub(crate) untyped: bool,
}

/// What stands in place of something that is not carried over at all.
pub(crate) const NOTHING: &str = "nothing";

/// The position of a type in [`Types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TypeId(pub(crate) usize);

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Type {
    /// A type that needs no declaration, by its word: `string`.
    Builtin(&'static str),
    /// Always this value; a text, a number, a boolean or null.
    Const(Node),
    List(Box<Type>),
    Map(Box<Type>),
    Nullable(Box<Type>),
    /// One of several.
    Union(Vec<Type>),
    Named(TypeId),
    /// The fields of an object, none of which must be there.
    Partial(TypeId),
}

impl Type {
    pub(crate) const JSON: Self = Self::Builtin("json");
    pub(crate) const STRING: Self = Self::Builtin("string");

    /// What an element of a list or map is.
    pub(crate) fn element(slot: &Slot) -> Self {
        if slot.nullable { Self::Nullable(Box::new(slot.ty.clone())) } else { slot.ty.clone() }
    }

    /// Calls `see` for each named type in it.
    pub(crate) fn each_name(&self, see: &mut impl FnMut(TypeId)) {
        match self {
            Self::Builtin(_) | Self::Const(_) => {}
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.each_name(see),
            Self::Union(members) => members.iter().for_each(|member| member.each_name(see)),
            Self::Named(id) | Self::Partial(id) => see(*id),
        }
    }

    /// Replaces each named type in it.
    pub(crate) fn rename(&mut self, new: &impl Fn(TypeId) -> TypeId) {
        match self {
            Self::Builtin(_) | Self::Const(_) => {}
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.rename(new),
            Self::Union(members) => {
                for member in members.iter_mut() {
                    member.rename(new);
                }
                // Two members may have become one.
                let mut seen: Vec<Type> = Vec::new();
                members.retain(|member| {
                    let is_new = !seen.contains(member);
                    seen.push(member.clone());
                    is_new
                });
            }
            Self::Named(id) | Self::Partial(id) => *id = new(*id),
        }
    }
}

/// A value with all that is said of it: what stands in a field, a list or a map.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    pub(crate) ty: Type,
    pub(crate) nullable: bool,
    pub(crate) notes: Notes,
    /// What the producer promises, by the words of the language: `max_length`.
    pub(crate) limits: Vec<(&'static str, Node)>,
    pub(crate) default: Option<Node>,
    pub(crate) examples: Vec<Node>,
    pub(crate) losses: Vec<Loss>,
    pub(crate) place: Place,
}

/// What is said for people.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Notes {
    pub(crate) description: Option<String>,
    /// For those who maintain it, not for those who read the documentation.
    pub(crate) comment: Option<String>,
    pub(crate) deprecated: bool,
}

/// A field of an object.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) wire: String,
    pub(crate) optional: bool,
    pub(crate) slot: Slot,
    /// Where the source declares it.
    pub(crate) places: BTreeSet<Place>,
}

/// A type with a name.
#[derive(Clone, Debug)]
pub(crate) struct TypeDef {
    pub(crate) hint: Hint,
    /// What the source calls the equal types that became this one.
    pub(crate) also_called: Vec<String>,
    pub(crate) shape: Shape,
    pub(crate) notes: Notes,
    pub(crate) losses: Vec<Loss>,
    pub(crate) place: Place,
}

/// What a type can be named after.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Hint {
    /// The source names it.
    Source(String),
    /// It stands in a field of another one, or is an element of what stands there.
    Field { parent: TypeId, wire: String, element: bool },
    /// It stands in a field around every payload.
    Envelope(String),
    /// It is what an event carries, under this key.
    Payload { event: String, key: String },
}

/// The structure of a named type.
#[derive(Clone, Debug)]
pub(crate) enum Shape {
    Object(Object),
    Enum(Enum),
    Tagged(Tagged),
    /// A union with a name of its own.
    Alias(Type),
    /// A scalar with limits of its own. Null is said where it stands, and what it is for people beside the shape.
    Scalar(Slot),
}

/// An object, or a tuple.
#[derive(Clone, Debug, Default)]
pub(crate) struct Object {
    /// Whether it is a list on the wire: then the fields are its places, of which only the last are optional.
    pub(crate) is_tuple: bool,
    /// Objects whose fields it has, too. They stand among its own, and are left out where it is written.
    pub(crate) extends: Vec<TypeId>,
    pub(crate) fields: Vec<Field>,
    /// What keys hold that nobody knows.
    pub(crate) others: Option<Type>,
    /// What keys of a pattern hold.
    pub(crate) patterns: Vec<(String, Type)>,
    /// Of each list one field must be there.
    pub(crate) at_least_one: Vec<Vec<String>>,
}

/// A scalar out of a known set.
#[derive(Clone, Debug)]
pub(crate) struct Enum {
    pub(crate) values: Vec<EnumValue>,
    pub(crate) closed: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct EnumValue {
    /// A text or a whole number.
    pub(crate) wire: Node,
    /// What the source calls it, if not what stands on the wire.
    pub(crate) name: Option<String>,
    pub(crate) description: Option<String>,
}

/// A union whose members are told apart by a key that they do not declare as a const.
#[derive(Clone, Debug)]
pub(crate) struct Tagged {
    pub(crate) tag: String,
    pub(crate) variants: Vec<(String, Type)>,
    pub(crate) closed: bool,
}

/// All named types.
#[derive(Clone, Debug, Default)]
pub(crate) struct Types(pub(crate) Vec<TypeDef>);

impl Types {
    pub(crate) fn get(&self, id: TypeId) -> &TypeDef {
        &self.0[id.0]
    }

    pub(crate) fn get_mut(&mut self, id: TypeId) -> &mut TypeDef {
        &mut self.0[id.0]
    }

    /// The object that a type is.
    pub(crate) fn object(&self, ty: &Type) -> Option<(TypeId, &Object)> {
        match ty {
            Type::Named(id) => match &self.get(*id).shape {
                Shape::Object(object) => (!object.is_tuple).then_some((*id, object)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The named types that a named type holds, in its order.
    pub(crate) fn held(&self, id: TypeId) -> Vec<TypeId> {
        let mut held = Vec::new();
        self.get(id).shape.each_type(&mut |ty| ty.each_name(&mut |id| held.push(id)));
        held
    }

    /// The objects that a named type extends.
    pub(crate) fn bases(&self, id: TypeId) -> &[TypeId] {
        match &self.get(id).shape {
            Shape::Object(object) => &object.extends,
            _ => &[],
        }
    }

    /// All types that can be reached from some, in the order in which a reader meets them.
    pub(crate) fn reachable(&self, from: impl IntoIterator<Item = TypeId>) -> Vec<TypeId> {
        let mut seen = BTreeSet::new();
        let mut order = Vec::new();
        let mut pending: Vec<TypeId> = from.into_iter().collect();
        pending.reverse();
        while let Some(id) = pending.pop() {
            if seen.insert(id) {
                order.push(id);
                pending.extend(self.held(id).into_iter().rev());
                pending.extend(self.bases(id).iter().rev());
            }
        }
        order
    }
}

impl Shape {
    /// Calls `see` for each type in it.
    pub(crate) fn each_type(&self, see: &mut impl FnMut(&Type)) {
        match self {
            Self::Object(object) => {
                object.fields.iter().for_each(|field| see(&field.slot.ty));
                object.others.iter().for_each(&mut *see);
                object.patterns.iter().for_each(|(_, ty)| see(ty));
            }
            Self::Enum(_) => {}
            Self::Tagged(tagged) => tagged.variants.iter().for_each(|(_, ty)| see(ty)),
            Self::Alias(ty) => see(ty),
            Self::Scalar(slot) => see(&slot.ty),
        }
    }

    /// The same, to change them.
    pub(crate) fn each_type_mut(&mut self, see: &mut impl FnMut(&mut Type)) {
        match self {
            Self::Object(object) => {
                object.fields.iter_mut().for_each(|field| see(&mut field.slot.ty));
                object.others.iter_mut().for_each(&mut *see);
                object.patterns.iter_mut().for_each(|(_, ty)| see(ty));
            }
            Self::Enum(_) => {}
            Self::Tagged(tagged) => tagged.variants.iter_mut().for_each(|(_, ty)| see(ty)),
            Self::Alias(ty) => see(ty),
            Self::Scalar(slot) => see(&mut slot.ty),
        }
    }
}
