//! The variants of a union's long form, each as an object that holds its tag.
//!
//! What readers meet is one flat object, whether its type declared the tag or not: so the other outputs need not know of
//! unions whose tag stands in no type.

use std::collections::{BTreeMap, BTreeSet};

use super::Resolver;
use super::scope::Tag;
use super::telling::holds_tag;
use crate::diagnostic::{Code, Sink};
use crate::model::{
    Claim, Draft, Field, Group, Life, Limits, Literal, Place, Shape, Type, TypeDef, TypeId, Union, Variant,
};
use crate::names::{FieldName, TypeName, VariantName};
use crate::source::Span;

impl Resolver<'_> {
    /// The tag of a variant that was written where its union is, unless its author declared it.
    pub(super) fn add_tag(&mut self, tag: Tag<'_>, fields: &mut Vec<Field>) {
        if fields.iter().all(|field| field.wire != tag.key.value) {
            fields.insert(0, tag_field(&tag.key.value, &tag.value.value, self.place(tag.value.span)));
        }
    }
}

/// What a variant is of: an object with its tag.
struct Completed {
    /// Its own type, if that is one which was written where the union is; else another one is made.
    own: Option<TypeId>,
    def: TypeDef,
}

/// Gives the variants their tags and contents: where a type does not hold them itself, another one is made that does.
pub(super) fn complete_variants(draft: &mut Draft, sink: &mut Sink) {
    let mut names: BTreeMap<TypeName, Span> = BTreeMap::new();
    if draft.types.iter().any(|def| matches!(def.shape, Shape::Union(_))) {
        names.extend(draft.types.iter().map(|def| (def.name.clone(), def.place.span)));
    }
    for id in 0..draft.types.len() {
        let Shape::Union(union) = &draft.types[id].shape else { continue };
        let mut called: BTreeSet<&VariantName> = BTreeSet::new();
        let completed: Vec<(usize, Option<Completed>)> = union
            .variants
            .iter()
            .enumerate()
            .filter_map(|(position, variant)| {
                let completed = completed(draft, TypeId(id), union, variant)?;
                // That two of its variants have one name is said of the union.
                Some((position, called.insert(&variant.name).then_some(completed)))
            })
            .collect();
        for (position, completed) in completed {
            let is_new = completed.as_ref().is_some_and(|completed| completed.own.is_none());
            let wrapped = wrapped(draft, id, position).filter(|_| is_new);
            let ty = completed.map_or(Type::Unknown, |completed| add(draft, completed, &mut names, sink));
            if let Shape::Union(union) = &mut draft.types[id].shape
                && let Some(variant) = union.variants.get_mut(position)
            {
                variant.wrapped = wrapped;
                variant.ty = ty;
            }
        }
    }
}

/// Adds what a variant is to the types.
fn add(draft: &mut Draft, completed: Completed, names: &mut BTreeMap<TypeName, Span>, sink: &mut Sink) -> Type {
    let Completed { own, def } = completed;
    if let Some(id) = own {
        let own = &mut draft.types[id.0];
        (own.shape, own.at_least_one) = (def.shape, def.at_least_one);
        return Type::Named(id);
    }
    if let Some(first) = names.insert(def.name.clone(), def.place.span) {
        let message = format!("what this variant is, is called `{}`, as another type is", def.name);
        sink.report(Code::NameCollision, def.place.span, message)
            .related(first, "this one has the name already")
            .help("choose another name for that type, or let the variant's type hold the tag itself, by a `const`");
        return Type::Unknown;
    }
    draft.types.push(def);
    Type::Named(TypeId(draft.types.len() - 1))
}

/// The object that a variant's author named, if its fields become those of another one.
fn wrapped(draft: &Draft, union: usize, position: usize) -> Option<TypeId> {
    let Shape::Union(union) = &draft.types.get(union)?.shape else { return None };
    let variant = union.variants.get(position).filter(|variant| variant.content.is_none())?;
    if let Type::Named(id) = draft.behind_aliases(&variant.ty) { Some(*id) } else { None }
}

