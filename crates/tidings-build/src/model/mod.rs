//! What the catalogue means: every name resolved, every default decided, nothing about how it was written.
//!
//! The emitters see only this. The model holds data and knows nothing of YAML, of Rust syntax or of any output;
//! a [`Place`] says where something was written, for messages and for `Defined in …`.

mod definition;
mod draft;
mod enumeration;
mod envelope;
pub(crate) mod expression;
mod life;
mod limits;
mod narrow;
mod notation;
mod range;
mod rule;
mod ty;
mod union;

pub use definition::{Field, Group, Shape, TypeDef};
pub use enumeration::{Enum, EnumKind, EnumValue};
pub use envelope::{Batch, Envelope, NamePart, NameSource};
pub use life::{Farewell, Life};
pub use limits::{Limit, Limits};
pub use narrow::{Narrow, Narrowed};
pub use notation::{TEXT_FORMATS, TextFormat};
pub(crate) use notation::{is_date, is_date_time};
pub(crate) use range::NumberRange;
pub use rule::Rule;
pub(crate) use rule::{Subject, first_twin};
pub(crate) use ty::builtins;
pub use ty::{Format, IntegerKind, Literal, Type};
pub(crate) use union::Undecided;
pub use union::{Claim, Union, ValueKind, Variant, Wanted, WantedValue};

pub use crate::data::{Data, Value};
pub use crate::decimal::Decimal;
pub use crate::json::Json;
pub use crate::names::{FamilyModule, FieldName, TypeName, VariantName};
pub use crate::pattern::Pattern;
pub use crate::source::{Span, Spanned};

/// A catalogue as far as it could be understood, before anybody judged it.
///
/// What a mistake left open holds a harmless placeholder ([`Type::Unknown`], a missing text as the empty one).
#[derive(Debug)]
#[non_exhaustive]
pub struct Draft {
    /// The catalogue's short name, such as `deck`: lower case letters, digits and `-`.
    pub name: String,
    /// What the catalogue was read from, as generated files call it: its folder, such as `schema`, or its one file.
    pub folder: String,
    /// The title of the documentation page.
    pub title: String,
    /// One sentence below the title.
    pub summary: Option<String>,
    /// Prose between the title and the events.
    pub sections: Vec<Section>,
    /// The address under which everything is published, as `base` of the catalogue has it, without a slash at its end.
    pub root: Option<String>,
    /// Where below that this state of the catalogue is published: `latest`, which is the present, or `releases/NAME`.
    pub edition: String,
    /// The releases that `removed` and `deprecated` can name, oldest first; the last is the present.
    pub releases: Vec<String>,
    /// What a field's `origin` can name.
    pub origins: Vec<Origin>,
    /// What stands around every payload.
    pub envelope: Envelope,
    /// The families in the order of the page.
    pub families: Vec<Family>,
    /// All events: family by family, each in its own order.
    pub events: Vec<Event>,
    /// All named types: the shared ones, then family by family, each type behind the one that holds it inline.
    pub types: Vec<TypeDef>,
    /// The committed files that are made from the catalogue.
    pub outputs: Outputs,
}

/// The position of a family in [`Draft::families`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FamilyId(pub usize);

/// The position of an event in [`Draft::events`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EventId(pub usize);

/// The position of a type in [`Draft::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeId(pub usize);

/// A piece of prose on the documentation page.
#[derive(Debug)]
#[non_exhaustive]
pub struct Section {
    /// The heading.
    pub title: String,
    /// Markdown.
    pub text: String,
    /// An event whose first example stands below the text.
    pub example: Option<EventId>,
}

/// How something undocumented became known, named by the `origin` of a field.
#[derive(Debug)]
#[non_exhaustive]
pub struct Origin {
    /// The word that a field's `origin` names.
    pub name: String,
    /// What the documentation says of the fields that carry it.
    pub text: String,
}

/// The position of an origin in [`Draft::origins`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OriginId(pub usize);

/// Events of one subject: a section of the page and a module of the generated code.
#[derive(Debug)]
#[non_exhaustive]
pub struct Family {
    /// Its name in the catalogue, such as `task_run`.
    pub name: String,
    /// Its module in Rust.
    pub module: FamilyModule,
    /// Its heading, such as `Task run events`.
    pub title: String,
    /// Markdown below the heading.
    pub description: Option<String>,
    /// Where it was written.
    pub place: Place,
}

/// One event type.
#[derive(Debug)]
#[non_exhaustive]
pub struct Event {
    /// The name that the discriminator carries, such as `credential.verified`; one of several parts has dots between them.
    pub name: String,
    /// What each part of the name is, as [`Envelope::name`] has them. One that is optional may be missing at the end.
    pub parts: Vec<String>,
    /// Its variant in Rust, such as `CredentialVerified`.
    pub variant: VariantName,
    /// Its definition's name in the schemas, such as `CredentialVerifiedEvent`.
    pub definition: TypeName,
    /// The family that it belongs to.
    pub family: FamilyId,
    /// When the producer sends it: one sentence of Markdown.
    pub fired_when: String,
    /// What else is to be said.
    pub description: Option<String>,
    /// What it carries.
    pub payload: Type,
    /// The fields of the payload that are narrower here than everywhere else. Readers never fail on these.
    pub narrow: Vec<Narrow>,
    /// Whether it is current.
    pub life: Life,
    /// Whole deliveries, envelope included.
    pub examples: Vec<Data>,
    /// Where it was written: the span is its name's.
    pub place: Place,
}

/// The committed files that are made from the catalogue, relative to its folder.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Outputs {
    /// The documentation page.
    pub docs: Option<String>,
    /// The schema of all events.
    pub schema: Option<String>,
    /// The folder with one schema for each event.
    pub schemas: Option<String>,
    /// The types for TypeScript.
    pub typescript: Option<String>,
    /// The types for Python.
    pub python: Option<String>,
    /// The OpenAPI document.
    pub openapi: Option<String>,
    /// The `AsyncAPI` document.
    pub asyncapi: Option<String>,
    /// The folder of the schemas of the language, for editors.
    pub editor: Option<String>,
    /// Pages with regions between markers.
    pub regions: Vec<String>,
}

/// Where something was written.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Place {
    /// The text that a message points at.
    pub span: Span,
    /// The same for readers of documentation, such as `schema/events/credential.yaml:12`.
    pub shown: String,
}
