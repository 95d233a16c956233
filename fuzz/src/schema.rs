//! A validator of JSON Schema for just the keywords that the compiler writes; any other one is a panic.

use serde_json::Value;

/// Whether a value passes a schema, which is a part of the document.
pub(super) fn accepts(document: &Value, schema: &Value, value: &Value) -> bool {
    let keywords = schema.as_object().expect("a schema is an object");
    keywords.iter().all(|(keyword, operand)| passes(document, schema, keyword, operand, value))
}

fn passes(document: &Value, schema: &Value, keyword: &str, operand: &Value, value: &Value) -> bool {
    let accepts = |schema: &Value, value: &Value| accepts(document, schema, value);
    match keyword {
        "$schema" | "$id" | "$comment" | "$defs" | "title" | "description" | "format" | "examples" | "deprecated" => {
            true
        }
        "$ref" => accepts(definition(document, operand), value),
        "type" => match operand {
            Value::Array(types) => types.iter().any(|ty| is_of(ty, value)),
            ty => is_of(ty, value),
        },
        "const" => value == operand,
        "minimum" => whole(value).zip(whole(operand)).is_none_or(|(value, least)| value >= least),
        "maximum" => whole(value).zip(whole(operand)).is_none_or(|(value, most)| value <= most),
        "oneOf" => all(operand).filter(|schema| accepts(schema, value)).count() == 1,
        "allOf" => all(operand).all(|schema| accepts(schema, value)),
        "items" => value.as_array().is_none_or(|items| items.iter().all(|item| accepts(operand, item))),
        "required" => value.as_object().is_none_or(|members| {
            all(operand).all(|name| members.contains_key(name.as_str().expect("a name is a text")))
        }),
        "properties" => value.as_object().is_none_or(|members| {
            let properties = operand.as_object().expect("properties have names");
            members.iter().all(|(name, value)| properties.get(name).is_none_or(|schema| accepts(schema, value)))
        }),
        "additionalProperties" => value.as_object().is_none_or(|members| {
            let known = |name: &String| schema["properties"].get(name).is_some();
            members.iter().all(|(name, value)| known(name) || accepts(operand, value))
        }),
        _ => panic!("the keyword `{keyword}` is new: teach it to this validator"),
    }
}

fn definition<'a>(document: &'a Value, reference: &Value) -> &'a Value {
    let pointer = reference.as_str().and_then(|reference| reference.strip_prefix('#')).expect("references stay within");
    document.pointer(pointer).unwrap_or_else(|| panic!("{reference} leads nowhere"))
}

/// The bounds that the compiler writes are those of whole numbers.
fn whole(number: &Value) -> Option<i128> {
    number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from))
}

fn all(operand: &Value) -> impl Iterator<Item = &Value> {
    operand.as_array().expect("the operand is a list").iter()
}

fn is_of(ty: &Value, value: &Value) -> bool {
    match ty.as_str().expect("a type has a name") {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        ty => panic!("`{ty}` is no type of JSON"),
    }
}
