//! What events say of the fields of their payloads.

use std::collections::BTreeMap;

use super::narrower::{Held, More, is_narrower};
use super::replaced::{self, wider};
use crate::diagnostic::{Code, Sink, excerpt, nearest};
use crate::json::quoted;
use crate::model::expression::type_expression;
use crate::model::{Draft, Field, Literal, Narrow, Narrowed, Shape, Type, TypeDef, builtins};
use crate::source::Span;

/// Each narrower field is one of the payload, or of an object within it, and is narrower than that.
///
/// No type is made of it: readers know the payload's own fields, whichever event it came with.
pub(super) fn check_narrow(draft: &Draft, sink: &mut Sink) {
    for event in &draft.events {
        let Some(first) = event.narrow.first() else { continue };
        let mut narrowing = Narrowing { draft, sink };
        match draft.narrowed_object(&event.payload, &event.narrow) {
            Some(object) => {
                let told = draft.told_variant(&event.payload, &event.narrow);
                narrowing.check_fields(object, &event.narrow, told.map(|(tag, _)| tag));
            }
            None if narrowing.is_unknown(&event.payload) => {}
            None if draft.union_within(&event.payload).is_some() => {
                let name = excerpt(&event.name);
                let message =
                    format!("what `{name}` carries is of one of several types, and nobody says here of which");
                let help = match narrowing.tag_to_tell(&event.payload, &event.narrow) {
                    Tell::Tag(told) => format!("say of which of them it is here: `{told}`"),
                    Tell::Type => "say by `payload` of which of them it is".to_owned(),
                };
                let diagnostic = sink.report(Code::NoObject, first.place.span, message);
                diagnostic.related(event.place.span, "this event").help(help);
            }
            None => {
                let message = format!("what `{}` carries has no fields that could be narrower", excerpt(&event.name));
                sink.report(Code::NoObject, first.place.span, message).related(event.place.span, "this event");
            }
        }
    }
}

/// How it can be said of which variant a value is.
enum Tell {
    /// By the tag, as it would be written.
    Tag(String),
    /// By one of the types.
    Type,
}

struct Narrowing<'a> {
    draft: &'a Draft,
    sink: &'a mut Sink,
}

