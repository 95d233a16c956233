//! Objects that nothing tells apart, and lists of several kinds, become one: that says less of a value than the union did,
//! and more than free JSON.

use std::collections::{BTreeMap, BTreeSet};

use super::replaced::flatten;
use super::unions::{are_told_apart, constant, tags};
use crate::documents::Place;
use crate::either;
use crate::form::{Catalogue, Hint, Loss, Notes, Shape, Slot, Tagged, Type, TypeDef, TypeId, Types};

/// A union of more is left as it is: nobody would find anything in what it became.
const MOST_MEMBERS: usize = 64;

/// Merges them, wherever a union stands.
pub(super) fn merge(catalogue: &mut Catalogue) {
    let most = 2 * catalogue.types.0.len();
    let mut merging =
        Merging { types: std::mem::take(&mut catalogue.types), made: BTreeMap::new(), of: BTreeMap::new(), most };
    for field in &mut catalogue.envelope.fields {
        merging.slot(&mut field.slot, &Hint::Envelope(field.wire.clone()));
    }
    let key = catalogue.envelope.payload.clone().unwrap_or_default();
    for event in &mut catalogue.events {
        merging.slot(&mut event.payload, &Hint::Payload { event: event.name.clone(), key: key.clone() });
    }
    // What is made may hold unions itself, and stands behind the others.
    let mut at = 0;
    while at < merging.types.0.len() {
        merging.type_at(TypeId(at));
        at += 1;
    }
    catalogue.types = merging.types;
}

struct Merging {
    types: Types,
    /// What some objects became.
    made: BTreeMap<BTreeSet<TypeId>, TypeId>,
    /// The objects of which one was made.
    of: BTreeMap<TypeId, BTreeSet<TypeId>>,
    /// So many types there may be: objects that hold each other could be merged in very many ways.
    most: usize,
}

impl Merging {
    fn type_at(&mut self, id: TypeId) {
        let field = |wire: &str| Hint::Field { parent: id, wire: wire.to_owned(), element: false };
        let (place, hint) = (self.types.get(id).place.clone(), self.types.get(id).hint.clone());
        let mut shape = self.types.get(id).shape.clone();
        let mut losses = Vec::new();
        match &mut shape {
            Shape::Object(object) => {
                object.fields.iter_mut().for_each(|part| self.slot(&mut part.slot, &field(&part.wire)));
                let patterns = object.patterns.iter_mut().map(|(_, ty)| ty);
                object
                    .others
                    .iter_mut()
                    .chain(patterns)
                    .for_each(|ty| self.ty(ty, (&field("other"), &place), &mut losses));
            }
            Shape::Tagged(tagged) => {
                let variants = tagged.variants.iter_mut();
                variants.for_each(|(value, ty)| self.ty(ty, (&field(value), &place), &mut losses));
            }
            Shape::Alias(ty) => self.ty(ty, (&hint, &place), &mut losses),
            Shape::Enum(_) | Shape::Scalar(_) => return,
        }
        let def = self.types.get_mut(id);
        def.shape = shape;
        def.losses.extend(losses);
    }

    fn slot(&mut self, slot: &mut Slot, hint: &Hint) {
        self.ty(&mut slot.ty, (hint, &slot.place), &mut slot.losses);
    }

    fn ty(&mut self, ty: &mut Type, at: (&Hint, &Place), losses: &mut Vec<Loss>) {
        match ty {
            Type::Builtin(_) | Type::Const(_) | Type::Named(_) | Type::Partial(_) => {}
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => self.ty(inner, at, losses),
            Type::Union(_) => {
                if let Some(mut instead) = self.union(ty, at, losses) {
                    self.ty(&mut instead, at, losses);
                    *ty = instead;
                }
            }
        }
    }

