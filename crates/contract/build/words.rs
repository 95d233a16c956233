//! The words that catalogues are made of. None of them becomes the same name in Rust as another of its list.

/// A name, and how it is written on the wire if that is something else.
pub(crate) type Name = (&'static str, Option<&'static str>);

/// Types. None begins like another one, by which a type inside a field is known.
pub(crate) const TYPES: &[&str] = &[
    "Amber", "Birch", "Cedar", "Dune", "Ember", "Fjord", "Grove", "Heron", "Islet", "Jasper", "Kelp", "Larch", "Maple",
    "Nectar", "Opal", "Pebble", "Quartz", "Raven", "Sedge", "Tundra",
];

/// Families, some of them called like crates and keywords.
pub(crate) const FAMILIES: &[&str] = &["order", "std", "type", "tidings", "stock-level", "2nd"];

/// Events. Some begin like others, or differ from them in little.
pub(crate) const EVENTS: &[Name] = &[
    ("order", None),
    ("order.created", None),
    ("order.created.late", None),
    ("order_capital", Some("ORDER.CREATED")),
    ("order_spaced", Some(" order.created ")),
    ("a.b.c.d.e.f.g", None),
    ("type", None),
    ("self", None),
    ("null", None),
    ("+1", None),
    ("stock level changed", None),
    ("x/y:z#1", None),
    ("iDealPaid", None),
    ("3D_SECURE.v2.0", None),
    ("crate.fn.async", None),
    ("quoted", Some("say \"hi\"\\now")),
    ("lines", Some("two\nlines\u{0}")),
    ("umlaut", Some("größe.geändert😀")),
];

/// Fields.
pub(crate) const FIELDS: &[Name] = &[
    ("id", None),
    ("type", None),
    ("self", None),
    ("crate", None),
    ("gen", None),
    ("async", None),
    ("true", None),
    ("null", None),
    ("+1", None),
    ("-1", None),
    ("08", None),
    ("3d", None),
    ("iDealConsumerIban", None),
    ("HTTPServer", None),
    ("billingAddress.city", None),
    ("_links", None),
    ("@context", None),
    ("$ref", None),
    ("a b", None),
    ("x/y~1", None),
    ("100%", None),
    ("amount", None),
    ("note", None),
    ("state", None),
    ("items", None),
    ("properties", None),
    ("required", None),
    ("asked", Some("asked?")),
    ("note_capital", Some("Note")),
    ("quoted", Some("a\"b\\c")),
    ("empty", Some("")),
    ("blank", Some(" ")),
    ("control", Some("tab\there\u{0}")),
    ("umlaut", Some("größe😀")),
];

/// Values of enums.
pub(crate) const VALUES: &[Name] = &[
    ("open", None),
    ("closed", None),
    ("no", None),
    ("1.0.2", None),
    ("3DS_AUTHENTICATED", None),
    ("too heated", None),
    ("Self", None),
    ("quoted", Some("\"quoted\"")),
    ("empty", Some("")),
    ("umlaut", Some("größe")),
];

/// The keys of the envelope that hold the event's name and payload. A key with a dot would lead into an object.
pub(crate) const DISCRIMINATORS: &[&str] = &["type", "event", "kind", "@type", "event name", "$type\"s"];

/// See [`DISCRIMINATORS`].
pub(crate) const PAYLOADS: &[&str] = &["data", "payload", "object", "data.object", "détails", "Type"];

/// What may be said of anything.
pub(crate) const TEXTS: &[&str] =
    &["It is what it is", "Say \"no\": not #1", "Two sentences. The second ends\nin another line", "größer als 0 😀"];
