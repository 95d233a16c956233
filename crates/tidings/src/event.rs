//! What every generated event has, whatever its envelope.

/// Makes an event of a struct with the envelope's fields of this table and two more, `data` and `unknown_fields`.
///
/// The rows are those of [`impl_object!`](crate::impl_object). Before them stand the keys of the event's name and of its
/// payload, and that of its id if it has one.
#[macro_export]
macro_rules! impl_event {
    (
        $event:ident of $data:ident, $event_type:ident {
            name $name:literal,
            payload $payload:literal,
            id $id:expr,
            $($position:literal $field:ident: $presence:ident $key:literal,)*
        }
    ) => {
        #[allow(deprecated)]
        impl $crate::Envelope for $event {
            type Data = $data;
            const NAME: &'static str = $name;
            const PAYLOAD: &'static str = $payload;
            const ID: ::std::option::Option<&'static str> = $id;

            fn empty() -> Self {
                Self {
                    $($field: $crate::Decode::empty(),)*
                    data: $data::Unknown($crate::Unknown::empty()),
                    unknown_fields: ::std::default::Default::default(),
                }
            }

            fn data_mut(&mut self) -> &mut $data {
                &mut self.data
            }
        }

        $crate::impl_decode_fields! {
            $event { $name, $payload, }
            { $($position $field: $presence $key,)* }
        }

        #[allow(deprecated)]
        impl $crate::EncodeFields for $event {
            fn encode_fields(&self, fields: &mut $crate::FieldWriter<'_>) {
                $(fields.$presence($key, &self.$field);)*
                fields.event::<Self>(&self.data);
                fields.rest(&self.unknown_fields);
            }
        }

        #[allow(deprecated)]
        impl $event {
            /// Reads a delivery from the bytes of its body.
            ///
            /// # Errors
            ///
            /// If the body is no UTF-8 or no JSON, or if its envelope or a required field is broken. An event, a field
            /// or an enum value that nobody knows is no error.
            pub fn from_slice(body: &[u8]) -> ::std::result::Result<Self, $crate::Error> {
                $crate::read_event(body)
            }

            /// Reads a delivery from its text.
            ///
            /// # Errors
            ///
            /// As for [`Self::from_slice`].
            // An inherent method too, so that nobody has to import a trait for it.
            #[allow(clippy::should_implement_trait)]
            pub fn from_str(body: &str) -> ::std::result::Result<Self, $crate::Error> {
                $crate::read_event(body.as_bytes())
            }

            /// The event as the bytes of a body, on one line; `to_string` gives its text.
            #[must_use]
            pub fn to_vec(&self) -> ::std::vec::Vec<u8> {
                $crate::write_event(self).into_bytes()
            }

            /// The event's type, if it is a known one.
            #[must_use]
            pub fn event_type(&self) -> ::std::option::Option<$event_type> {
                $crate::EventData::event_type(&self.data)
            }

            /// The event's type as it is written, known or not.
            #[must_use]
            pub fn type_name(&self) -> &str {
                $crate::type_name(&self.data)
            }

            /// The fields that are not what the catalogue promises; each is a `Field::Other`.
            #[must_use]
            pub fn deviations(&self) -> ::std::vec::Vec<$crate::Deviation> {
                $crate::deviations(self)
            }
        }

        #[allow(deprecated)]
        impl ::std::str::FromStr for $event {
            type Err = $crate::Error;

            fn from_str(body: &str) -> ::std::result::Result<Self, $crate::Error> {
                $crate::read_event(body.as_bytes())
            }
        }

        #[allow(deprecated)]
        impl ::std::fmt::Display for $event {
            /// Writes the event as JSON, on one line.
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(&$crate::write_event(self))
            }
        }

        $crate::impl_serde!($event, deserialize_event, serialize_event);
    };
}