/// The object of a variant whose type does not hold the tag, or lies beneath a key of its own.
fn completed(draft: &Draft, id: TypeId, union: &Union, variant: &Variant) -> Option<Completed> {
    let (Some(tag), Claim::Tag(value)) = (&union.tag, &variant.claim) else { return None };
    let union = &draft.types[id.0];
    let tag = tag_field(tag, value, variant.place.clone());
    let mut own = None;
    let (fields, groups, (others, limits), description) = match &variant.content {
        Some(content) => {
            let content = content_field(content, &tag.name, variant);
            (vec![tag, content], Vec::new(), (None, Limits::default()), None)
        }
        None => {
            let Type::Named(named) = draft.behind_aliases(&variant.ty) else { return None };
            let inner = &draft.types[named.0];
            let (fields, groups) = with_tag(draft, inner, tag, &variant.claim)?;
            own = (inner.place.span == variant.place.span).then_some(*named);
            (fields, groups, (inner.others.clone(), inner.limits.clone()), inner.description.clone())
        }
    };
    let def = TypeDef {
        name: TypeName::of_variant(&union.name, &variant.name),
        family: union.family,
        description: variant.description.clone().or(description),
        shape: Shape::Object(fields),
        at_least_one: groups,
        limits,
        default: None,
        extends: Vec::new(),
        others,
        partial: None,
        life: Life::Current,
        examples: Vec::new(),
        place: variant.place.clone(),
    };
    Some(Completed { own, def })
}

/// The fields of an object with its tag among them, and the groups of these. `None` if it holds the tag as it is, or if
/// its own field can never hold this one, which is reported later.
///
/// A field that merely may hold the tag gives way to the constant: what was written without it, nobody could tell.
fn with_tag(draft: &Draft, object: &TypeDef, tag: Field, claim: &Claim) -> Option<(Vec<Field>, Vec<Group>)> {
    let Shape::Object(own) = &object.shape else { return None };
    let Some(at) = own.iter().position(|field| field.wire == tag.wire) else {
        let fields = [tag].into_iter().chain(own.iter().cloned()).collect();
        return Some((fields, object.at_least_one.iter().map(behind_tag).collect()));
    };
    let field = &own[at];
    let is_constant = field.ty == tag.ty && !field.optional && !field.nullable && !field.life.is_removed();
    if is_constant || !holds_tag(draft, own, &tag.wire, Some(claim)) {
        return None;
    }
    let constant = Field {
        name: field.name.clone(),
        description: field.description.clone(),
        origin: field.origin,
        place: field.place.clone(),
        ..tag
    };
    let mut fields = own.clone();
    fields[at] = constant;
    // Where the tag is one of them, at least one is there in any case.
    let groups = object.at_least_one.iter().filter(|group| !group.fields.contains(&at)).cloned().collect();
    Some((fields, groups))
}

/// The same fields, in front of which the tag stands now.
fn behind_tag(group: &Group) -> Group {
    Group { fields: group.fields.iter().map(|field| field + 1).collect(), spans: group.spans.clone() }
}

fn tag_field(key: &str, value: &str, place: Place) -> Field {
    field(key, FieldName::of_tag(key), Type::Const(Literal::Text(value.to_owned())), place)
}

fn content_field(key: &str, tag: &FieldName, variant: &Variant) -> Field {
    let (ty, nullable) = match &variant.ty {
        Type::Nullable(inner) => ((**inner).clone(), true),
        ty => (ty.clone(), false),
    };
    Field { nullable, ..field(key, FieldName::of_content(key, tag), ty, variant.place.clone()) }
}

fn field(key: &str, name: FieldName, ty: Type, place: Place) -> Field {
    Field {
        wire: key.to_owned(),
        name,
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
    }
}
