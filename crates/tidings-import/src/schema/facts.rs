//! What a JSON Schema says of a value, gathered from it and from all that it refers to.
//!
//! `allOf` and `$ref` are looked through here: what they say holds of the value just as what stands beside them does.
//! No later stage knows of them.

use std::collections::BTreeSet;

use crate::documents::{Place, References, Schema};
use crate::form::{Loss, NOTHING, Notes};
use crate::mistake::Mistake;
use crate::node::Node;

/// All that is said of one value.
#[derive(Clone, Debug)]
pub(super) struct Facts<'a> {
    pub(super) place: Place,
    /// Everything that was looked at: the same again is the same value.
    pub(super) key: Vec<Place>,
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
    pub(super) items: Option<Schema<'a>>,
    pub(super) tuple: Vec<Schema<'a>>,
    pub(super) choices: Vec<Choice<'a>>,
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

/// Keywords of JSON Schema that promise something of a value, by the words of the language.
const LIMITS: &[(&str, &str)] = &[
    ("minLength", "min_length"),
    ("maxLength", "max_length"),
    ("pattern", "pattern"),
    ("minimum", "minimum"),
    ("maximum", "maximum"),
    ("exclusiveMinimum", "exclusive_minimum"),
    ("exclusiveMaximum", "exclusive_maximum"),
    ("multipleOf", "multiple_of"),
    ("minItems", "min_items"),
    ("maxItems", "max_items"),
    ("uniqueItems", "unique_items"),
    ("minProperties", "min_entries"),
    ("maxProperties", "max_entries"),
];

/// Keywords that the language has no word for.
const FOREIGN: &[&str] = &[
    "not",
    "if",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "propertyNames",
    "contains",
    "unevaluatedProperties",
    "unevaluatedItems",
];

/// Gathers what is said of a value in several places.
pub(super) fn gather<'a>(
    references: &References<'a>,
    schemas: &[Schema<'a>],
    mistakes: &mut Vec<Mistake>,
) -> Option<Facts<'a>> {
    let mut facts = Facts::new(schemas.last()?.place.clone());
    facts.key = schemas.iter().map(|schema| schema.place.clone()).collect();
    let mut gathering = Gathering { references, mistakes, open: Vec::new() };
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
    Gathering { references, mistakes, open: Vec::new() }.add(schema, facts);
}

struct Gathering<'g, 'a> {
    references: &'g References<'a>,
    mistakes: &'g mut Vec<Mistake>,
    /// The schemas that are being looked through: one of them again is a circle.
    open: Vec<Place>,
}

