//! What the catalogue language can say: one line for each construct that may not be there yet.
//!
//! What is switched off is widened or becomes free JSON, with a comment and a line in the report.

/// The constructs beyond plain objects, lists, maps and enums of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a construct by itself")]
pub struct Language {
    /// `A | B`, and types with a `tag`.
    pub unions: bool,
    /// Enums of whole numbers, and of numbers and texts.
    pub integer_enums: bool,
    /// All limits; without it lengths of texts, and least and greatest whole numbers.
    pub constraints: bool,
    /// `default`.
    pub defaults: bool,
    /// `at_least_one`.
    pub at_least_one: bool,
    /// `others`.
    pub others: bool,
    /// `extends`.
    pub extends: bool,
    /// `partial<T>`.
    pub partial: bool,
    /// `patterns`.
    pub patterns: bool,
}

impl Language {
    /// What the compiler of this version reads.
    pub const TODAY: Self = Self {
        unions: true,
        integer_enums: true,
        constraints: true,
        defaults: true,
        at_least_one: true,
        others: true,
        extends: true,
        partial: true,
        patterns: false,
    };

    /// All that the language was designed to say.
    pub const WHOLE: Self = Self {
        unions: true,
        integer_enums: true,
        constraints: true,
        defaults: true,
        at_least_one: true,
        others: true,
        extends: true,
        partial: true,
        patterns: true,
    };
}
