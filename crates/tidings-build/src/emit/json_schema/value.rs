//! The schema of a value: what a type demands of it, and the words that stand beside.
//!
//! Whatever readers let pass is not demanded here: prefixes, limits, constants and the known values of an enum are
//! only told. The spelling of each shape is the one that generators of code in other languages understand.

use crate::check::Catalogue;
use crate::data::Data;
use crate::emit::prose;
use crate::json::Json;
use crate::model::{Field, Format, IntegerKind, Life, Literal, Shape, Type, TypeId};

/// Keywords of a schema, in their order.
pub(super) type Members = Vec<(&'static str, Json)>;

/// What a schema tells people. No validator looks at it.
#[derive(Default)]
pub(super) struct Words {
    /// What the value means.
    pub(super) description: Option<String>,
    /// What else the description says, a sentence each.
    pub(super) notes: Vec<String>,
    /// Values.
    pub(super) examples: Vec<Json>,
    /// Since when nobody should rely on it, and what to use now.
    pub(super) farewell: Option<String>,
}

/// The schema of a value, in the making.
struct Schema {
    accepts: Accepts,
    nullable: bool,
    words: Words,
}

/// What a schema accepts, apart from null.
enum Accepts {
    /// Every value.
    Anything,
    /// Values of one of JSON's types, within bounds. An `inner` schema is that of the items or members.
    Only { ty: &'static str, bounds: Members, inner: Option<(&'static str, Json)> },
    /// What the definition of this name accepts.
    Definition(String),
}

/// The schema of a field's value.
pub(super) fn emit_field(catalogue: &Catalogue, field: &Field) -> Json {
    let mut schema = schema_of(catalogue, &field.ty);
    schema.nullable |= field.nullable;
    let words = &mut schema.words;
    words.replace(field.description.as_ref(), &field.life);
    words.notes.extend(prose::limit_sentences(&field.limits));
    let origin = field.origin.and_then(|id| catalogue.origins.get(id.0));
    words.notes.extend(origin.map(|origin| origin.text.clone()));
    words.add_examples(field.examples.iter().map(Data::to_json));
    schema.into_json()
}

/// The schema of a value of the type, where no field says more about it.
pub(super) fn emit_type(catalogue: &Catalogue, ty: &Type) -> Json {
    schema_of(catalogue, ty).into_json()
}

/// A reference to a definition of the same document.
pub(super) fn emit_reference(definition: &str) -> Json {
    Json::object([("$ref", Json::text(format!("#/$defs/{definition}")))])
}

fn schema_of(catalogue: &Catalogue, ty: &Type) -> Schema {
    match ty {
        Type::String => Schema::only("string"),
        Type::Boolean => Schema::only("boolean"),
        Type::Integer(kind) => integer(*kind),
        Type::Number => Schema::only("number"),
        Type::Format(format) => formatted(*format),
        Type::Json | Type::Unknown => Schema::new(Accepts::Anything),
        Type::Const(literal) => constant(catalogue, ty, literal),
        Type::List(item) => Schema::holding("array", "items", emit_type(catalogue, item)),
        Type::Map(value) => Schema::holding("object", "additionalProperties", emit_type(catalogue, value)),
        Type::Nullable(inner) => Schema { nullable: true, ..schema_of(catalogue, inner) },
        Type::Named(id) => named(catalogue, *id),
    }
}

/// The range is that of the Rust type. Validators know a `format` for the signed kinds only, and some refuse others.
fn integer(kind: IntegerKind) -> Schema {
    let (minimum, maximum, format) = match kind {
        IntegerKind::I32 => (i32::MIN.to_string(), i32::MAX.to_string(), Some("int32")),
        IntegerKind::I64 => (i64::MIN.to_string(), i64::MAX.to_string(), Some("int64")),
        IntegerKind::U32 => (u32::MIN.to_string(), u32::MAX.to_string(), None),
        IntegerKind::U64 => (u64::MIN.to_string(), u64::MAX.to_string(), None),
    };
    let format = format.map(|format| ("format", Json::text(format)));
    let range = [("minimum", Json::Number(minimum)), ("maximum", Json::Number(maximum))];
    Schema::within("integer", format.into_iter().chain(range).collect())
}

fn formatted(format: Format) -> Schema {
    let name = match format {
        Format::DateTime => "date-time",
        Format::Date => "date",
        Format::Uri => "uri",
        Format::Email => "email",
        Format::UnixSeconds => return integer(IntegerKind::I64).noting("Whole seconds since 1970, in UTC."),
        Format::UnixMilliseconds => return integer(IntegerKind::I64).noting("Whole milliseconds since 1970, in UTC."),
    };
    Schema::within("string", vec![("format", Json::text(name))])
}

