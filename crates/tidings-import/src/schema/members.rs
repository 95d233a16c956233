//! What is asked about the members of a choice before they are read.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::Reader;
use super::facts::{self, Facts};
use crate::documents::Schema;
use crate::node::Node;

impl<'a> Reader<'a> {
    /// What is said of a member, to ask about it. What a reference leads to is looked through once: many choices may have
    /// the same members.
    pub(super) fn said(&mut self, member: &Schema<'a>) -> Option<Rc<Facts<'a>>> {
        let is_reference = member.node.members().len() == 1 && member.node.get("$ref").is_some();
        let target = if is_reference { self.target(member) } else { member.clone() };
        if let Some(known) = self.asked.get(&target.place) {
            return Some(Rc::clone(known));
        }
        let said = Rc::new(self.gathered(std::slice::from_ref(&target))?);
        if is_reference {
            self.asked.insert(target.place, Rc::clone(&said));
        }
        Some(said)
    }

    /// Mistakes are told where the value itself is read.
    pub(super) fn gathered(&self, schemas: &[Schema<'a>]) -> Option<Facts<'a>> {
        facts::gather(&self.references, schemas, &mut Vec::new())
    }

    pub(super) fn is_null(&mut self, member: &Schema<'a>) -> bool {
        self.said(member).is_some_and(|said| is_null(&said))
    }

    /// What a member without a name of its own can be called by: its title, a constant, or the first field that it needs.
    pub(super) fn distinguishing(&mut self, member: &Schema<'a>) -> Option<String> {
        if let Some(title) = member.node.text("title").filter(|title| !title.contains(' ')) {
            return Some(title.to_owned());
        }
        let said = self.said(member)?;
        let needed: Vec<_> = said.properties.iter().filter(|(wire, _)| said.required.contains(wire)).collect();
        let constant = needed.iter().find_map(|(_, schemas)| match self.gathered(schemas)?.values?.as_slice() {
            [Node::Text(text)] => Some(text.clone()),
            _ => None,
        });
        constant.or_else(|| needed.first().or(said.properties.first().as_ref()).map(|(wire, _)| (*wire).to_owned()))
    }
}

/// Whether some value is of both kinds.
pub(super) fn overlap(first: &BTreeSet<&str>, second: &BTreeSet<&str>) -> bool {
    let is_number = |kinds: &BTreeSet<&str>| kinds.contains("integer") || kinds.contains("number");
    !first.is_disjoint(second) || (is_number(first) && is_number(second))
}

pub(super) fn is_null(said: &Facts<'_>) -> bool {
    let by_kind = said.kinds.as_ref().is_some_and(|kinds| kinds.iter().eq(&["null"]));
    let by_value = said.values.as_ref().is_some_and(|values| values.iter().all(|value| **value == Node::Null));
    by_kind || by_value
}
