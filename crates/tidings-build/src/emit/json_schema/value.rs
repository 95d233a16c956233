//! The schema of a value: what a type demands of it, and the words that stand beside.
//!
//! Whatever readers let pass is not demanded of the consumer: prefixes, limits, constants and the known values of an
//! enum are only told.

use crate::data::Data;
use crate::emit::naming::{NameKey, named, object_behind};
use crate::emit::prose;
use crate::json::Json;
use crate::model::{Enum, EnumKind, EnumValue, Field, Format, IntegerKind, Limits, Literal, Shape, Type, TypeId};

use super::limits::add_limit;
use super::object::Object;
use super::schema::{Accepts, Schema};
use super::{Emitter, Members, Profile};

impl Emitter<'_> {
    /// The schema of a field's value.
    pub(super) fn field(self, field: &Field) -> Json {
        self.field_naming(field, &[])
    }

    /// The schema of a field's value, with these parts of an event's name in it.
    pub(super) fn field_naming(self, field: &Field, keys: &[NameKey<'_>]) -> Json {
        let schema = match &field.ty {
            Type::Const(literal) if field.is_tag => Schema::new(Accepts::Tag(self.tag(literal))),
            ty => self.schema_naming(ty, keys),
        };
        let mut schema = self.limited(schema, &field.limits);
        schema.nullable |= field.nullable;
        let words = &mut schema.words;
        words.replace(field.description.as_ref(), &field.life);
        words.replace_default(field.default.as_ref(), self.is_closed());
        let origin = field.origin.and_then(|id| self.catalogue.origins.get(id.0));
        words.notes.extend(origin.map(|origin| origin.text.clone()));
        words.add_examples(field.examples.iter().map(|example| named(example.to_json(), keys)));
        schema.into_json()
    }

    /// The schema of a value of the type, where no field says more about it.
    pub(super) fn ty(self, ty: &Type) -> Json {
        self.schema_of(ty).into_json()
    }

    /// The same, with parts of an event's name in it, and a sentence that stands beside the description.
    pub(super) fn ty_naming(self, ty: &Type, keys: &[NameKey<'_>], note: Option<String>) -> Json {
        self.schema_naming(ty, keys).noting_all(note).into_json()
    }

    /// An object that holds parts of an event's name.
    fn schema_naming(self, ty: &Type, keys: &[NameKey<'_>]) -> Schema {
        let Some((def, fields)) = object_behind(self.catalogue, ty).filter(|_| !keys.is_empty()) else {
            return self.schema_of(ty);
        };
        let mut object = Object::default();
        self.add_name(&mut object, keys);
        if !self.is_written_out(def) {
            let demanded = Json::object(object.into_keywords(false));
            return Schema::new(Accepts::Naming(def.name.to_string(), demanded));
        }
        self.add_object(&mut object, def, fields);
        let mut schema = Schema::new(Accepts::Object(object.into_keywords(self.is_closed())));
        schema.words.replace(def.description.as_ref(), &def.life);
        schema.noting_all(prose::group_sentences(def))
    }

    fn schema_of(self, ty: &Type) -> Schema {
        match ty {
            Type::String => Schema::only("string"),
            Type::Boolean => Schema::only("boolean"),
            Type::Integer(kind) => self.integer(*kind),
            Type::Number => Schema::only("number"),
            Type::Format(format) => self.formatted(*format),
            Type::Json | Type::Unknown => Schema::new(Accepts::Anything),
            Type::Const(literal) => self.constant(ty, literal),
            Type::List(item) => Schema::holding("array", "items", self.ty(item)),
            Type::Map(value) => Schema::holding("object", "additionalProperties", self.ty(value)),
            Type::Nullable(inner) => Schema { nullable: true, ..self.schema_of(inner) },
            Type::Named(id) => self.named(*id),
        }
    }

    /// The range is that of the Rust type. Validators know a `format` for the signed kinds only, and some refuse others.
    fn integer(self, kind: IntegerKind) -> Schema {
        let (minimum, maximum) = kind.range();
        let format = match kind {
            IntegerKind::I32 => self.format("int32"),
            IntegerKind::I64 => self.format("int64"),
            IntegerKind::U32 | IntegerKind::U64 => None,
        };
        let number = |number: i128| Json::Number(number.to_string());
        let range = [("minimum", number(minimum)), ("maximum", number(maximum))];
        Schema::within("integer", format.into_iter().chain(range).collect())
    }

    fn formatted(self, format: Format) -> Schema {
        let since = |unit| self.integer(IntegerKind::I64).noting(&format!("Whole {unit} since 1970, in UTC."));
        let name = match format {
            Format::DateTime => "date-time",
            Format::Date => "date",
            Format::Text(format) => format.word,
            Format::UnixSeconds => return since("seconds"),
            Format::UnixMilliseconds => return since("milliseconds"),
        };
        Schema::within("string", self.format(name).into_iter().collect())
    }

    fn format(self, name: &str) -> Option<(&'static str, Json)> {
        (self.options.profile != Profile::Registry).then(|| ("format", Json::text(name)))
    }

    /// Every value of the constant's kind passes, unless the face is closed. A null has no kind that tells anything, so
    /// everything passes.
    fn constant(self, ty: &Type, literal: &Literal) -> Schema {
        let (mut schema, value) = match literal {
            Literal::Null => (Schema::new(Accepts::Anything), Json::Null),
            Literal::Boolean(value) => (Schema::only("boolean"), Json::Boolean(*value)),
            Literal::Number(digits) if digits.parse::<i64>().is_ok() => {
                (self.integer(IntegerKind::I64), Json::Number(digits.clone()))
            }
            Literal::Number(digits) => (Schema::only("number"), Json::Number(digits.clone())),
            Literal::Text(text) => (Schema::only("string"), Json::text(text)),
        };
        if self.is_closed() {
            return schema.one_of(vec![value]);
        }
        schema.words.notes.extend(prose::type_note(self.catalogue, ty));
        schema.words.examples.push(value);
        schema
    }

    /// Objects and unions are referred to. Everything else is written out where it is used: a definition of a mere text makes a
    /// wrapper around each such text in other languages.
    fn named(self, id: TypeId) -> Schema {
        let Some(ty) = self.catalogue.types.get(id.0) else { return Schema::new(Accepts::Anything) };
        let note = || prose::type_note(self.catalogue, &Type::Named(id));
        let mut schema = match &ty.shape {
            Shape::Object(_) | Shape::Tuple(_) | Shape::Union(_) => {
                return Schema::new(Accepts::Definition(ty.name.to_string()));
            }
            // It brings the notes of what it stands for along.
            Shape::Alias(inner) => self.schema_of(inner),
            Shape::Id { prefix } => Schema::within("string", self.prefix(prefix)).noting_all(note()),
            Shape::Enum(enum_) => self.enumeration(enum_, note()),
        };
        schema = self.limited(schema, &ty.limits);
        schema.words.replace(ty.description.as_ref(), &ty.life);
        schema.words.replace_default(ty.default.as_ref(), self.is_closed());
        schema.words.add_examples(ty.examples.iter().map(Data::to_json));
        schema
    }

    /// The producer is held to limits; consumers are told of them.
    fn limited(self, mut schema: Schema, limits: &Limits) -> Schema {
        if let (true, Accepts::Only { bounds, .. }) = (self.is_closed(), &mut schema.accepts) {
            limits.rules().for_each(|rule| add_limit(bounds, rule));
        }
        schema.noting_all(prose::limit_sentences(limits))
    }

    fn prefix(self, prefix: &str) -> Members {
        let is_held = self.is_closed() && !prefix.is_empty();
        is_held.then(|| ("pattern", Json::Text(format!("^{}", escaped(prefix))))).into_iter().collect()
    }

    /// What was removed is not sent any more. If that was all, nothing is known of what is.
    fn enumeration(self, enum_: &Enum, note: Option<String>) -> Schema {
        let known = || enum_.values.iter().filter(|value| !value.life.is_removed());
        if self.is_closed() && known().next().is_some() {
            let spellings = known().flat_map(EnumValue::spellings).map(Literal::to_json).collect();
            let schema = self.of_kind(enum_.kind).one_of(spellings);
            return schema.noting_all(prose::deprecated_values(enum_));
        }
        let mut schema = self.of_kind(enum_.kind).noting_all(note);
        schema.words.examples = known().map(|value| value.wire.to_json()).collect();
        schema
    }

    /// Every value that a reader takes for one of an enum of this kind, known or not.
    fn of_kind(self, kind: EnumKind) -> Schema {
        match kind {
            EnumKind::Texts => Schema::only("string"),
            EnumKind::Integers => self.integer(IntegerKind::I64),
            EnumKind::Mixed => {
                let kinds = [Schema::only("string"), self.integer(IntegerKind::I64)];
                Schema::new(Accepts::AnyOf(kinds.map(Schema::into_json).into()))
            }
        }
    }
}

/// The text as a regular expression of ECMA 262 that matches nothing else, with the flag `u`, too.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        if r"^$\.*+?()[]{}|/".contains(c) {
            out.push('\\');
        }
        out.push(c);
        out
    })
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_prefix_is_matched_as_it_stands() {
        for (prefix, pattern) in [("evt_", "evt_"), ("a.b-c", r"a\.b-c"), ("$(1)/", r"\$\(1\)\/"), ("é|", r"é\|")] {
            assert_eq!(escaped(prefix), pattern);
        }
    }
}