impl Narrowing<'_> {
    /// `tag` is the key by which a variant of a union is chosen: that it has this constant is nothing new in the variant.
    fn check_fields(&mut self, (def, fields): (&TypeDef, &[Field]), narrower: &[Narrow], tag: Option<&str>) {
        let known: BTreeMap<&str, &Field> = fields.iter().map(|field| (field.wire.as_str(), field)).collect();
        let mut places: BTreeMap<&str, Span> = BTreeMap::new();
        for narrow in narrower {
            let (wire, span) = (excerpt(&narrow.wire), narrow.place.span);
            if let Some(first) = places.insert(&narrow.wire, span) {
                let message = format!("what `{wire}` is here is said twice");
                self.sink.report(Code::DefinedTwice, span, message).label("again here").related(first, "first here");
            } else if tag == Some(narrow.wire.as_str()) {
                // It is one of the union's tags, or no variant would have been found by it.
            } else if let Some(field) = known.get(narrow.wire.as_str()) {
                self.check_field(def, field, narrow);
            } else {
                let message = format!("`{}` has no field `{wire}`", def.name);
                let diagnostic = self.sink.report(Code::UnknownName, span, message);
                diagnostic.nearest(&narrow.wire, span, known.keys().copied());
            }
        }
    }

    fn check_field(&mut self, def: &TypeDef, field: &Field, narrow: &Narrow) {
        let optional = narrow.optional;
        let says_when = optional != field.optional;
        match &narrow.to {
            Narrowed::Type(Type::Unknown) => {
                if let Some(word) = &narrow.word {
                    self.report_word(field, narrow, word);
                }
            }
            Narrowed::Type(ty) => {
                let (ty, nullable) = if let Type::Nullable(inner) = ty { (&**inner, true) } else { (ty, false) };
                // What holds of the field elsewhere, holds here too.
                let held = Held { ty, nullable, limits: &field.limits };
                if !says_when && (ty, nullable) == (&field.ty, field.nullable) {
                    self.report_nothing_new(def, field, narrow);
                } else if let Some(why) =
                    wider(self.draft, replaced::Narrowed { held, optional }, field, def.name.as_str(), More::Nothing)
                {
                    let meant = self.value_meant(ty, &field.ty);
                    let has_more = is_narrower(self.draft, held, Held::of_field(field), More::Fields);
                    let diagnostic = self.sink.report(Code::NotNarrower, narrow.to_span, why);
                    diagnostic.related(field.place.span, format!("the field of `{}`", def.name));
                    if has_more && (field.optional || !optional) {
                        diagnostic.note("it has other fields, too, and readers would take them for unknown ones");
                    }
                    if let Some(meant) = meant {
                        diagnostic.replace(format!("did you mean `{meant}`?"), narrow.to_span, meant);
                    }
                }
            }
            Narrowed::Fields(_) if optional && !field.optional => {
                let message = format!("`{}` is always there in `{}`", excerpt(&field.wire), def.name);
                let diagnostic = self.sink.report(Code::NotNarrower, narrow.place.span, message);
                diagnostic.related(field.place.span, "this field").help("leave out the `?`");
            }
            Narrowed::Fields(inner) => match self.draft.narrowed_object(&field.ty, inner) {
                Some(_) if inner.is_empty() && !says_when => self.report_nothing_new(def, field, narrow),
                Some(object) => {
                    let told = self.draft.told_variant(&field.ty, inner);
                    self.check_fields(object, inner, told.map(|(tag, _)| tag));
                }
                None if self.is_unknown(&field.ty) => {}
                None if self.draft.union_within(&field.ty).is_some() => self.report_union(field, narrow, inner),
                None => {
                    let message = format!("`{}` holds no object whose fields could be narrower", excerpt(&field.wire));
                    let diagnostic = self.sink.report(Code::NoObject, narrow.place.span, message);
                    diagnostic.related(field.ty_span, "what it holds");
                }
            },
        }
    }

    /// A word that no type is called: perhaps it is a value of the field.
    fn report_word(&mut self, field: &Field, narrow: &Narrow, word: &Literal) {
        let shown = word.as_plain();
        let constants = [word.clone(), Literal::Text(shown.clone())].map(Type::Const);
        let fits = |ty: &&Type| is_narrower(self.draft, Held::of(ty), Held::of_field(field), More::Nothing);
        let meant = match constants.iter().find(fits) {
            Some(constant) => Some(type_expression(self.draft, constant)),
            None => constants.iter().find_map(|constant| self.value_meant(constant, &field.ty)),
        };
        let message = format!("unknown type `{}`", excerpt(&shown));
        let diagnostic = self.sink.report(Code::UnknownType, narrow.to_span, message);
        diagnostic.related(field.ty_span, "what the field holds");
        if let Some(meant) = meant {
            diagnostic.replace(format!("did you mean `{}`?", excerpt(&meant)), narrow.to_span, meant);
            return;
        }
        let types = self.draft.types.iter().map(|def| def.name.as_str());
        diagnostic.nearest(&shown, narrow.to_span, builtins().map(|(builtin, _)| builtin).chain(types));
        if shown.starts_with(char::is_uppercase) {
            diagnostic.or_help("declare it in `types`");
        }
    }

    fn report_nothing_new(&mut self, def: &TypeDef, field: &Field, narrow: &Narrow) {
        let message = format!("nothing about `{}` is narrower here than in `{}`", excerpt(&field.wire), def.name);
        let diagnostic = self.sink.report(Code::NotNarrower, narrow.place.span, message);
        diagnostic.related(field.place.span, "this field").help("remove it from `narrow`");
    }

    fn report_union(&mut self, field: &Field, narrow: &Narrow, inner: &[Narrow]) {
        let wire = excerpt(&narrow.wire);
        let message = format!("`{wire}` is of one of several types, and nobody says here of which");
        let help = match self.tag_to_tell(&field.ty, inner) {
            Tell::Tag(told) => format!("say of which of them it is here: `{wire}: {{{told}}}`"),
            Tell::Type => format!("say of which of them it is here: `{wire}: …`"),
        };
        let diagnostic = self.sink.report(Code::NoObject, narrow.place.span, message);
        diagnostic.related(field.ty_span, "what it holds").help(help);
    }

    /// How it can be said of which variant a value is: by its tag, the nearest one to what was written, or by a type.
    fn tag_to_tell(&self, ty: &Type, narrower: &[Narrow]) -> Tell {
        let Some(union) = self.draft.union_within(ty) else { return Tell::Type };
        let tags: Vec<&str> = union.variants.iter().filter_map(|variant| variant.claim.tag()).collect();
        let (Some(key), Some(first), true) = (&union.tag, tags.first(), tags.len() == union.variants.len()) else {
            return Tell::Type;
        };
        let written = narrower.iter().find_map(|narrow| match &narrow.to {
            Narrowed::Type(Type::Const(Literal::Text(value))) if narrow.wire == *key => Some(value),
            _ => None,
        });
        let value = written.and_then(|written| nearest(written, tags.iter().copied())).unwrap_or(first);
        Tell::Tag(format!("{key}: const {}", quoted(value)))
    }

    /// Whether a mistake left open what a type is.
    fn is_unknown(&self, ty: &Type) -> bool {
        matches!(self.draft.within(ty), Type::Unknown)
    }

    /// The constant that a mistyped value of an enum should be.
    fn value_meant(&self, ty: &Type, of: &Type) -> Option<String> {
        let (Type::Const(Literal::Text(text)), Type::Named(id)) = (ty, self.draft.behind_aliases(of)) else {
            return None;
        };
        let Shape::Enum(enum_) = &self.draft.types[id.0].shape else { return None };
        let values = enum_.values.iter().filter_map(|value| match &value.wire {
            Literal::Text(text) => Some(text.as_str()),
            _ => None,
        });
        nearest(text, values).map(|value| format!("const {}", quoted(value)))
    }
}
