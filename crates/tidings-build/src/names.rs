//! The one place where names of the wire become names of Rust.
//!
//! Wire names are texts (`String`); what comes out of this module is a type of its own for each kind of Rust name,
//! so that nothing else can pass for one.

mod case;
mod taken;

pub use taken::is_taken_in_rust;
pub(crate) use taken::{is_reserved_field, is_reserved_place, is_reserved_type, is_reserved_variant};

use std::fmt;

use crate::diagnostic::excerpt;
use crate::json::quoted;
use case::{snake, upper_camel};
use taken::SHADOWING;

macro_rules! name_types {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// A name that stands for one that could not be made. No checked catalogue holds it.
            pub(crate) fn placeholder(number: usize) -> Self {
                Self(format!("Unnamed{number}"))
            }

            /// The name as it stands in the generated code.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

name_types! {
    /// The name of a type in Rust and of a definition in the schemas: `UpperCamelCase`.
    TypeName
    /// The name of an enum's variant: `UpperCamelCase`.
    VariantName
    /// The name of a field or variable: `snake_case`.
    FieldName
    /// The name of a family's module: `snake_case`.
    FamilyModule
}

impl TypeName {
    /// The name of a type that the catalogue declares, if it can stand as it is.
    pub(crate) fn declared(name: &str) -> Option<Self> {
        let mut chars = name.chars();
        let fits = chars.next().is_some_and(|c| c.is_ascii_uppercase()) && chars.all(|c| c.is_ascii_alphanumeric());
        fits.then(|| Self(name.to_owned()))
    }

    /// The nearest name that can stand, for a suggestion.
    pub(crate) fn suggested(name: &str) -> Option<Self> {
        upper_camel(name).and_then(|name| Self::declared(&name))
    }

    /// What a variable that holds such a value is called: `task_run`.
    #[cfg(feature = "outputs")]
    pub(crate) fn as_variable(&self) -> FieldName {
        FieldName(snake(&self.0).unwrap_or_default())
    }

    /// The name of a type that is written inside a field: `ChargeReactions`.
    pub(crate) fn inline(parent: &TypeName, field: &str) -> Option<Self> {
        upper_camel(field).map(|field| Self(format!("{parent}{field}")))
    }

    /// The name of a union that is written where an event or a family says what it carries: `OrderPaidPayload`.
    pub(crate) fn of_payload(carrier: &str) -> Option<Self> {
        let name = upper_camel(carrier)?;
        let digit = if name.starts_with(|c: char| c.is_ascii_digit()) { "V" } else { "" };
        Some(Self(format!("{digit}{name}Payload")))
    }

    /// The name of what a variant of a union is, where the union makes a type of it: `PaymentCard`.
    pub(crate) fn of_variant(union: &TypeName, variant: &VariantName) -> Self {
        Self(format!("{union}{variant}"))
    }

    /// The name of the type whose values have any of the fields of another: `PartialCharge`.
    pub(crate) fn partial(whole: &TypeName) -> Self {
        Self(format!("Partial{whole}"))
    }

    /// What a type that is written inside an envelope's field is named after.
    pub(crate) fn of_envelope() -> Self {
        Self("Event".to_owned())
    }

    /// What the type of the events' names is called.
    pub(crate) fn of_event_names() -> Self {
        Self("EventType".to_owned())
    }

    /// The name of an event's definition in the schemas: `CredentialVerifiedEvent`.
    pub(crate) fn of_event(event: &VariantName) -> Self {
        Self(format!("{event}Event"))
    }

    /// The name of the schema of all events of a catalogue: `DeckEvent`.
    pub(crate) fn of_catalogue(catalogue: &str) -> Self {
        Self(upper_camel(catalogue).unwrap_or_default() + "Event")
    }

    /// The name of the schema of the same deliveries as the producer may send them: `DeckEventAsSent`.
    pub(crate) fn as_sent(&self) -> Self {
        Self(format!("{self}AsSent"))
    }

    /// The name of the schema of a list of them: `DeckEventBatch`.
    pub(crate) fn as_batch(&self) -> Self {
        Self(format!("{self}Batch"))
    }
}

impl VariantName {
    /// The variant of a wire name, `None` if no letter or digit is left of it.
    pub(crate) fn new(wire: &str) -> Option<Self> {
        let name = upper_camel(wire)?;
        let name = if name.starts_with(|c: char| c.is_ascii_digit()) { format!("V{name}") } else { name };
        Some(Self(if name == "Self" { "Self_".to_owned() } else { name }))
    }

    /// The variant of a union that is called after its type.
    pub(crate) fn of_type(name: &TypeName) -> Self {
        Self(name.0.clone())
    }
}

impl FieldName {
    /// The field of a wire name, `None` if no letter or digit is left of it.
    pub(crate) fn new(wire: &str) -> Option<Self> {
        snake(wire).map(Self)
    }

    /// The field that holds the tag of a union's variants. No `wire` can stand beside its key, so where that makes no
    /// name of which Rust takes any, it is called after what it is.
    pub(crate) fn of_tag(key: &str) -> Self {
        Self::new(key).filter(|name| !is_reserved_field(name.as_str())).unwrap_or_else(|| Self("tag".to_owned()))
    }

    /// The field in which the variants of a union hold their values beside this tag. It is named likewise.
    pub(crate) fn of_content(key: &str, tag: &FieldName) -> Self {
        let fits = |name: &Self| !is_reserved_field(name.as_str()) && name != tag;
        let content = || Some(Self("content".to_owned())).filter(|content| content != tag);
        Self::new(key).filter(fits).or_else(content).unwrap_or_else(|| Self("value".to_owned()))
    }
}

impl FamilyModule {
    /// The module of a family, `None` if no letter or digit is left of its name.
    pub(crate) fn new(name: &str) -> Option<Self> {
        let name = snake(name)?;
        Some(Self(if SHADOWING.contains(&name.as_str()) { name + "_" } else { name }))
    }
}

/// What to do where the name that a key makes cannot be used.
pub(crate) fn rename_help(wire: &str) -> String {
    rename_help_spelt(&quoted(wire))
}

/// The same for a value that may be a number: `wire` is its spelling in JSON.
pub(crate) fn rename_help_spelt(wire: &str) -> String {
    format!("choose another key, and say `wire: {}` below it", excerpt(wire))
}

/// The same of a place of a tuple, whose name is for people and programs alone.
pub(crate) fn rename_place_help(_: &str) -> String {
    "choose another name for this place; it never stands on the wire".to_owned()
}

#[cfg(test)]
mod tests {
    use super::{FamilyModule, FieldName, TypeName, VariantName};

    #[test]
    fn wire_names_become_rust_names() {
        let table = [
            ("type", "type_", "Type"),
            ("self", "self_", "Self_"),
            ("gen", "gen_", "Gen"),
            ("+1", "plus_1", "Plus1"),
            ("-1", "minus_1", "Minus1"),
            ("iDealConsumerIban", "i_deal_consumer_iban", "IDealConsumerIban"),
            ("iDealConsumerIBAN", "i_deal_consumer_iban", "IDealConsumerIban"),
            ("HTTPServer", "http_server", "HttpServer"),
            ("task_run.review_required", "task_run_review_required", "TaskRunReviewRequired"),
            ("_links.self", "links_self", "LinksSelf"),
            ("@type", "type_", "Type"),
            ("1.0.2", "n1_0_2", "V1_0_2"),
            ("3DS_AUTHENTICATED", "n3_ds_authenticated", "V3DsAuthenticated"),
            ("too heated", "too_heated", "TooHeated"),
        ];
        for (wire, field, variant) in table {
            assert_eq!(FieldName::new(wire).unwrap().as_str(), field, "{wire}");
            assert_eq!(VariantName::new(wire).unwrap().as_str(), variant, "{wire}");
        }
        assert_eq!(FieldName::new("*"), None);
        assert_eq!(VariantName::new(""), None);
        assert_eq!(FieldName::new("größe"), None);
        assert_eq!(FamilyModule::new("std").unwrap().as_str(), "std_");
    }

    #[test]
    fn declared_types_keep_their_names() {
        assert_eq!(TypeName::declared("TaskRun").unwrap().as_str(), "TaskRun");
        assert_eq!(TypeName::declared("task_run"), None);
        assert_eq!(TypeName::suggested("task_run").unwrap().as_str(), "TaskRun");
        assert_eq!(TypeName::of_catalogue("deck").as_str(), "DeckEvent");
    }
}
