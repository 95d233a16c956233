//! Objects from objects: every one gets the fields that it has from others.
//!
//! What comes out is flat: nobody behind this stage has to follow `extends` to know what an object holds.

mod inherited;

use super::Resolver;
use super::partial::Partials;
use crate::diagnostic::{Code, Sink, excerpt};
use crate::model::{Limit, Rule, Shape, Type, TypeDef, TypeId};
use crate::raw::Expression;
use crate::source::Span;
use inherited::{Clash, Inherited};

/// Objects extend each other at most so deep: of a few lines each they could grow beyond all bounds.
const DEEPEST: usize = 32;

impl Resolver<'_> {
    /// All types, with the fields that they have from others.
    pub(super) fn resolve_types(&mut self) -> Vec<TypeDef> {
        let scope = self.scope;
        let types = scope.declared.iter().map(|declared| self.resolve_type(declared)).collect();
        let none: &[Expression] = &[];
        let written = scope.declared.iter().map(|declared| declared.definition.map_or(none, |def| &def.extends));
        let bases: Vec<Vec<Base>> = written.map(|bases| self.resolve_bases(bases)).collect();
        let mut types: Vec<TypeDef> = types;
        types.extend(self.partials.definitions(&types));
        let states = vec![State::New; types.len()];
        let mut objects = Objects { depths: vec![0; types.len()], types, states, sink: self.sink };
        objects.find(&bases);
        objects.find_wholes(&self.partials);
        for id in 0..objects.types.len() {
            objects.complete(id);
        }
        let mut types = objects.types;
        self.resolve_groups(&mut types);
        types
    }

    fn resolve_bases(&mut self, written: &[Expression]) -> Vec<Base> {
        written.iter().map(|base| Base { ty: self.resolve_without_union(base), span: base.span }).collect()
    }
}

/// What a type has its fields from, and where it says so.
pub(super) struct Base {
    pub(super) ty: Type,
    pub(super) span: Span,
}

/// Something is wrong with a type, and was said where it is defined.
struct Reported;

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    /// What it extends is looked at.
    Open,
    Done,
}

/// All types, on the way to their fields.
struct Objects<'a> {
    types: Vec<TypeDef>,
    states: Vec<State>,
    /// Over how many others the fields of each come.
    depths: Vec<usize>,
    sink: &'a mut Sink,
}

