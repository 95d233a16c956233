//! The variants of a union's long form, each as an object that holds its tag.
//!
//! What readers meet is one flat object, whether its type declared the tag or not: so the other outputs need not know of
//! unions whose tag stands in no type.

use std::collections::BTreeMap;

use super::Resolver;
use super::scope::Tag;
use crate::diagnostic::{Code, Sink};
use crate::model::{
    Claim, Draft, Field, Group, Life, Limits, Literal, Place, Shape, Type, TypeDef, TypeId, Union, Variant,
};
use crate::names::{FieldName, TypeName, rename_help};
use crate::source::Span;

impl Resolver<'_> {
    /// The tag of a variant that was written where its union is, unless its author declared it.
    pub(super) fn add_tag(&mut self, tag: Tag<'_>, fields: &mut Vec<Field>) {
        if fields.iter().any(|field| field.wire == tag.key.value) {
            return;
        }
        match tag_field(&tag.key.value, &tag.value.value, self.place(tag.value.span)) {
            Some(field) => fields.insert(0, field),
            None => self.report_unusable(tag.key, &rename_help(&tag.key.value)),
        }
    }
}

/// Gives the variants their tags and contents: where a type does not hold them itself, another one is made that does.
pub(super) fn complete_variants(draft: &mut Draft, sink: &mut Sink) {
    let mut names: BTreeMap<TypeName, Span> = BTreeMap::new();
    if draft.types.iter().any(|def| matches!(def.shape, Shape::Union(_))) {
        names.extend(draft.types.iter().map(|def| (def.name.clone(), def.place.span)));
    }
    for id in 0..draft.types.len() {
        let Shape::Union(union) = &draft.types[id].shape else { continue };
        let made: Vec<(usize, TypeDef)> = union
            .variants
            .iter()
            .enumerate()
            .filter_map(|(position, variant)| Some((position, made_for(draft, TypeId(id), union, variant)?)))
            .collect();
        for (position, def) in made {
            let wrapped = wrapped(draft, id, position);
            if let Some(first) = names.insert(def.name.clone(), def.place.span) {
                let message = format!("what this variant is, is called `{}`, as another type is", def.name);
                sink.report(Code::NameCollision, def.place.span, message)
                    .related(first, "this one has the name already")
                    .help("choose another name for that type, or let the variant's type declare the tag");
                continue;
            }
            let new = TypeId(draft.types.len());
            draft.types.push(def);
            if let Shape::Union(union) = &mut draft.types[id].shape
                && let Some(variant) = union.variants.get_mut(position)
            {
                variant.wrapped = wrapped;
                variant.ty = Type::Named(new);
            }
        }
    }
}

/// The object that a variant's author named, if its fields become those of another one.
fn wrapped(draft: &Draft, union: usize, position: usize) -> Option<TypeId> {
    let Shape::Union(union) = &draft.types.get(union)?.shape else { return None };
    let variant = union.variants.get(position).filter(|variant| variant.content.is_none())?;
    if let Type::Named(id) = draft.behind_aliases(&variant.ty) { Some(*id) } else { None }
}

/// The object of a variant whose type does not hold the tag, or lies beneath a key of its own.
fn made_for(draft: &Draft, id: TypeId, union: &Union, variant: &Variant) -> Option<TypeDef> {
    let (Some(tag), Claim::Tag(value)) = (&union.tag, &variant.claim) else { return None };
    let union = &draft.types[id.0];
    let field = tag_field(tag, value, variant.place.clone())?;
    let (fields, groups, others, description) = match &variant.content {
        Some(content) => (vec![field, content_field(content, variant)?], Vec::new(), None, None),
        None => {
            let Type::Named(inner) = draft.behind_aliases(&variant.ty) else { return None };
            let inner = &draft.types[inner.0];
            let Shape::Object(fields) = &inner.shape else { return None };
            if fields.iter().any(|field| field.wire == *tag) {
                return None;
            }
            let fields = [field].into_iter().chain(fields.iter().cloned()).collect();
            let groups = inner.at_least_one.iter().map(behind_tag).collect();
            (fields, groups, inner.others.clone(), inner.description.clone())
        }
    };
    Some(TypeDef {
        name: TypeName::of_variant(&union.name, &variant.name),
        family: union.family,
        description: variant.description.clone().or(description),
        shape: Shape::Object(fields),
        at_least_one: groups,
        limits: Limits::default(),
        default: None,
        extends: Vec::new(),
        others,
        partial: None,
        life: Life::Current,
        examples: Vec::new(),
        place: variant.place.clone(),
    })
}

/// The same fields, in front of which the tag stands now.
fn behind_tag(group: &Group) -> Group {
    Group { fields: group.fields.iter().map(|field| field + 1).collect(), spans: group.spans.clone() }
}

/// `None` if no Rust name can be made of the key.
fn tag_field(key: &str, value: &str, place: Place) -> Option<Field> {
    field(key, Type::Const(Literal::Text(value.to_owned())), place)
}

fn content_field(key: &str, variant: &Variant) -> Option<Field> {
    let (ty, nullable) = match &variant.ty {
        Type::Nullable(inner) => ((**inner).clone(), true),
        ty => (ty.clone(), false),
    };
    let field = field(key, ty, variant.place.clone())?;
    Some(Field { nullable, ..field })
}

fn field(key: &str, ty: Type, place: Place) -> Option<Field> {
    Some(Field {
        wire: key.to_owned(),
        name: FieldName::new(key)?,
        ty,
        ty_span: place.span,
        optional: false,
        nullable: false,
        is_tag: false,
        description: None,
        limits: Limits::default(),
        default: None,
        origin: None,
        life: Life::Current,
        examples: Vec::new(),
        place,
    })
}
