//! Limits that their type does not have, or that contradict each other.

use crate::diagnostic::{Code, Sink};
use crate::model::{Draft, Field, Format, IntegerKind, Limit, Shape, Type};

/// Lengths stand at texts, least and greatest values at integers, and every least is not above its greatest.
pub(super) fn check_limits(draft: &Draft, sink: &mut Sink) {
    let objects = draft.types.iter().filter_map(|def| match &def.shape {
        Shape::Object(fields) => Some(fields),
        _ => None,
    });
    for field in objects.chain([&draft.envelope.fields]).flatten() {
        check_field(draft, field, sink);
    }
}

fn check_field(draft: &Draft, field: &Field, sink: &mut Sink) {
    let limits = &field.limits;
    let ty = draft.behind_aliases(&field.ty);
    if matches!(ty, Type::Unknown) {
        return;
    }
    if !is_text(draft, ty) {
        for span in [limits.min_length, limits.max_length].into_iter().flatten().map(|limit| limit.span) {
            sink.report(Code::BadLimit, span, "a length is a limit of texts, and this field holds none")
                .related(field.ty_span, "what it holds");
        }
    }
    let range = match ty {
        Type::Integer(kind) => Some(kind.range()),
        Type::Format(Format::UnixSeconds | Format::UnixMilliseconds) => Some(IntegerKind::I64.range()),
        _ => None,
    };
    for limit in [limits.minimum, limits.maximum].into_iter().flatten() {
        match range {
            None => {
                sink.report(Code::BadLimit, limit.span, "this is a limit of integers, and this field holds none")
                    .related(field.ty_span, "what it holds");
            }
            Some((least, greatest)) if !(least..=greatest).contains(&limit.value) => {
                sink.report(Code::BadLimit, limit.span, "this lies outside of what the type can hold")
                    .related(field.ty_span, format!("from {least} to {greatest}"));
            }
            Some(_) => {}
        }
    }
    check_order(limits.min_length, limits.max_length, sink);
    check_order(limits.minimum, limits.maximum, sink);
}

fn check_order<T: PartialOrd + Copy>(least: Option<Limit<T>>, greatest: Option<Limit<T>>, sink: &mut Sink) {
    if let (Some(least), Some(greatest)) = (least, greatest)
        && least.value > greatest.value
    {
        sink.report(Code::BadLimit, least.span, "the least is above the greatest")
            .related(greatest.span, "the greatest");
    }
}

fn is_text(draft: &Draft, ty: &Type) -> bool {
    match ty {
        Type::String | Type::Format(Format::Uri | Format::Email) => true,
        Type::Named(id) => matches!(draft.types[id.0].shape, Shape::Id { .. }),
        _ => false,
    }
}
