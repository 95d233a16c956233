//! Names that Rust or generated code needs for itself.

/// Words that no edition of Rust allows as a plain identifier, or that 2024 reserves (Rust reference, "Keywords").
pub(super) const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Names of primitive types and of crates, which a module of the same name would hide.
pub(super) const SHADOWING: &[&str] = &[
    "alloc", "bool", "char", "core", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "std", "str", "tidings",
    "u8", "u16", "u32", "u64", "u128", "usize",
];

/// Whether Rust or generated code means something else by this name, so that no crate of events should bear it.
///
/// ```
/// use tidings_build::is_taken_in_rust;
///
/// assert!(["match", "std", "tidings"].into_iter().all(is_taken_in_rust));
/// assert!(!is_taken_in_rust("shop"));
/// ```
#[must_use]
pub fn is_taken_in_rust(name: &str) -> bool {
    KEYWORDS.contains(&name) || SHADOWING.contains(&name)
}

/// Types that generated code writes without a path, or defines itself.
const RESERVED_TYPES: &[&str] = &[
    "Box",
    "Data",
    "Default",
    "Err",
    "Event",
    "EventType",
    "Into",
    "None",
    "Ok",
    "Option",
    "Result",
    "Self",
    "Some",
    "String",
    "Vec",
];

/// Whether generated code needs the name of a type for itself.
pub(crate) fn is_reserved_type(name: &str) -> bool {
    RESERVED_TYPES.contains(&name)
}

/// Whether generated code needs the variant of an event for itself: it holds the events that nobody knows.
pub(crate) fn is_reserved_variant(name: &str) -> bool {
    name == "Unknown"
}

/// Whether generated code needs the field of an object for itself: it holds the fields that nobody knows.
pub(crate) fn is_reserved_field(name: &str) -> bool {
    name == "unknown_fields"
}

/// The same of a tuple, and the items that nobody knows.
pub(crate) fn is_reserved_place(name: &str) -> bool {
    name == "unknown_items"
}
