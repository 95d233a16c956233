//! Two verdicts on a body: the vendor's schema and the producer's face of ours. What they differ in has a class.

use std::collections::BTreeSet;

use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{ValidationError, Validator};
use serde_json::{Value, json};
use tidings_build::model::{Envelope, NamePart, NameSource};
use tidings_build::{Compiled, Face, Profile, SchemaOptions};

use crate::vendor::Vendor;

const PRODUCER: SchemaOptions = SchemaOptions { profile: Profile::Default, face: Face::Producer };

/// What judges the deliveries of one event.
pub(crate) struct Faces {
    pub(crate) vendor: Option<Validator>,
    ours: Option<Validator>,
    /// Every key that the vendor's schema names.
    declared: BTreeSet<String>,
    /// Where the parts of the event's name stand, as pointers.
    names: Vec<String>,
}

/// What two verdicts say of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    Equal,
    /// The vendor leaves open what other fields may come. Our producer promises that there are none.
    OtherFields,
    /// The vendor says nothing of how large a whole number may be. Ours fit into the type in Rust.
    Range,
    /// The vendor's schema lists fields and forgets to say that it is an object, so it takes anything else, too.
    AnyKind,
    /// The vendor's schema of an event does not say how that is called, or lists the names of several.
    Name,
    /// Ours refuses what the vendor's takes, for another reason.
    Stricter,
    /// Ours takes what the vendor's refuses.
    Looser,
}

/// The classes in the order of the table.
pub(crate) const CLASSES: [Class; 7] =
    [Class::Equal, Class::OtherFields, Class::Range, Class::AnyKind, Class::Name, Class::Stricter, Class::Looser];

impl Faces {
    /// The judges of an event. What a validator has against a schema is said.
    pub(crate) fn new(vendor: Option<&Vendor>, compiled: &Compiled, event: &str, complaints: &mut Vec<String>) -> Self {
        let theirs = vendor.and_then(|vendor| vendor.schema(event));
        let mut declared = BTreeSet::new();
        if let Some(schema) = &theirs {
            declare(schema, &mut declared);
        }
        let mut take =
            |whose: &str, schema: Value| match jsonschema::options().should_validate_formats(false).build(&schema) {
                Ok(validator) => Some(validator),
                Err(why) => {
                    complaints.push(format!("{whose} schema of `{event}` is none: {why}"));
                    None
                }
            };
        let ours = compiled.event_schema(event, PRODUCER);
        let ours = ours.map(|text| serde_json::from_str(&text).expect("a schema is JSON"));
        Self {
            vendor: theirs.and_then(|schema| take("the vendor's", schema)),
            ours: ours.and_then(|schema| take("our", schema)),
            declared,
            names: names(&compiled.catalogue.envelope),
        }
    }

    /// What the verdicts on a body say of each other, and why ours or theirs refuses it.
    pub(crate) fn compare(&self, body: &Value) -> Option<(Class, String)> {
        let (vendor, ours) = (self.vendor.as_ref()?, self.ours.as_ref()?);
        let complaints: Vec<ValidationError<'_>> = ours.iter_errors(body).collect();
        let shown = |error: &ValidationError<'_>| shortened(&format!("{}: {error}", error.instance_path()));
        match (vendor.is_valid(body), complaints.first()) {
            (true, None) | (false, Some(_)) => Some((Class::Equal, String::new())),
            (false, None) => {
                Some((Class::Looser, vendor.iter_errors(body).next().map(|error| shown(&error)).unwrap_or_default()))
            }
            (true, Some(first)) => {
                let class = complaints.iter().map(|error| self.class(vendor, error, body)).max();
                Some((class.unwrap_or(Class::Stricter), shown(first)))
            }
        }
    }

