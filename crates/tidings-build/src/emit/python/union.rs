//! Unions: what stands behind their names, and the functions that tell values apart.

use super::order::holds_itself;
use super::value::{JSON, class, literal, literals, value_type};
use crate::check::Catalogue;
use crate::model::{Claim, Literal, Shape, Type, TypeDef, Union, Variant, WantedValue};

const SAME: &str = r#"def _same(one: object, other: object) -> bool:
    """In JSON `true` is no number."""
    return isinstance(one, bool) == isinstance(other, bool) and one == other
"#;

const TOLD: &str = r#"def _told(**wanted: object) -> pydantic.BeforeValidator:
    """Lets the objects pass that hold these values."""

    def check(value: object) -> object:
        if isinstance(value, dict) and not all(_same(value.get(key), it) for key, it in wanted.items()):
            raise ValueError("it is one of another type")
        return value

    return pydantic.BeforeValidator(check)
"#;

const EQUAL: &str = r#"def _equal(wanted: object) -> pydantic.BeforeValidator:
    """Lets one value pass."""

    def check(value: object) -> object:
        if not _same(value, wanted):
            raise ValueError(f"it is not {wanted}")
        return value

    return pydantic.BeforeValidator(check)
"#;

const OTHER: &str = r#"def _other(key: str, *known: str) -> pydantic.BeforeValidator:
    """Lets the objects pass that are not listed here, because they came later."""

    def check(value: object) -> object:
        tag = value.get(key) if isinstance(value, dict) else None
        if not isinstance(tag, str) or tag in known:
            raise ValueError(f"its {key} is no other one")
        return value

    return pydantic.BeforeValidator(check)
"#;

/// The functions that tell values apart, as far as the unions need them.
pub(super) fn emit_tellers(catalogue: &Catalogue) -> Vec<String> {
    let unions = catalogue.types.iter().filter_map(|def| match &def.shape {
        Shape::Union(union) => Some(union_type(catalogue, def, union)),
        _ => None,
    });
    let unions: String = unions.collect();
    let uses = |name: &str| unions.contains(name);
    let tellers = [
        (uses("_told(") || uses("_equal("), SAME),
        (uses("_told("), TOLD),
        (uses("_equal("), EQUAL),
        (uses("_other("), OTHER),
    ];
    tellers.into_iter().filter(|(is_used, _)| *is_used).map(|(_, teller)| teller.to_owned()).collect()
}

/// What stands behind the `=` of a union's declaration.
pub(super) fn union_type(catalogue: &Catalogue, def: &TypeDef, union: &Union) -> String {
    let mut members: Vec<String> =
        union.variants.iter().map(|variant| variant_type(catalogue, union, variant)).collect();
    members.extend(union.tag.as_ref().map(|tag| other_tags(tag, union)));
    let joined = format!("typing.Union[\n    {},\n]", members.join(",\n    "));
    let position = catalogue.types.iter().position(|other| std::ptr::eq(other, def));
    if position.is_some_and(|id| holds_itself(catalogue, id)) {
        let name = literal(class(&def.name).as_str());
        return format!("typing_extensions.TypeAliasType({name}, \"\"\"{}\"\"\")", joined.replace('\\', "\\\\"));
    }
    joined
}

/// Whether a union is declared by what needs an import of its own.
pub(super) fn needs_import(catalogue: &Catalogue) -> bool {
    let mut unions = catalogue.types.iter().enumerate().filter(|(_, def)| matches!(def.shape, Shape::Union(_)));
    unions.any(|(id, _)| holds_itself(catalogue, id))
}

fn variant_type(catalogue: &Catalogue, union: &Union, variant: &Variant) -> String {
    let ty = value_type(catalogue, &variant.ty);
    match (&variant.claim, &union.tag) {
        (Claim::Constant(constant), _) => constant_type(constant),
        (Claim::Tag(value), Some(tag)) if !is_marked(catalogue, &variant.ty, tag) => {
            told(&ty, &[(tag.as_str(), literal(value))])
        }
        (Claim::Having(wanted), _) => {
            let equal = wanted.iter().filter_map(|wanted| match &wanted.value {
                WantedValue::Equal(constant) => Some((wanted.key.as_str(), python_literal(constant))),
                _ => None,
            });
            told(&ty, &equal.collect::<Vec<_>>())
        }
        _ => ty,
    }
}

fn told(ty: &str, wanted: &[(&str, String)]) -> String {
    if wanted.is_empty() {
        return ty.to_owned();
    }
    let pairs: Vec<_> = wanted.iter().map(|(key, value)| format!("{}: {value}", literal(key))).collect();
    format!("typing.Annotated[{ty}, _told(**{{{}}})]", pairs.join(", "))
}

/// Whether the class of an object refuses other tags itself.
fn is_marked(catalogue: &Catalogue, ty: &Type, tag: &str) -> bool {
    let Type::Named(id) = catalogue.behind_aliases(ty) else { return false };
    match catalogue.types.get(id.0).map(|def| &def.shape) {
        Some(Shape::Object(fields)) => fields.iter().any(|field| field.wire == tag && field.is_tag),
        _ => false,
    }
}

fn constant_type(constant: &Literal) -> String {
    match constant {
        Literal::Text(text) => literals([text.as_str()]),
        Literal::Boolean(_) => format!("typing.Annotated[bool, _equal({})]", python_literal(constant)),
        constant => format!("typing.Annotated[int | float, _equal({})]", python_literal(constant)),
    }
}

fn python_literal(constant: &Literal) -> String {
    match constant {
        Literal::Null => "None".to_owned(),
        Literal::Boolean(true) => "True".to_owned(),
        Literal::Boolean(false) => "False".to_owned(),
        Literal::Number(digits) => digits.clone(),
        Literal::Text(text) => literal(text),
    }
}

fn other_tags(tag: &str, union: &Union) -> String {
    let known = union.variants.iter().filter_map(|variant| match &variant.claim {
        Claim::Tag(value) => Some(literal(value)),
        _ => None,
    });
    let known: Vec<_> = known.collect();
    format!("typing.Annotated[dict[str, {JSON}], _other({}, {})]", literal(tag), known.join(", "))
}
