//! Examples and defaults that do not fit their types.
//!
//! They are held against what the producer promises: constants, prefixes, limits and notations count here, and
//! no key may stand in one that the catalogue does not know. A misspelt key in an example would teach it to readers.

use super::claims::{self, is_literal};
use super::limits::{broken, broken_key};
use super::misfit::{may_hold, misfit};
use crate::data::{Data, Value};
use crate::diagnostic::{Code, Sink, excerpt, is_near};
use crate::model::{
    Draft, Enum, EnumKind, EnumValue, Field, Limits, Literal, Narrow, Narrowed, Rule, Shape, Type, TypeDef, TypeId,
    Union,
};
use crate::source::Spanned;

/// Every example fits what it is an example of.
pub(super) fn check_examples(draft: &Draft, sink: &mut Sink) {
    let mut fit = Fit { draft, sink, what: EXAMPLE };
    // An envelope that could not be read was reported.
    let is_read = !draft.envelope.name.is_empty() && draft.envelope.payload.as_deref() != Some("");
    for event in draft.events.iter().filter(|_| is_read) {
        for example in &event.examples {
            fit.check_delivery(event, example);
        }
    }
    for (id, def) in draft.types.iter().enumerate() {
        let ty = Type::Named(TypeId(id));
        def.examples.iter().for_each(|example| fit.check_value(&ty, example));
        fit.check_default(def.default.as_ref(), |fit, default| fit.check_value(&ty, default));
        fit.check_field_examples(def.parts());
    }
    fit.check_field_examples(&draft.envelope.fields);
}

/// What is held against its type, unless it is a default.
const EXAMPLE: &str = "this example";

pub(super) struct Fit<'a> {
    pub(super) draft: &'a Draft,
    pub(super) sink: &'a mut Sink,
    /// What is held against its type.
    what: &'static str,
}

