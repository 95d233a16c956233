//! Declaring types: those of `types`, and those that stand inside of fields, variants and type expressions.

use super::scope::{Declared, DeclaredBody, Scope, Tag};
use super::unions::{first_union, has_content, is_union, report_further_unions};
use crate::diagnostic::{Code, Sink, excerpt};
use crate::model::{FamilyId, TypeId};
use crate::names::TypeName;
use crate::raw::{self, Body, Expression, Text};
use crate::source::Span;

impl<'a> Scope<'a> {
    pub(super) fn declare(&mut self, definition: &'a raw::TypeDef, family: Option<FamilyId>, sink: &mut Sink) {
        let raw::TypeDef { key, meaning, others, .. } = definition;
        let raw::Meaning { body, origin, at_least_one, .. } = meaning;
        let name = TypeName::declared(&key.value).unwrap_or_else(|| self.report_unusable(key, sink));
        if let Some(first) = self.by_name.get(&key.value) {
            let first = &self.declared[first.0];
            if first.definition.is_some() {
                let message = format!("the type `{}` is defined twice", excerpt(&key.value));
                sink.report(Code::DefinedTwice, key.span, message)
                    .label("again here")
                    .related(first.span, "first here");
            } else {
                let message = format!("the type inside a field is called `{}` too", first.name);
                sink.report(Code::NameCollision, key.span, message)
                    .related(first.span, "the type inside this field")
                    .help("choose another name, or name this type in the field");
                self.forget(definition, family);
            }
            return;
        }
        self.by_name.insert(key.value.clone(), TypeId(self.declared.len()));
        let parent = name.clone();
        let origin = origin.as_ref();
        self.declared.push(Declared {
            name,
            span: key.span,
            family,
            body: DeclaredBody::Entry(body),
            origin,
            at_least_one,
            definition: Some(definition),
            tag: None,
        });
        match body {
            Body::Fields(fields) | Body::Items(fields) => {
                self.declare_inline(&parent, fields, family, origin, sink);
            }
            Body::Variants(variants) => self.declare_variants(&parent, variants, family, sink),
            // The outermost union is the type itself.
            Body::Type(expression) if is_union(expression) => report_further_unions(expression, sink),
            Body::Type(expression) => {
                self.declare_union(TypeName::inline(&parent, "item"), key.span, expression, family, sink);
            }
            Body::Values(..) | Body::Broken => {}
        }
        if let Some(others) = others {
            self.declare_union(TypeName::inline(&parent, "other"), key.span, others, family, sink);
        }
    }

    /// Who names a type that has the name of another one means either of them. So nothing more is said of such places.
    fn forget(&mut self, definition: &'a raw::TypeDef, family: Option<FamilyId>) {
        let id = TypeId(self.declared.len());
        self.by_name.insert(definition.key.value.clone(), id);
        self.declared.push(Declared {
            name: TypeName::placeholder(id.0),
            span: definition.key.span,
            family,
            body: DeclaredBody::Entry(&Body::Broken),
            origin: None,
            at_least_one: &[],
            definition: None,
            tag: None,
        });
    }

    /// A type whose name cannot stand.
    fn report_unusable(&mut self, key: &Text, sink: &mut Sink) -> TypeName {
        let message = format!("`{}` cannot name a type", excerpt(&key.value));
        let diagnostic = sink.report(Code::UnusableName, key.span, message);
        diagnostic.note("a type's name begins with a capital and holds letters and digits of ASCII");
        // Letters that ASCII does not have would vanish from the suggestion.
        if let Some(name) = TypeName::suggested(&key.value).filter(|_| key.value.is_ascii()) {
            diagnostic.replace(format!("write `{name}`"), key.span, name.as_str());
            self.by_suggestion.entry(name.as_str().to_owned()).or_insert(TypeId(self.declared.len()));
        }
        TypeName::placeholder(self.declared.len())
    }

    pub(super) fn declare_inline(
        &mut self,
        parent: &TypeName,
        fields: &'a [raw::Field],
        family: Option<FamilyId>,
        origin: Option<&'a Text>,
        sink: &mut Sink,
    ) {
        for raw::Field { key, meaning, .. } in fields {
            let raw::Meaning { body, origin: own, at_least_one, .. } = meaning;
            let name = TypeName::inline(parent, &key.value);
            self.declare_held(name, key, body, family, own.as_ref().or(origin), sink);
            if let Some(own) = self.inline.get(&key.span).and_then(|id| self.declared.get_mut(id.0)) {
                own.at_least_one = at_least_one;
            }
        }
    }

