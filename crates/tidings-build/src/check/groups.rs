//! Fields of which at least one is there, said in vain.

use crate::diagnostic::{Code, Sink, excerpt};
use crate::model::{Draft, Group, Shape};

/// Each of them may be absent, for else the others say nothing, and stands there once.
pub(super) fn check_groups(draft: &Draft, sink: &mut Sink) {
    for def in &draft.types {
        let Shape::Object(fields) = &def.shape else { continue };
        for Group { fields: members, spans } in &def.at_least_one {
            for (at, (position, span)) in members.iter().zip(spans).enumerate() {
                let first = members.iter().zip(spans).take(at).find(|(other, _)| *other == position);
                let Some(field) = fields.get(*position) else { continue };
                let name = excerpt(&field.wire);
                if let Some((_, first)) = first {
                    sink.report(Code::BadLimit, *span, format!("`{name}` is listed twice"))
                        .label("again here")
                        .related(*first, "first here");
                } else if !field.optional {
                    sink.report(
                        Code::BadLimit,
                        *span,
                        format!("`{name}` is always there, and nothing is said by this"),
                    )
                    .related(field.place.span, "it has no `?`");
                }
            }
        }
    }
}
