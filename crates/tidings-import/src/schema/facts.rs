//! What a JSON Schema says of a value, gathered from it and from all that it refers to.
//!
//! `allOf` and `$ref` are looked through here: what they say holds of the value just as what stands beside them does.
//! No later stage knows of them.

mod keywords;

use std::collections::BTreeSet;

use crate::documents::{Place, References, Schema};
use crate::form::{Loss, NOTHING, Notes};
use crate::mistake::Mistake;
use crate::node::Node;

/// So many schemas are looked through to find what is said of one value.
const DEEPEST: usize = 256;

/// All that is said of one value.
#[derive(Clone, Debug)]
pub(super) struct Facts<'a> {
    pub(super) place: Place,
    /// Everything that was looked at: the same again is the same value.
    pub(super) key: Vec<Place>,
    /// In so many choices it stands, each beside fields.
    pub(super) within: usize,
    /// The kinds that `type` allows; without it all.
    pub(super) kinds: Option<BTreeSet<&'a str>>,
    /// OpenAPI 3.0 says it beside the type.
    pub(super) nullable: bool,
    /// What `const` and `enum` allow.
    pub(super) values: Option<Vec<&'a Node>>,
    pub(super) value_names: Vec<&'a str>,
    pub(super) open_values: bool,
    /// The fields in their order, each with all that is said of it.
    pub(super) properties: Vec<(&'a str, Vec<Schema<'a>>)>,
    pub(super) required: BTreeSet<&'a str>,
    pub(super) additional: Option<Schema<'a>>,
    pub(super) patterns: Vec<(&'a str, Schema<'a>)>,
    /// What all items are, or those behind the places of a tuple.
    pub(super) items: Vec<Schema<'a>>,
    pub(super) tuple: Vec<Schema<'a>>,
    pub(super) choices: Vec<Choice<'a>>,
    /// The definitions that it is made of: what it refers to itself, and in `allOf`.
    pub(super) bases: Vec<Schema<'a>>,
    pub(super) format: Option<&'a str>,
    pub(super) limits: Vec<(&'static str, Node)>,
    pub(super) notes: Notes,
    pub(super) default: Option<&'a Node>,
    pub(super) examples: Vec<&'a Node>,
    pub(super) losses: Vec<Loss>,
}

/// `anyOf` or `oneOf`.
#[derive(Clone, Debug)]
pub(super) struct Choice<'a> {
    pub(super) members: Vec<Schema<'a>>,
    pub(super) place: Place,
    pub(super) exclusive: bool,
    /// The key that tells the members apart, and which of its values each of them has.
    pub(super) tag: Option<(&'a str, Vec<(&'a str, &'a str)>)>,
}

/// Gathers what is said of a value in several places.
pub(super) fn gather<'a>(
    references: &References<'a>,
    schemas: &[Schema<'a>],
    mistakes: &mut Vec<Mistake>,
) -> Option<Facts<'a>> {
    let mut facts = Facts::new(schemas.last()?.place.clone());
    facts.key = schemas.iter().map(|schema| schema.place.clone()).collect();
    let mut gathering = Gathering { references, mistakes, open: Vec::new(), added: BTreeSet::new() };
    for schema in schemas {
        gathering.add(schema, &mut facts);
    }
    Some(facts)
}

/// Adds what another schema says.
pub(super) fn add<'a>(
    references: &References<'a>,
    schema: &Schema<'a>,
    facts: &mut Facts<'a>,
    mistakes: &mut Vec<Mistake>,
) {
    Gathering { references, mistakes, open: Vec::new(), added: BTreeSet::new() }.add(schema, facts);
}

struct Gathering<'g, 'a> {
    references: &'g References<'a>,
    mistakes: &'g mut Vec<Mistake>,
    /// The schemas that are being looked through: one of them again is a circle.
    open: Vec<Place>,
    /// All that were looked through. What is said twice is no more than said once, and a chain of definitions that each
    /// refer to the next one twice would take forever.
    added: BTreeSet<Place>,
}

impl<'a> Gathering<'_, 'a> {
    fn add(&mut self, schema: &Schema<'a>, facts: &mut Facts<'a>) {
        match schema.node {
            _ if allows_nothing(schema) => {
                facts.lose(&schema.place, "no value is allowed here", NOTHING);
                return;
            }
            Node::Object(_) => {}
            Node::Boolean(_) => return,
            other => {
                let message = format!("expected a schema, found {}", other.what());
                self.mistakes.push(Mistake::new(schema.place.path(), &schema.place.fragment(), message));
                return;
            }
        }
        if self.open.contains(&schema.place) {
            let message = "this schema refers to itself through nothing but `$ref` and `allOf`";
            self.mistakes.push(Mistake::new(schema.place.path(), &schema.place.fragment(), message));
            return;
        }
        if self.open.len() >= DEEPEST {
            let message = "this schema stands behind too many references, each of which is part of the other";
            self.mistakes.push(Mistake::new(schema.place.path(), &schema.place.fragment(), message));
            return;
        }
        if !self.added.insert(schema.place.clone()) {
            return;
        }
        self.open.push(schema.place.clone());
        self.add_referred(schema, facts);
        for part in schema.items("allOf") {
            self.add(&part, facts);
        }
        facts.add_kinds(schema);
        facts.add_values(schema);
        facts.add_object(schema);
        facts.add_list(schema);
        facts.add_choices(schema);
        facts.add_notes(schema);
        facts.add_limits(schema);
        self.open.pop();
    }

    fn add_referred(&mut self, schema: &Schema<'a>, facts: &mut Facts<'a>) {
        let Some(reference) = schema.node.get("$ref") else { return };
        let Node::Text(reference) = reference else {
            self.mistakes.push(no_reference(&schema.place, reference));
            return;
        };
        match self.references.follow(&schema.place, reference) {
            Some(target) => {
                // It is of the value itself, or of the part of it where this reference is all that stands.
                let is_part = self.open.len() == 2 && schema.node.members().len() == 1;
                if self.open.len() == 1 || is_part {
                    facts.bases.push(target.clone());
                }
                let notes = facts.notes.clone();
                self.add(&target, facts);
                // What a definition says of itself stands at its type, unless it is part of another one.
                facts.notes = notes;
            }
            None => self.mistakes.push(leads_nowhere(&schema.place, reference)),
        }
    }
}

