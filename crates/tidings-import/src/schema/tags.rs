//! Unions whose members a key tells apart that they do not all require as a const.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::Reader;
use super::facts::{Choice, Facts};
use crate::documents::Schema;
use crate::form::{Hint, Loss, Shape, Slot, Tagged, Type};
use crate::node::Node;

/// What a member of a choice says of the key that tells the members apart.
#[derive(Default)]
struct Declared {
    /// The texts that may stand there, if they are known.
    values: Vec<String>,
    /// Whether the key may be absent, though the member knows it.
    is_optional: bool,
}

impl<'a> Reader<'a> {
    /// The union by the key that the source names as what tells its members apart, or that does so though it may be
    /// absent. A union whose members say it all themselves stays as it is.
    pub(super) fn tagged(
        &mut self,
        choice: &Choice<'a>,
        mut tagged: Vec<(String, Type)>,
        slot: Slot,
        facts: &Facts<'a>,
        hint: &Hint,
    ) -> Slot {
        let Type::Union(members) = &slot.ty else { return slot };
        let Some(tag) = choice.tag.as_ref().map(|(tag, _)| *tag).or_else(|| self.implied_tag(choice, members)) else {
            return slot;
        };
        let others = self.not_null(choice);
        let declared: Vec<Declared> = others.iter().map(|member| self.declared(tag, member)).collect();
        if declared.iter().all(|said| said.values.len() == 1 && !said.is_optional) {
            return slot;
        }
        if choice.tag.as_ref().is_none_or(|(_, mapping)| mapping.is_empty()) {
            tagged = self.values_of_tag(members, &declared);
        }
        if !members.iter().all(|member| tagged.iter().any(|(_, ty)| ty == member)) {
            return slot;
        }
        let may_be_absent = declared.iter().any(|said| said.is_optional).then(|| Loss {
            place: choice.place.clone(),
            what: format!("the tag `{tag}` may be absent"),
            instead: "it is required".to_owned(),
            untyped: false,
        });
        let shape = Shape::Tagged(Tagged { tag: tag.to_owned(), variants: tagged, closed: true });
        let named = self.declare(shape, facts, hint.clone());
        if let (Type::Named(id), Some(loss)) = (&named.ty, may_be_absent) {
            let losses = &mut self.types.get_mut(*id).losses;
            if !losses.contains(&loss) {
                losses.push(loss);
            }
        }
        Slot { ty: named.ty, ..slot }
    }

    fn not_null(&mut self, choice: &Choice<'a>) -> Vec<Schema<'a>> {
        choice.members.iter().filter(|member| !self.is_null(member)).cloned().collect()
    }

    /// What a member says of the key that tells the members apart.
    fn declared(&mut self, key: &str, member: &Schema<'a>) -> Declared {
        let Some(said) = self.said(member) else { return Declared::default() };
        let property = said.properties.iter().find(|(wire, _)| *wire == key);
        let held = property.and_then(|(_, schemas)| self.gathered(schemas)).filter(|held| !held.open_values);
        let text = |value: &&Node| value.as_text().map(str::to_owned);
        let values: Option<Vec<String>> = held.and_then(|held| held.values?.iter().map(text).collect());
        Declared { values: values.unwrap_or_default(), is_optional: property.is_some() && !said.required.contains(key) }
    }

    /// Without a mapping the constants are the values, and where there is none the names of the schemas.
    fn values_of_tag(&self, members: &[Type], declared: &[Declared]) -> Vec<(String, Type)> {
        let source = |member: &Type| match member {
            Type::Named(id) => match &self.types.get(*id).hint {
                Hint::Source(name) => Some(name.clone()),
                _ => None,
            },
            _ => None,
        };
        let mut found = Vec::new();
        for (at, member) in members.iter().enumerate() {
            // Only where no member was a choice itself the two stand side by side.
            let said = if declared.len() == members.len() { declared.get(at) } else { None };
            let values = said.map(|said| said.values.as_slice()).unwrap_or_default();
            let values = if values.is_empty() { source(member).into_iter().collect() } else { values.to_vec() };
            found.extend(values.into_iter().map(|value| (value, member.clone())));
        }
        found
    }

    /// A key that the source does not name as the tag: each member has values of its own there, and not all of them
    /// require it. Nobody needs it where the members are told apart without.
    fn implied_tag(&mut self, choice: &Choice<'a>, members: &[Type]) -> Option<&'a str> {
        let schemas = self.not_null(choice);
        let are_objects = members.iter().all(|member| self.types.object(member).is_some());
        if schemas.len() != members.len() || !are_objects {
            return None;
        }
        let said: Vec<Rc<Facts<'a>>> = schemas.iter().filter_map(|schema| self.said(schema)).collect();
        let (first, rest) = said.split_first()?;
        let is_in_all = |key: &str| rest.iter().all(|said| said.properties.iter().any(|(wire, _)| *wire == key));
        let mut keys: Vec<&'a str> = first.properties.iter().map(|(wire, _)| *wire).collect();
        keys.retain(|key| is_in_all(key));
        let mut tag = None;
        for key in keys {
            let declared: Vec<Declared> = schemas.iter().map(|schema| self.declared(key, schema)).collect();
            let mut seen = BTreeSet::new();
            let mut is_own = |value| seen.insert(value);
            if declared.iter().any(|said| said.values.is_empty() || !said.values.iter().all(&mut is_own)) {
                continue;
            }
            if declared.iter().any(|said| said.is_optional) {
                tag = tag.or(Some(key));
            } else if declared.iter().all(|said| said.values.len() == 1) {
                return None;
            }
        }
        tag.filter(|_| !have_keys_of_their_own(&said))
    }
}

/// Whether of some objects each can be taken away in turn that requires a key which none of those left has.
fn have_keys_of_their_own(objects: &[Rc<Facts<'_>>]) -> bool {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    let mut left: Vec<&Rc<Facts<'_>>> = objects.iter().collect();
    for (wire, _) in objects.iter().flat_map(|object| &object.properties) {
        *times.entry(wire).or_default() += 1;
    }
    while left.len() > 1 {
        let is_only_here = |key: &str| times.get(key).is_none_or(|times| *times < 2);
        let Some(at) = left.iter().position(|object| object.required.iter().any(|key| is_only_here(key))) else {
            return false;
        };
        for (wire, _) in &left.remove(at).properties {
            times.entry(wire).and_modify(|times| *times -= 1);
        }
    }
    true
}
