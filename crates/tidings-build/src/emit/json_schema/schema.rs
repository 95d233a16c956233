//! The schema of a value in the making, and how it is spelt: as generators of code in other languages understand it.

use crate::json::Json;

use super::Members;
use super::words::Words;

/// The schema of a value, in the making.
pub(super) struct Schema {
    pub(super) accepts: Accepts,
    pub(super) nullable: bool,
    pub(super) words: Words,
}

/// What a schema accepts, apart from null.
pub(super) enum Accepts {
    /// Every value.
    Anything,
    /// Values of this of JSON's types, within bounds. An `inner` schema is that of the items or members.
    Only { ty: &'static str, bounds: Members, inner: Option<(&'static str, Json)> },
    /// What one of these schemas accepts. A list of types would be shorter, but strict validators refuse it.
    AnyOf(Vec<Json>),
    /// These values alone, all of this type if one is given.
    OneOf { ty: Option<&'static str>, values: Vec<Json> },
    /// What the definition of this name accepts.
    Definition(String),
    /// The same, if it holds these parts of an event's name, too.
    Naming(String, Json),
    /// An object that is written out.
    Object(Members),
    /// One text: by it an object is told from others.
    Tag(Members),
}

impl Schema {
    pub(super) fn new(accepts: Accepts) -> Self {
        Self { accepts, nullable: false, words: Words::default() }
    }

    pub(super) fn only(ty: &'static str) -> Self {
        Self::within(ty, Vec::new())
    }

    pub(super) fn within(ty: &'static str, bounds: Members) -> Self {
        Self::new(Accepts::Only { ty, bounds, inner: None })
    }

    pub(super) fn holding(ty: &'static str, keyword: &'static str, inner: Json) -> Self {
        Self::new(Accepts::Only { ty, bounds: Vec::new(), inner: Some((keyword, inner)) })
    }

    pub(super) fn noting(mut self, note: &str) -> Self {
        self.words.notes.push(note.to_owned());
        self
    }

    pub(super) fn noting_all(mut self, notes: impl IntoIterator<Item = String>) -> Self {
        self.words.notes.extend(notes);
        self
    }

    /// These of its values alone.
    pub(super) fn one_of(mut self, values: Vec<Json>) -> Self {
        let ty = match self.accepts {
            Accepts::Only { ty, .. } => Some(ty),
            Accepts::AnyOf(_) => None,
            _ => Some("null"),
        };
        self.accepts = Accepts::OneOf { ty, values };
        self
    }

    pub(super) fn into_json(self) -> Json {
        let description = self.words.description_member();
        let rest = match self.accepts {
            Accepts::AnyOf(_) => self.words.members_of_wrapped(),
            _ => self.words.other_members(),
        };
        let (mut members, inner) = match self.accepts {
            Accepts::Anything => (Vec::new(), None),
            Accepts::Only { ty, bounds, inner } => {
                let mut members = vec![type_member(ty, self.nullable)];
                members.extend(bounds);
                (members, inner)
            }
            Accepts::AnyOf(mut choices) => {
                choices.extend(self.nullable.then(|| Json::object([("type", Json::text("null"))])));
                (Vec::new(), Some(("anyOf", Json::Array(choices))))
            }
            Accepts::OneOf { ty, values } => (one_of(ty, values, self.nullable), None),
            Accepts::Tag(members) | Accepts::Object(members) => (members, None),
            Accepts::Definition(name) if self.nullable => {
                let null = Json::object([("type", Json::text("null"))]);
                (Vec::new(), Some(("oneOf", Json::Array(vec![emit_reference(&name), null]))))
            }
            Accepts::Definition(name) if description.is_none() && rest.is_empty() => return emit_reference(&name),
            Accepts::Naming(name, demanded) => {
                (Vec::new(), Some(("allOf", Json::Array(vec![emit_reference(&name), demanded]))))
            }
            // Words beside a bare reference make generators copy the definition.
            Accepts::Definition(name) => (Vec::new(), Some(("allOf", Json::Array(vec![emit_reference(&name)])))),
        };
        members.extend(description);
        members.extend(inner);
        members.extend(rest);
        Json::object(members)
    }
}

/// A single value is a constant; what may be null, too, has two.
pub(super) fn one_of(ty: Option<&'static str>, mut values: Vec<Json>, nullable: bool) -> Members {
    let nullable = nullable && ty != Some("null");
    values.extend(nullable.then_some(Json::Null));
    let is_one = values.len() == 1;
    let held = match values.pop() {
        Some(value) if is_one => ("const", value),
        last => ("enum", Json::Array(values.into_iter().chain(last).collect())),
    };
    ty.map(|ty| type_member(ty, nullable)).into_iter().chain([held]).collect()
}

/// What a value is, and whether it may be null, too.
fn type_member(ty: &'static str, nullable: bool) -> (&'static str, Json) {
    ("type", if nullable { Json::texts([ty, "null"]) } else { Json::text(ty) })
}

/// A reference to a definition of the same document.
pub(super) fn emit_reference(definition: &str) -> Json {
    Json::object([("$ref", Json::text(format!("#/$defs/{definition}")))])
}
