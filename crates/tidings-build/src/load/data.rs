//! Examples: YAML to data, by the rules of JSON where YAML has several.

use granit_parser::ScalarStyle;

use super::node::{Kind, Node, Scalar};
use super::reader::{Entry, Reader};
use super::scalar::{is_beyond_doubles, taken_for};
use crate::data::{Data, Value};
use crate::diagnostic::{Code, excerpt};
use crate::json::{is_json_number, quoted};
use crate::source::Span;

/// The examples of an entry.
pub(crate) fn load_examples(reader: &mut Reader<'_>, node: Option<&Node>) -> Vec<Data> {
    let items = reader.list(node, "a list of examples");
    reader.hides_names |= !items.iter().all(is_whole);
    items.iter().filter(|item| is_whole(item)).map(|item| load_data(reader, item)).collect()
}

/// What an entry says is meant where no value is sent.
pub(crate) fn load_default(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<Data> {
    entry.get("default").filter(|node| is_whole(node)).map(|node| load_data(reader, node))
}

/// Whether nothing of it was kept from being read; an example of which a part is missing is held against no type.
fn is_whole(node: &Node) -> bool {
    match &node.kind {
        Kind::Broken => false,
        Kind::List(items) => items.iter().all(is_whole),
        Kind::Mapping(mapping) => !mapping.cut && mapping.entries.iter().all(|(_, value)| is_whole(value)),
        Kind::Scalar(_) | Kind::Empty => true,
    }
}

fn load_data(reader: &mut Reader<'_>, node: &Node) -> Data {
    let value = match &node.kind {
        Kind::Scalar(scalar) => load_scalar(reader, scalar, node.span),
        Kind::List(items) => Value::List(items.iter().map(|item| load_data(reader, item)).collect()),
        Kind::Mapping(mapping) => {
            Value::Map(mapping.entries.iter().map(|(key, value)| (reader.key(key), load_data(reader, value))).collect())
        }
        Kind::Empty => {
            let message = "nothing stands here, which YAML takes for null";
            reader.sink.report(Code::NeedsQuotes, node.span, message).help("write `null`, or `\"\"` for an empty text");
            Value::Null
        }
        Kind::Broken => Value::Null,
    };
    Data { value, span: node.span }
}

/// A plain scalar is a literal of JSON, or a text that no YAML reader takes for anything else.
fn load_scalar(reader: &mut Reader<'_>, scalar: &Scalar, span: Span) -> Value {
    let text = &scalar.text;
    if scalar.style != ScalarStyle::Plain {
        return Value::Text(text.clone());
    }
    match text.as_str() {
        "null" => return Value::Null,
        "true" => return Value::Boolean(true),
        "false" => return Value::Boolean(false),
        number if is_json_number(number) => {
            if is_beyond_doubles(number) {
                let message = format!("`{}` is beyond the numbers that readers of JSON hold", excerpt(number));
                reader.sink.report(Code::InvalidValue, span, message).help("stay below `1.8e308`, where doubles end");
            }
            return Value::Number(text.clone());
        }
        _ => {}
    }
    if let Some(taken_for) = taken_for(scalar) {
        let message = format!("YAML readers take `{}` for {taken_for}, JSON does not", excerpt(text));
        reader
            .sink
            .report(Code::NeedsQuotes, span, message)
            .replace("quote it if a text is meant", span, quoted(text))
            .note("in data, a plain scalar is `null`, `true`, `false`, a number of JSON, or a text");
    }
    Value::Text(text.clone())
}