    /// What stands inside a field or variant and is a type of its own, if anything is. One without a Rust name is reported
    /// where the name of the field itself is made.
    fn declare_held(
        &mut self,
        name: Option<TypeName>,
        key: &'a Text,
        body: &'a Body,
        family: Option<FamilyId>,
        origin: Option<&'a Text>,
        sink: &mut Sink,
    ) {
        let entry = match body {
            Body::Fields(_) | Body::Items(_) | Body::Values(..) => DeclaredBody::Entry(body),
            Body::Type(expression) => return self.declare_union(name, key.span, expression, family, sink),
            Body::Variants(_) | Body::Broken => return,
        };
        let inner = name.clone();
        let Some(id) = self.add_inline(name, key.span, entry, family, origin, sink) else { return };
        self.inline.insert(key.span, id);
        if let (Body::Fields(fields) | Body::Items(fields), Some(inner)) = (body, inner) {
            self.declare_inline(&inner, fields, family, origin, sink);
        }
    }

    fn declare_variants(
        &mut self,
        parent: &TypeName,
        raw::TaggedUnion { tag, content, variants, .. }: &'a raw::TaggedUnion,
        family: Option<FamilyId>,
        sink: &mut Sink,
    ) {
        for variant in variants {
            let own = TypeName::inline(parent, &variant.key.value);
            let beneath = content.as_ref().filter(|_| has_content(variant));
            let name = match (own, beneath) {
                (Some(own), Some(content)) => {
                    // Where no name can be made of the key, the field is called `content`, too.
                    TypeName::inline(&own, &content.value).or_else(|| TypeName::inline(&own, "content"))
                }
                (own, _) => own,
            };
            self.declare_held(name, &variant.key, &variant.body, family, None, sink);
            let own = self.inline.get(&variant.key.span).and_then(|id| self.declared.get_mut(id.0));
            if let (None, Some(key), Some(own)) = (beneath, tag, own) {
                own.tag = Some(Tag { key, value: variant.wire.as_ref().unwrap_or(&variant.key) });
            }
        }
    }

    pub(super) fn declare_payload(
        &mut self,
        key: &'a Text,
        payload: Option<&'a Expression>,
        family: Option<FamilyId>,
        sink: &mut Sink,
    ) {
        if let Some(payload) = payload {
            self.declare_union(TypeName::of_payload(&key.value), key.span, payload, family, sink);
        }
    }

    /// The union in a type expression, if there is one. A second one could not be told from it by a name.
    fn declare_union(
        &mut self,
        name: Option<TypeName>,
        span: Span,
        expression: &'a Expression,
        family: Option<FamilyId>,
        sink: &mut Sink,
    ) {
        let Some(union) = first_union(expression) else { return };
        report_further_unions(expression, sink);
        if let Some(id) = self.add_inline(name, span, DeclaredBody::Union(union), family, None, sink) {
            self.unions.insert(union.span, id);
        }
    }

    fn add_inline(
        &mut self,
        name: Option<TypeName>,
        span: Span,
        body: DeclaredBody<'a>,
        family: Option<FamilyId>,
        origin: Option<&'a Text>,
        sink: &mut Sink,
    ) -> Option<TypeId> {
        let id = TypeId(self.declared.len());
        let name = name.unwrap_or_else(|| TypeName::placeholder(id.0));
        if let Some(first) = self.by_name.get(name.as_str()) {
            let first = self.declared[first.0].span;
            sink.report(Code::NameCollision, span, format!("the type inside this field is called `{name}` too"))
                .related(first, "this one has the name already")
                .help("declare it in `types` under a name of its own, and name it here");
            return None;
        }
        self.by_name.insert(name.as_str().to_owned(), id);
        self.declared.push(Declared {
            name,
            span,
            family,
            body,
            origin,
            at_least_one: &[],
            definition: None,
            tag: None,
        });
        Some(id)
    }
}
