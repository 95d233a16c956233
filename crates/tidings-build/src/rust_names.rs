//! What names of the wire become in Rust, for whoever writes a catalogue: two that become one need a `wire:`.

use crate::names::{self, FamilyModule, FieldName, TypeName, VariantName};

/// The field of a wire name: `type_` for `type`. `None` if no name can be made of it, or generated code needs it.
///
/// ```
/// use tidings_build::rust_names::field;
///
/// assert_eq!(field("iDealConsumerIban").as_deref(), Some("i_deal_consumer_iban"));
/// assert_eq!(field("größe"), None);
/// ```
#[must_use]
pub fn field(wire: &str) -> Option<String> {
    let name = FieldName::new(wire)?;
    (!names::is_reserved_field(name.as_str())).then(|| name.as_str().to_owned())
}

/// The variant of an event's name or an enum's value: `OrderPaid` for `order.paid`. `None` if none can be made of it.
#[must_use]
pub fn variant(wire: &str) -> Option<String> {
    VariantName::new(wire).map(|name| name.as_str().to_owned())
}

/// Whether generated code needs an event's variant for itself.
#[must_use]
pub fn is_reserved_variant(name: &str) -> bool {
    names::is_reserved_variant(name)
}

/// The name of a type that is nearest to a text: the text itself where it can stand, `VerificationOtp` for
/// `verification_otp`. `None` if no letter of ASCII is left of it at its beginning.
#[must_use]
pub fn type_name(text: &str) -> Option<String> {
    TypeName::declared(text).or_else(|| TypeName::suggested(text)).map(|name| name.as_str().to_owned())
}

/// Whether generated code needs the name of a type for itself.
#[must_use]
pub fn is_reserved_type(name: &str) -> bool {
    names::is_reserved_type(name)
}

/// The name of the schema of all events of a catalogue, which no type may have: `ShopEvent`.
#[must_use]
pub fn schema_of_all(catalogue: &str) -> String {
    TypeName::of_catalogue(catalogue).as_str().to_owned()
}

/// The module of a family: `task_run` for `taskRun`. `None` if no letter or digit is left of its name.
#[must_use]
pub fn module(family: &str) -> Option<String> {
    FamilyModule::new(family).map(|name| name.as_str().to_owned())
}