impl Fit<'_> {
    fn check_field_examples(&mut self, fields: &[Field]) {
        for field in fields {
            for example in &field.examples {
                self.check_field(field, example);
            }
            self.check_default(field.default.as_ref(), |fit, default| fit.check_field(field, default));
        }
    }

    fn check_default(&mut self, default: Option<&Data>, check: impl FnOnce(&mut Self, &Data)) {
        if let Some(default) = default {
            self.what = "this default";
            check(self, default);
            self.what = EXAMPLE;
        }
    }

    fn check_object(&mut self, def: &TypeDef, fields: &[Field], example: &Data) {
        let name = &def.name;
        let Value::Map(members) = &example.value else {
            self.mismatch(example, &format!("`{name}` is an object"));
            return;
        };
        let keys: Vec<&str> = fields.iter().map(|field| field.wire.as_str()).collect();
        for (key, value) in members {
            match fields.iter().find(|field| field.wire == key.value) {
                Some(field) => self.check_field(field, value),
                None if def.others.is_some() => {
                    self.check_key(&def.limits, key);
                    def.others.iter().for_each(|others| self.check_value(others, value));
                }
                None => self.unknown_key(key, &keys, &format!("`{name}`")),
            }
        }
        let required: Vec<&str> =
            fields.iter().filter(|field| !field.optional).map(|field| field.wire.as_str()).collect();
        self.require(&required, &keys, members, example);
    }

    /// A key that is no field's matches what is promised of such.
    fn check_key(&mut self, limits: &Limits, key: &Spanned<String>) {
        for limit in &limits.all {
            if let Rule::OtherKeys(pattern) = &limit.rule
                && !pattern.matches(&key.value)
            {
                let message = format!("{} does not fit: {}", self.what, broken_key(&key.value, pattern));
                self.sink.report(Code::ExampleMismatch, key.span, message).related(limit.span, "the limit");
            }
        }
    }

    fn check_tuple(&mut self, name: &str, places: &[Field], example: &Data) {
        let Value::List(items) = &example.value else {
            self.mismatch(example, &format!("`{name}` is a list"));
            return;
        };
        for (position, item) in items.iter().enumerate() {
            match places.get(position) {
                Some(place) => self.check_field(place, item),
                None => {
                    let message = format!("`{name}` has {} places, and this is one more", places.len());
                    self.sink.report(Code::ExampleMismatch, item.span, message);
                }
            }
        }
        let missing = places.iter().skip(items.len()).filter(|place| !place.optional);
        let missing: Vec<String> = missing.map(|place| format!("`{}`", excerpt(&place.wire))).collect();
        if !missing.is_empty() {
            let message = format!("{} does not fit: {} must stand in it", self.what, missing.join(", "));
            self.sink.report(Code::ExampleMismatch, example.span, message);
        }
    }

    fn check_groups(&mut self, def: &TypeDef, example: &Data) {
        let Value::Map(members) = &example.value else { return };
        for group in def.groups() {
            if !group.iter().any(|field| members.iter().any(|(key, _)| key.value == field.wire)) {
                let names: Vec<_> = group.iter().map(|field| format!("`{}`", excerpt(&field.wire))).collect();
                let message = format!("{} does not fit: one of {} must stand in it", self.what, names.join(", "));
                self.sink.report(Code::ExampleMismatch, example.span, message);
            }
        }
    }

    pub(super) fn check_field(&mut self, field: &Field, example: &Data) {
        if !(field.nullable && matches!(example.value, Value::Null)) {
            self.check_value(&field.ty, example);
            self.check_limits(&field.limits, example);
        }
    }

    /// What stands in the payload keeps to what this event says of its fields.
    pub(super) fn check_narrow(&mut self, ty: &Type, narrower: &[Narrow], example: &Data) {
        let Some((_, fields)) = self.draft.narrowed_object(ty, narrower) else { return };
        let members = match &example.value {
            Value::List(items) => return items.iter().for_each(|item| self.check_narrow(ty, narrower, item)),
            Value::Map(members) => members,
            _ => return,
        };
        for narrow in narrower {
            let found = members.iter().find(|(key, _)| key.value == narrow.wire).map(|(_, value)| value);
            match (found, &narrow.to) {
                (Some(value), Narrowed::Type(ty)) => self.check_value(ty, value),
                (Some(value), Narrowed::Fields(inner)) => {
                    if let Some(field) = fields.iter().find(|field| field.wire == narrow.wire) {
                        self.check_narrow(&field.ty, inner, value);
                    }
                }
                (None, _) if narrow.optional => {}
                (None, _) => self.require(&[&narrow.wire], &[], &[], example),
            }
        }
    }

    pub(super) fn check_value(&mut self, ty: &Type, example: &Data) {
        let value = &example.value;
        match ty {
            Type::Unknown | Type::Json => {}
            Type::Nullable(_) if matches!(value, Value::Null) => {}
            Type::Nullable(inner) => self.check_value(inner, example),
            Type::List(inner) => match value {
                Value::List(items) => items.iter().for_each(|item| self.check_value(inner, item)),
                _ => self.mismatch(example, "expected a list"),
            },
            Type::Map(inner) => match value {
                Value::Map(members) => members.iter().for_each(|(_, member)| self.check_value(inner, member)),
                _ => self.mismatch(example, "expected a mapping"),
            },
            Type::Const(literal) if !is_literal(literal, value) => {
                let expected = excerpt(&literal.to_json().compact());
                self.mismatch(example, &format!("expected `{expected}`, which is constant"));
            }
            Type::Named(id) => self.check_named(*id, example),
            _ => {
                if let Some(expected) = misfit(ty, value) {
                    self.mismatch(example, &expected);
                }
            }
        }
    }

    fn check_named(&mut self, id: TypeId, example: &Data) {
        let draft = self.draft;
        let def = &draft.types[id.0];
        self.check_limits(&def.limits, example);
        match (&def.shape, &example.value) {
            (Shape::Object(fields), _) => {
                self.check_object(def, fields, example);
                self.check_groups(def, example);
            }
            (Shape::Tuple(places), _) => self.check_tuple(def.name.as_str(), places, example),
            (Shape::Enum(enum_), value) if may_hold(enum_.kind, value) => {
                self.check_enum(def.name.as_str(), enum_, example);
            }
            (Shape::Id { prefix }, Value::Text(text)) if !text.starts_with(prefix.as_str()) => {
                self.mismatch(example, &format!("`{}` begins with `{}`", def.name, excerpt(prefix)));
            }
            (Shape::Id { .. }, Value::Text(_)) => {}
            (Shape::Enum(enum_), _) => {
                let kind = match enum_.kind {
                    EnumKind::Texts => "a text",
                    EnumKind::Integers => "a whole number",
                    EnumKind::Mixed => "a text or a whole number",
                };
                self.mismatch(example, &format!("`{}` is {kind}", def.name));
            }
            (Shape::Id { .. }, _) => self.mismatch(example, &format!("`{}` is a text", def.name)),
            (Shape::Union(union), _) => self.check_union(def.name.as_str(), union, example),
            // Names that stand for each other in a circle are reported elsewhere.
            (Shape::Alias(_), _) if matches!(draft.behind_aliases(&Type::Named(id)), Type::Unknown) => {}
            (Shape::Alias(inner), _) => self.check_value(inner, example),
        }
    }

    fn check_union(&mut self, name: &str, union: &Union, example: &Data) {
        match claims::variant_of(union, example) {
            Some(variant) => self.check_value(&variant.ty, example),
            None if union.undecided.is_empty() => {
                let message = format!("it is of none of the types that `{name}` joins");
                self.mismatch(example, &message);
            }
            None => {}
        }
    }

    fn check_enum(&mut self, name: &str, enum_: &Enum, example: &Data) {
        if enum_.values.iter().flat_map(EnumValue::spellings).any(|spelling| is_literal(spelling, &example.value)) {
            return;
        }
        let shown = match &example.value {
            Value::Text(text) => Literal::Text(text.clone()).shown(),
            _ => example.to_json().compact(),
        };
        let message = format!("`{}` is no known value of `{name}`", excerpt(&shown));
        let known: Vec<String> = enum_.values.iter().map(|value| value.wire.shown()).collect();
        let known = known.iter().map(String::as_str);
        self.sink.report(Code::ExampleMismatch, example.span, message).nearest(&shown, example.span, known);
    }

    /// The first limit that a value breaks, of those that a field or the named types of it have.
    fn check_limits(&mut self, limits: &Limits, example: &Data) {
        let Some(limit) = limits.all.iter().find(|limit| !limit.rule.allows(&example.value)) else { return };
        let message = format!("{} does not fit: {}", self.what, broken(&limit.rule, example));
        self.sink.report(Code::ExampleMismatch, example.span, message).related(limit.span, "the limit");
    }

    /// All that is missing is said at once; a mistyped key was reported with the word that is missing for it.
    pub(super) fn require(
        &mut self,
        required: &[&str],
        keys: &[&str],
        members: &[(Spanned<String>, Data)],
        example: &Data,
    ) {
        let present = |key: &str| members.iter().any(|(member, _)| member.value == key);
        let unknown = |member: &str| keys.iter().all(|key| *key != member);
        let mistyped =
            |key: &str| members.iter().any(|(member, _)| unknown(&member.value) && is_near(&member.value, key));
        let missing = required.iter().filter(|key| !present(key) && !mistyped(key));
        let missing: Vec<String> = missing.map(|key| format!("`{}`", excerpt(key))).collect();
        if !missing.is_empty() {
            let message = format!("{} does not fit: {} must stand in it", self.what, missing.join(", "));
            self.sink.report(Code::ExampleMismatch, example.span, message);
        }
    }

    pub(super) fn unknown_key(&mut self, key: &Spanned<String>, keys: &[&str], whose: &str) {
        let message = format!("`{}` is no key of {whose}", excerpt(&key.value));
        self.sink.report(Code::ExampleMismatch, key.span, message).nearest(&key.value, key.span, keys.iter().copied());
    }

    pub(super) fn mismatch(&mut self, example: &Data, expected: &str) {
        let found = match &example.value {
            Value::List(_) | Value::Map(_) => example.kind().to_owned(),
            _ => format!("`{}`", excerpt(&example.to_json().compact())),
        };
        let message = format!("{} does not fit: {expected}, found {found}", self.what);
        self.sink.report(Code::ExampleMismatch, example.span, message);
    }
}
