//! Ids: opaque texts, each kind a type of its own.

/// Gives a generated id, a struct around a `Box<str>`, its methods.
///
/// Any text is an id: what its prefix should be is documentation, and never checked on reading.
///
/// ```
/// #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
/// pub struct OrderId(Box<str>);
/// tidings::impl_id!(OrderId, "ord_");
///
/// let id = OrderId::from("ord_7");
/// assert_eq!(id, "ord_7");
/// assert!(id.as_str().starts_with(OrderId::PREFIX));
/// ```
#[macro_export]
macro_rules! impl_id {
    ($name:ident, $prefix:literal) => {
        #[allow(deprecated)]
        impl $name {
            /// What the producer's ids of this kind begin with. Nothing checks it.
            pub const PREFIX: &'static str = $prefix;

            /// The id of this text, whatever it begins with.
            #[must_use]
            pub fn new(text: impl ::std::convert::Into<::std::boxed::Box<str>>) -> Self {
                Self(text.into())
            }

            /// The id's text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        #[allow(deprecated)]
        impl ::std::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        #[allow(deprecated)]
        impl ::std::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                Self(text.into())
            }
        }

        #[allow(deprecated)]
        impl ::std::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        #[allow(deprecated)]
        impl ::std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        #[allow(deprecated)]
        impl ::std::cmp::PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                *self.0 == *other
            }
        }

        #[allow(deprecated)]
        impl ::std::cmp::PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                *self.0 == **other
            }
        }

        #[allow(deprecated)]
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        #[allow(deprecated)]
        impl $crate::Decode for $name {
            fn empty() -> Self {
                Self(::std::default::Default::default())
            }

            fn decode(&mut self, reader: &mut $crate::Reader<'_>) -> ::std::result::Result<(), $crate::Fault> {
                self.0.decode(reader)
            }
        }

        #[allow(deprecated)]
        impl $crate::Encode for $name {
            fn encode(&self, out: &mut $crate::Writer) {
                out.text(&self.0);
            }
        }

        $crate::impl_serde!($name, deserialize, serialize);
    };
}
