//! Unions of which nobody could tell what a value is.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Sink, excerpt};
use crate::model::expression::field_expression;
use crate::model::{Claim, Draft, Shape, TypeDef, Undecided, Union, Variant};
use crate::names::{is_reserved_variant, rename_help};
use crate::source::Span;

/// Each value is of one type at most, and each type is another variant.
pub(super) fn check_unions(draft: &Draft, sink: &mut Sink) {
    for def in &draft.types {
        if let Shape::Union(union) = &def.shape {
            union.undecided.iter().for_each(|why| report_undecided(draft, (def, union), why, sink));
            check_tags(union, sink);
            // What is the same twice has the same name, too.
            if union.undecided.is_empty() {
                check_names(union, sink);
            }
        }
    }
}

fn report_undecided(draft: &Draft, (def, union): (&TypeDef, &Union), why: &Undecided, sink: &mut Sink) {
    match why {
        Undecided::Unfit { variant, why, help } => {
            let Some(variant) = union.variants.get(*variant) else { return };
            let message = format!("the union `{}` cannot hold this: {why}", def.name);
            sink.report(Code::UndecidedUnion, variant.place.span, message).help(help);
        }
        Undecided::OtherTag { variant } => {
            let Some(variant) = union.variants.get(*variant) else { return };
            report_other_tag(draft, union, variant, sink);
        }
        Undecided::Alike { first, second, why, help } => {
            let (Some(first), Some(second)) = (union.variants.get(*first), union.variants.get(*second)) else { return };
            let message = format!("nobody could tell of which type a value of `{}` is: {why}", def.name);
            let diagnostic = sink.report(Code::UndecidedUnion, second.place.span, message);
            diagnostic.related(first.place.span, "the other one").help(help);
        }
    }
}

fn report_other_tag(draft: &Draft, union: &Union, variant: &Variant, sink: &mut Sink) {
    let (Some(key), Some(tag)) = (&union.tag, variant.claim.tag()) else { return };
    let Some((object, fields)) = draft.object_within(&variant.ty) else { return };
    let Some(field) = fields.iter().find(|field| field.wire == *key) else { return };
    let (held, key, tag) = (field_expression(draft, field), excerpt(key), excerpt(tag));
    let message =
        format!("the field `{key}` of `{}` is `{}`, and its tag here is `{tag}`", object.name, excerpt(&held));
    let diagnostic = sink.report(Code::UndecidedUnion, variant.place.span, message);
    diagnostic.related(field.place.span, "this field").help("let it be a `string` there");
}

fn check_names(union: &Union, sink: &mut Sink) {
    let mut names: BTreeMap<&str, Span> = BTreeMap::new();
    for Variant { name, place, claim, .. } in &union.variants {
        let help = match claim {
            Claim::Tag(tag) if !union.inline => rename_help(tag),
            _ => "name one of them in `types`".to_owned(),
        };
        if is_reserved_variant(name.as_str()) {
            let message = format!("the variant `{name}` has the name of what stands for all others in Rust");
            let help = match claim {
                Claim::Tag(_) if !union.inline => help,
                // A constant has no name of its own, so that it is called after its text.
                Claim::Constant(literal) => {
                    let written = excerpt(&literal.to_json().compact());
                    format!("declare it in `types`, as in `Something: const {written}`, and name it here")
                }
                _ => "give the type another name in `types`".to_owned(),
            };
            sink.report(Code::ReservedName, place.span, message).help(help);
        } else if let Some(first) = names.insert(name.as_str(), place.span) {
            let message = format!("two types of this union are `{name}` in Rust");
            sink.report(Code::NameCollision, place.span, message).related(first, "the first one").help(help);
        }
    }
}

/// Only the long form can say a tag twice; of the other one no tag is found then.
fn check_tags(union: &Union, sink: &mut Sink) {
    let mut tags: BTreeMap<&str, Span> = BTreeMap::new();
    for variant in &union.variants {
        if let Claim::Tag(tag) = &variant.claim
            && let Some(first) = tags.insert(tag, variant.place.span)
        {
            let message = format!("the tag `{}` stands for two variants", excerpt(tag));
            let diagnostic = sink.report(Code::AmbiguousValue, variant.place.span, message);
            diagnostic.related(first, "it stands for this one already");
        }
    }
}
