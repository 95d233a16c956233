//! Numbers in other spellings, and beyond what readers hold.

use super::values::value;
use super::{Change, Mutation};
use crate::tree::{Kind, Tree};

pub(super) const ALL: &[Mutation] = &[
    number("number 0", "0"),
    number("number -0", "-0"),
    number("number -1", "-1"),
    number("number 1.0", "1.0"),
    number("number 1e3", "1e3"),
    number("number 100E-2", "100E-2"),
    number("number 1.5", "1.5"),
    number("number 1e-400", "1e-400"),
    number("number 1e400", "1e400"),
    number("number 2^31", "2147483648"),
    number("number -2^31 - 1", "-2147483649"),
    number("number 2^32", "4294967296"),
    number("number 2^53 + 1.0", "9007199254740993.0"),
    number("number 2^63 - 1", "9223372036854775807"),
    number("number 2^63", "9223372036854775808"),
    number("number 2^63 with a point", "9223372036854775808.0"),
    number("number -2^63 - 1", "-9223372036854775809"),
    number("number 2^64 - 1", "18446744073709551615"),
    number("number 2^64", "18446744073709551616"),
    number("number 1e20", "1e20"),
    number("number of 23 digits", "12345678901234567890123"),
    number("number nearly whole", "7.00000000000000000000001"),
    value("number of 400 digits", |value| changed(value, &"7".repeat(400))),
];

const fn number(name: &'static str, spelt: &'static str) -> Mutation {
    Mutation { name, change: Change::Number(spelt) }
}

/// Another number in the place of one.
pub(super) fn changed(value: &Tree, spelt: &str) -> Option<Tree> {
    (value.kind() == Kind::Number).then(|| Tree::scalar(spelt))
}
