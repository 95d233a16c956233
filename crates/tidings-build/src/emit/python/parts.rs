//! What the classes are made of: their base, and the whole numbers.

use crate::check::Catalogue;
use crate::model::{Format, IntegerKind, Literal, Shape, Type, TypeDef};

const MODEL: &str = r#"class _Model(pydantic.BaseModel):
    """Values of another kind are refused, never converted; fields that nobody knows are kept."""

    model_config = pydantic.ConfigDict(extra="allow", strict=True, protected_namespaces=(), serialize_by_alias=True)
"#;

const TUPLE: &str = r#"class _Tuple(_Model):
    """A list whose places have names: those that follow them are kept as `[2]`, `[3]` and so on."""

    @pydantic.model_validator(mode="before")
    @classmethod
    def _named(cls, value: object) -> object:
        if isinstance(value, cls):
            return value
        if not isinstance(value, list):
            raise ValueError("it is no list")
        names = list(cls.model_fields)
        names += [f"[{position}]" for position in range(len(names), len(value))]
        return dict(zip(names, value))

    @pydantic.model_serializer(mode="wrap")
    def _listed(self, handler: pydantic.SerializerFunctionWrapHandler) -> list[pydantic.JsonValue]:
        held = handler(self)
        # Where a value may be of several types, this is asked for values of the others, too.
        return list(held.values()) if isinstance(self, _Tuple) and isinstance(held, dict) else held
"#;

const WHOLE: &str = r#"def _whole(value: object) -> object:
    """In JSON `1.0` is a whole number."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
"#;

const NUMBER: &str = r#"def _no_boolean(value: object) -> object:
    """In JSON `true` is no number."""
    if isinstance(value, bool):
        raise ValueError("it is no number")
    return value
"#;

/// What refuses booleans where numbers are listed.
pub(super) const NO_BOOLEAN: &str = "pydantic.BeforeValidator(_no_boolean)";

/// The name of the whole numbers of a kind.
pub(super) fn integer(kind: IntegerKind) -> &'static str {
    match kind {
        IntegerKind::I32 => "_Int32",
        IntegerKind::U32 => "_UInt32",
        IntegerKind::I64 => "_Int64",
        IntegerKind::U64 => "_UInt64",
    }
}

/// The kind of whole number that a value is, if it is one.
pub(super) fn integer_kind(ty: &Type) -> Option<IntegerKind> {
    match ty {
        Type::Integer(kind) => Some(*kind),
        Type::Format(Format::UnixSeconds | Format::UnixMilliseconds) => Some(IntegerKind::I64),
        Type::Const(Literal::Number(digits)) if digits.parse::<i64>().is_ok() => Some(IntegerKind::I64),
        _ => None,
    }
}

/// The base of all classes, and the kinds of whole numbers that the catalogue has.
pub(super) fn emit_parts(catalogue: &Catalogue) -> String {
    let kinds = [IntegerKind::I32, IntegerKind::U32, IntegerKind::I64, IntegerKind::U64];
    let kinds: Vec<_> = kinds.into_iter().filter(|kind| has_integers(catalogue, *kind)).collect();
    let mut parts = vec![MODEL.to_owned()];
    if catalogue.types.iter().any(|def| matches!(def.shape, Shape::Tuple(_))) {
        parts.push(TUPLE.to_owned());
    }
    if !kinds.is_empty() {
        let lines = kinds.into_iter().map(|kind| {
            let (name, (least, most)) = (integer(kind), kind.range());
            let within = format!("pydantic.Field(ge={least}, le={most})");
            format!("{name} = typing.Annotated[int, pydantic.BeforeValidator(_whole), {within}]\n")
        });
        parts.extend([WHOLE.to_owned(), lines.collect()]);
    }
    if catalogue.types.iter().any(is_numbered) {
        parts.push(NUMBER.to_owned());
    }
    parts.join("\n\n")
}

fn has_integers(catalogue: &Catalogue, kind: IntegerKind) -> bool {
    let fields = catalogue.types.iter().flat_map(TypeDef::parts);
    let aliases = catalogue.types.iter().flat_map(|def| match &def.shape {
        Shape::Alias(ty) => vec![ty],
        Shape::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
        _ => Vec::new(),
    });
    let fields = fields.chain(&catalogue.envelope.fields).map(|field| &field.ty);
    let payloads = catalogue.events.iter().map(|event| &event.payload);
    let has_enum = kind == IntegerKind::I64 && catalogue.types.iter().any(is_numbered);
    let others = catalogue.types.iter().filter_map(|def| def.others.as_ref());
    has_enum || fields.chain(aliases).chain(payloads).chain(others).any(|ty| holds(ty, kind))
}

/// Whether a type is an enum with numbers among its values.
fn is_numbered(def: &TypeDef) -> bool {
    matches!(&def.shape, Shape::Enum(enum_) if enum_.has_numbers())
}

fn holds(ty: &Type, kind: IntegerKind) -> bool {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => holds(inner, kind),
        ty => integer_kind(ty) == Some(kind),
    }
}
