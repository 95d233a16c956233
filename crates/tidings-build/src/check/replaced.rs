//! Fields that take the place of those that an object has from others.

use std::collections::{BTreeMap, BTreeSet};

use super::narrower::{Held, More, is_narrower};
use super::narrower_limits::looser;
use crate::diagnostic::{Code, Sink, excerpt};
use crate::model::expression::{field_expression, or_null, type_expression};
use crate::model::{Draft, Field, Rule, Shape, TypeDef, TypeId};

/// An own field of the same key is narrower: whoever knows the object that is extended knows nothing wrong.
pub(super) fn check_replaced_fields(draft: &Draft, sink: &mut Sink) {
    for def in draft.types.iter().filter(|def| !def.extends.is_empty()) {
        let Shape::Object(fields) = &def.shape else { continue };
        let bases: Vec<(&TypeDef, &[Field])> = def.extends.iter().filter_map(|id| object(draft, *id)).collect();
        let inherited: BTreeSet<_> =
            bases.iter().flat_map(|(_, fields)| fields.iter()).map(|field| field.place.span).collect();
        let own = fields.iter().filter(|field| !inherited.contains(&field.place.span));
        let own: BTreeMap<&str, &Field> = own.map(|field| (field.wire.as_str(), field)).collect();
        for (base, fields) in bases {
            check_others(draft, def, base, &own, sink);
            for other in fields {
                let Some(own) = own.get(other.wire.as_str()) else { continue };
                let narrowed = Narrowed { held: Held::of_field(own), optional: own.optional };
                if let Some(why) = wider(draft, narrowed, other, base.name.as_str(), More::Fields) {
                    let diagnostic = sink.report(Code::NotNarrower, own.place.span, why);
                    diagnostic.related(other.place.span, format!("the field of `{}`", base.name));
                }
            }
        }
    }
}

/// Where an object says what all other fields hold, those of what extends it are such.
fn check_others(draft: &Draft, def: &TypeDef, base: &TypeDef, own: &BTreeMap<&str, &Field>, sink: &mut Sink) {
    let (Some(others), Shape::Object(named)) = (&base.others, &base.shape) else { return };
    let named: BTreeSet<&str> = named.iter().map(|field| field.wire.as_str()).collect();
    let what = type_expression(draft, others);
    let said = |name: &str| format!("each other field of `{}` is `{}`, and {name} is not", base.name, excerpt(&what));
    if def.others.as_ref().is_some_and(|own| !is_narrower(draft, Held::of(own), Held::of(others), More::Fields)) {
        let diagnostic = sink.report(Code::NotNarrower, def.place.span, said("what `others` says here"));
        diagnostic.related(base.place.span, "it is defined here");
    }
    for field in own.values().filter(|field| !named.contains(field.wire.as_str())) {
        let mut keys = base.limits.rules().filter_map(|rule| match rule {
            Rule::OtherKeys(pattern) => Some(pattern),
            _ => None,
        });
        if let Some(pattern) = keys.find(|pattern| !pattern.matches(&field.wire)) {
            let (wire, pattern) = (excerpt(&field.wire), excerpt(pattern.as_str()));
            let message = format!("each other key of `{}` matches `{pattern}`, and `{wire}` does not", base.name);
            sink.report(Code::NotNarrower, field.place.span, message).related(base.place.span, "it is defined here");
        }
        if !is_narrower(draft, Held::of_field(field), Held::of(others), More::Fields) {
            let message = said(&format!("`{}`", excerpt(&field.wire)));
            sink.report(Code::NotNarrower, field.place.span, message).related(base.place.span, "it is defined here");
        }
    }
}

fn object(draft: &Draft, id: TypeId) -> Option<(&TypeDef, &[Field])> {
    let def = draft.types.get(id.0)?;
    match &def.shape {
        Shape::Object(fields) => Some((def, fields)),
        _ => None,
    }
}

/// What a field becomes.
#[derive(Clone, Copy)]
pub(super) struct Narrowed<'a> {
    pub(super) held: Held<'a>,
    pub(super) optional: bool,
}

/// Why what a field becomes is not narrower than what it is; `None` if it is narrower, or the same.
pub(super) fn wider(draft: &Draft, own: Narrowed<'_>, field: &Field, whose: &str, more: More) -> Option<String> {
    let wire = excerpt(&field.wire);
    if own.optional && !field.optional {
        return Some(format!("`{wire}` is always there in `{whose}`, and may be absent here"));
    }
    let than = Held::of_field(field);
    if is_narrower(draft, own.held, than, more) {
        return None;
    }
    let limits = draft.limits_of(than.ty, than.limits);
    let but_for_limits = Held { limits: &limits, ..own.held };
    if let Some(rule) = looser(draft, own.held, than).filter(|_| is_narrower(draft, but_for_limits, than, more)) {
        let limit = format!("{}: {}", rule.word(), rule.to_json().compact());
        return Some(format!("`{wire}` keeps to `{}` in `{whose}`, and not here", excerpt(&limit)));
    }
    let (was, is) = (field_expression(draft, field), or_null(draft, own.held.ty, own.held.nullable));
    Some(format!("`{wire}` is `{}` in `{whose}`, and `{}` is not narrower", excerpt(&was), excerpt(&is)))
}
