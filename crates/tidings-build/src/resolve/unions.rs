//! Unions: which types they join, and what each of these is called.

use super::Resolver;
use crate::diagnostic::{Code, Sink, excerpt};
use crate::model::{Claim, Format, Life, Literal, Shape, Type, Union, ValueKind, Variant};
use crate::names::{VariantName, rename_help};
use crate::raw::{self, Body, Expression, ExpressionKind};
use crate::source::Span;

/// Whether an expression joins two or more types. With null alone it is no union: a value is there or not.
pub(crate) fn is_union(expression: &Expression) -> bool {
    members(expression).nth(1).is_some()
}

/// The types that an expression joins.
fn members(expression: &Expression) -> impl Iterator<Item = &Expression> {
    let members = match &expression.kind {
        ExpressionKind::Union(members) => members.as_slice(),
        _ => &[],
    };
    members.iter().filter(|member| !matches!(member.kind, ExpressionKind::Null))
}

/// The unions within an expression, from the outside in.
fn unions<'e>(expression: &'e Expression, found: &mut Vec<&'e Expression>) {
    if is_union(expression) {
        found.push(expression);
    }
    match &expression.kind {
        ExpressionKind::List(inner) | ExpressionKind::Map(inner) | ExpressionKind::Partial(inner) => {
            unions(inner, found);
        }
        ExpressionKind::Union(members) => members.iter().for_each(|member| unions(member, found)),
        _ => {}
    }
}

/// The outermost union within an expression.
pub(crate) fn first_union(expression: &Expression) -> Option<&Expression> {
    let mut found = Vec::new();
    unions(expression, &mut found);
    found.first().copied()
}

/// One union in an expression has the name of what holds it; for another one no name is left.
pub(crate) fn report_further_unions(expression: &Expression, sink: &mut Sink) {
    let mut found = Vec::new();
    unions(expression, &mut found);
    if let [first, second, ..] = found.as_slice() {
        sink.report(Code::BadExpression, second.span, "a second union stands in this type")
            .related(first.span, "the first one")
            .help("name one of them in `types`");
    }
}

/// Whether the value of a variant lies beneath the key of the content, if its union has such a key: without any fields
/// there is nothing but the tag.
pub(crate) fn has_content(variant: &raw::Variant) -> bool {
    !matches!(&variant.body, Body::Fields(fields) if fields.is_empty())
}

impl Resolver<'_> {
    /// A type where nothing stands after which a union could be called.
    pub(super) fn resolve_without_union(&mut self, expression: &Expression) -> Type {
        let Some(union) = first_union(expression) else { return self.resolve_element(expression) };
        let diagnostic = self.sink.report(Code::BadExpression, union.span, "a union without a name cannot stand here");
        diagnostic.help("name it in `types`, and say its name here");
        Type::Unknown
    }

    /// A union of a type expression.
    pub(super) fn resolve_union(&mut self, expression: &Expression, inline: bool) -> Shape {
        let variants = members(expression).map(|member| self.resolve_member(member)).collect();
        Shape::Union(Union { variants, tag: None, closed: false, inline, order: Vec::new(), undecided: Vec::new() })
    }

    fn resolve_member(&mut self, member: &Expression) -> Variant {
        let ty = if self.is_meant_as_null(member) {
            let message = format!("unknown type `{}`", excerpt(self.sources.text(member.span)));
            let diagnostic = self.sink.report(Code::UnknownType, member.span, message);
            diagnostic.replace("did you mean `null`?", member.span, "null");
            Type::Unknown
        } else {
            self.resolve_expression(member)
        };
        let name = match &ty {
            Type::Unknown => Some(VariantName::placeholder(member.span.start)),
            Type::Named(id) => {
                let declared = self.scope.declared.get(id.0).map(|declared| &declared.name);
                declared.or_else(|| self.partials.name(*id)).map(VariantName::of_type)
            }
            Type::Const(literal) => constant_name(literal),
            ty => VariantName::new(builtin_name(ty)),
        };
        let name = name.unwrap_or_else(|| {
            let written = excerpt(self.sources.text(member.span));
            self.sink
                .report(Code::UnusableName, member.span, format!("no Rust name can be made of `{written}`"))
                .help(format!("declare it in `types`, as in `Something: {written}`, and name it here"));
            VariantName::placeholder(member.span.start)
        });
        self.variant(name, ty, member.span)
    }

    fn variant(&self, name: VariantName, ty: Type, span: Span) -> Variant {
        Variant {
            name,
            ty,
            // What it is, is decided once all types are known.
            claim: Claim::Kind(ValueKind::Object),
            content: None,
            description: None,
            life: Life::Current,
            wrapped: None,
            place: self.place(span),
        }
    }

    /// The long form of a union.
    pub(super) fn resolve_variants(&mut self, variants: &raw::TaggedUnion) -> Shape {
        let tag = variants.tag.as_ref().map(|tag| tag.value.clone()).unwrap_or_default();
        let content = variants.content.as_ref().map(|content| content.value.as_str());
        let mut resolved: Vec<_> =
            variants.variants.iter().map(|variant| self.resolve_variant(variant, content)).collect();
        // One key for both was reported, and what lies beneath it, if anything does, nobody knows.
        if content == Some(tag.as_str()) {
            for variant in &mut resolved {
                (variant.ty, variant.content) = (Type::Unknown, None);
            }
        }
        Shape::Union(Union {
            variants: resolved,
            tag: Some(tag),
            closed: variants.closed,
            inline: false,
            order: Vec::new(),
            undecided: Vec::new(),
        })
    }

    fn resolve_variant(&mut self, variant: &raw::Variant, content: Option<&str>) -> Variant {
        let raw::Variant { key, wire, body, description, life } = variant;
        let wire = &wire.as_ref().unwrap_or(key).value;
        let name = VariantName::new(&key.value).unwrap_or_else(|| {
            self.report_unusable(key, &rename_help(wire));
            VariantName::placeholder(key.span.start)
        });
        let ty = match body {
            Body::Type(expression) => self.resolve_element(expression),
            Body::Fields(_) => self.scope.inline(key.span),
            Body::Items(_) | Body::Values(..) | Body::Variants(_) | Body::Broken => Type::Unknown,
        };
        Variant {
            claim: Claim::Tag(wire.clone()),
            content: content.filter(|_| has_content(variant)).map(str::to_owned),
            description: description.as_ref().map(|text| text.value.clone()),
            life: self.resolve_life(life),
            ..self.variant(name, ty, key.span)
        }
    }
}

/// What a variant is called after a type without a name.
fn builtin_name(ty: &Type) -> &'static str {
    match ty {
        Type::String => "Text",
        Type::Boolean => "Boolean",
        Type::Integer(_) => "Integer",
        Type::Number => "Number",
        Type::Format(Format::DateTime) => "Timestamp",
        Type::Format(Format::Date) => "Date",
        Type::Format(Format::UnixSeconds) => "UnixSeconds",
        Type::Format(Format::UnixMilliseconds) => "UnixMilliseconds",
        Type::Format(Format::Text(format)) => format.word,
        Type::List(_) => "List",
        Type::Map(_) => "Map",
        _ => "Json",
    }
}

/// What a variant is called after a constant: `Auto`, `True`, `V5`, `Minus5`.
fn constant_name(literal: &Literal) -> Option<VariantName> {
    match literal {
        Literal::Text(text) => VariantName::new(text),
        literal => VariantName::new(&literal.to_json().compact()),
    }
}
