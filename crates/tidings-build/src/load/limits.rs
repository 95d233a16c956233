//! The limits of an entry: what the producer promises of a value beyond its type.

use granit_parser::ScalarStyle;

use super::node::{Kind, Mapping, Node};
use super::reader::{Entry, Reader};
use super::scalar::is_beyond_doubles;
use crate::decimal::Decimal;
use crate::diagnostic::{Code, excerpt};
use crate::json::is_json_number;
use crate::model::{Limit, Limits, Literal, Rule};
use crate::pattern::Pattern;
use crate::source::Span;

/// How a limit is made of what stands behind its word.
type Load = fn(&mut Reader<'_>, &Node) -> Option<Rule>;

/// The limits in the order of the language.
const LIMITS: &[(&str, Load)] = &[
    ("min_length", |reader, node| load_count(reader, node, "characters", Rule::MinLength)),
    ("max_length", |reader, node| load_count(reader, node, "characters", Rule::MaxLength)),
    ("pattern", |reader, node| load_pattern(reader, node).map(Rule::Pattern)),
    ("minimum", |reader, node| load_number(reader, node).map(Rule::Minimum)),
    ("maximum", |reader, node| load_number(reader, node).map(Rule::Maximum)),
    ("exclusive_minimum", |reader, node| load_number(reader, node).map(Rule::ExclusiveMinimum)),
    ("exclusive_maximum", |reader, node| load_number(reader, node).map(Rule::ExclusiveMaximum)),
    ("multiple_of", load_step),
    ("min_items", |reader, node| load_count(reader, node, "items", Rule::MinItems)),
    ("max_items", |reader, node| load_count(reader, node, "items", Rule::MaxItems)),
    ("unique_items", |reader, node| reader.boolean(node)?.value.then_some(Rule::UniqueItems)),
    ("min_entries", |reader, node| load_count(reader, node, "entries", Rule::MinEntries)),
    ("max_entries", |reader, node| load_count(reader, node, "entries", Rule::MaxEntries)),
    ("keys", |reader, node| load_pattern(reader, node).map(Rule::Keys)),
];

/// The limits that an entry has.
pub(super) fn load_limits(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Limits {
    let mut all = Vec::new();
    for (word, load) in LIMITS {
        if let Some(node) = entry.get(word) {
            all.extend(load(reader, node).map(|rule| Limit { rule, span: node.span }));
        }
    }
    Limits { all }
}

/// A limit beside a `type`, where neither can be said. Its number tells it from a field of this name.
pub(super) fn misplaced_limit(mapping: &Mapping) -> Option<Span> {
    let is_number = |node: &Node| match &node.kind {
        Kind::Scalar(scalar) => {
            scalar.style == ScalarStyle::Plain && !matches!(Literal::of_word(&scalar.text), Literal::Text(_))
        }
        _ => false,
    };
    let is_limit = |word: &str| LIMITS.iter().any(|(limit, _)| *limit == word);
    let mut limits = mapping.entries.iter().filter(|(key, node)| is_limit(&key.value.text) && is_number(node));
    let has_type = mapping.entries.iter().any(|(key, _)| key.value.text == "type");
    limits.next().filter(|_| has_type).map(|(key, _)| key.span)
}

fn load_count(reader: &mut Reader<'_>, node: &Node, what: &str, rule: fn(u64) -> Rule) -> Option<Rule> {
    reader.integer(node, &format!("a number of {what}")).map(|count| rule(count.value))
}

/// A number in JSON's notation, which is what all outputs write.
fn load_number(reader: &mut Reader<'_>, node: &Node) -> Option<Decimal> {
    let scalar = reader.scalar(node, "a number")?;
    // JSON has no zeros in front.
    let (sign, size) = scalar.text.split_at(usize::from(scalar.text.starts_with('-')));
    let zeros = size.bytes().zip(size.bytes().skip(1)).take_while(|(one, next)| *one == b'0' && next.is_ascii_digit());
    let text = format!("{sign}{}", size.get(zeros.count()..).unwrap_or_default());
    if scalar.style != ScalarStyle::Plain || !is_json_number(&text) {
        let found = excerpt(reader.sources.text(node.span));
        reader.sink.report(Code::InvalidValue, node.span, format!("expected a number, found `{found}`"));
        return None;
    }
    let number = Decimal::new(&text);
    let vanishes = !number.is_zero() && text.parse::<f64>().is_ok_and(|double| double == 0.0);
    if vanishes || is_beyond_doubles(&text) {
        let message = format!("`{}` is beyond the numbers that readers of JSON hold", excerpt(&scalar.text));
        reader.sink.report(Code::InvalidValue, node.span, message);
        return None;
    }
    Some(number)
}

/// What others are a multiple of. With few digits, so that it can be told exactly of every number.
fn load_step(reader: &mut Reader<'_>, node: &Node) -> Option<Rule> {
    let number = load_number(reader, node)?;
    let fits = number.scaled(number.places()).is_some_and(|count| (1..=i128::from(u64::MAX)).contains(&count));
    if !fits {
        let found = excerpt(number.as_str());
        let message = format!("expected a number above 0 with at most 19 digits, found `{found}`");
        reader.sink.report(Code::InvalidValue, node.span, message);
    }
    fits.then_some(Rule::MultipleOf(number))
}

fn load_pattern(reader: &mut Reader<'_>, node: &Node) -> Option<Pattern> {
    let text = reader.name(node)?;
    match Pattern::new(&text.value) {
        Ok(pattern) => Some(pattern),
        Err(why) => {
            let message = format!("this is no regular expression: {why}");
            let diagnostic = reader.sink.report(Code::InvalidValue, node.span, message);
            diagnostic.note("patterns are those of ECMA-262, as JSON Schema has them");
            None
        }
    }
}
