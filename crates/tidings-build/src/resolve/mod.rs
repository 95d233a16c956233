//! What does it refer to? [`raw::Catalogue`] to [`Draft`].
//!
//! Names are looked up, Rust names are made, defaults are filled in. Nothing is judged here beyond that: a name that
//! does not exist is reported and replaced by a harmless placeholder.

mod declare;
mod envelope;
mod groups;
mod objects;
mod partial;
mod scope;
mod telling;
mod types;
mod unions;
mod variants;

use partial::Partials;
use scope::Scope;

use crate::diagnostic::{Code, Sink, excerpt};
use crate::model::{
    Draft, Envelope, Event, EventId, Family, FamilyId, Farewell, Life, Literal, Narrow, Narrowed, Origin, Outputs,
    Place, Section, Type,
};
use crate::names::{FamilyModule, TypeName, VariantName, rename_help_spelt};
use crate::raw::{self, Expression, ExpressionKind, Text};
use crate::schema_file::LATEST;
use crate::source::{Sources, Span};

/// Resolves everything. A mistake never ends it.
pub(crate) fn resolve(sources: &Sources, raw: &raw::Catalogue, sink: &mut Sink) -> Draft {
    let scope = Scope::new(raw, sink);
    let mut resolver = Resolver { sources, sink, scope: &scope, partials: Partials::default(), start: raw.start };
    let envelope = resolver.resolve_envelope(raw.envelope.as_ref());
    let families = raw.families.iter().map(|family| resolver.resolve_family(family)).collect();
    let events: Vec<Event> = raw
        .families
        .iter()
        .enumerate()
        .flat_map(|(number, family)| family.events.iter().map(move |event| (FamilyId(number), family, event)))
        .map(|(id, family, event)| resolver.resolve_event(&envelope, id, family, event, raw.incomplete))
        .collect();
    let types = resolver.resolve_types();
    let sections =
        raw.sections.iter().map(|section| resolver.resolve_section(section, &events, raw.incomplete)).collect();
    let mut draft = Draft {
        name: text_or_empty(raw.name.as_ref()),
        folder: sources.called().to_owned(),
        title: text_or_empty(raw.title.as_ref()),
        summary: text(raw.summary.as_ref()),
        sections,
        root: raw.base.as_ref().map(|base| base.value.trim_end_matches('/').to_owned()),
        edition: LATEST.to_owned(),
        releases: raw.releases.iter().map(|release| release.value.clone()).collect(),
        origins: raw
            .origins
            .iter()
            .map(|(name, text)| Origin { name: name.value.clone(), text: text.value.clone() })
            .collect(),
        envelope,
        families,
        events,
        types,
        outputs: resolve_outputs(&raw.outputs),
    };
    variants::complete_variants(&mut draft, sink);
    telling::decide(&mut draft);
    draft
}

struct Resolver<'a> {
    sources: &'a Sources,
    sink: &'a mut Sink,
    scope: &'a Scope<'a>,
    partials: Partials,
    start: Span,
}

