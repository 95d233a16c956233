//! One source on trial.

use std::collections::BTreeMap;
use std::time::Instant;

use contract::judge::is_held_exactly;
use contract::mutation::Mutant;
use contract::subject::Words;
use contract::tree::Tree;
use serde_json::Value;
use tidings_build::{Compiled, Sources, compile};
use tidings_import::{Options, import};

use crate::build::Question;
use crate::faces::{Class, Faces, shortened};
use crate::row::Row;
use crate::source::{Delivery, Source};
use crate::vendor::letters;
use crate::{build, changes, typed};

/// Of so many fields in a hundred the catalogue must know the type.
const LEAST_TYPED: f64 = 95.0;

/// So many remarks of a kind are printed.
const SHOWN: usize = 6;

/// A source that was imported and compiles.
pub(crate) struct Trial {
    source: Source,
    compiled: Compiled,
    row: Row,
}

/// A delivery that was read: its body, and what the program answered.
type Read<'t> = (&'t Delivery, String, Value);

impl Trial {
    /// Imports and compiles a source, and writes the program that reads its deliveries. If that fails, a row says why.
    pub(crate) fn new(source: Source) -> Result<Self, Box<Row>> {
        let began = Instant::now();
        let mut row = Box::new(Row { name: source.name.clone(), ..Row::default() });
        let imported = match import(source.files.clone(), &Options::new(&source.vendor)) {
            Ok(imported) => imported,
            Err(mistakes) => {
                row.failures.push(format!("it cannot be imported: {mistakes}"));
                return Err(row);
            }
        };
        let mut sources = Sources::new("schema");
        imported.files.iter().for_each(|file| sources.add(&file.path, file.text.clone().into_bytes()));
        let compiled = match compile(&sources) {
            Ok(compiled) => compiled,
            Err(mistakes) => {
                row.failures.push(format!("it does not compile: {}", mistakes.lines()));
                return Err(row);
            }
        };
        (row.events, row.types, row.said) = (imported.report.events, imported.report.types, imported.report.percent());
        let mut trial = Self { source, compiled, row: *row };
        let has_header = trial.compiled.catalogue.envelope.header().is_some();
        build::write(&trial.program(), &trial.compiled.artifacts.rust, has_header);
        trial.name_deliveries();
        trial.row.seconds = began.elapsed().as_secs_f64();
        Ok(trial)
    }

    /// The name of the program that reads its deliveries.
    pub(crate) fn program(&self) -> String {
        let name = self.source.name.to_ascii_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        format!("real-{name}")
    }

