//! Fields of which at least one is there, once all objects have the fields that they have from others.
//!
//! What is promised of an object is promised of all that extend it, unless one of the fields is always there in them.

use std::collections::BTreeSet;

use super::Resolver;
use super::scope::{Declared, DeclaredBody};
use crate::diagnostic::{Code, excerpt};
use crate::model::{Field, Group, Shape, TypeDef, TypeId};
use crate::raw::{self, Body};

impl Resolver<'_> {
    /// Gives each object its groups of fields: first those of what it extends, then its own.
    pub(super) fn resolve_groups(&mut self, types: &mut [TypeDef]) {
        let declared = &self.scope.declared;
        if declared.iter().all(|declared| declared.at_least_one.is_empty()) {
            return;
        }
        let own = declared.iter().zip(types.iter()).map(|(declared, def)| self.own_groups(declared, def));
        let own: Vec<Vec<Group>> = own.collect();
        let all: Vec<Vec<Group>> = (0..types.len()).map(|id| all_groups(types, &own, TypeId(id))).collect();
        for (def, groups) in types.iter_mut().zip(all) {
            def.at_least_one = groups;
        }
    }

    /// The groups that an object names itself, by the keys of its own fields and the names of those that it extends.
    fn own_groups(&mut self, declared: &Declared<'_>, def: &TypeDef) -> Vec<Group> {
        let (DeclaredBody::Entry(Body::Fields(written)), Shape::Object(fields)) = (declared.body, &def.shape) else {
            return Vec::new();
        };
        let mut groups = Vec::new();
        for group in declared.at_least_one {
            let found: Vec<_> = group.iter().filter_map(|name| self.find_field(written, fields, name)).collect();
            if found.len() == group.len() {
                groups.push(Group { fields: found, spans: group.iter().map(|name| name.span).collect() });
            }
        }
        groups
    }

    fn find_field(&mut self, written: &[raw::Field], fields: &[Field], name: &raw::Text) -> Option<usize> {
        let own = written.iter().find(|field| field.key.value == name.value);
        let wire = own.map_or(&name.value, |field| &field.wire.as_ref().unwrap_or(&field.key).value);
        let found = fields.iter().position(|field| field.wire == *wire);
        if found.is_none() {
            let message = format!("`{}` is no field here", excerpt(&name.value));
            let is_own =
                |wire: &str| written.iter().any(|field| field.wire.as_ref().unwrap_or(&field.key).value == wire);
            let inherited = fields.iter().map(|field| field.wire.as_str()).filter(|wire| !is_own(wire));
            let keys = written.iter().map(|field| field.key.value.as_str()).chain(inherited);
            let diagnostic = self.sink.report(Code::UnknownName, name.span, message);
            match name.value.strip_suffix('?').filter(|name| keys.clone().any(|key| key == *name)) {
                Some(key) => diagnostic.replace("without the `?`", name.span, key),
                None => diagnostic.nearest(&name.value, name.span, keys),
            };
        }
        found
    }
}

/// The groups of an object and of all that it extends, each once.
fn all_groups(types: &[TypeDef], own: &[Vec<Group>], id: TypeId) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for base in bases(types, id) {
        for group in own.get(base.0).into_iter().flatten() {
            let inherited = inherited_group(&types[base.0], &types[id.0], group);
            groups.extend(inherited.filter(|group| groups.iter().all(|other| other.fields != group.fields)));
        }
    }
    groups.extend(own.get(id.0).into_iter().flatten().cloned());
    groups
}

/// All that a type extends, in order.
fn bases(types: &[TypeDef], id: TypeId) -> Vec<TypeId> {
    let (mut seen, mut found) = (BTreeSet::from([id]), Vec::new());
    let mut waiting: Vec<TypeId> = types[id.0].extends.iter().rev().copied().collect();
    while let Some(base) = waiting.pop() {
        if seen.insert(base) {
            found.push(base);
            waiting.extend(types[base.0].extends.iter().rev());
        }
    }
    found
}

/// The same fields in an object that extends the one of the group. `None` if one of them is always there.
fn inherited_group(base: &TypeDef, def: &TypeDef, group: &Group) -> Option<Group> {
    let (Shape::Object(theirs), Shape::Object(fields)) = (&base.shape, &def.shape) else { return None };
    let position = |at: &usize| {
        let wire = &theirs.get(*at)?.wire;
        fields.iter().position(|field| field.wire == *wire && field.optional)
    };
    let positions = group.fields.iter().map(position).collect::<Option<_>>()?;
    Some(Group { fields: positions, spans: group.spans.clone() })
}
