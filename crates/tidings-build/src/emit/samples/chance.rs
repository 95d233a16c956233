//! Random values without parts, and JSON that no catalogue describes.

use super::plain;
use super::texts::{Mould, text};
use crate::json::Json;
use crate::model::{Decimal, Format, IntegerKind, Limits, NumberRange, Type};
use crate::random::Random;

/// A value of a type without parts, within limits.
pub(super) fn random_value(random: &mut Random, ty: &Type, limits: &Limits) -> Json {
    match ty {
        Type::Boolean => Json::Boolean(random.one_in(2)),
        Type::Integer(kind) => integer(random, kind.range(), limits),
        Type::Number if limits.all.is_empty() => number(random),
        Type::Number => {
            within(random, NumberRange::new(limits, None)).unwrap_or_else(|| plain::number("1.5", limits, None))
        }
        Type::Format(format) => formatted(random, *format, limits),
        Type::Const(literal) => literal.to_json(),
        Type::Json => random_json(random, 2),
        _ => {
            let words = words(random);
            text(Mould::of_text(&words), limits, &mut |bound| choose(random, bound))
        }
    }
}

/// A word of small letters.
pub(super) fn random_word(random: &mut Random) -> String {
    (0..6 + random.below(7)).map(|_| letter(random)).collect()
}

/// Any JSON, at most so deep.
pub(super) fn random_json(random: &mut Random, depth: usize) -> Json {
    match random.below(if depth == 0 { 4 } else { 6 }) {
        0 => Json::Null,
        1 => Json::Boolean(random.one_in(2)),
        2 => number(random),
        3 => Json::Text(words(random)),
        4 => Json::Array((0..random.below(3)).map(|_| random_json(random, depth - 1)).collect()),
        _ => {
            let key = random_word(random);
            Json::object([(key, random_json(random, depth - 1))])
        }
    }
}

/// A few words, now and then with characters that need care.
fn words(random: &mut Random) -> String {
    let words: Vec<String> = (0..=random.below(3)).map(|_| random_word(random)).collect();
    let care = match random.below(8) {
        0 => " \"é\" \\ 😀",
        1 => "\n\t<&'/>",
        _ => "",
    };
    words.join(" ") + care
}

fn letter(random: &mut Random) -> char {
    char::from(b'a' + u8::try_from(random.below(26)).unwrap_or_default())
}

/// A whole number within limits: mostly a small one, now and then the least or the greatest.
fn integer(random: &mut Random, range: (i128, i128), limits: &Limits) -> Json {
    /// What is small.
    const USUAL: i128 = 1_000_000;

    let Some(held) = NumberRange::new(limits, Some(range)) else { return plain::number("1", limits, Some(range)) };
    let (least, greatest) = held.bounds();
    let number = match random.below(16) {
        0 => least,
        1 => greatest,
        _ if greatest - least <= USUAL => between(random, least, greatest),
        2 => between(random, -USUAL, USUAL),
        _ => between(random, 0, USUAL),
    };
    Json::Number(held.nearest(&Decimal::of_scaled(number, 0)).to_string())
}

/// A number of a range that is not far from 0, or else from where the range begins.
fn within(random: &mut Random, range: Option<NumberRange>) -> Option<Json> {
    let steps = i128::try_from(random.below(1_000)).unwrap_or_default();
    Some(Json::Number(range?.behind(&Decimal::new("0"), steps).to_string()))
}

/// One of so many, by its number.
pub(super) fn choose(random: &mut Random, bound: u32) -> u32 {
    let bound = usize::try_from(bound).unwrap_or(1).max(1);
    u32::try_from(random.below(bound)).unwrap_or_default()
}

fn number(random: &mut Random) -> Json {
    let sign = if random.one_in(4) { "-" } else { "" };
    let (whole, hundredths) = (1 + random.below(100_000), random.below(100));
    Json::Number(if random.one_in(3) { format!("{sign}{whole}") } else { format!("{sign}{whole}.{hundredths:02}") })
}

fn formatted(random: &mut Random, format: Format, limits: &Limits) -> Json {
    /// The end of the last year in which a point in time lies, in seconds since 1970.
    const END: i128 = 2_208_988_800;

    let mut seconds = |each: i128| {
        let number = between(random, 0, END * each - 1);
        plain::number(&number.to_string(), limits, Some(IntegerKind::I64.range()))
    };
    match format {
        Format::UnixSeconds => seconds(1),
        Format::UnixMilliseconds => seconds(1_000),
        Format::Date => Json::Text(day(random)),
        Format::DateTime => Json::Text(point_in_time(random)),
        Format::Text(format) => {
            let word = random_word(random);
            let part = format.part(choose(random, u32::MAX), &word);
            text(Mould::of_format(format, &part), limits, &mut |bound| choose(random, bound))
        }
    }
}

fn day(random: &mut Random) -> String {
    let [year, month, day] = [20, 12, 28].map(|bound| random.below(bound));
    format!("{}-{:02}-{:02}", 2020 + year, 1 + month, 1 + day)
}

/// With and without fractions and offsets (RFC 3339).
fn point_in_time(random: &mut Random) -> String {
    let day = day(random);
    let [hour, minute, second, thousandths] = [24, 60, 60, 1_000].map(|bound| random.below(bound));
    let fraction = if random.one_in(2) { format!(".{thousandths:03}") } else { String::new() };
    let offset = random.pick(&["Z", "Z", "+02:00", "-05:30"]);
    format!("{day}T{hour:02}:{minute:02}:{second:02}{fraction}{offset}")
}

fn between(random: &mut Random, least: i128, greatest: i128) -> i128 {
    least + i128::from(random.number()) % (greatest - least + 1)
}
