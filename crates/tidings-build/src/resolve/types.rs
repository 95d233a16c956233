//! Types, their fields and values.

use super::Resolver;
use super::scope::{Declared, DeclaredBody};
use super::unions::is_union;
use crate::diagnostic::{Code, excerpt, is_near};
use crate::json::quoted;
use crate::model::{Enum, EnumValue, Field, Limits, Literal, OriginId, Rule, Shape, Type, TypeDef};
use crate::names::{FieldName, VariantName, rename_help, rename_help_spelt, rename_place_help};
use crate::raw::{self, Body, Expression, ExpressionKind};
use crate::source::Span;

/// The limits of a type. The keys of an object are those that are no fields' names.
fn resolve_limits(meaning: &raw::Meaning) -> Limits {
    let mut limits = meaning.limits.clone();
    if let Body::Fields(_) = meaning.body {
        for limit in &mut limits.all {
            if let Rule::Keys(pattern) = &limit.rule {
                limit.rule = Rule::OtherKeys(pattern.clone());
            }
        }
    }
    limits
}

impl Resolver<'_> {
    pub(super) fn resolve_type(&mut self, declared: &Declared<'_>) -> TypeDef {
        let shape = match declared.body {
            DeclaredBody::Entry(body) => self.resolve_body(declared, body),
            DeclaredBody::Union(expression) => self.resolve_union(expression, true),
        };
        let definition = declared.definition;
        let meaning = definition.map(|def| &def.meaning);
        TypeDef {
            // They name fields that the object may have from others.
            at_least_one: Vec::new(),
            name: declared.name.clone(),
            family: declared.family,
            description: meaning.and_then(|meaning| meaning.description.as_ref()).map(|text| text.value.clone()),
            shape,
            limits: meaning.map(resolve_limits).unwrap_or_default(),
            default: meaning.and_then(|meaning| meaning.default.clone()),
            extends: Vec::new(),
            others: definition.and_then(|def| def.others.as_ref()).map(|others| self.resolve_element(others)),
            partial: None,
            life: meaning.map_or(crate::model::Life::Current, |meaning| self.resolve_life(&meaning.life)),
            examples: meaning.map(|meaning| meaning.examples.clone()).unwrap_or_default(),
            place: self.place(declared.span),
        }
    }

    fn resolve_body(&mut self, declared: &Declared<'_>, body: &Body) -> Shape {
        match body {
            Body::Fields(fields) => {
                let origin = declared.origin.and_then(|name| self.scope.find_origin(name, self.sink));
                let mut fields = self.resolve_fields(fields, origin);
                if let Some(tag) = declared.tag {
                    self.add_tag(tag, &mut fields);
                }
                Shape::Object(fields)
            }
            Body::Items(places) => Shape::Tuple(self.resolve_places(places)),
            Body::Values(values, closed, kind) => {
                let values = values.iter().map(|value| self.resolve_value(value)).collect();
                Shape::Enum(Enum { kind: *kind, closed: *closed, values })
            }
            Body::Variants(variants) => self.resolve_variants(variants),
            Body::Type(Expression { kind: ExpressionKind::Id(prefix), .. }) => Shape::Id { prefix: prefix.clone() },
            Body::Type(expression) if is_union(expression) => {
                self.report_null_in_alias(expression);
                self.resolve_union(expression, false)
            }
            Body::Type(expression) => Shape::Alias(self.resolve_alias(expression)),
            Body::Broken => Shape::Alias(Type::Unknown),
        }
    }

    pub(super) fn resolve_fields(&mut self, fields: &[raw::Field], origin: Option<OriginId>) -> Vec<Field> {
        fields.iter().map(|field| self.resolve_field(field, origin, rename_help)).collect()
    }

    fn resolve_places(&mut self, places: &[raw::Field]) -> Vec<Field> {
        places.iter().map(|place| self.resolve_field(place, None, rename_place_help)).collect()
    }

    fn resolve_field(
        &mut self,
        field: &raw::Field,
        inherited: Option<OriginId>,
        rename_help: fn(&str) -> String,
    ) -> Field {
        let meaning = &field.meaning;
        let (ty, nullable, ty_span) = match &meaning.body {
            Body::Type(expression) => {
                let (ty, nullable) = self.resolve_nullable(expression);
                (ty, nullable, expression.span)
            }
            Body::Fields(_) | Body::Items(_) | Body::Values(..) => {
                (self.scope.inline(field.key.span), false, field.key.span)
            }
            Body::Variants(_) | Body::Broken => (Type::Unknown, false, field.key.span),
        };
        let wire = field.wire.as_ref().unwrap_or(&field.key).value.clone();
        let name = FieldName::new(&field.key.value).unwrap_or_else(|| {
            self.report_unusable(&field.key, &rename_help(&wire));
            FieldName::placeholder(field.key.span.start)
        });
        let origin = match &meaning.origin {
            Some(name) => self.scope.find_origin(name, self.sink),
            None => inherited,
        };
        Field {
            wire,
            name,
            ty,
            ty_span,
            optional: field.optional,
            nullable,
            is_tag: false,
            description: meaning.description.as_ref().map(|text| text.value.clone()),
            limits: meaning.limits.clone(),
            default: meaning.default.clone(),
            origin,
            life: self.resolve_life(&meaning.life),
            examples: meaning.examples.clone(),
            place: self.place(field.key.span),
        }
    }

    fn resolve_value(&mut self, value: &raw::EnumValue) -> EnumValue {
        let wire =
            value.wire.as_ref().map_or_else(|| Literal::Text(value.key.value.clone()), |wire| wire.value.clone());
        let variant = VariantName::new(&value.key.value).unwrap_or_else(|| {
            self.report_unusable(&value.key, &rename_help_spelt(&wire.to_json().compact()));
            VariantName::placeholder(value.key.span.start)
        });
        EnumValue {
            wire,
            variant,
            description: value.description.as_ref().map(|text| text.value.clone()),
            also: value.also.iter().map(|spelling| spelling.value.clone()).collect(),
            life: self.resolve_life(&value.life),
            place: self.place(value.key.span),
        }
    }

    pub(super) fn report_unusable(&mut self, key: &raw::Text, help: &str) {
        let message = match key.value.as_str() {
            "" => "no Rust name can be made of an empty text".to_owned(),
            name => format!("no Rust name can be made of `{}`", excerpt(name)),
        };
        self.sink
            .report(Code::UnusableName, key.span, message)
            .note("a Rust name is made of the letters and digits of ASCII in the key")
            .help(help);
    }

    /// A type and whether null may stand in its place.
    pub(super) fn resolve_nullable(&mut self, expression: &Expression) -> (Type, bool) {
        let ExpressionKind::Union(members) = &expression.kind else {
            return (self.resolve_expression(expression), false);
        };
        let is_null = |member: &&Expression| matches!(member.kind, ExpressionKind::Null);
        let mut others = members.iter().filter(|member| !is_null(member));
        let (first, second) = (others.next(), others.next());
        let nulls: Vec<Span> = members.iter().filter(is_null).map(|member| member.span).collect();
        match (first, second, nulls.as_slice()) {
            (Some(first), None, [_]) => (self.resolve_expression(first), true),
            (_, _, [_, again, ..]) => {
                self.sink.report(Code::BadExpression, *again, "`null` stands twice in this union");
                (Type::Unknown, true)
            }
            (_, Some(_), nulls) => (self.scope.union(expression.span), !nulls.is_empty()),
            _ => (Type::Unknown, true),
        }
    }

    /// Whether a word in a union that no type has is `null`, mistyped or said in another language.
    pub(super) fn is_meant_as_null(&self, member: &Expression) -> bool {
        match &member.kind {
            ExpressionKind::Name(name) => {
                let foreign = ["nil", "none", "undefined"].iter().any(|word| name.eq_ignore_ascii_case(word));
                (foreign || is_near(name, "null")) && !self.scope.has_type(name)
            }
            _ => false,
        }
    }

    /// What a named type stands for.
    fn resolve_alias(&mut self, expression: &Expression) -> Type {
        self.report_null_in_alias(expression);
        self.resolve_nullable(expression).0
    }

    /// Were null a part of a named type, an optional field of the type could not tell null from what is not there.
    fn report_null_in_alias(&mut self, expression: &Expression) {
        let ExpressionKind::Union(members) = &expression.kind else { return };
        let mut nulls = members.iter().filter(|member| matches!(member.kind, ExpressionKind::Null));
        if let (Some(null), None) = (nulls.next(), nulls.next()) {
            self.sink
                .report(Code::BadExpression, null.span, "`null` cannot be a part of a named type")
                .help("say `| null` where the type is used");
        }
    }

    /// The type of an element of a list or map, or of a payload.
    pub(super) fn resolve_element(&mut self, expression: &Expression) -> Type {
        match self.resolve_nullable(expression) {
            (ty, true) => Type::Nullable(Box::new(ty)),
            (ty, false) => ty,
        }
    }

    pub(super) fn resolve_expression(&mut self, expression: &Expression) -> Type {
        let span = expression.span;
        match &expression.kind {
            ExpressionKind::Name(name) => self.scope.find_type(name, span, self.sink),
            ExpressionKind::List(element) => Type::List(Box::new(self.resolve_element(element))),
            ExpressionKind::Map(element) => Type::Map(Box::new(self.resolve_element(element))),
            ExpressionKind::Partial(whole) => self.resolve_partial(whole, span),
            ExpressionKind::Const(literal) => Type::Const(literal.clone()),
            ExpressionKind::Id(prefix) => {
                let quoted = quoted(prefix);
                self.sink
                    .report(Code::BadExpression, span, "`id` makes a type of its own and cannot stand here")
                    .help(format!("declare it in `types`, as in `OrderId: id {quoted}`, and name it here"));
                Type::Unknown
            }
            ExpressionKind::Null => {
                self.sink
                    .report(Code::BadExpression, span, "`null` alone is no type")
                    .help("write `T | null` for what may be null, or `const null` for what is always null");
                Type::Unknown
            }
            ExpressionKind::Union(_) => self.resolve_element(expression),
            ExpressionKind::Broken => Type::Unknown,
        }
    }
}