impl Resolver<'_> {
    fn resolve_family(&mut self, family: &raw::Family) -> Family {
        let module = FamilyModule::new(&family.name.value).unwrap_or_else(|| {
            self.report_unusable(&family.name, "choose another name for this family; it never stands on the wire");
            FamilyModule::placeholder(family.name.span.start)
        });
        Family {
            name: family.name.value.clone(),
            module,
            title: text_or_empty(family.title.as_ref()),
            description: text(family.description.as_ref()),
            place: self.place(family.name.span),
        }
    }

    fn resolve_event(
        &mut self,
        envelope: &Envelope,
        id: FamilyId,
        family: &raw::Family,
        event: &raw::Event,
        incomplete: bool,
    ) -> Event {
        let parts = self.resolve_event_name(envelope, event);
        let wire = parts.join(".");
        let variant = VariantName::new(&event.key.value).unwrap_or_else(|| {
            self.report_unusable(&event.key, &rename_help_spelt(&envelope.spelt(&parts)));
            VariantName::placeholder(event.key.span.start)
        });
        let payload = match event.payload.as_ref().or(family.payload.as_ref()) {
            Some(expression) => self.resolve_element(expression),
            None => {
                let first = family.events.iter().find(|event| event.payload.is_none());
                if !incomplete && first.is_some_and(|first| first.key.span == event.key.span) {
                    self.report_no_payload(family, event);
                }
                Type::Unknown
            }
        };
        Event {
            name: wire,
            parts,
            definition: TypeName::of_event(&variant),
            variant,
            family: id,
            fired_when: text_or_empty(event.fired_when.as_ref()),
            description: text(event.description.as_ref()),
            payload,
            narrow: self.resolve_narrow(&event.narrow),
            life: self.resolve_life(&event.life),
            examples: event.examples.clone(),
            place: self.place(event.key.span),
        }
    }

    fn resolve_narrow(&mut self, fields: &[raw::Narrow]) -> Vec<Narrow> {
        let resolve = |field: &raw::Narrow| {
            let (to, to_span, word) = match &field.to {
                raw::Narrowed::Fields(fields) => (Narrowed::Fields(self.resolve_narrow(fields)), field.wire.span, None),
                raw::Narrowed::Type(expression) => match self.value_meant(expression) {
                    None => (Narrowed::Type(self.resolve_without_union(expression)), expression.span, None),
                    word => (Narrowed::Type(Type::Unknown), self.with_quotes(expression.span), word),
                },
            };
            let wire = field.wire.value.clone();
            Narrow { wire, optional: field.optional, to, to_span, word, place: self.place(field.wire.span) }
        };
        fields.iter().map(resolve).collect()
    }

    /// What stands where a type should, if no type is called so: probably a value, and of which field, `check` knows.
    fn value_meant(&self, expression: &Expression) -> Option<Literal> {
        match &expression.kind {
            ExpressionKind::Name(word) if self.scope.is_no_type(word) => Some(Literal::of_word(word)),
            _ => None,
        }
    }

    /// The place of a word, with the quotes around it.
    fn with_quotes(&self, span: Span) -> Span {
        let around = Span { start: span.start.saturating_sub(1), end: span.end + 1, ..span };
        let text = self.sources.text(around);
        let is_quoted =
            |quote: char| text.len() == around.end - around.start && text.starts_with(quote) && text.ends_with(quote);
        if is_quoted('"') || is_quoted('\'') { around } else { span }
    }

    /// One `payload` of the family repairs all of its events: that it is missing is said at the first of them.
    fn report_no_payload(&mut self, family: &raw::Family, event: &raw::Event) {
        let message = format!("nobody says what `{}` carries", excerpt(&event.key.value));
        let others = family.events.iter().filter(|event| event.payload.is_none()).count() - 1;
        let diagnostic = self.sink.report(Code::MissingKey, event.key.span, message);
        if others > 0 {
            diagnostic.note(format!("the same holds of {others} more in this family"));
        }
        diagnostic.help("say `payload` here, or once for the whole family; `json` if nothing is known");
    }

    fn resolve_section(&mut self, section: &raw::Section, events: &[Event], incomplete: bool) -> Section {
        let example = section.example.as_ref().and_then(|name| {
            let found = events.iter().position(|event| event.name == name.value);
            if found.is_none() && !incomplete {
                let message = format!("unknown event `{}`", excerpt(&name.value));
                if let Some(diagnostic) = self.sink.report_unknown(Code::UnknownName, name.span, message) {
                    diagnostic.nearest(&name.value, name.span, events.iter().map(|event| event.name.as_str()));
                }
            }
            if let Some(event) = found.filter(|event| !incomplete && events[*event].examples.is_empty()) {
                let message = format!("the event `{}` has no example to show", excerpt(&events[event].name));
                if let Some(diagnostic) = self.sink.report_unknown(Code::UnknownName, name.span, message) {
                    diagnostic.related(events[event].place.span, "it needs `examples`");
                }
            }
            found.map(EventId)
        });
        Section { title: text_or_empty(section.title.as_ref()), text: text_or_empty(section.text.as_ref()), example }
    }

    fn resolve_life(&mut self, life: &raw::Life) -> Life {
        let mut farewell = |farewell: &raw::Farewell| {
            if let Some(release) = &farewell.release {
                self.scope.check_release(release, self.sink);
            }
            Farewell {
                release: text(farewell.release.as_ref()),
                reason: text(farewell.reason.as_ref()),
                instead: text(farewell.instead.as_ref()),
                date: text(farewell.date.as_ref()),
            }
        };
        match (&life.removed, &life.deprecated) {
            (Some(removed), _) => Life::Removed(farewell(removed)),
            (None, Some(deprecated)) => Life::Deprecated(farewell(deprecated)),
            (None, None) => Life::Current,
        }
    }

    fn place(&self, span: Span) -> Place {
        Place { span, shown: self.sources.shown_place(span) }
    }
}

fn resolve_outputs(outputs: &raw::Outputs) -> Outputs {
    Outputs {
        docs: text(outputs.docs.as_ref()),
        schema: text(outputs.schema.as_ref()),
        schemas: text(outputs.schemas.as_ref()),
        typescript: text(outputs.typescript.as_ref()),
        python: text(outputs.python.as_ref()),
        openapi: text(outputs.openapi.as_ref()),
        asyncapi: text(outputs.asyncapi.as_ref()),
        editor: text(outputs.editor.as_ref()),
        regions: outputs.regions.iter().map(|path| path.value.clone()).collect(),
    }
}

fn text(text: Option<&Text>) -> Option<String> {
    text.map(|text| text.value.clone())
}

fn text_or_empty(text: Option<&Text>) -> String {
    text.map(|text| text.value.clone()).unwrap_or_default()
}
