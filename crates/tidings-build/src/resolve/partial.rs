//! `partial<T>`: an object with the fields of another, each of which may be absent.

use std::collections::BTreeMap;

use super::Resolver;
use super::objects::Base;
use crate::diagnostic::Code;
use crate::model::{Limits, Place, Shape, Type, TypeDef, TypeId};
use crate::names::TypeName;
use crate::raw::Expression;
use crate::source::Span;

/// The types that `partial<…>` makes, one for each type that it stands around. They follow all declared ones.
#[derive(Default)]
pub(super) struct Partials {
    made: Vec<Partial>,
    by_whole: BTreeMap<TypeId, TypeId>,
}

struct Partial {
    id: TypeId,
    name: TypeName,
    whole: TypeId,
    whole_span: Span,
    /// Where it was used first.
    place: Place,
}

impl Resolver<'_> {
    pub(super) fn resolve_partial(&mut self, whole: &Expression, span: Span) -> Type {
        let declared = &self.scope.declared;
        let id = match self.resolve_element(whole) {
            Type::Unknown => return Type::Unknown,
            Type::Named(id) if id.0 < declared.len() => id,
            Type::Named(_) => {
                let message = "each field of a `partial<…>` may be absent already";
                self.sink.report(Code::BadExpression, span, message).help("leave out the outer one");
                return Type::Unknown;
            }
            _ => {
                self.sink.report(Code::NoObject, whole.span, "`partial<…>` stands around an object, and this is none");
                return Type::Unknown;
            }
        };
        if let Some(made) = self.partials.by_whole.get(&id) {
            return Type::Named(*made);
        }
        let made = TypeId(declared.len() + self.partials.made.len());
        let mut name = TypeName::partial(&declared[id.0].name);
        if let Some(first) = self.scope.place_of(&name) {
            let message = format!("the type of this `partial<…>` is called `{name}` too");
            self.sink
                .report(Code::NameCollision, span, message)
                .related(first, "this one has the name already")
                .help("choose another name for one of the two types");
            name = TypeName::placeholder(made.0);
        }
        self.partials.made.push(Partial { id: made, name, whole: id, whole_span: whole.span, place: self.place(span) });
        self.partials.by_whole.insert(id, made);
        Type::Named(made)
    }
}

impl Partials {
    /// What one of them is called.
    pub(super) fn name(&self, id: TypeId) -> Option<&TypeName> {
        self.made.iter().find(|partial| partial.id == id).map(|partial| &partial.name)
    }

    /// For each of them the type that it stands around.
    pub(super) fn wholes(&self) -> impl Iterator<Item = (TypeId, Base)> {
        let base = |partial: &Partial| Base { ty: Type::Named(partial.whole), span: partial.whole_span };
        self.made.iter().map(move |partial| (partial.id, base(partial)))
    }

    /// What they are, still without fields.
    pub(super) fn definitions(&self, declared: &[TypeDef]) -> Vec<TypeDef> {
        let definitions = self.made.iter().filter_map(|partial| {
            let whole = declared.get(partial.whole.0)?;
            Some(TypeDef {
                name: partial.name.clone(),
                family: whole.family,
                description: Some(format!("Any of the fields of `{}`.", whole.name)),
                shape: Shape::Object(Vec::new()),
                // Of any of the fields there may be none.
                at_least_one: Vec::new(),
                limits: Limits::default(),
                default: None,
                extends: Vec::new(),
                others: None,
                partial: None,
                life: whole.life.clone(),
                examples: Vec::new(),
                place: partial.place.clone(),
            })
        });
        definitions.collect()
    }
}