pub(super) fn leads_nowhere(place: &Place, reference: &str) -> Mistake {
    let place = place.child("$ref");
    Mistake::new(place.path(), &place.fragment(), format!("`{reference}` leads nowhere"))
}

pub(super) fn no_reference(place: &Place, found: &Node) -> Mistake {
    let place = place.child("$ref");
    Mistake::new(place.path(), &place.fragment(), format!("expected a reference, found {}", found.what()))
}

/// Whether no value fits: `false`, or `not` of whatever there is.
pub(super) fn allows_nothing(schema: &Schema<'_>) -> bool {
    match (schema.node, schema.node.get("not")) {
        (Node::Boolean(is_any), _) => !is_any,
        (_, Some(Node::Boolean(is_any))) => *is_any,
        (_, Some(Node::Object(members))) => members.is_empty(),
        _ => false,
    }
}

impl<'a> Facts<'a> {
    fn new(place: Place) -> Self {
        Self {
            key: vec![place.clone()],
            place,
            within: 0,
            kinds: None,
            nullable: false,
            values: None,
            value_names: Vec::new(),
            open_values: false,
            properties: Vec::new(),
            required: BTreeSet::new(),
            additional: None,
            patterns: Vec::new(),
            items: Vec::new(),
            tuple: Vec::new(),
            choices: Vec::new(),
            bases: Vec::new(),
            format: None,
            limits: Vec::new(),
            notes: Notes::default(),
            default: None,
            examples: Vec::new(),
            losses: Vec::new(),
        }
    }

    /// What stands beside a reference: nothing of structure. The later schemas count more.
    pub(super) fn beside(schemas: &[&Schema<'a>]) -> Self {
        let place = schemas.last().expect("something refers").place.clone();
        let mut facts = Self::new(place);
        for schema in schemas {
            facts.nullable |= schema.node.is_set("nullable");
            facts.add_notes(schema);
        }
        facts
    }

    /// Whether null may stand here.
    pub(super) fn is_nullable(&self) -> bool {
        let by_kind = self.kinds.as_ref().is_some_and(|kinds| kinds.contains("null"));
        let by_value = self.values.as_ref().is_none_or(|values| values.iter().any(|value| **value == Node::Null));
        self.nullable || (by_kind && by_value) || (self.kinds.is_none() && self.values.is_some() && by_value)
    }

    /// The kinds without null.
    pub(super) fn other_kinds(&self) -> Vec<&'a str> {
        self.kinds.iter().flatten().copied().filter(|kind| *kind != "null").collect()
    }

    /// Whether it is an object with fields of its own, and nothing else.
    pub(super) fn is_object_type(&self) -> bool {
        let may_be_other = self.kinds.is_some() && self.other_kinds() != ["object"];
        let is_closed = self.additional.as_ref().is_some_and(|rest| *rest.node == Node::Boolean(false));
        let has_fields = !self.properties.is_empty() || !self.required.is_empty();
        let has_keys = has_fields || self.patterns.len() > 1 || (is_closed && self.patterns.is_empty());
        self.values.is_none() && has_keys && !may_be_other
    }

    pub(super) fn lose(&mut self, place: &Place, what: impl Into<String>, instead: impl Into<String>) {
        let (what, instead) = (what.into(), instead.into());
        self.losses.push(Loss { place: place.clone(), what, instead, untyped: false });
    }

    /// Whether fields or keys are spoken of.
    pub(super) fn is_object(&self) -> bool {
        !self.properties.is_empty()
            || !self.required.is_empty()
            || self.additional.is_some()
            || !self.patterns.is_empty()
    }

    /// The value of the tag by which a mapping calls a member.
    pub(super) fn mapped<'c>(choice: &'c Choice<'a>, member: &Schema<'a>) -> Vec<&'c str> {
        let Some((_, mapping)) = &choice.tag else { return Vec::new() };
        let Some(target) = member.node.text("$ref") else { return Vec::new() };
        let last = |text: &str| text.rsplit('/').next().unwrap_or_default().to_owned();
        let leads_here = |to: &str| to == target || last(to) == last(target);
        mapping.iter().filter(|(_, to)| leads_here(to)).map(|(value, _)| *value).collect()
    }
}
