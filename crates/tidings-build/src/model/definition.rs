//! Named types, and what they consist of.

use super::{Data, Enum, FamilyId, FieldName, Life, Limits, OriginId, Place, Span, Type, TypeId, TypeName, Union};

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

/// The structure of a named type.
#[derive(Debug)]
#[non_exhaustive]
pub enum Shape {
    /// A JSON object with known fields, open to others.
    Object(Vec<Field>),
    /// A JSON list whose places each have a meaning, open to more items behind them. Only the last ones are optional.
    Tuple(Vec<Field>),
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

/// One field of an object, or one place of a tuple.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Field {
    /// The key on the wire; what people call the place of a tuple.
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
    /// The fields of an object, or the places of a tuple.
    #[must_use]
    pub fn parts(&self) -> &[Field] {
        match &self.shape {
            Shape::Object(fields) | Shape::Tuple(fields) => fields,
            _ => &[],
        }
    }

    /// Of each of these lists of fields at least one is there.
    pub(crate) fn groups(&self) -> impl Iterator<Item = Vec<&Field>> {
        let fields = if let Shape::Object(fields) = &self.shape { fields.as_slice() } else { &[] };
        self.at_least_one.iter().map(|group| group.fields.iter().filter_map(|field| fields.get(*field)).collect())
    }
}
