//! What events say of the fields of their payloads, in words: ``Here `status` is always `open`.``

use crate::check::Catalogue;
use crate::emit::prose::code_span;
use crate::model::expression::type_expression;
use crate::model::{Event, Field, Narrow, Narrowed, Type};

/// A field that is narrower in one event.
pub(crate) struct NarrowerField {
    /// How one gets to it from the payload: `alert.state`, and `[]` behind what is a list.
    pub(crate) path: String,
    /// What it is there, behind the word “is”: ``always `open` ``, `present`.
    pub(crate) is: String,
}

/// The fields that are narrower in an event, each before those within it. How types are shown, the output says.
pub(crate) fn narrower_fields(
    catalogue: &Catalogue,
    event: &Event,
    shown: &dyn Fn(&Type) -> String,
) -> Vec<NarrowerField> {
    let mut found = Vec::new();
    let search = Search { catalogue, shown };
    search.collect(&event.payload, &lists(catalogue, &event.payload), &event.narrow, &mut found);
    found
}

/// All of them in one sentence, if there are any.
pub(crate) fn narrowing_sentence(catalogue: &Catalogue, event: &Event) -> Option<String> {
    let fields = narrower_fields(catalogue, event, &|ty| code_span(&type_expression(catalogue, ty)));
    let said: Vec<String> = fields.iter().map(|field| format!("{} is {}", code_span(&field.path), field.is)).collect();
    let (last, others) = said.split_last()?;
    let before = if others.is_empty() { String::new() } else { others.join(", ") + " and " };
    Some(format!("Here {before}{last}."))
}

struct Search<'a> {
    catalogue: &'a Catalogue,
    shown: &'a dyn Fn(&Type) -> String,
}

impl Search<'_> {
    fn collect(&self, ty: &Type, path: &str, narrower: &[Narrow], found: &mut Vec<NarrowerField>) {
        let Some((_, fields)) = self.catalogue.narrowed_object(ty, narrower) else { return };
        for narrow in narrower {
            let Some(field) = fields.iter().find(|field| field.wire == narrow.wire) else { continue };
            let dot = if path.is_empty() { "" } else { "." };
            let path = format!("{path}{dot}{}", narrow.wire);
            if let Some(is) = self.becomes(field, narrow) {
                found.push(NarrowerField { path: path.clone(), is });
            }
            if let Narrowed::Fields(inner) = &narrow.to {
                self.collect(&field.ty, &(path + &lists(self.catalogue, &field.ty)), inner, found);
            }
        }
    }

    /// What a field itself is here; `None` if only fields within it are narrower.
    fn becomes(&self, field: &Field, narrow: &Narrow) -> Option<String> {
        let newly_present = field.optional && !narrow.optional;
        let what = match &narrow.to {
            Narrowed::Fields(_) => None,
            Narrowed::Type(Type::Const(literal)) => {
                let always = format!("always {}", code_span(&literal.shown()));
                return Some(if narrow.optional { format!("{always} if present") } else { always });
            }
            Narrowed::Type(ty) => {
                let (inner, nullable) = if let Type::Nullable(inner) = ty { (&**inner, true) } else { (ty, false) };
                match (*inner == field.ty, nullable == field.nullable) {
                    (true, true) => None,
                    (true, false) => Some("not null".to_owned()),
                    (false, _) => Some((self.shown)(ty)),
                }
            }
        };
        match (newly_present, what) {
            (true, Some(what)) => Some(format!("present and {what}")),
            (true, None) => Some("present".to_owned()),
            (false, Some(what)) if narrow.optional => Some(format!("{what} if present")),
            (false, what) => what,
        }
    }
}

/// `[]` for each list around what a type holds.
fn lists(catalogue: &Catalogue, ty: &Type) -> String {
    match catalogue.behind_aliases(ty) {
        Type::List(inner) => lists(catalogue, inner) + "[]",
        Type::Nullable(inner) => lists(catalogue, inner),
        _ => String::new(),
    }
}
