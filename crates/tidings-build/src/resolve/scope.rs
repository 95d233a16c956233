//! The names that a catalogue declares, and looking them up.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Sink, excerpt};
use crate::model::{FamilyId, Literal, OriginId, Type, TypeId, builtins};
use crate::names::TypeName;
use crate::raw::{self, Body, Expression, Text};
use crate::source::Span;

/// Words of other languages for what a builtin says.
const FOREIGN: &[(&str, &str)] = &[
    ("str", "string"),
    ("text", "string"),
    ("varchar", "string"),
    ("bool", "boolean"),
    ("int", "integer"),
    ("int64", "integer"),
    ("i64", "integer"),
    ("long", "integer"),
    ("i32", "int32"),
    ("u32", "uint32"),
    ("u64", "uint64"),
    ("float", "number"),
    ("double", "number"),
    ("decimal", "number"),
    ("any", "json"),
    ("object", "json"),
    ("datetime", "date-time"),
    ("timestamp", "date-time"),
    ("url", "uri"),
    ("guid", "uuid"),
];

/// What other languages write around a type.
const FOREIGN_ENDS: &[(&str, &str)] = &[
    ("[]", "a list is written `list<T>`"),
    ("?", "what may be null is written `T | null`; what may be absent has its `?` behind the field's name"),
];

/// Words of other languages for types that hold another one.
const FOREIGN_HOLDERS: &[(&str, &str)] = &[
    ("array", "a list is written `list<T>`"),
    ("set", "a list is written `list<T>`"),
    ("dict", "an object with arbitrary keys is written `map<T>`"),
    ("hash", "an object with arbitrary keys is written `map<T>`"),
];

/// A type with a name: declared in `types`, or written inside a field.
pub(crate) struct Declared<'a> {
    pub(crate) name: TypeName,
    pub(crate) span: Span,
    pub(crate) family: Option<FamilyId>,
    pub(crate) body: DeclaredBody<'a>,
    /// The origin of its fields that name none.
    pub(crate) origin: Option<&'a Text>,
    /// The fields of which at least one is there.
    pub(crate) at_least_one: &'a [Vec<Text>],
    /// What else was said of it; nothing of a type inside a field, whose field says it.
    pub(crate) definition: Option<&'a raw::TypeDef>,
    /// What tells it from other variants of its union, if it is one that was written there.
    pub(crate) tag: Option<Tag<'a>>,
}

/// The field that tells a variant from others.
#[derive(Clone, Copy)]
pub(crate) struct Tag<'a> {
    pub(crate) key: &'a Text,
    pub(crate) value: &'a Text,
}

/// What a declared type is.
#[derive(Clone, Copy)]
pub(crate) enum DeclaredBody<'a> {
    /// What stands in an entry.
    Entry(&'a Body),
    /// A union within the type expression of a field or the like.
    Union(&'a Expression),
}

/// Everything that a name can refer to.
pub(crate) struct Scope<'a> {
    /// In the order of the model's types.
    pub(crate) declared: Vec<Declared<'a>>,
    pub(super) by_name: BTreeMap<String, TypeId>,
    /// Types whose name cannot stand, by the name that was suggested for each: it may be in use already.
    pub(super) by_suggestion: BTreeMap<String, TypeId>,
    /// The types inside fields, by the places of the fields' keys.
    pub(super) inline: BTreeMap<Span, TypeId>,
    /// The unions within type expressions, by their places.
    pub(super) unions: BTreeMap<Span, TypeId>,
    origins: &'a [(Text, Text)],
    releases: &'a [Text],
    incomplete: bool,
}

impl<'a> Scope<'a> {
    /// Declares all types of a catalogue, with their names checked.
    pub(crate) fn new(raw: &'a raw::Catalogue, sink: &mut Sink) -> Self {
        let mut scope = Self {
            declared: Vec::new(),
            by_name: BTreeMap::new(),
            by_suggestion: BTreeMap::new(),
            inline: BTreeMap::new(),
            unions: BTreeMap::new(),
            origins: &raw.origins,
            releases: &raw.releases,
            incomplete: raw.incomplete,
        };
        if let Some(envelope) = &raw.envelope {
            scope.declare_inline(&TypeName::of_envelope(), &envelope.fields, None, None, sink);
        }
        for definition in &raw.types {
            scope.declare(definition, None, sink);
        }
        for (number, family) in raw.families.iter().enumerate() {
            let id = Some(FamilyId(number));
            scope.declare_payload(&family.name, family.payload.as_ref(), id, sink);
            for event in &family.events {
                scope.declare_payload(&event.key, event.payload.as_ref(), id, sink);
            }
            for definition in &family.types {
                scope.declare(definition, id, sink);
            }
        }
        scope
    }

