//! Tuples: lists whose places each have a meaning.

use crate::fault::{Fault, Step};
use crate::json_ref::Kind;
use crate::known::KnownFields;
use crate::object::DecodeFields;
use crate::reader::Reader;

impl Reader<'_> {
    /// Reads a tuple. It may end before any place that is optional, and may go on behind the last one.
    ///
    /// What is wrong with the first wrong item is told at the end: a later one may hold a fault that bars the whole
    /// event.
    pub(crate) fn tuple(&mut self, known: &KnownFields, tuple: &mut dyn DecodeFields) -> Result<(), Fault> {
        if self.kind() != Kind::List {
            return Err(self.mismatch("a list"));
        }
        let start = self.at();
        self.open()?;
        let (mut position, mut fault) = (0, None);
        let mut unknown = None;
        while self.item(position == 0)? {
            if position < known.count() {
                if let Err(why) = tuple.decode_field(position, self) {
                    Fault::keep(&mut fault, why.under(Step::Item(position)))?;
                }
            } else {
                let (begins, _) = unknown.unwrap_or((self.at(), 0));
                self.ignore()?;
                unknown = Some((begins, self.at()));
            }
            position += 1;
        }
        if let Some((begins, ends)) = unknown {
            tuple.unknown_fields_mut().keep(self.body().get(begins..ends).unwrap_or_default().into());
        }
        match fault {
            Some(fault) => Err(fault),
            None if position < known.count_required() => {
                let list = self.since(start);
                Err(Fault::new("an item at this place", "nothing", list.as_str()).under(Step::Item(position)))
            }
            None => Ok(()),
        }
    }
}

/// Makes an [`Object`](crate::Object) of a struct whose fields are the items of a list, in the order of this table, and of
/// one more, `unknown_items`, which is [`Items`](crate::Items).
///
/// The rows are those of [`impl_object!`](crate::impl_object); the names in them never stand on the wire. Only the last
/// ones may be absent. One that is absent before another that is not is written as null.
///
/// ```
/// use tidings::{Field, Items, Number};
///
/// struct Position {
///     longitude: Number,
///     latitude: Number,
///     altitude: Field<Number>,
///     unknown_items: Items,
/// }
/// tidings::impl_tuple! {
///     Position {
///         0 longitude: required "longitude",
///         1 latitude: required "latitude",
///         2 altitude: optional "altitude",
///     }
/// }
/// ```
#[macro_export]
macro_rules! impl_tuple {
    ($name:ident { $($position:literal $field:ident: $presence:ident $key:literal,)* }) => {
        #[allow(deprecated)]
        impl $crate::Object for $name {
            const IS_TUPLE: bool = true;

            fn empty() -> Self {
                Self { $($field: $crate::Decode::empty(),)* unknown_items: ::std::default::Default::default() }
            }
        }

        $crate::impl_decode_fields! {
            $name {} unknown_items
            { $($position $field: $presence $key,)* }
        }

        #[allow(deprecated)]
        impl $crate::EncodeFields for $name {
            fn encode_fields(&self, fields: &mut $crate::FieldWriter<'_>) {
                $(fields.$presence($key, &self.$field);)*
                fields.rest(&self.unknown_items);
            }
        }

        $crate::impl_serde!($name, deserialize, serialize);
    };
}