    /// All that is to be found out once the programs are built.
    pub(crate) fn judged(mut self) -> Row {
        let began = Instant::now();
        self.count_types();
        let mut row = std::mem::take(&mut self.row);
        let mut shown: BTreeMap<Class, usize> = BTreeMap::new();
        let mut read = self.read_deliveries(&mut row);
        let mut changed = self.read_changes(&mut row);
        let mut samples = samples(&self.compiled);
        // Validators of a large catalogue fill the memory: those of one event make room for the next.
        for event in &self.compiled.catalogue.events {
            let faces = Faces::new(self.source.described.as_ref(), &self.compiled, &event.name, &mut row.remarks);
            for (delivery, body, answer) in read.remove(&event.name).unwrap_or_default() {
                judge_delivery(&mut row, &faces, (&event.name, delivery), &body, &answer);
            }
            for (kind, sample) in samples.remove(&event.name).unwrap_or_default() {
                judge_sample(&mut row, &faces, &event.name, kind, &sample);
            }
            for mutant in changed.remove(&event.name).unwrap_or_default() {
                judge_change(&mut row, &mut shown, &faces, &event.name, &mutant);
            }
        }
        for (event, read) in read {
            let origin = |(delivery, _, answer): &Read<'_>| {
                format!("{}: the catalogue has no event `{event}`: {answer}", delivery.origin)
            };
            row.failures.extend(read.iter().map(origin));
        }
        row.seconds += began.elapsed().as_secs_f64();
        row
    }

    /// The catalogue may spell what the list calls an event as it is spelt on the wire.
    fn name_deliveries(&mut self) {
        let events = &self.compiled.catalogue.events;
        for delivery in &mut self.source.deliveries {
            let Some(listed) = &delivery.event else { continue };
            let mut alike = events.iter().filter(|event| letters(&event.name) == letters(listed));
            if let (true, Some(event), None) =
                (events.iter().all(|event| event.name != *listed), alike.next(), alike.next())
            {
                delivery.event = Some(event.name.clone());
            }
        }
    }

    /// What is asked of the program: the delivery of an event, with the header that it comes in.
    fn question(&self, event: Option<&str>, body: String) -> Question {
        let catalogue = &self.compiled.catalogue;
        let known = event.and_then(|name| catalogue.events.iter().find(|event| event.name == name));
        let header = known.filter(|_| catalogue.envelope.header().is_some()).and_then(|event| event.parts.first());
        Question { header: header.cloned().unwrap_or_default(), body }
    }

    fn count_types(&mut self) {
        let Some(vendor) = &self.source.described else { return };
        let counted = typed::count(vendor, &self.compiled.catalogue);
        self.row.fields = Some((counted.fields(), counted.typed()));
        self.row.remarks.extend(counted.lost().take(SHOWN).map(|place| format!("not typed: {place}")));
        if let Some(percent) = self.row.percent().filter(|percent| *percent < LEAST_TYPED) {
            self.row.failures.push(format!("{percent:.1} % of the fields are typed"));
        }
    }

    /// What the program makes of the deliveries, by the events that they are of.
    fn read_deliveries(&self, row: &mut Row) -> BTreeMap<String, Vec<Read<'_>>> {
        let deliveries = self.source.deliveries.iter();
        let question = |it: &Delivery| self.question(it.event.as_deref(), Tree::parse(&it.body).to_string());
        let questions: Vec<Question> = deliveries.map(question).collect();
        let mut read: BTreeMap<String, Vec<Read<'_>>> = BTreeMap::new();
        let answers = match build::ask(&self.program(), &questions) {
            Ok(answers) => answers,
            Err(why) => {
                row.failures.push(format!("reading the deliveries: {why}"));
                return read;
            }
        };
        for ((delivery, question), answer) in self.source.deliveries.iter().zip(questions).zip(answers) {
            let event = delivery.event.as_deref().or(answer["known"].as_str()).unwrap_or_default();
            read.entry(event.to_owned()).or_default().push((delivery, question.body, answer));
        }
        read
    }

    /// Changed deliveries, by the events that they are of; of events without a delivery changed samples. Whatever is
    /// read of them must be what it says.
    fn read_changes(&self, row: &mut Row) -> BTreeMap<String, Vec<Mutant>> {
        let words = Words::new(&self.compiled);
        let named = |it: &Delivery| Some((it.event.clone()?, it.body.clone()));
        let mut deliveries: Vec<(String, String)> = self.source.deliveries.iter().filter_map(named).collect();
        for (event, samples) in samples(&self.compiled) {
            if deliveries.iter().all(|(other, _)| *other != event) {
                let full = samples.into_iter().filter(|(kind, _)| *kind == "full");
                deliveries.extend(full.map(|(_, sample)| (event.clone(), sample)));
            }
        }
        let mut changed: BTreeMap<String, Vec<Mutant>> = BTreeMap::new();
        let mut questions = Vec::new();
        for ((event, body), seed) in deliveries.iter().zip(1..) {
            let mutants = changes::changed(&Tree::parse(body), &words, seed);
            questions.extend(mutants.iter().map(|mutant| self.question(Some(event), mutant.body.clone())));
            changed.entry(event.clone()).or_default().extend(mutants);
        }
        match build::ask(&self.program(), &questions) {
            Ok(answers) => {
                let answered = questions.iter().zip(&answers);
                let wrong = answered.filter_map(|(question, answer)| wrongly_read(question, answer, &words));
                row.failures.extend(wrong.take(SHOWN));
            }
            Err(why) => row.failures.push(format!("reading changed deliveries: {why}")),
        }
        changed
    }
}

/// What we take for a delivery of an event, judged by the vendor's schema.
fn judge_sample(row: &mut Row, faces: &Faces, event: &str, kind: &str, sample: &str) {
    let Some(vendor) = &faces.vendor else { return };
    let sample: Value = serde_json::from_str(sample).expect("a sample is JSON");
    row.samples.1 += 1;
    match vendor.iter_errors(&sample).next() {
        None => row.samples.0 += 1,
        Some(why) if row.samples.1 - row.samples.0 <= SHOWN => {
            let why = shortened(&format!("{}: {why}", why.instance_path()));
            row.remarks.push(format!("our {kind} sample of `{event}` breaks the vendor's schema: {why}"));
        }
        Some(_) => {}
    }
}