    /// What stands in the place of a union. `None`: the union itself.
    fn union(&mut self, union: &Type, (hint, place): (&Hint, &Place), losses: &mut Vec<Loss>) -> Option<Type> {
        let (mut members, mut nullable) = (Vec::new(), false);
        flatten(&self.types, union, &mut BTreeSet::new(), &mut members, &mut nullable);
        if members.contains(&Type::JSON) || members.len() > MOST_MEMBERS {
            return None;
        }
        let mut lose = |what: String, instead: &str| {
            losses.push(Loss { place: place.clone(), what, instead: instead.to_owned(), untyped: false });
        };
        let before = members.len();
        let objects: Vec<Type> = members.iter().filter(|ty| self.types.object(ty).is_some()).cloned().collect();
        if objects.len() > 1 && !are_told_apart(&self.types, &objects.iter().collect::<Vec<&Type>>()) {
            let tags = tags(&self.types, &objects);
            if let Some(any) = tags.as_ref().and_then(|tags| tags.any.as_ref().map(|any| (&tags.key, any))) {
                lose(format!("an object with any other `{}`", any.0), "an unknown one");
                members.retain(|ty| ty != any.1);
            }
            for alike in tags.map_or_else(|| vec![objects], |tags| tags.groups) {
                if alike.len() > 1
                    && let Some(one) = self.merged(&alike, hint, place)
                {
                    lose(format!("{} objects that nothing tells apart", alike.len()), "one with the fields of each");
                    replace(&mut members, |ty| alike.contains(ty), Type::Named(one));
                }
            }
        }
        self.leave_to_readers(&mut members, hint, place, &mut lose);
        let of_lists = self.inner(&members, |ty| if let Type::List(inner) = ty { Some(inner) } else { None });
        if of_lists.len() > 1 {
            lose(format!("{} kinds of lists", of_lists.len()), "one whose elements are of any of them");
            replace(&mut members, |ty| matches!(ty, Type::List(_)), Type::List(Box::new(Type::Union(of_lists))));
        }
        let of_maps = self.inner(&members, |ty| if let Type::Map(inner) = ty { Some(inner) } else { None });
        if of_maps.len() > 1 {
            lose(format!("{} kinds of maps", of_maps.len()), "one whose values are of any of them");
            replace(&mut members, |ty| matches!(ty, Type::Map(_)), Type::Map(Box::new(Type::Union(of_maps))));
        }
        if members.len() == before {
            return None;
        }
        let instead = if let [only] = members.as_slice() { only.clone() } else { Type::Union(members) };
        Some(if nullable { Type::Nullable(Box::new(instead)) } else { instead })
    }

    /// Beside objects that a tag tells apart, any other object is what readers keep as unknown.
    fn leave_to_readers(
        &mut self,
        members: &mut Vec<Type>,
        hint: &Hint,
        place: &Place,
        lose: &mut impl FnMut(String, &str),
    ) {
        let free = Type::Map(Box::new(Type::JSON));
        let objects: Vec<Type> = members.iter().filter(|ty| self.types.object(ty).is_some()).cloned().collect();
        if !members.contains(&free) {
            return;
        }
        match objects.as_slice() {
            [] => return,
            [only] => {
                let Some((tag, value)) = constant(&self.types, only) else { return };
                let shape = Shape::Tagged(Tagged { tag, variants: vec![(value, only.clone())], closed: false });
                let made = self.add(shape, hint, place, Vec::new());
                replace(members, |ty| ty == only, Type::Named(made));
            }
            several => {
                if tags(&self.types, several).is_none_or(|tags| tags.any.is_some()) {
                    return;
                }
            }
        }
        members.retain(|ty| *ty != free);
        lose("any other object".to_owned(), "an unknown one");
    }

    fn add(&mut self, shape: Shape, hint: &Hint, place: &Place, losses: Vec<Loss>) -> TypeId {
        let (hint, place, notes) = (hint.clone(), place.clone(), Notes::default());
        self.types.0.push(TypeDef { hint, also_called: Vec::new(), shape, notes, losses, place });
        TypeId(self.types.0.len() - 1)
    }

    /// One object for several.
    fn merged(&mut self, objects: &[Type], hint: &Hint, place: &Place) -> Option<TypeId> {
        let ids: Vec<TypeId> = objects.iter().filter_map(|ty| self.types.object(ty).map(|(id, _)| id)).collect();
        let of = ids.iter().flat_map(|id| self.of.get(id).cloned().unwrap_or_else(|| BTreeSet::from([*id])));
        let of: BTreeSet<TypeId> = of.collect();
        if let Some(made) = self.made.get(&of) {
            return Some(*made);
        }
        if self.types.0.len() >= self.most {
            return None;
        }
        let mut losses = Vec::new();
        let mut parts =
            of.iter().filter_map(|id| self.types.object(&Type::Named(*id)).map(|(_, object)| object.clone()));
        let first = parts.next()?;
        let object = parts.fold(first, |first, second| either::object(&first, &second, &mut losses));
        let made = self.add(Shape::Object(object), hint, place, losses);
        self.made.insert(of.clone(), made);
        self.of.insert(made, of);
        Some(made)
    }

    /// What stands in members of one kind, each once. None of it is a union with a name: such could hold each other in
    /// more ways than anybody can write out.
    fn inner<'t>(&self, members: &'t [Type], inner: impl Fn(&'t Type) -> Option<&'t Type>) -> Vec<Type> {
        let mut found: Vec<Type> = Vec::new();
        for ty in members.iter().filter_map(inner) {
            let mut is_named_union = false;
            ty.each_name(&mut |id| is_named_union |= matches!(self.types.get(id).shape, Shape::Alias(_)));
            if is_named_union {
                return Vec::new();
            }
            if !found.contains(ty) {
                found.push(ty.clone());
            }
        }
        found
    }
}

/// Puts one member in the place of several.
fn replace(members: &mut Vec<Type>, is_one: impl Fn(&Type) -> bool, instead: Type) {
    let at = members.iter().position(&is_one).unwrap_or_default();
    members.retain(|ty| !is_one(ty));
    members.insert(at.min(members.len()), instead);
}
