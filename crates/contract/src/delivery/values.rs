//! Values without parts, and JSON that no catalogue describes.

use tidings_build::model::{Format, IntegerKind, Literal, Type};

use super::Generator;
use crate::tree::{Member, Tree};

/// What only a reader can keep that keeps texts.
const STRANGE: &[&str] = &["1e400", "0.10", "-0", "12345678901234567890123", r#""\ud800""#, r#"{"a":1,"a":2}"#];

impl Generator<'_> {
    pub(super) fn scalar(&mut self, ty: &Type) -> Tree {
        match ty {
            Type::Boolean => Tree::scalar(if self.random.one_in(2) { "true" } else { "false" }),
            Type::Integer(kind) => Tree::scalar(self.integer(*kind)),
            Type::Number => Tree::scalar(self.number()),
            Type::Format(format) => self.formatted(*format),
            Type::Json => self.any_json(3),
            Type::Const(literal) => self.constant(literal),
            Type::String => Tree::text(&self.text()),
            new => panic!("no delivery can be made that holds {new:?}"),
        }
    }

    fn constant(&mut self, literal: &Literal) -> Tree {
        // Readers accept every value of the same kind, so now and then another one comes.
        let other = self.is_random() && self.random.one_in(6);
        match literal {
            Literal::Null => Tree::scalar("null"),
            Literal::Boolean(value) => Tree::scalar((*value != other).to_string()),
            Literal::Number(digits) => Tree::scalar(if other { "7".to_owned() } else { digits.clone() }),
            Literal::Text(text) => Tree::text(&if other { self.word() } else { text.clone() }),
            new => panic!("no delivery can be made that holds {new:?}"),
        }
    }

    fn formatted(&mut self, format: Format) -> Tree {
        let [month, day, minute] = [12, 28, 60].map(|most| self.random.below(most));
        let date = format!("2026-{:02}-{:02}", month + 1, day + 1);
        match format {
            Format::Date => Tree::text(&date),
            Format::UnixSeconds | Format::UnixMilliseconds => Tree::scalar(self.integer(IntegerKind::I64)),
            Format::Text(format) => {
                let number = u32::try_from(self.random.below(1_000_000)).expect("it is below a bound that fits");
                Tree::text(&format.example(number, &self.word()))
            }
            Format::DateTime => Tree::text(&format!("{date}T03:{minute:02}:05.250+01:00")),
            new => panic!("no delivery can be made that holds {new:?}"),
        }
    }

    /// A whole number in range, the ends of the range among them, and now and then with a point or an exponent.
    fn integer(&mut self, kind: IntegerKind) -> String {
        let (least, greatest) = match kind {
            IntegerKind::I32 => ("-2147483648", "2147483647"),
            IntegerKind::U32 => ("0", "4294967295"),
            IntegerKind::U64 => ("0", "18446744073709551615"),
            IntegerKind::I64 => ("-9223372036854775808", "9223372036854775807"),
            new => panic!("no delivery can be made that holds {new:?}"),
        };
        let small = self.random.below(1_000_000);
        match self.random.below(12) {
            0 => least.to_owned(),
            1 => greatest.to_owned(),
            2 if self.is_random() => format!("{small}.0"),
            3 if self.is_random() => format!("{}e3", small % 1000),
            _ => small.to_string(),
        }
    }

    fn number(&mut self) -> String {
        let (whole, fraction) = (self.random.below(1_000_000), self.random.below(1000));
        let sign = if self.random.one_in(3) { "-" } else { "" };
        match self.random.below(3) {
            0 => format!("{sign}{whole}"),
            1 => format!("{sign}{whole}.{fraction}"),
            _ => format!("{sign}{fraction}.5E-{}", whole % 10),
        }
    }

    /// A text of some length, with characters that need care.
    fn text(&mut self) -> String {
        let word = self.word();
        match self.random.below(6) {
            0 => format!("{word} \"{}\"\\", self.word()),
            1 => format!("{word}\n\té😀"),
            _ => word,
        }
    }

    /// A word that stands nowhere else, least of all in a message.
    pub(super) fn word(&mut self) -> String {
        let letters: Vec<u8> = (b'a'..=b'z').collect();
        let length = 7 + self.random.below(8);
        let letters = (0..length).map(|_| char::from(self.random.pick(&letters)));
        std::iter::once('q').chain(letters).collect()
    }

    /// Any JSON, at most so deep.
    pub(super) fn any_json(&mut self, depth: usize) -> Tree {
        let kinds = if depth == 0 { 5 } else { 7 };
        match self.random.below(kinds) {
            0 => Tree::scalar("null"),
            1 => self.scalar(&Type::Boolean),
            2 => Tree::scalar(self.number()),
            3 => Tree::text(&self.text()),
            4 if self.is_random() && self.random.one_in(3) => Tree::parse(self.random.pick(STRANGE)),
            4 => Tree::scalar(self.integer(IntegerKind::I64)),
            5 => Tree::List((0..self.random.below(3)).map(|_| self.any_json(depth - 1)).collect()),
            _ => {
                let count = self.random.below(3);
                let members = (0..count).map(|_| Member::new(&self.word(), self.any_json(depth - 1)));
                Tree::Object(members.collect())
            }
        }
    }
}