    /// Why ours refuses what the vendor's takes. Of the branches of a choice the one counts that explains the most.
    fn class(&self, vendor: &Validator, error: &ValidationError<'_>, body: &Value) -> Class {
        match error.kind() {
            Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
                let of = |branch: &Vec<ValidationError<'_>>| {
                    branch.iter().map(|error| self.class(vendor, error, body)).max().unwrap_or(Class::Stricter)
                };
                let by_branch = context.iter().map(of).min().unwrap_or(Class::Stricter);
                if by_branch == Class::Stricter { by_kind(vendor, error, body) } else { by_branch }
            }
            Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected }
                if unexpected.iter().all(|key| !self.declared.contains(key)) =>
            {
                Class::OtherFields
            }
            Kind::Constant { .. } if self.names.contains(&error.instance_path().to_string()) => Class::Name,
            Kind::Minimum { limit } | Kind::Maximum { limit } if is_of_a_type(limit) => Class::Range,
            _ => by_kind(vendor, error, body),
        }
    }

    /// The places that the vendor's validator names, as the types name them: `data.items[2].price`.
    pub(crate) fn named(&self, body: &Value) -> BTreeSet<String> {
        let mut places = BTreeSet::new();
        if let Some(vendor) = &self.vendor {
            vendor.iter_errors(body).for_each(|error| name(&error, &mut places));
        }
        places
    }
}

fn names(envelope: &Envelope) -> Vec<String> {
    let place = |part: &NamePart| match &part.source {
        NameSource::Key(key) => Some(format!("/{key}")),
        NameSource::Within { parent, key } => Some(format!("/{parent}/{key}")),
        _ => None,
    };
    envelope.name.iter().filter_map(place).collect()
}

/// Whether the vendor's schema takes a value of any kind in this place.
fn by_kind(vendor: &Validator, error: &ValidationError<'_>, body: &Value) -> Class {
    let place = error.instance_path().to_string();
    let kinds = [json!(true), json!(7), json!("x"), json!([])];
    let takes = |kind: &Value| {
        let mut other = body.clone();
        let Some(value) = other.pointer_mut(&place) else { return false };
        *value = kind.clone();
        vendor.is_valid(&other)
    };
    if kinds.iter().all(takes) { Class::AnyKind } else { Class::Stricter }
}

/// Whether a limit is that of a type of whole numbers in Rust.
fn is_of_a_type(limit: &Value) -> bool {
    let limits = [json!(i64::MIN), json!(i64::MAX), json!(i32::MIN), json!(i32::MAX), json!(u32::MAX), json!(u64::MAX)];
    limits.contains(limit) || *limit == json!(0)
}

fn name(error: &ValidationError<'_>, places: &mut BTreeSet<String>) {
    let at = dotted(&error.instance_path().to_string());
    let below = |key: &str| if at.is_empty() { key.to_owned() } else { format!("{at}.{key}") };
    match error.kind() {
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
            context.iter().flatten().for_each(|error| name(error, places));
        }
        Kind::Required { property } => {
            places.extend(property.as_str().map(below));
        }
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            places.extend(unexpected.iter().map(|key| below(key)));
        }
        _ => {}
    }
    places.insert(at);
}

fn dotted(pointer: &str) -> String {
    let mut path = String::new();
    for key in pointer.split('/').skip(1) {
        let key = key.replace("~1", "/").replace("~0", "~");
        if key.bytes().all(|byte| byte.is_ascii_digit()) && !key.is_empty() {
            path.extend(["[", &key, "]"]);
        } else {
            path += if path.is_empty() { "" } else { "." };
            path += &key;
        }
    }
    path
}

fn declare(node: &Value, declared: &mut BTreeSet<String>) {
    match node {
        Value::Array(items) => items.iter().for_each(|item| declare(item, declared)),
        Value::Object(members) => {
            let properties = members.get("properties").and_then(Value::as_object);
            declared.extend(properties.into_iter().flat_map(|fields| fields.keys().cloned()));
            members.values().for_each(|member| declare(member, declared));
        }
        _ => {}
    }
}

/// As much of a message as people read.
pub(crate) fn shortened(text: &str) -> String {
    const LONGEST: usize = 240;
    if text.chars().count() <= LONGEST {
        text.to_owned()
    } else {
        text.chars().take(LONGEST).chain("…".chars()).collect()
    }
}