/// The verdicts on a changed delivery.
fn judge_change(row: &mut Row, shown: &mut BTreeMap<Class, usize>, faces: &Faces, event: &str, mutant: &Mutant) {
    let body: Value = serde_json::from_str(&mutant.body).expect("a changed delivery is JSON");
    let Some((class, why)) = faces.compare(&body) else { return };
    row.count(class);
    let times = shown.entry(class).or_default();
    *times += 1;
    if matches!(class, Class::Stricter | Class::Looser) && *times <= SHOWN {
        let (mutation, place) = (mutant.mutation, &mutant.place);
        row.remarks.push(format!("{class:?}: `{event}`, {mutation} at {place}: {why}"));
    }
}

fn judge_delivery(row: &mut Row, faces: &Faces, (event, delivery): (&str, &Delivery), body: &str, answer: &Value) {
    let known = answer["known"].as_str();
    let lands = known == Some(event);
    let value: Value = serde_json::from_str(body).expect("a delivery is JSON");
    let accepted = faces.vendor.as_ref().is_none_or(|vendor| vendor.is_valid(&value));
    let origin = &delivery.origin;
    if let Some(name) = answer["name"].as_str()
        && !lands
    {
        row.failures.push(format!("{origin}: it is delivered as `{name}`, not as `{event}`"));
        return;
    }
    let comes_back = answer["written"].as_str().is_some_and(|written| is_held_exactly(written, body));
    if lands && !comes_back {
        row.failures.push(format!("{origin}: it does not come back the same: {}", answer["written"]));
    }
    let error = answer["error"].as_str().unwrap_or_default();
    if accepted {
        row.right.1 += 1;
        row.right.0 += usize::from(lands && comes_back);
        if !lands {
            row.failures.push(format!("{origin}: the vendor's schema accepts it, and it does not land: {error}"));
        }
        if answer["deviations"].as_array().is_some_and(|all| !all.is_empty()) {
            row.remarks
                .push(format!("{origin}: the vendor's schema accepts it, and it deviates: {}", answer["deviations"]));
        }
        return;
    }
    let places = faces.named(&value);
    let is_named = answer["path"].as_str().is_some_and(|path| places.contains(path))
        && answer["event_type"].as_str() == Some(event);
    row.broken[if lands { 0 } else { 2 - usize::from(is_named) }] += 1;
    if !lands {
        let shown: Vec<&str> = places.iter().filter(|place| !place.is_empty()).map(String::as_str).take(6).collect();
        let by = if is_named { "the error names it, too" } else { "the error names another place" };
        row.remarks.push(format!("{origin}: breaks the vendor's schema at `{}`; {by}: {error}", shown.join("`, `")));
    }
}

/// What must hold of anything that is read: it is the event that its name says, and comes back the same.
fn wrongly_read(Question { header, body }: &Question, answer: &Value, words: &Words) -> Option<String> {
    let written = answer["written"].as_str()?;
    if !is_held_exactly(written, body) {
        return Some(format!("a changed delivery does not come back the same: {body}"));
    }
    let body_tree = Tree::parse(body);
    let in_header = words.has_header.then(|| header.clone());
    let in_body = words.name.iter().filter_map(|part| part.values(&body_tree).first()?.as_text());
    let own = in_header.into_iter().chain(in_body).collect::<Vec<String>>().join(".");
    let is_other = answer["known"].as_str().is_some_and(|known| known != own);
    is_other.then(|| format!("a changed delivery is taken for `{}`: {body}", answer["known"]))
}

/// Our samples by their events: `minimal` or `full`, and the sample.
fn samples(compiled: &Compiled) -> BTreeMap<String, Vec<(&'static str, String)>> {
    let samples: Value = serde_json::from_str(&compiled.artifacts.samples).expect("the samples are JSON");
    let of = |event: &str| {
        let kinds = ["minimal", "full"].into_iter();
        kinds.filter_map(|kind| Some((kind, samples[event].get(kind)?.to_string()))).collect()
    };
    compiled.catalogue.events.iter().map(|event| (event.name.clone(), of(&event.name))).collect()
}
