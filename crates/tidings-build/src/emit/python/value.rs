//! Types of values, and the literals within them.

use super::parts::{NO_BOOLEAN, integer, integer_kind};
use crate::check::Catalogue;
use crate::emit::prose::visible;
use crate::json::quoted;
use crate::model::{Enum, EnumKind, EnumValue, Field, Format, IntegerKind, Literal, Type, TypeId, TypeName};

/// Any JSON.
pub(super) const JSON: &str = "pydantic.JsonValue";

/// How long a line of values may be.
const WIDTH: usize = 100;

/// The annotation of a field. One that is absent is `None` too; which of them it was, `model_fields_set` tells.
pub(super) fn field_type(catalogue: &Catalogue, field: &Field) -> String {
    let ty = match &field.ty {
        Type::Const(Literal::Text(text)) if field.is_tag => literals([text.as_str()]),
        ty => value_type(catalogue, ty),
    };
    if field.nullable || field.optional { or_none(ty) } else { ty }
}

/// The annotation of a value.
pub(super) fn value_type(catalogue: &Catalogue, ty: &Type) -> String {
    match ty {
        Type::String | Type::Format(Format::DateTime | Format::Date | Format::Text(_)) => "str".to_owned(),
        Type::Boolean | Type::Const(Literal::Boolean(_)) => "bool".to_owned(),
        Type::Json | Type::Unknown | Type::Const(Literal::Null) => JSON.to_owned(),
        Type::Const(Literal::Text(text)) => format!("{} | str", literals([text.as_str()])),
        Type::List(item) => format!("list[{}]", value_type(catalogue, item)),
        Type::Map(value) => format!("dict[str, {}]", value_type(catalogue, value)),
        Type::Nullable(inner) => or_none(value_type(catalogue, inner)),
        Type::Named(TypeId(id)) => catalogue.types.get(*id).map(|def| class(&def.name)).unwrap_or_default(),
        // A number with a fraction is the nearest one that Python has; whole ones stay as they are.
        Type::Integer(_) | Type::Format(_) | Type::Number | Type::Const(Literal::Number(_)) => {
            integer_kind(ty).map_or("int | float", integer).to_owned()
        }
    }
}

/// What an enum stands for: its values, and every other one of its kind.
pub(super) fn enum_type(enum_: &Enum) -> String {
    let whole = integer(IntegerKind::I64);
    let others = match enum_.kind {
        EnumKind::Texts => "str".to_owned(),
        EnumKind::Integers => whole.to_owned(),
        EnumKind::Mixed => format!("str | {whole}"),
    };
    let spellings = enum_.values.iter().flat_map(EnumValue::spellings);
    let spellings: Vec<String> = spellings.map(|spelling| visible(&spelling.to_json().compact())).collect();
    if spellings.is_empty() {
        return others;
    }
    let known = literals_of(&spellings);
    // To Python `True` is equal to 1.
    let known = if enum_.has_numbers() { format!("typing.Annotated[{known}, {NO_BOOLEAN}]") } else { known };
    format!("{known} | {others}")
}

/// The name of a type. It may be one of the keywords that begin with a capital, or what the file itself raises.
pub(super) fn class(name: &TypeName) -> String {
    let name = name.as_str();
    if matches!(name, "True" | "False" | "None" | "ValueError") { format!("{name}_") } else { name.to_owned() }
}

/// The type of these texts alone, on one line if it is short.
pub(super) fn literals<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    literals_of(&texts.into_iter().map(literal).collect::<Vec<_>>())
}

fn literals_of(literals: &[String]) -> String {
    let line = literals.join(", ");
    if line.chars().count() <= WIDTH {
        return format!("typing.Literal[{line}]");
    }
    format!("typing.Literal[\n    {},\n]", literals.join(",\n    "))
}

/// A text as a literal: Python reads what JSON writes.
pub(super) fn literal(text: &str) -> String {
    visible(&quoted(text))
}

/// What stands behind an attribute's type: what it is if it is absent, its key, and that it is at its end.
pub(super) fn constructor(name: &str, wire: &str, optional: bool, farewell: Option<&str>) -> String {
    let alias = (name != wire).then(|| format!("alias={}", literal(wire)));
    let deprecated = farewell.map(|text| format!("deprecated={}", literal(text)));
    if alias.is_none() && deprecated.is_none() {
        return if optional { " = None".to_owned() } else { String::new() };
    }
    let default = optional.then(|| "default=None".to_owned());
    let arguments: Vec<String> = default.into_iter().chain(alias).chain(deprecated).collect();
    format!(" = pydantic.Field({})", arguments.join(", "))
}

fn or_none(ty: String) -> String {
    if ty == JSON || ty.ends_with(" | None") { ty } else { format!("{ty} | None") }
}
