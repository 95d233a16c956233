//! What envelopes can say beyond a key each for the name and the payload.

use tidings_build::Catalogue;
use tidings_build::model::{Batch, Event, NameSource};

use super::Construct;

pub(super) const ALL: &[Construct] = &[
    ("part of the name in the payload", |it| it.envelope.parts_in_payload().next().is_some()),
    ("part of the name in a field of the envelope", |it| {
        it.envelope.fields.iter().any(|field| it.envelope.parts_within(&field.wire).next().is_some())
    }),
    ("part of the name in a header", |it| it.envelope.header().is_some()),
    ("part of the name that may be absent", |it| it.envelope.name.iter().any(|part| part.optional)),
    ("name of two keys", |it| it.envelope.parts_at_top().count() == 2),
    ("parts in two objects", |it| {
        let is_within = |source: &NameSource| matches!(source, NameSource::Within { .. });
        it.envelope.name.iter().filter(|part| is_within(&part.source)).count() == 2
    }),
    ("payload beside the name", |it| it.envelope.payload.is_none()),
    ("list of deliveries", |it| it.envelope.batch == Some(Batch::List)),
    ("deliveries under a key", |it| matches!(it.envelope.batch, Some(Batch::Key(_)))),
    ("event with all parts", |it| parted(it) && event(it, |event| event.parts.len() == it.envelope.name.len())),
    ("event without the optional part", |it| event(it, |event| event.parts.len() < it.envelope.name.len())),
    ("event with a dot in a part", |it| {
        parted(it) && event(it, |event| event.parts.iter().any(|part| part.contains('.')))
    }),
];

fn parted(catalogue: &Catalogue) -> bool {
    catalogue.envelope.name.len() > 1
}

fn event(catalogue: &Catalogue, is: impl Fn(&Event) -> bool) -> bool {
    catalogue.events.iter().any(is)
}