    /// The type inside a field.
    pub(crate) fn inline(&self, field: Span) -> Type {
        self.inline.get(&field).map_or(Type::Unknown, |id| Type::Named(*id))
    }

    /// The type of a union within a type expression.
    pub(crate) fn union(&self, place: Span) -> Type {
        self.unions.get(&place).map_or(Type::Unknown, |id| Type::Named(*id))
    }

    /// The place of the type with this name.
    pub(crate) fn place_of(&self, name: &TypeName) -> Option<Span> {
        self.by_name.get(name.as_str()).and_then(|id| self.declared.get(id.0)).map(|declared| declared.span)
    }

    pub(crate) fn has_type(&self, name: &str) -> bool {
        self.by_name.contains_key(name) || builtins().any(|(word, _)| word == name)
    }

    /// Whether no type is called so: in this catalogue, in what could not be read of it, and in other languages.
    pub(crate) fn is_no_type(&self, word: &str) -> bool {
        let mut foreign = FOREIGN.iter().chain(FOREIGN_HOLDERS).map(|(foreign, _)| *foreign);
        let is_foreign = foreign.any(|foreign| word.eq_ignore_ascii_case(foreign));
        let may_be_declared = self.incomplete && word.starts_with(|c: char| c.is_uppercase());
        let is_suggested = self.by_suggestion.contains_key(word);
        let has_end = FOREIGN_ENDS.iter().any(|(end, _)| word.ends_with(end));
        !(is_foreign || has_end || may_be_declared || is_suggested || self.has_type(word))
    }

    /// The type that a word of a type expression names.
    pub(crate) fn find_type(&self, name: &str, span: Span, sink: &mut Sink) -> Type {
        if let Some((_, builtin)) = builtins().find(|(word, _)| *word == name) {
            return builtin;
        }
        if let Some(id) = self.by_name.get(name).or_else(|| self.by_suggestion.get(name)) {
            return Type::Named(*id);
        }
        let foreign = FOREIGN.iter().find(|(word, _)| name.eq_ignore_ascii_case(word));
        let notation = FOREIGN_HOLDERS.iter().find(|(word, _)| name.eq_ignore_ascii_case(word));
        let notation = notation.or_else(|| FOREIGN_ENDS.iter().find(|(end, _)| name.ends_with(end)));
        // The part that could not be read may declare it. A word in small letters is none that a catalogue can declare.
        let may_be_declared = name.starts_with(|c: char| c.is_uppercase());
        if self.incomplete && may_be_declared && foreign.is_none() && notation.is_none() {
            return Type::Unknown;
        }
        let message = format!("unknown type `{}`", excerpt(name));
        let Some(diagnostic) = sink.report_unknown(Code::UnknownType, span, message) else { return Type::Unknown };
        match (foreign, notation) {
            (Some((_, word)), _) => {
                diagnostic.replace(format!("the word is `{word}`"), span, *word);
            }
            (None, Some((_, help))) => {
                diagnostic.help(*help);
            }
            (None, None) => {
                let builtins = builtins().map(|(word, _)| word);
                diagnostic.nearest(name, span, builtins.chain(self.by_name.keys().map(String::as_str)));
                match Literal::of_word(name) {
                    Literal::Text(_) if may_be_declared => diagnostic.or_help("declare it in `types`"),
                    value => {
                        let value = value.to_json().compact();
                        diagnostic.or_help(&format!("what is always this value is written `const {}`", excerpt(&value)))
                    }
                };
            }
        }
        Type::Unknown
    }

    pub(crate) fn find_origin(&self, name: &Text, sink: &mut Sink) -> Option<OriginId> {
        let found = self.origins.iter().position(|(origin, _)| origin.value == name.value);
        if found.is_none() && !self.incomplete {
            let message = format!("unknown origin `{}`: `origins` does not declare it", excerpt(&name.value));
            if let Some(diagnostic) = sink.report_unknown(Code::UnknownName, name.span, message) {
                diagnostic
                    .nearest(&name.value, name.span, self.origins.iter().map(|(origin, _)| origin.value.as_str()))
                    .or_help("add it to `origins`, with what the documentation says");
            }
        }
        found.map(OriginId)
    }

    pub(crate) fn check_release(&self, name: &Text, sink: &mut Sink) {
        if self.releases.iter().all(|release| release.value != name.value) && !self.incomplete {
            let message = format!("unknown release `{}`: `releases` does not list it", excerpt(&name.value));
            if let Some(diagnostic) = sink.report_unknown(Code::UnknownName, name.span, message) {
                diagnostic
                    .nearest(&name.value, name.span, self.releases.iter().map(|release| release.value.as_str()))
                    .or_help("add it to `releases`, or write `true` if no source states the release");
            }
        }
    }
}