/// Every value of the constant's kind passes. A null has no kind that tells anything, so everything passes.
fn constant(catalogue: &Catalogue, ty: &Type, literal: &Literal) -> Schema {
    let (mut schema, value) = match literal {
        Literal::Null => (Schema::new(Accepts::Anything), Json::Null),
        Literal::Boolean(value) => (Schema::only("boolean"), Json::Boolean(*value)),
        Literal::Number(digits) if digits.parse::<i64>().is_ok() => {
            (integer(IntegerKind::I64), Json::Number(digits.clone()))
        }
        Literal::Number(digits) => (Schema::only("number"), Json::Number(digits.clone())),
        Literal::Text(text) => (Schema::only("string"), Json::text(text)),
    };
    schema.words.notes.extend(prose::type_note(catalogue, ty));
    schema.words.examples.push(value);
    schema
}

/// Objects are referred to. Everything else is written out where it is used: a definition of a mere text makes a
/// wrapper around each such text in other languages.
fn named(catalogue: &Catalogue, id: TypeId) -> Schema {
    let Some(ty) = catalogue.types.get(id.0) else { return Schema::new(Accepts::Anything) };
    let mut schema = match &ty.shape {
        Shape::Object(_) => return Schema::new(Accepts::Definition(ty.name.to_string())),
        Shape::Alias(inner) => schema_of(catalogue, inner),
        Shape::Id { .. } => Schema::only("string"),
        Shape::Enum(enum_) => {
            let mut schema = Schema::only("string");
            let known = enum_.values.iter().filter(|value| !value.life.is_removed());
            schema.words.examples = known.map(|value| Json::text(&value.wire)).collect();
            schema
        }
    };
    // An alias brought the notes of what it stands for along.
    if !matches!(ty.shape, Shape::Alias(_)) {
        schema.words.notes.extend(prose::type_note(catalogue, &Type::Named(id)));
    }
    schema.words.replace(ty.description.as_ref(), &ty.life);
    schema.words.add_examples(ty.examples.iter().map(Data::to_json));
    schema
}

impl Schema {
    fn new(accepts: Accepts) -> Self {
        Self { accepts, nullable: false, words: Words::default() }
    }

    fn only(ty: &'static str) -> Self {
        Self::within(ty, Vec::new())
    }

    fn within(ty: &'static str, bounds: Members) -> Self {
        Self::new(Accepts::Only { ty, bounds, inner: None })
    }

    fn holding(ty: &'static str, keyword: &'static str, inner: Json) -> Self {
        Self::new(Accepts::Only { ty, bounds: Vec::new(), inner: Some((keyword, inner)) })
    }

    fn noting(mut self, note: &str) -> Self {
        self.words.notes.push(note.to_owned());
        self
    }

    fn into_json(self) -> Json {
        let description = self.words.description_member();
        let rest = self.words.other_members();
        let (mut members, inner) = match self.accepts {
            Accepts::Anything => (Vec::new(), None),
            Accepts::Only { ty, bounds, inner } => {
                let ty = if self.nullable { Json::texts([ty, "null"]) } else { Json::text(ty) };
                let mut members = vec![("type", ty)];
                members.extend(bounds);
                (members, inner)
            }
            Accepts::Definition(name) if self.nullable => {
                let null = Json::object([("type", Json::text("null"))]);
                (Vec::new(), Some(("oneOf", Json::Array(vec![emit_reference(&name), null]))))
            }
            Accepts::Definition(name) if description.is_none() && rest.is_empty() => return emit_reference(&name),
            // Words beside a bare reference make generators copy the definition.
            Accepts::Definition(name) => (Vec::new(), Some(("allOf", Json::Array(vec![emit_reference(&name)])))),
        };
        members.extend(description);
        members.extend(inner);
        members.extend(rest);
        Json::object(members)
    }
}

impl Words {
    /// Lets what stands nearer to the value speak: a field before its type, an alias before what it stands for.
    fn replace(&mut self, description: Option<&String>, life: &Life) {
        self.description = description.cloned().or(self.description.take());
        self.farewell = prose::life_sentence(life).or(self.farewell.take());
    }

    /// Puts examples before those that are there, which stay: the values of an enum are to be complete.
    fn add_examples(&mut self, nearer: impl Iterator<Item = Json>) {
        let nearer: Vec<_> = nearer.collect();
        self.examples.retain(|example| !nearer.contains(example));
        self.examples.splice(..0, nearer);
    }

    /// The description, which also says all that a validator does not hold.
    pub(super) fn description_member(&self) -> Option<(&'static str, Json)> {
        let texts = self.description.iter().chain(&self.notes).chain(&self.farewell);
        prose::paragraph(texts).map(|text| ("description", Json::Text(text)))
    }

    /// What stands at the end of a schema.
    pub(super) fn other_members(&self) -> Members {
        let mut members = Vec::new();
        if !self.examples.is_empty() {
            members.push(("examples", Json::Array(self.examples.clone())));
        }
        if self.farewell.is_some() {
            members.push(("deprecated", Json::Boolean(true)));
        }
        members
    }
}
