//! The catalogue as files of YAML, in the shorter form of each entry.

mod entries;
mod yaml;

use std::collections::{BTreeMap, BTreeSet};

use tidings_build::rust_names;

use crate::fit::roots;
use crate::form::{Catalogue, Event, NameKey, Type, TypeId};
use crate::names::{Key, families, keys, type_names};
use entries::Entries;
use yaml::{Lines, flow_list, word};

/// One file of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path within the catalogue: `events/order.yaml`.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// What the documentation says of fields that were inferred.
const INFERRED: &str = "Seen in sample deliveries; no description of the vendor's states it";

/// The rules of inference.
const GUESSED: &str = "A field is required if every sample has it, and nothing is taken for an enum or for constant. \
    Correct what you know better.";

pub(crate) fn write(catalogue: &Catalogue, source: &str) -> Vec<File> {
    let events = event_keys(catalogue);
    let names = type_names(catalogue, &events);
    let entries = Entries { types: &catalogue.types, names: &names, inferred: catalogue.inferred };
    let families = families(catalogue);
    let homes = homes(catalogue, &families);
    let order = catalogue.types.reachable(roots(catalogue));
    let of = |family: Option<usize>| {
        order.iter().copied().filter(|id| homes.get(id) == Some(&family)).collect::<Vec<TypeId>>()
    };
    let mut files = vec![File {
        path: "catalogue.yaml".to_owned(),
        text: main_file(catalogue, source, &families, &entries, &of(None)),
    }];
    for (number, (name, members)) in families.iter().enumerate() {
        let members: Vec<(&Key, &Event)> =
            members.iter().map(|event| (&events[*event], &catalogue.events[*event])).collect();
        let types: Vec<TypeId> = of(Some(number));
        let path = format!("events/{name}.yaml");
        files.push(File { path, text: family_file(name, &members, &entries, &types) });
    }
    files
}

fn event_keys(catalogue: &Catalogue) -> Vec<Key> {
    let of_all = rust_names::schema_of_all(&catalogue.name);
    let taken = BTreeSet::from([of_all.strip_suffix("Event").unwrap_or_default().to_owned()]);
    let variant = |name: &str| rust_names::variant(name).filter(|name| !rust_names::is_reserved_variant(name));
    keys(catalogue.events.iter().map(|event| event.name.as_str()), variant, taken)
}

/// The family in whose file each type stands; the shared ones stand in the main file.
fn homes(catalogue: &Catalogue, families: &[(String, Vec<usize>)]) -> BTreeMap<TypeId, Option<usize>> {
    let mut homes: BTreeMap<TypeId, Option<usize>> = BTreeMap::new();
    let mut in_envelope = Vec::new();
    catalogue.envelope.fields.iter().for_each(|field| field.slot.ty.each_name(&mut |id| in_envelope.push(id)));
    for id in catalogue.types.reachable(in_envelope) {
        homes.insert(id, None);
    }
    for (number, (_, members)) in families.iter().enumerate() {
        let mut roots = Vec::new();
        members.iter().for_each(|event| catalogue.events[*event].payload.ty.each_name(&mut |id| roots.push(id)));
        for id in catalogue.types.reachable(roots) {
            let home = homes.entry(id).or_insert(Some(number));
            if *home != Some(number) {
                *home = None;
            }
        }
    }
    homes
}

fn main_file(
    catalogue: &Catalogue,
    source: &str,
    families: &[(String, Vec<usize>)],
    entries: &Entries<'_>,
    types: &[TypeId],
) -> String {
    let mut lines = Lines::default();
    let how = if catalogue.inferred { "Inferred" } else { "Imported" };
    lines.comment(0, &format!("{how} by `tidings import` from {source}. From here on it is a catalogue as any other."));
    if catalogue.inferred {
        lines.comment(0, GUESSED);
    }
    for loss in &catalogue.losses {
        lines.loss(0, loss);
    }
    lines.add(0, &format!("catalogue: {}", word(&catalogue.name)));
    lines.add(0, "language: 1");
    lines.text(0, "title", &catalogue.title);
    lines.blank();
    let names: Vec<String> = families.iter().map(|(name, _)| word(name)).collect();
    match flow_list(&names) {
        Some(list) => lines.add(0, &format!("families: {list}")),
        None => {
            lines.add(0, "families:");
            names.iter().for_each(|name| lines.add(1, &format!("- {name}")));
        }
    }
    lines.blank();
    if catalogue.inferred {
        lines.add(0, "origins:");
        lines.text(1, "samples", INFERRED);
        lines.blank();
    }
    lines.add(0, "envelope:");
    let envelope = &catalogue.envelope;
    let name = match &envelope.name {
        NameKey::Top(top) => top.clone(),
        NameKey::Nested(payload, inner) => format!("{payload}.{inner}"),
    };
    lines.add(1, &format!("name: {}", word(&name)));
    lines.add(1, &format!("payload: {}", word(envelope.payload.as_deref().unwrap_or("beside"))));
    entries.envelope_fields(&mut lines, &envelope.fields);
    entries.types(&mut lines, types);
    lines.finish()
}

fn family_file(name: &str, members: &[(&Key, &Event)], entries: &Entries<'_>, types: &[TypeId]) -> String {
    let mut lines = Lines::default();
    lines.text(0, "title", &format!("{} events", sentence(name)));
    let shared = shared_payload(members);
    if let Some(payload) = &shared {
        lines.add(0, &format!("payload: {}", entries.expression_of(payload)));
    }
    lines.blank();
    lines.add(0, "events:");
    for (key, event) in members {
        entries.event(&mut lines, key, event, shared.as_ref());
    }
    entries.types(&mut lines, types);
    lines.finish()
}

/// What most events of a family carry.
fn shared_payload(members: &[(&Key, &Event)]) -> Option<(Type, bool)> {
    let mut times: Vec<((Type, bool), usize)> = Vec::new();
    for (_, event) in members {
        let payload = (event.payload.ty.clone(), event.payload.nullable);
        match times.iter_mut().find(|(other, _)| *other == payload) {
            Some((_, times)) => *times += 1,
            None => times.push((payload, 1)),
        }
    }
    let most = times.iter().map(|(_, times)| *times).max()?;
    let often = times.into_iter().find(|(_, times)| *times == most)?;
    (often.1 > 1 || members.len() == 1).then_some(often.0)
}

/// `task_run` as people write it.
fn sentence(name: &str) -> String {
    let text = name.replace('_', " ");
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}
