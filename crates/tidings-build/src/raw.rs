//! What the author wrote: the catalogue's entries with the place of every key and value, nothing looked up yet.
//!
//! What could not be read is `None` or [`Body::Broken`] here and was reported; later stages stay silent about it.

use crate::data::Data;
use crate::model::{Batch, EnumKind, Limits, Literal, NamePart};
use crate::source::{Span, Spanned};

/// A name, title or any other text of the author's.
pub(crate) type Text = Spanned<String>;

/// The whole catalogue, wherever its parts were written.
#[derive(Debug)]
pub(crate) struct Catalogue {
    pub(crate) name: Option<Text>,
    pub(crate) title: Option<Text>,
    pub(crate) summary: Option<Text>,
    pub(crate) base: Option<Text>,
    pub(crate) releases: Vec<Text>,
    pub(crate) sections: Vec<Section>,
    pub(crate) origins: Vec<(Text, Text)>,
    pub(crate) envelope: Option<Envelope>,
    pub(crate) types: Vec<TypeDef>,
    pub(crate) families: Vec<Family>,
    pub(crate) outputs: Outputs,
    /// Whether text is missing that the author wrote, because a file could not be read to its end.
    /// Then a name that nobody defines is not held against the author.
    pub(crate) incomplete: bool,
    /// The first place of the catalogue's main file.
    pub(crate) start: Span,
}

#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) title: Option<Text>,
    pub(crate) text: Option<Text>,
    pub(crate) example: Option<Text>,
}

#[derive(Debug)]
pub(crate) struct Envelope {
    /// None of them if one could not be read.
    pub(crate) name: Vec<NamePart>,
    pub(crate) payload: Option<PayloadPlace>,
    pub(crate) batch: Option<Batch>,
    pub(crate) fields: Vec<Field>,
    pub(crate) span: Span,
}

/// Where the payload lies.
#[derive(Debug)]
pub(crate) enum PayloadPlace {
    Under(Text),
    /// In the delivery itself.
    Beside,
}

#[derive(Debug, Default)]
pub(crate) struct Outputs {
    pub(crate) docs: Option<Text>,
    pub(crate) schema: Option<Text>,
    pub(crate) schemas: Option<Text>,
    pub(crate) typescript: Option<Text>,
    pub(crate) python: Option<Text>,
    pub(crate) openapi: Option<Text>,
    pub(crate) asyncapi: Option<Text>,
    pub(crate) editor: Option<Text>,
    pub(crate) regions: Vec<Text>,
}

#[derive(Debug)]
pub(crate) struct Family {
    pub(crate) name: Text,
    pub(crate) title: Option<Text>,
    pub(crate) description: Option<Text>,
    pub(crate) payload: Option<Expression>,
    pub(crate) events: Vec<Event>,
    pub(crate) types: Vec<TypeDef>,
}

#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) key: Text,
    pub(crate) wire: Option<EventName>,
    pub(crate) fired_when: Option<Text>,
    pub(crate) description: Option<Text>,
    pub(crate) payload: Option<Expression>,
    pub(crate) narrow: Vec<Narrow>,
    pub(crate) life: Life,
    pub(crate) examples: Vec<Data>,
}

/// The name of an event where its key cannot be it.
#[derive(Debug)]
pub(crate) enum EventName {
    Whole(Text),
    /// Part by part.
    Parts(Vec<Text>),
}

/// A field of a payload as one event carries it.
#[derive(Debug)]
pub(crate) struct Narrow {
    /// Its name on the wire, without the `?`.
    pub(crate) wire: Text,
    pub(crate) optional: bool,
    pub(crate) to: Narrowed,
}

/// What a field becomes in one event.
#[derive(Debug)]
pub(crate) enum Narrowed {
    Type(Expression),
    /// The fields within it become something.
    Fields(Vec<Narrow>),
}

#[derive(Debug)]
pub(crate) struct TypeDef {
    pub(crate) key: Text,
    pub(crate) meaning: Meaning,
    /// The objects whose fields it has, too.
    pub(crate) extends: Vec<Expression>,
    /// What the fields hold that have no name.
    pub(crate) others: Option<Expression>,
}

#[derive(Debug)]
pub(crate) struct Field {
    /// Without the `?`.
    pub(crate) key: Text,
    pub(crate) wire: Option<Text>,
    pub(crate) optional: bool,
    pub(crate) meaning: Meaning,
}

/// What can be said of a type and of a field alike.
#[derive(Debug)]
pub(crate) struct Meaning {
    pub(crate) body: Body,
    pub(crate) description: Option<Text>,
    pub(crate) limits: Limits,
    pub(crate) default: Option<Data>,
    /// Lists of fields, of each of which at least one is there.
    pub(crate) at_least_one: Vec<Vec<Text>>,
    pub(crate) origin: Option<Text>,
    pub(crate) life: Life,
    pub(crate) examples: Vec<Data>,
}

/// What a type or field is.
#[derive(Debug)]
pub(crate) enum Body {
    Type(Expression),
    Fields(Vec<Field>),
    /// The places of a tuple.
    Items(Vec<Field>),
    /// The second part: whether they are closed.
    Values(Vec<EnumValue>, bool, EnumKind),
    Variants(TaggedUnion),
    Broken,
}

/// The long form of a union.
#[derive(Debug)]
pub(crate) struct TaggedUnion {
    pub(crate) tag: Option<Text>,
    pub(crate) content: Option<Text>,
    pub(crate) variants: Vec<Variant>,
    pub(crate) closed: bool,
}

/// A variant by the value of the tag.
#[derive(Debug)]
pub(crate) struct Variant {
    pub(crate) key: Text,
    pub(crate) wire: Option<Text>,
    pub(crate) body: Body,
    pub(crate) description: Option<Text>,
    pub(crate) life: Life,
}

#[derive(Debug)]
pub(crate) struct EnumValue {
    pub(crate) key: Text,
    /// What it is on the wire, if it is not its key as a text.
    pub(crate) wire: Option<Spanned<Literal>>,
    pub(crate) description: Option<Text>,
    pub(crate) also: Vec<Spanned<Literal>>,
    pub(crate) life: Life,
}

#[derive(Debug, Default)]
pub(crate) struct Life {
    pub(crate) deprecated: Option<Farewell>,
    pub(crate) removed: Option<Farewell>,
}

#[derive(Debug)]
pub(crate) struct Farewell {
    /// `None` where no source states one.
    pub(crate) release: Option<Text>,
    pub(crate) reason: Option<Text>,
    pub(crate) instead: Option<Text>,
    pub(crate) date: Option<Text>,
}

/// A type expression.
#[derive(Clone, Debug)]
pub(crate) struct Expression {
    pub(crate) kind: ExpressionKind,
    pub(crate) span: Span,
}

#[derive(Clone, Debug)]
pub(crate) enum ExpressionKind {
    /// A builtin or a named type.
    Name(String),
    List(Box<Expression>),
    Map(Box<Expression>),
    /// An object of which each field may be absent.
    Partial(Box<Expression>),
    Const(Literal),
    Id(String),
    /// `null`, which only stands in a union.
    Null,
    Union(Vec<Expression>),
    Broken,
}
