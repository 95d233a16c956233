//! What each keyword adds to what is known of a value.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::super::members::overlap;
use super::super::objects::says_something;
use super::{Choice, Facts};
use crate::documents::Schema;
use crate::form::NOTHING;
use crate::node::Node;

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
    "contains",
    "unevaluatedProperties",
    "unevaluatedItems",
];

impl<'a> Facts<'a> {
    pub(super) fn add_kinds(&mut self, schema: &Schema<'a>) {
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
                let is_null = |kinds: &BTreeSet<&str>| kinds.iter().eq(&["null"]);
                if !both.is_empty() {
                    both
                } else if overlap(&before, &kinds) {
                    BTreeSet::from(["integer"])
                } else if is_null(&before) || is_null(&kinds) {
                    // Converters make that of `nullable` beside a reference; either is meant.
                    self.lose(&schema.place, "null and something else at once", "either");
                    before.union(&kinds).copied().collect()
                } else {
                    both
                }
            }
        });
    }

    pub(super) fn add_values(&mut self, schema: &Schema<'a>) {
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

    pub(super) fn add_object(&mut self, schema: &Schema<'a>) {
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
            let before = self.additional.take();
            self.additional = match before.filter(says_something) {
                Some(before) if !says_something(&additional) && *additional.node != Node::Boolean(false) => {
                    Some(before)
                }
                Some(before) if says_something(&additional) && before.node != additional.node => {
                    self.lose(&before.place, "a type for all other keys, of which there are two", NOTHING);
                    Some(additional)
                }
                _ => Some(additional),
            };
        }
        self.patterns.extend(schema.members("patternProperties"));
    }

    pub(super) fn add_list(&mut self, schema: &Schema<'a>) {
        match schema.get("items") {
            Some(Schema { node: Node::List(_), .. }) => {
                self.add_tuple(schema.items("items"));
                self.items.extend(schema.get("additionalItems").filter(|rest| *rest.node != Node::Boolean(false)));
            }
            items => self.items.extend(items),
        }
        if schema.node.get("prefixItems").is_some() {
            self.add_tuple(schema.items("prefixItems"));
        }
    }

    fn add_tuple(&mut self, places: Vec<Schema<'a>>) {
        let before = std::mem::replace(&mut self.tuple, places);
        let is_same = before.iter().map(|place| place.node).eq(self.tuple.iter().map(|place| place.node));
        if let Some(first) = before.first().filter(|_| !is_same) {
            self.lose(&first.place, "types for the places of a tuple, of which there are two", NOTHING);
        }
    }

    pub(super) fn add_choices(&mut self, schema: &Schema<'a>) {
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

    pub(super) fn add_notes(&mut self, schema: &Schema<'a>) {
        let name = schema.place.last();
        // A title of one word is a name, and one that repeats the name of what it stands on says nothing.
        let title = schema.node.text("title").filter(|title| title.contains(' ') && !repeats(title, &name));
        let says_more = |text: &&str| !text.trim().is_empty() && (text.contains(' ') || !repeats(text, &name));
        let description = schema.node.text("description").filter(says_more);
        if let Some(description) = description.or(title) {
            self.notes.description = Some(description.to_owned());
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

    /// Of two limits the narrower one counts.
    fn add_limit(&mut self, schema: &Schema<'a>, word: &'static str, value: &Node) {
        let Some((_, before)) = self.limits.iter_mut().find(|(other, _)| *other == word) else {
            self.limits.push((word, value.clone()));
            return;
        };
        let order = before.order(value);
        let is_narrower = match word {
            "min_length" | "minimum" | "exclusive_minimum" | "min_items" | "min_entries" => order.map(Ordering::is_lt),
            "max_length" | "maximum" | "exclusive_maximum" | "max_items" | "max_entries" => order.map(Ordering::is_gt),
            _ => None,
        };
        match is_narrower {
            Some(true) => *before = value.clone(),
            Some(false) => {}
            None if before == value => {}
            None => {
                let lost = std::mem::replace(before, value.clone());
                self.lose(&schema.place, format!("`{word}: {}` beside another one", lost.compact()), NOTHING);
            }
        }
    }

    /// What is said of keys: the language knows what they match.
    fn add_key_limits(&mut self, schema: &Schema<'a>) {
        let Some(names) = schema.get("propertyNames") else { return };
        for (keyword, value) in names.node.members() {
            match (keyword.as_str(), value) {
                ("pattern", pattern) => self.limits.push(("keys", pattern.clone())),
                ("type", Node::Text(kind)) if kind == "string" => {}
                _ => self.lose(&names.place, format!("`propertyNames` with `{keyword}`"), NOTHING),
            }
        }
    }

    pub(super) fn add_limits(&mut self, schema: &Schema<'a>) {
        if let Some(format) = schema.node.text("format")
            && let Some(before) = self.format.replace(format).filter(|before| *before != format)
        {
            self.lose(&schema.place, format!("the format `{before}` beside `{format}`"), NOTHING);
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
                self.add_limit(schema, word, value);
            }
        }
        self.add_key_limits(schema);
        for keyword in FOREIGN {
            if let Some(said) = schema.get(keyword).filter(|said| !matches!(said.node, Node::Boolean(_))) {
                self.lose(&said.place, format!("`{keyword}`"), NOTHING);
            }
        }
    }
}

/// Whether a title says nothing but a name: `Account Id` of `account_id`.
fn repeats(title: &str, name: &str) -> bool {
    let bare =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    bare(title) == bare(name)
}

impl Node {
    /// Which of two numbers is greater.
    fn order(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Number(one), Self::Number(two)) => match (self.as_integer(), other.as_integer()) {
                (Some(one), Some(two)) => Some(one.cmp(&two)),
                _ => one.parse::<f64>().ok()?.partial_cmp(&two.parse().ok()?),
            },
            _ => None,
        }
    }
}
