//! The catalogue as files of YAML, in the shorter form of each entry.

mod entries;
mod yaml;

use std::collections::{BTreeMap, BTreeSet};

use tidings_build::rust_names;

use crate::fit::roots;
use crate::form::{Batch, Catalogue, Envelope, Event, Notes, Shape, Subject, Type, TypeId};
use crate::names::{Key, families, keys, type_names};
use entries::Entries;
use yaml::{Lines, escaped, flow_list, word};

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

/// The files, and of what their lines speak.
pub(crate) struct Written {
    pub(crate) files: Vec<File>,
    /// By file, and within it by the first line.
    subjects: BTreeMap<String, Vec<(usize, Subject)>>,
}

impl Written {
    fn add(&mut self, path: &str, lines: Lines) {
        self.subjects.insert(path.to_owned(), lines.subjects.clone());
        self.files.push(File { path: path.to_owned(), text: lines.finish() });
    }

    /// Of what a line speaks.
    pub(crate) fn subject(&self, path: &str, line: usize) -> Option<Subject> {
        let before = self.subjects.get(path)?.iter().take_while(|(first, _)| *first <= line);
        before.last().map(|(_, subject)| *subject)
    }
}

pub(crate) fn write(catalogue: &Catalogue, source: &str) -> Written {
    let events = event_keys(catalogue);
    let names = type_names(catalogue, &events);
    let mut order = catalogue.types.reachable(roots(catalogue));
    let inline = inline(catalogue, &order, &names);
    order.retain(|id| !inline.contains(id));
    let entries = Entries {
        types: &catalogue.types,
        names: &names,
        inline: &inline,
        name_parts: catalogue.envelope.name.parts.len(),
        inferred: catalogue.inferred,
    };
    let families = families(catalogue);
    let homes = homes(catalogue, &families);
    let of = |family: Option<usize>| {
        order.iter().copied().filter(|id| homes.get(id) == Some(&family)).collect::<Vec<TypeId>>()
    };
    let mut written = Written { files: Vec::new(), subjects: BTreeMap::new() };
    written.add("catalogue.yaml", main_file(catalogue, source, &families, &entries, &of(None)));
    for (number, (name, members)) in families.iter().enumerate() {
        let members: Vec<(usize, &Key, &Event)> =
            members.iter().map(|event| (*event, &events[*event], &catalogue.events[*event])).collect();
        written.add(&format!("events/{name}.yaml"), family_file(name, &members, &entries, &of(Some(number))));
    }
    written
}

fn event_keys(catalogue: &Catalogue) -> Vec<Key> {
    let of_all = rust_names::schema_of_all(&catalogue.name);
    let taken = BTreeSet::from([of_all.strip_suffix("Event").unwrap_or_default().to_owned()]);
    let variant = |name: &str| rust_names::variant(name).filter(|name| !rust_names::is_reserved_variant(name));
    keys(catalogue.events.iter().map(|event| event.name.as_str()), variant, taken)
}

/// The unions that are written in the one field that holds them: the compiler gives them the same name there.
fn inline(catalogue: &Catalogue, order: &[TypeId], names: &BTreeMap<TypeId, String>) -> BTreeSet<TypeId> {
    let mut uses: BTreeMap<TypeId, usize> = BTreeMap::new();
    let mut count = |id: TypeId| *uses.entry(id).or_default() += 1;
    roots(catalogue).into_iter().for_each(&mut count);
    order.iter().flat_map(|id| catalogue.types.held(*id)).for_each(&mut count);
    let mut inline = BTreeSet::new();
    for parent in order {
        let Shape::Object(object) = &catalogue.types.get(*parent).shape else { continue };
        let keys = keys(object.fields.iter().map(|field| field.wire.as_str()), rust_names::field, BTreeSet::new());
        for (field, key) in object.fields.iter().zip(keys) {
            let own = rust_names::variant(&key.key).map(|field| format!("{}{field}", names[parent]));
            field.slot.ty.each_name(&mut |id| {
                let def = catalogue.types.get(id);
                let says_nothing = def.notes == Notes::default() && def.losses.is_empty();
                let is_union = matches!(def.shape, Shape::Alias(Type::Union(_)));
                if is_union && says_nothing && uses.get(&id) == Some(&1) && own.as_ref() == names.get(&id) {
                    inline.insert(id);
                }
            });
        }
    }
    inline
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
        for event in members {
            catalogue.events[*event].payload.ty.each_name(&mut |id| roots.push(id));
        }
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
) -> Lines {
    let mut lines = Lines::default();
    let how = if catalogue.inferred { "Inferred" } else { "Imported" };
    lines.comment(0, &format!("{how} by `tidings import` from {source}. From here on it is a catalogue as any other."));
    if catalogue.inferred {
        lines.comment(0, GUESSED);
    }
    for loss in &catalogue.supposed {
        lines.comment(0, &format!("Supposed: {}, as there is {}", loss.instead, loss.what));
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
            for name in &names {
                lines.add(1, &format!("- {name}"));
            }
        }
    }
    lines.blank();
    if catalogue.inferred {
        lines.add(0, "origins:");
        lines.text(1, "samples", INFERRED);
        lines.blank();
    }
    write_envelope(&mut lines, &catalogue.envelope);
    entries.envelope_fields(&mut lines, &catalogue.envelope.fields);
    entries.types(&mut lines, types);
    lines
}

/// All of the envelope but its fields.
fn write_envelope(lines: &mut Lines, envelope: &Envelope) {
    lines.add(0, "envelope:");
    let parts: Vec<String> = envelope.name.words().iter().map(|part| place(part)).collect();
    match parts.as_slice() {
        [only] => lines.add(1, &format!("name: {only}")),
        several => lines.add(1, &format!("name: [{}]", several.join(", "))),
    }
    lines.add(1, &format!("payload: {}", word(envelope.payload.as_deref().unwrap_or("beside"))));
    match &envelope.batch {
        Some(Batch::List) => lines.add(1, "batch: list"),
        Some(Batch::Key(key)) => lines.add(1, &format!("batch: {}", word(key))),
        None => {}
    }
}

/// A place of the event's name. The language's own words stand before a key, with a space behind them.
fn place(part: &str) -> String {
    let key = part.strip_prefix("optional ").unwrap_or(part);
    let key = key.strip_prefix("header ").unwrap_or(key);
    if word(key) == key { part.to_owned() } else { escaped(part) }
}

fn family_file(name: &str, members: &[(usize, &Key, &Event)], entries: &Entries<'_>, types: &[TypeId]) -> Lines {
    let mut lines = Lines::default();
    lines.text(0, "title", &format!("{} events", sentence(name)));
    let shared = shared_payload(members);
    if let Some(payload) = &shared {
        lines.add(0, &format!("payload: {}", entries.expression_of(payload)));
    }
    lines.blank();
    lines.add(0, "events:");
    for member in members {
        entries.event(&mut lines, *member, shared.as_ref());
    }
    entries.types(&mut lines, types);
    lines
}

/// What most events of a family carry.
fn shared_payload(members: &[(usize, &Key, &Event)]) -> Option<(Type, bool)> {
    let mut times: Vec<((Type, bool), usize)> = Vec::new();
    for (_, _, event) in members {
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
