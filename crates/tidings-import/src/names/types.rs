//! Names for all types that are written.

use std::collections::{BTreeMap, BTreeSet};

use tidings_build::rust_names;

use super::definitions::Definitions;
use super::uses::Uses;
use super::{Key, keys};
use crate::fit::roots;
use crate::form::{Catalogue, Hint, Shape, Tagged, Type, TypeId, Types};
use crate::node::Node;
use crate::rust_words::{common, shortened, type_name};

/// What the source names keeps its name: the others make room. Among the former, unions for whose variants the compiler
/// makes types make room for those that it makes none for.
pub(crate) fn type_names(catalogue: &Catalogue, events: &[Key]) -> BTreeMap<TypeId, String> {
    let order = catalogue.types.reachable(roots(catalogue));
    let uses = Uses::new(catalogue, &order);
    let is_named = |id: &TypeId| matches!(catalogue.types.get(*id).hint, Hint::Source(_));
    let (mut first, later): (Vec<TypeId>, Vec<TypeId>) = order.iter().copied().partition(is_named);
    let definitions = Definitions::new(&catalogue.types, &first);
    let mut naming = Naming::new(catalogue, events, &order, &uses);
    first.sort_by_key(|id| !naming.made(*id).is_empty());
    for id in first {
        naming.name(id, &definitions.called(&catalogue.types, id));
    }
    let plain = uses.plain(&later);
    for id in uses.parents_first(&later) {
        let called = uses.called(id, &naming.names);
        let is_of_another = |name: &String| plain.get(name).is_some_and(|owner| *owner != id);
        let shared = common(&called).filter(|name| !is_of_another(name));
        let best = match shared {
            None if naming.is_empty(id) && uses.is_payload(id) => Some("EmptyPayload".to_owned()),
            None if naming.is_empty(id) => Some("Empty".to_owned()),
            shared => shared,
        };
        naming.name(id, &best.into_iter().chain(called).map(shortened).collect::<Vec<String>>());
    }
    naming.names
}

struct Naming<'a> {
    types: &'a Types,
    uses: &'a Uses,
    /// The objects of which `partial<…>` is said, which makes a type, too.
    wholes: BTreeSet<TypeId>,
    taken: BTreeSet<String>,
    names: BTreeMap<TypeId, String>,
}

impl<'a> Naming<'a> {
    fn new(catalogue: &'a Catalogue, events: &[Key], order: &[TypeId], uses: &'a Uses) -> Self {
        let mut taken = BTreeSet::from([rust_names::schema_of_all(&catalogue.name)]);
        let variants = events.iter().filter_map(|event| rust_names::variant(&event.key));
        taken.extend(variants.map(|variant| format!("{variant}Event")));
        let types = &catalogue.types;
        Self { types, uses, wholes: types.wholes(order), taken, names: BTreeMap::new() }
    }

    /// Gives a type the first of some names that is free, or else one of them with something behind it.
    fn name(&mut self, id: TypeId, called: &[String]) {
        let usable: Vec<String> = called.iter().filter_map(|name| type_name(name)).collect();
        let name = usable.first().cloned().unwrap_or_else(|| "Object".to_owned());
        let made = self.made(id);
        // A word behind a name says more than a number.
        let word = match () {
            () if !made.is_empty() => Some("Union"),
            () if self.uses.is_payload(id) => Some("Payload"),
            () => rust_names::is_reserved_type(&name).then_some("Object"),
        };
        let longer = word.map(|word| format!("{name}{word}"));
        let numbered = (2..).map(|number| format!("{name}{number}"));
        let mut candidates = std::iter::once(name.clone()).chain(usable).chain(longer).chain(numbered);
        let with = |name: &String| -> Vec<String> {
            let partial = self.wholes.contains(&id).then(|| format!("Partial{name}"));
            let variants = made.iter().map(|variant| format!("{name}{variant}"));
            std::iter::once(name.clone()).chain(partial).chain(variants).collect()
        };
        let is_free = |name: &String| {
            !rust_names::is_reserved_type(name) && with(name).iter().all(|name| !self.taken.contains(name))
        };
        let name = candidates.find(is_free).unwrap_or(name);
        let all = with(&name);
        self.taken.extend(all);
        self.names.insert(id, name);
    }

    /// The variants of a union for which the compiler makes a type: with their tag, where they do not hold that.
    fn made(&self, id: TypeId) -> Vec<String> {
        let Shape::Tagged(tagged) = &self.types.get(id).shape else { return Vec::new() };
        let keys = keys(tagged.variants.iter().map(|(value, _)| value.as_str()), rust_names::variant, BTreeSet::new());
        let variants = keys.iter().zip(&tagged.variants).filter(|(_, (value, ty))| !self.holds(tagged, value, ty));
        variants.filter_map(|(key, _)| rust_names::variant(&key.key)).collect()
    }

    /// Whether a variant is no object, or holds its tag as a constant.
    fn holds(&self, tagged: &Tagged, value: &str, ty: &Type) -> bool {
        let Some((_, object)) = self.types.object(ty) else { return !matches!(ty, Type::Named(_)) };
        let mut fields = object.fields.iter().filter(|field| field.wire == tagged.tag);
        let is_value = |ty: &Type| matches!(ty, Type::Const(Node::Text(text)) if text == value);
        fields.any(|field| !field.optional && !field.slot.nullable && is_value(&field.slot.ty))
    }

    /// Whether nothing is known of an object.
    fn is_empty(&self, id: TypeId) -> bool {
        matches!(&self.types.get(id).shape, Shape::Object(object) if object.says_nothing())
    }
}
