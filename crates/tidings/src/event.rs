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
            $event { required $name, required $payload, }
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

        $crate::impl_event_body! {
            $event, $crate::read_event, deserialize_event, serialize_event
        }
        $crate::impl_event_kind! { $event, $data, $event_type, $crate::write_event, $crate::deviations }
    };
}

/// Makes an event of a struct as [`impl_event!`](crate::impl_event) does, where its name is more than one key of the body
/// or its payload stands beside the name.
///
/// Before the rows of the envelope's fields stand how it is read (`from_slice`, or `from_parts` with a header), the parts
/// of the name, the events whose parts the dots of their names do not tell, the objects that hold parts, the keys of the
/// delivery that belong to the name or to the payload, where the payload lies, and the key of the event's id.
#[macro_export]
macro_rules! impl_parted_event {
    (
        $event:ident of $data:ident, $event_type:ident {
            read $read:ident,
            name [$($part:expr),* $(,)?],
            exact [$(($exact:ident, $parts:expr)),* $(,)?],
            holders [$($holder:literal [$($held:literal),*]),* $(,)?],
            before [$($needed:ident $before:literal),* $(,)?],
            payload $payload:expr,
            id $id:expr,
            $($position:literal $field:ident: $presence:ident $key:literal,)*
        }
    ) => {
        #[allow(deprecated)]
        impl $crate::PartedEnvelope for $event {
            type Data = $data;
            const PLACES: &'static $crate::Places = {
                use $crate::{Holder, NamePart, PayloadPlace};
                const BEFORE: &[&str] = &[$($before),*];
                &$crate::Places {
                    name: &[$($part),*],
                    exact: &[$(($event_type::$exact as usize, &$parts)),*],
                    holders: &[$(Holder { key: $holder, holds: &[$($held),*] }),*],
                    payload: $payload,
                    before: BEFORE.len(),
                    id: $id,
                }
            };

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
            $event { $($needed $before,)* }
            { $($position $field: $presence $key,)* }
        }

        #[allow(deprecated)]
        impl $crate::EncodeFields for $event {
            fn encode_fields(&self, fields: &mut $crate::FieldWriter<'_>) {
                fields.hold::<Self>(&self.data);
                $(fields.$presence($key, &self.$field);)*
                fields.parted_event::<Self>(&self.data);
                fields.rest(&self.unknown_fields);
            }
        }

        $crate::impl_parted_read! { $event $read }
        $crate::impl_event_kind! { $event, $data, $event_type, $crate::write_parted_event, $crate::parted_deviations }
    };
}

/// How an event with several parts in its name is read.
#[doc(hidden)]
#[macro_export]
macro_rules! impl_parted_read {
    ($event:ident from_slice) => {
        $crate::impl_event_body! {
            $event, |body| $crate::read_parted_event(::std::option::Option::None, body),
            deserialize_parted_event, serialize_parted_event
        }
    };
    ($event:ident from_parts) => {
        #[allow(deprecated)]
        impl $event {
            /// Reads a delivery from the header that names it and the bytes of its body.
            ///
            /// # Errors
            ///
            /// If the body is no UTF-8 or no JSON, or if its envelope or a required field is broken. An event, a field
            /// or an enum value that nobody knows is no error.
            pub fn from_parts(header: &str, body: &[u8]) -> ::std::result::Result<Self, $crate::Error> {
                $crate::read_parted_event(::std::option::Option::Some(header), body)
            }

            /// The part of the event's name that the header carries.
            #[must_use]
            pub fn header(&self) -> &str {
                $crate::header::<Self>(&self.data)
            }
        }
    };
}

/// What an event has that its body alone tells.
#[doc(hidden)]
#[macro_export]
macro_rules! impl_event_body {
    ($event:ident, $read:expr, $deserialize:ident, $serialize:ident) => {
        #[allow(deprecated)]
        impl $event {
            /// Reads a delivery from the bytes of its body.
            ///
            /// # Errors
            ///
            /// If the body is no UTF-8 or no JSON, or if its envelope or a required field is broken. An event, a field
            /// or an enum value that nobody knows is no error.
            pub fn from_slice(body: &[u8]) -> ::std::result::Result<Self, $crate::Error> {
                ($read)(body)
            }

            /// Reads a delivery from its text.
            ///
            /// # Errors
            ///
            /// As for [`Self::from_slice`].
            // An inherent method too, so that nobody has to import a trait for it.
            #[allow(clippy::should_implement_trait)]
            pub fn from_str(body: &str) -> ::std::result::Result<Self, $crate::Error> {
                Self::from_slice(body.as_bytes())
            }
        }

        #[allow(deprecated)]
        impl ::std::str::FromStr for $event {
            type Err = $crate::Error;

            fn from_str(body: &str) -> ::std::result::Result<Self, $crate::Error> {
                Self::from_slice(body.as_bytes())
            }
        }

        $crate::impl_serde!($event, $deserialize, $serialize);
    };
}

/// What every event has.
#[doc(hidden)]
#[macro_export]
macro_rules! impl_event_kind {
    ($event:ident, $data:ident, $event_type:ident, $write:expr, $deviations:expr) => {
        #[allow(deprecated)]
        impl $event {
            /// The event as the bytes of a body, on one line; `to_string` gives its text.
            ///
            /// Unknown fields under a key of the envelope, which what was read elsewhere can have, are left out.
            #[must_use]
            pub fn to_vec(&self) -> ::std::vec::Vec<u8> {
                ($write)(self).into_bytes()
            }

            /// The event's type, if it is a known one.
            #[must_use]
            pub fn event_type(&self) -> ::std::option::Option<$event_type> {
                $crate::EventData::event_type(&self.data)
            }

            /// The event's type as it is written, known or not.
            ///
            /// For people and logs: where a name has several parts, one that nobody knows can read like a known one that
            /// is divided elsewhere. Code asks [`Self::event_type`].
            #[must_use]
            pub fn type_name(&self) -> &str {
                $crate::type_name(&self.data)
            }

            /// The fields that are not what the catalogue promises; each is a `Field::Other`.
            #[must_use]
            pub fn deviations(&self) -> ::std::vec::Vec<$crate::Deviation> {
                ($deviations)(self)
            }
        }

        #[allow(deprecated)]
        impl ::std::fmt::Display for $event {
            /// Writes the event as JSON, on one line.
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(&($write)(self))
            }
        }
    };
}
