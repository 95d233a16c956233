//! What the catalogue means: every name resolved, every default decided, nothing about how it was written.
//!
//! The emitters see only this. The model holds data and knows nothing of YAML, of Rust syntax or of any output;
//! a [`Place`] says where something was written, for messages and for `Defined in …`.

mod draft;
mod envelope;
pub(crate) mod expression;
mod life;
mod limits;
mod narrow;
mod range;
mod ty;
mod union;

pub use envelope::{Batch, Envelope, NamePart, NameSource};
pub use life::{Farewell, Life};
pub use limits::{Limit, Limits, Rule};
pub(crate) use limits::{Subject, first_twin};
pub use narrow::{Narrow, Narrowed};
pub(crate) use range::NumberRange;
pub(crate) use ty::BUILTINS;
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

/// A named type.
#[derive(Debug)]
#[non_exhaustive]
pub struct TypeDef {
    /// Its name, the same in the catalogue, in Rust and in the schemas.
    pub name: TypeName,
    /// The family in whose file it stands; `None` for the shared ones.
    pub family: Option<FamilyId>,
    /// What it is, in Markdown.
    pub description: Option<String>,
    /// Its structure.
    pub shape: Shape,
    /// Of each of these groups of an object's fields at least one is there. Readers never fail on it.
    pub at_least_one: Vec<Group>,
    /// What the producer promises of its values. Readers never fail on these.
    pub limits: Limits,
    /// What is meant where no value is sent. Readers never fill it in.
    pub default: Option<Data>,
    /// The objects whose fields it has before its own. They stand among the fields of its shape, too.
    pub extends: Vec<TypeId>,
    /// What each field of an object holds that has no name here; any JSON if nothing is said. One that holds something
    /// else is kept as it came.
    pub others: Option<Type>,
    /// The type of which it has each field, as one that may be absent: then it is `partial<…>`, and nobody declared it.
    pub partial: Option<TypeId>,
    /// Whether it is current.
    pub life: Life,
    /// Values of this type.
    pub examples: Vec<Data>,
    /// Where it was written: the span is its name's.
    pub place: Place,
}

/// Optional fields of an object, of which at least one is there.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Group {
    /// Their positions among the fields of the object.
    pub fields: Vec<usize>,
    /// Where each was written.
    pub(crate) spans: Vec<Span>,
}

impl TypeDef {
    /// Of each of these lists of fields at least one is there.
    pub(crate) fn groups(&self) -> impl Iterator<Item = Vec<&Field>> {
        let fields = if let Shape::Object(fields) = &self.shape { fields.as_slice() } else { &[] };
        self.at_least_one.iter().map(|group| group.fields.iter().filter_map(|field| fields.get(*field)).collect())
    }
}

/// The structure of a named type.
#[derive(Debug)]
#[non_exhaustive]
pub enum Shape {
    /// A JSON object with known fields, open to others.
    Object(Vec<Field>),
    /// A text or number out of a known set.
    Enum(Enum),
    /// An opaque text that names a resource.
    Id {
        /// What such texts begin with, such as `evt_`; part of the text.
        prefix: String,
    },
    /// Another name for a type expression.
    Alias(Type),
    /// A value of one of several types.
    Union(Union),
}

/// A value out of a known set.
#[derive(Debug)]
#[non_exhaustive]
pub struct Enum {
    /// Which values of JSON they are.
    pub kind: EnumKind,
    /// Whether the producer promises to send no other values. Readers stay open all the same.
    pub closed: bool,
    /// The known values in the catalogue's order.
    pub values: Vec<EnumValue>,
}

/// Which values of JSON an enum has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EnumKind {
    /// Texts alone.
    Texts,
    /// Whole numbers of 64 bits alone.
    Integers,
    /// Texts and such numbers.
    Mixed,
}

impl Enum {
    /// Whether there may be numbers among its values.
    pub(crate) fn has_numbers(&self) -> bool {
        self.kind != EnumKind::Texts
    }
}

/// One known value of an enum.
#[derive(Debug)]
#[non_exhaustive]
pub struct EnumValue {
    /// The text or number on the wire.
    pub wire: Literal,
    /// Its variant in Rust.
    pub variant: VariantName,
    /// What it means, in Markdown.
    pub description: Option<String>,
    /// Other spellings that are read as this value.
    pub also: Vec<Literal>,
    /// Whether it is current.
    pub life: Life,
    /// Where it was written.
    pub place: Place,
}

/// One field of an object.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Field {
    /// The key on the wire.
    pub wire: String,
    /// Its field in Rust.
    pub name: FieldName,
    /// What it holds, apart from null.
    pub ty: Type,
    /// Where the type was written.
    pub ty_span: Span,
    /// Whether it may be absent.
    pub optional: bool,
    /// Whether it may be null.
    pub nullable: bool,
    /// Whether its constant tells its object from others wherever that stands: no value of the object has another one.
    pub is_tag: bool,
    /// What it means, in Markdown.
    pub description: Option<String>,
    /// What the producer promises of its value. Readers never fail on these.
    pub limits: Limits,
    /// What is meant where it is absent. Readers never fill it in.
    pub default: Option<Data>,
    /// How it became known; `None` where an event was shown with it.
    pub origin: Option<OriginId>,
    /// Whether it is current.
    pub life: Life,
    /// Values of it.
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

impl EnumValue {
    /// All its spellings, the one that goes out first.
    pub(crate) fn spellings(&self) -> impl Iterator<Item = &Literal> + Clone {
        std::iter::once(&self.wire).chain(&self.also)
    }
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
