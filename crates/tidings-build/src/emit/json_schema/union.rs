//! The schema of a union: a choice among its types, each with what tells it from the others.
//!
//! What readers find out by comparing is demanded here, too: constants among other values, and the tags of objects that
//! occur elsewhere with others. A tag that nobody knows yet is let pass, as readers do.

use crate::data::Data;
use crate::emit::prose;
use crate::json::Json;
use crate::model::{Claim, Literal, Shape, Type, TypeDef, Union, ValueKind, Variant, WantedValue};

use super::schema::one_of;
use super::words::Words;
use super::{Emitter, Members, Profile};

impl Emitter<'_> {
    /// The definition of a union.
    pub(super) fn union(self, def: &TypeDef, union: &Union) -> Members {
        let words = Words {
            description: def.description.clone(),
            notes: self.notes(union),
            examples: def.examples.iter().map(Data::to_json).collect(),
            farewell: prose::life_sentence(&def.life),
            default: def.default.as_ref().map(Data::to_json),
            has_default_keyword: self.is_closed(),
        };
        let mut members = vec![("title", Json::text(def.name.as_str()))];
        members.extend(words.description_member());
        let others = union.tag.as_deref().filter(|_| !self.is_closed()).map(|tag| other_tags(tag, union));
        let choices = self.variants(union).map(|variant| self.variant(union, variant)).chain(others).collect();
        members.push((if excludes(union) { "oneOf" } else { "anyOf" }, Json::Array(choices)));
        members.extend(words.members_of_wrapped());
        members
    }

    /// What is said of the variants. What the producer sends is all there, so that no others may come.
    fn notes(self, union: &Union) -> Vec<String> {
        if self.is_closed() {
            return self.variants(union).filter_map(prose::variant_note).collect();
        }
        prose::union_notes(union)
    }

    /// The variants that the schema speaks of. If all were removed, nothing else is known of what is sent.
    pub(super) fn variants(self, union: &Union) -> impl Iterator<Item = &Variant> {
        let is_sent = move |variant: &&Variant| self.catalogue.is_variant_sent(variant);
        let speaks_of_all = !self.is_closed() || !union.variants.iter().any(|variant| is_sent(&variant));
        union.variants.iter().filter(move |variant| speaks_of_all || is_sent(variant))
    }

    fn variant(self, union: &Union, variant: &Variant) -> Json {
        let plain = || self.ty(&variant.ty);
        let demands: Vec<(&str, &Literal)> = match (&variant.claim, &union.tag) {
            (Claim::Constant(literal), _) => return Json::object(constant(literal)),
            (Claim::Tag(value), Some(tag)) => {
                let value = Literal::Text(value.clone());
                if self.holds(&variant.ty, tag, &value) {
                    return plain();
                }
                return self.with(plain(), [(tag.as_str(), &value)]);
            }
            (Claim::Having(wanted), _) => {
                let equal = wanted.iter().filter_map(|wanted| match &wanted.value {
                    WantedValue::Equal(literal) => Some((wanted.key.as_str(), literal)),
                    _ => None,
                });
                equal.filter(|(key, literal)| !self.holds(&variant.ty, key, literal)).collect()
            }
            _ => return plain(),
        };
        if demands.is_empty() { plain() } else { self.with(plain(), demands) }
    }

    /// Whether the definition of an object demands this constant already.
    fn holds(self, ty: &Type, key: &str, literal: &Literal) -> bool {
        let Type::Named(id) = self.catalogue.behind_aliases(ty) else { return false };
        let Some(Shape::Object(fields)) = self.catalogue.types.get(id.0).map(|def| &def.shape) else { return false };
        let is_constant = |ty: &Type| matches!(self.catalogue.behind_aliases(ty), Type::Const(own) if own == literal);
        let field = fields.iter().find(|field| field.wire == key && is_constant(&field.ty));
        field.is_some_and(|field| field.is_tag || self.is_closed())
    }

    /// An object that also has these constants.
    fn with<'k>(self, object: Json, demands: impl IntoIterator<Item = (&'k str, &'k Literal)>) -> Json {
        let demands: Vec<_> = demands.into_iter().collect();
        let properties = demands.iter().map(|(key, literal)| (*key, Json::object(self.tag(literal))));
        let demanded = Json::object([
            ("type", Json::text("object")),
            ("properties", Json::object(properties)),
            ("required", Json::texts(demands.iter().map(|(key, _)| *key))),
        ]);
        Json::object([("allOf", Json::Array(vec![object, demanded]))])
    }

    /// A constant that tells an object from others.
    pub(super) fn tag(self, literal: &Literal) -> Members {
        match self.options.profile {
            Profile::EnumTag => {
                let values = Json::Array(vec![literal.to_json()]);
                vec![("type", Json::text(type_word(literal))), ("enum", values)]
            }
            _ => constant(literal),
        }
    }
}

fn constant(literal: &Literal) -> Members {
    one_of(Some(type_word(literal)), vec![literal.to_json()], false)
}

fn type_word(literal: &Literal) -> &'static str {
    match literal.kind() {
        Some(ValueKind::Text) => "string",
        Some(ValueKind::Number) => "number",
        Some(ValueKind::Boolean) => "boolean",
        _ => "null",
    }
}

/// Objects with a tag that nobody knows yet.
fn other_tags(tag: &str, union: &Union) -> Json {
    let known = union.variants.iter().filter_map(|variant| match &variant.claim {
        Claim::Tag(value) => Some(value.as_str()),
        _ => None,
    });
    let other = Json::object([("type", Json::text("string")), ("not", Json::object([("enum", Json::texts(known))]))]);
    Json::object([
        ("type", Json::text("object")),
        ("description", Json::text("One that is not listed here, because it came later.")),
        ("properties", Json::object([(tag, other)])),
        ("required", Json::texts([tag])),
    ])
}

/// Whether no value can be of two of the types: neither a constant beside all others of its kind, nor objects that are
/// told apart by their fields.
fn excludes(union: &Union) -> bool {
    let has = |kind: ValueKind| {
        union.variants.iter().any(|variant| match variant.claim {
            Claim::Kind(other) => other == kind,
            Claim::TextOrNumber => matches!(kind, ValueKind::Text | ValueKind::Number),
            _ => false,
        })
    };
    union.variants.iter().all(|variant| match &variant.claim {
        Claim::Constant(literal) => !literal.kind().is_some_and(has),
        Claim::Having(_) => false,
        Claim::Kind(_) | Claim::TextOrNumber | Claim::Tag(_) => true,
    })
}
