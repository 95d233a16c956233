//! What a type is, in a few words: inside a table or a sentence.

use super::heading::Target;
use super::view::View;
use crate::emit::prose::{code_span, type_note};
use crate::model::{Format, IntegerKind, Literal, Shape, Type, TypeId, Union};

/// A type expression; names are links.
pub(super) fn type_text(view: &View<'_>, ty: &Type) -> String {
    match ty {
        Type::String | Type::Const(Literal::Text(_)) => "string".to_owned(),
        Type::Boolean | Type::Const(Literal::Boolean(_)) => "boolean".to_owned(),
        Type::Number | Type::Const(Literal::Number(_)) => "number".to_owned(),
        Type::Const(Literal::Null) => "null".to_owned(),
        Type::Integer(kind) => integer_text(*kind).to_owned(),
        Type::Format(format) => format_text(*format).to_owned(),
        Type::List(element) => format!("list of {}", element_text(view, element)),
        Type::Map(element) => format!("map of {}", element_text(view, element)),
        Type::Nullable(inner) => format!("{} or null", element_text(view, inner)),
        Type::Named(id) => named_text(view, *id),
        Type::Json | Type::Unknown => "any JSON".to_owned(),
    }
}

/// A type within another. There is no remark on it, so a constant shows its value here.
pub(super) fn element_text(view: &View<'_>, ty: &Type) -> String {
    match ty {
        Type::Const(literal) => code_span(&literal.to_json().compact()),
        Type::Nullable(_) => format!("({})", type_text(view, ty)),
        ty if is_joined(view, ty) => format!("({})", type_text(view, ty)),
        _ => type_text(view, ty),
    }
}

fn named_text(view: &View<'_>, id: TypeId) -> String {
    let Some(def) = view.catalogue.types.get(id.0) else { return "any JSON".to_owned() };
    if let Shape::Union(union) = &def.shape
        && union.inline
    {
        return union_text(view, union);
    }
    let target = if matches!(def.shape, Shape::Id { .. }) { Target::Ids } else { Target::Type(id) };
    view.anchors.link(def.name.as_str(), target)
}

/// The types that a union joins: "`CustomerId` or `Customer`".
pub(super) fn union_text(view: &View<'_>, union: &Union) -> String {
    let variants = union.variants.iter().enumerate().map(|(position, variant)| match &variant.ty {
        // What a list holds ends with the sentence, unless something follows.
        Type::List(_) | Type::Map(_) if position + 1 < union.variants.len() => {
            format!("({})", type_text(view, &variant.ty))
        }
        ty => element_text(view, ty),
    });
    variants.collect::<Vec<_>>().join(" or ")
}

/// What does not hold together by itself within a list.
fn is_joined(view: &View<'_>, ty: &Type) -> bool {
    let Type::Named(id) = ty else { return false };
    matches!(view.catalogue.types.get(id.0).map(|def| &def.shape), Some(Shape::Union(union)) if union.inline)
}

fn integer_text(kind: IntegerKind) -> &'static str {
    match kind {
        IntegerKind::I32 => "32-bit integer",
        IntegerKind::U32 => "unsigned 32-bit integer",
        IntegerKind::I64 => "integer",
        IntegerKind::U64 => "unsigned integer",
    }
}

fn format_text(format: Format) -> &'static str {
    match format {
        Format::DateTime => "date-time",
        Format::Date => "date",
        Format::UnixSeconds => "Unix time in seconds",
        Format::UnixMilliseconds => "Unix time in milliseconds",
        Format::Text(format) => format.name,
    }
}

/// What a type tells beyond its name. A type with a heading of its own is a link away from all of that.
pub(super) fn remark_on_type(view: &View<'_>, ty: &Type) -> Option<String> {
    match ty {
        Type::Nullable(inner) => remark_on_type(view, inner),
        Type::Named(id) => {
            let def = view.catalogue.types.get(id.0)?;
            matches!(def.shape, Shape::Id { .. }).then(|| type_note(view.catalogue, ty)).flatten()
        }
        _ => type_note(view.catalogue, ty),
    }
}