impl<'a> Gathering<'_, 'a> {
    fn add(&mut self, schema: &Schema<'a>, facts: &mut Facts<'a>) {
        match schema.node {
            Node::Object(_) => {}
            Node::Boolean(true) => return,
            Node::Boolean(false) => {
                facts.lose(&schema.place, "no value is allowed here", NOTHING);
                return;
            }
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
        let Some(reference) = schema.node.text("$ref") else { return };
        match self.references.follow(&schema.place, reference) {
            Some(target) => {
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

impl<'a> Facts<'a> {
    fn new(place: Place) -> Self {
        Self {
            key: vec![place.clone()],
            place,
            kinds: None,
            nullable: false,
            values: None,
            value_names: Vec::new(),
            open_values: false,
            properties: Vec::new(),
            required: BTreeSet::new(),
            additional: None,
            patterns: Vec::new(),
            items: None,
            tuple: Vec::new(),
            choices: Vec::new(),
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
        let may_be_other = self.other_kinds().iter().any(|kind| *kind != "object");
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

    fn add_kinds(&mut self, schema: &Schema<'a>) {
        self.nullable |= schema.node.is_set("nullable");
        let kinds: BTreeSet<&str> = match schema.node.get("type") {
            Some(Node::Text(kind)) => BTreeSet::from([kind.as_str()]),
            Some(Node::List(kinds)) => kinds.iter().filter_map(Node::as_text).collect(),
            _ => return,
        };
        self.kinds = Some(match self.kinds.take() {
            None => kinds,
            Some(before) => {
                let both: BTreeSet<&str> = before.intersection(&kinds).copied().collect();
                let whole = ["integer", "number"].iter().any(|kind| before.contains(kind))
                    && ["integer", "number"].iter().any(|kind| kinds.contains(kind));
                if both.is_empty() && whole { BTreeSet::from(["integer"]) } else { both }
            }
        });
    }

    fn add_values(&mut self, schema: &Schema<'a>) {
        let values: Vec<&Node> = match (schema.node.get("const"), schema.node.get("enum")) {
            (Some(value), _) => vec![value],
            (None, Some(Node::List(values))) => values.iter().collect(),
            _ => return,
        };
        self.values = Some(match self.values.take() {
            None => values,
            Some(before) => before.into_iter().filter(|value| values.contains(value)).collect(),
        });
        for key in ["x-enum-varnames", "x-enumNames", "x-enum-names"] {
            if let Some(names) = schema.node.get(key) {
                self.value_names = names.items().iter().filter_map(Node::as_text).collect();
            }
        }
        self.open_values |=
            schema.node.text("x-speakeasy-unknown-values") == Some("allow") || schema.node.is_set("x-extensible-enum");
    }

    fn add_object(&mut self, schema: &Schema<'a>) {
        for (wire, property) in schema.members("properties") {
            match self.properties.iter_mut().find(|(other, _)| *other == wire) {
                // The same part can be reached on two ways.
                Some((_, said)) if said.iter().any(|other| other.place == property.place) => {}
                Some((_, said)) => said.push(property),
                None => self.properties.push((wire, vec![property])),
            }
        }
        if let Some(Node::List(keys)) = schema.node.get("required") {
            self.required.extend(keys.iter().filter_map(Node::as_text));
        }
        if let Some(additional) = schema.get("additionalProperties") {
            self.additional = Some(additional);
        }
        self.patterns.extend(schema.members("patternProperties"));
    }

    fn add_list(&mut self, schema: &Schema<'a>) {
        let items = schema.get("items");
        match items {
            Some(Schema { node: Node::List(_), .. }) => {
                self.tuple = schema.items("items");
                self.items = schema.get("additionalItems").filter(|rest| *rest.node != Node::Boolean(false));
            }
            Some(items) => self.items = Some(items),
            None => {}
        }
        if schema.node.get("prefixItems").is_some() {
            self.tuple = schema.items("prefixItems");
        }
    }

    fn add_choices(&mut self, schema: &Schema<'a>) {
        for keyword in ["anyOf", "oneOf"] {
            let Some(list) = schema.get(keyword) else { continue };
            let tag = schema.node.get("discriminator").and_then(|said| {
                let mapping = said.get("mapping").map(Node::members).unwrap_or_default();
                let targets = mapping.iter().filter_map(|(value, target)| Some((value.as_str(), target.as_text()?)));
                Some((said.text("propertyName")?, targets.collect()))
            });
            let members = schema.items(keyword);
            self.choices.push(Choice { members, place: list.place, exclusive: keyword == "oneOf", tag });
        }
    }

    fn add_notes(&mut self, schema: &Schema<'a>) {
        if let Some(description) = schema.node.text("description").or_else(|| schema.node.text("title")) {
            // A title that is a name says nothing.
            if description.contains(' ') && !description.trim().is_empty() {
                self.notes.description = Some(description.to_owned());
            }
        }
        if let Some(comment) = schema.node.text("$comment") {
            self.notes.comment = Some(comment.to_owned());
        }
        self.notes.deprecated |= schema.node.is_set("deprecated");
        self.default = schema.node.get("default").or(self.default);
        if let Some(example) = schema.node.get("example") {
            self.examples = vec![example];
        }
        if let Some(Node::List(examples)) = schema.node.get("examples") {
            self.examples = examples.iter().collect();
        }
    }

    fn add_limits(&mut self, schema: &Schema<'a>) {
        if let Some(format) = schema.node.text("format") {
            self.format = Some(format);
        }
        for (keyword, word) in LIMITS {
            let Some(value) = schema.node.get(keyword) else { continue };
            let means_nothing = matches!(value, Node::Boolean(false));
            // In OpenAPI 3.0 it says of `minimum` that it is exclusive.
            if let ("exclusiveMinimum" | "exclusiveMaximum", Node::Boolean(is_set)) = (*keyword, value) {
                let inclusive = if *word == "exclusive_minimum" { "minimum" } else { "maximum" };
                let limit = self.limits.iter_mut().find(|(word, _)| *word == inclusive);
                if let Some((found, _)) = limit.filter(|_| *is_set) {
                    *found = word;
                }
            } else if !means_nothing {
                self.limits.retain(|(other, _)| other != word);
                self.limits.push((word, value.clone()));
            }
        }
        for keyword in FOREIGN {
            if let Some(said) = schema.get(keyword).filter(|said| !matches!(said.node, Node::Boolean(_))) {
                self.lose(&said.place, format!("`{keyword}`"), NOTHING);
            }
        }
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