impl Objects<'_> {
    /// Notes which objects each type extends. What extends something else has fields that nobody knows.
    fn find(&mut self, bases: &[Vec<Base>]) {
        for (id, bases) in bases.iter().enumerate() {
            for base in bases {
                match self.behind(&base.ty).ok().flatten() {
                    Some(found) if self.types[id].extends.contains(&found) => {
                        let message = format!("`{}` is extended twice", self.types[found.0].name);
                        self.sink.report(Code::DefinedTwice, base.span, message);
                    }
                    Some(found) => self.types[id].extends.push(found),
                    None => {
                        self.report_no_object(base, "a type extends objects, and this is none");
                        self.types[id].shape = Shape::Alias(Type::Unknown);
                    }
                }
            }
        }
    }

    /// Notes of which object each `partial<…>` has the fields.
    fn find_wholes(&mut self, partials: &Partials) {
        for (id, Base { ty, span }) in partials.wholes() {
            let found = self.behind(&ty).ok().flatten();
            if let (Some(found), Type::Named(named)) = (found, &ty)
                && found != *named
            {
                let [alias, object] = [*named, found].map(|id| self.types[id.0].name.clone());
                let message = format!("`{alias}` is another name for `{object}`");
                self.sink.report(Code::BadExpression, span, message).replace(
                    "name the object itself",
                    span,
                    object.as_str(),
                );
            }
            match found {
                Some(found) => self.types[id.0].partial = Some(found),
                None => {
                    self.report_no_object(&Base { ty, span }, "`partial<…>` stands around an object, and this is none");
                    self.types[id.0].shape = Shape::Alias(Type::Unknown);
                }
            }
        }
    }

    /// The object that a type stands for; `None` if it stands for something else, and an error if that was reported.
    fn behind(&self, ty: &Type) -> Result<Option<TypeId>, Reported> {
        let mut ty = ty;
        for _ in 0..=self.types.len() {
            match ty {
                Type::Unknown => return Err(Reported),
                Type::Named(id) => match self.types.get(id.0).map(|def| &def.shape) {
                    Some(Shape::Object(_)) => return Ok(Some(*id)),
                    Some(Shape::Alias(inner)) => ty = inner,
                    _ => return Ok(None),
                },
                _ => return Ok(None),
            }
        }
        // They stand for each other in a circle.
        Err(Reported)
    }

    fn report_no_object(&mut self, base: &Base, message: &str) {
        if self.behind(&base.ty).is_err() {
            return;
        }
        let diagnostic = self.sink.report(Code::NoObject, base.span, message);
        if let Type::Named(TypeId(id)) = base.ty
            && let Some(def) = self.types.get(id)
        {
            diagnostic.related(def.place.span, "it is defined here");
        }
    }

    /// Gives a type its fields, and before that those to all that it has some from. Of a circle, which `check` reports,
    /// nobody knows the fields.
    fn complete(&mut self, start: usize) {
        let mut pending = vec![start];
        while let Some(&id) = pending.last() {
            if self.states[id] == State::Done {
                pending.pop();
                continue;
            }
            self.states[id] = State::Open;
            let sources = self.sources(id);
            match sources.iter().find(|source| self.states[source.0] == State::New) {
                Some(source) => pending.push(source.0),
                None => {
                    self.collect(id);
                    self.states[id] = State::Done;
                    pending.pop();
                }
            }
        }
    }

    /// The objects of which a type has the fields.
    fn sources(&self, id: usize) -> Vec<TypeId> {
        let def = &self.types[id];
        def.extends.iter().copied().chain(def.partial).collect()
    }

    /// Puts the fields of an object behind those that it has from others, which are complete.
    fn collect(&mut self, id: usize) {
        let sources = self.sources(id);
        let Some(deepest) = sources.iter().map(|source| self.depths[source.0] + 1).max() else { return };
        self.depths[id] = deepest;
        if deepest == DEEPEST + 1 {
            let (name, span) = (self.types[id].name.clone(), self.types[id].place.span);
            let message = format!("`{name}` extends what extends something else, more than {DEEPEST} deep");
            self.sink.report(Code::EndlessType, span, message).help("name the objects themselves that have the fields");
        }
        let is_open = |source: &TypeId| self.states[source.0] == State::Open;
        let lost = |source: &TypeId| !matches!(self.types[source.0].shape, Shape::Object(_));
        if deepest > DEEPEST || sources.iter().any(|source| is_open(source) || lost(source)) {
            self.types[id].shape = Shape::Alias(Type::Unknown);
        }
        let Shape::Object(own) = &mut self.types[id].shape else { return };
        let own = std::mem::take(own);
        let is_partial = self.types[id].partial.is_some();
        let mut fields = Inherited::default();
        self.inherit_others(id, &sources);
        for source in sources {
            if let Shape::Object(inherited) = &self.types[source.0].shape {
                fields.inherit(source, inherited);
            }
        }
        let clashes = std::mem::take(&mut fields.clashes);
        let clashes = clashes.iter().filter(|clash| own.iter().all(|field| field.wire != clash.wire));
        for Clash { wire, from, places } in clashes {
            let [one, other] = from.map(|id| &self.types[id.0].name);
            let message = format!("`{one}` and `{other}` both have a field `{}`", excerpt(wire));
            self.sink
                .report(Code::DefinedTwice, self.types[id].place.span, message)
                .related(places[0], format!("that of `{one}`"))
                .related(places[1], format!("that of `{other}`"))
                .help("say here what it is, within what both of them allow");
        }
        let mut fields = fields.followed_by(own);
        for field in fields.iter_mut().filter(|_| is_partial) {
            field.optional = true;
            // Where it is absent, nothing is said of it.
            field.default = None;
        }
        self.types[id].shape = Shape::Object(fields);
    }
}

impl Objects<'_> {
    /// What the fields hold that have no name: as the type says itself, else as all say that say something. What their keys
    /// match, all say that say something.
    fn inherit_others(&mut self, id: usize, sources: &[TypeId]) {
        let inherited: Vec<Limit> =
            sources.iter().flat_map(|source| &self.types[source.0].limits.all).cloned().collect();
        let own = &mut self.types[id].limits.all;
        own.extend(inherited.into_iter().filter(|limit| matches!(limit.rule, Rule::OtherKeys(_))));
        if self.types[id].others.is_some() {
            return;
        }
        let mut said = sources.iter().filter_map(|source| Some((*source, self.types[source.0].others.as_ref()?)));
        let Some((first, others)) = said.next() else { return };
        if let Some((other, _)) = said.find(|(_, other)| *other != others) {
            let [one, other] = [first, other].map(|id| &self.types[id.0]);
            let message = format!("`{}` and `{}` do not say the same in `others`", one.name, other.name);
            self.sink
                .report(Code::DefinedTwice, self.types[id].place.span, message)
                .related(one.place.span, "this one")
                .related(other.place.span, "and this one")
                .help("say it here, within what both of them allow");
        }
        self.types[id].others = Some(others.clone());
    }
}
