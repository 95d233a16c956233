//! Types in the catalogue's own words: the other way round of what `load/expression.rs` reads.

use super::{Draft, Field, Literal, Shape, Type, TypeDef, builtins};
use crate::json::quoted;

/// A type expression as the catalogue would write it: `list<Order | null>`.
///
/// An object or enum that was written inside a field goes by the name that it has everywhere else.
pub(crate) fn type_expression(draft: &Draft, ty: &Type) -> String {
    let within = |inner: &Type| type_expression(draft, inner);
    match ty {
        Type::List(element) => format!("list<{}>", within(element)),
        Type::Map(element) => format!("map<{}>", within(element)),
        Type::Nullable(inner) => format!("{} | null", within(inner)),
        Type::Const(Literal::Text(text)) => format!("const {}", quoted(text)),
        Type::Const(literal) => format!("const {}", literal.to_json().compact()),
        Type::Named(id) => match draft.types.get(id.0) {
            Some(TypeDef { partial: Some(whole), .. }) => format!("partial<{}>", within(&Type::Named(*whole))),
            Some(TypeDef { shape: Shape::Union(union), .. }) if union.inline => {
                union.variants.iter().map(|variant| within(&variant.ty)).collect::<Vec<_>>().join(" | ")
            }
            Some(def) => def.name.to_string(),
            None => String::new(),
        },
        builtin => word(builtin).to_owned(),
    }
}

/// What stands behind a field's name: its type, and whether it may be null.
pub(crate) fn field_expression(draft: &Draft, field: &Field) -> String {
    or_null(draft, &field.ty, field.nullable)
}

/// A type, and whether it may be null.
pub(crate) fn or_null(draft: &Draft, ty: &Type, nullable: bool) -> String {
    let ty = type_expression(draft, ty);
    if nullable { format!("{ty} | null") } else { ty }
}

/// The word of a builtin. What a mistake left open is any JSON, and no checked catalogue holds it.
fn word(ty: &Type) -> &'static str {
    builtins().find(|(_, builtin)| builtin == ty).map_or("json", |(word, _)| word)
}
