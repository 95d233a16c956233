//! One source on trial.

use std::collections::BTreeMap;
use std::time::Instant;

use contract::judge::is_held_exactly;
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
    faces: BTreeMap<String, Faces>,
}

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
        let mut trial = Self { source, compiled, row: *row, faces: BTreeMap::new() };
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
        self.make_faces();
        self.judge_deliveries();
        self.judge_samples();
        self.judge_changes();
        self.row.seconds += began.elapsed().as_secs_f64();
        self.row
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

    fn make_faces(&mut self) {
        for event in &self.compiled.catalogue.events {
            let vendor = self.source.described.as_ref();
            let faces = Faces::new(vendor, &self.compiled, &event.name, &mut self.row.remarks);
            self.faces.insert(event.name.clone(), faces);
        }
    }

    fn judge_deliveries(&mut self) {
        let deliveries = self.source.deliveries.iter();
        let question = |it: &Delivery| self.question(it.event.as_deref(), Tree::parse(&it.body).to_string());
        let questions: Vec<Question> = deliveries.map(question).collect();
        let answers = match build::ask(&self.program(), &questions) {
            Ok(answers) => answers,
            Err(why) => return self.row.failures.push(format!("reading the deliveries: {why}")),
        };
        for ((delivery, question), answer) in self.source.deliveries.iter().zip(&questions).zip(&answers) {
            judge_delivery(&mut self.row, &self.faces, delivery, &question.body, answer);
        }
    }

    /// What we take for a delivery of each event, judged by the vendor's schema.
    fn judge_samples(&mut self) {
        for (event, kind, sample) in samples(&self.compiled) {
            let Some(vendor) = self.faces.get(&event).and_then(|faces| faces.vendor.as_ref()) else { continue };
            let sample: Value = serde_json::from_str(&sample).expect("a sample is JSON");
            self.row.samples.1 += 1;
            match vendor.iter_errors(&sample).next() {
                None => self.row.samples.0 += 1,
                Some(why) if self.row.samples.1 - self.row.samples.0 <= SHOWN => {
                    let why = shortened(&format!("{}: {why}", why.instance_path()));
                    self.row.remarks.push(format!("our {kind} sample of `{event}` breaks the vendor's schema: {why}"));
                }
                Some(_) => {}
            }
        }
    }

    /// The verdicts on changed deliveries; of events without a delivery on changed samples.
    fn judge_changes(&mut self) {
        let words = Words::new(&self.compiled);
        let named = |it: &Delivery| Some((it.event.clone()?, it.body.clone()));
        let mut deliveries: Vec<(String, String)> = self.source.deliveries.iter().filter_map(named).collect();
        for (event, kind, sample) in samples(&self.compiled) {
            if kind == "full" && deliveries.iter().all(|(other, _)| *other != event) {
                deliveries.push((event, sample));
            }
        }
        let mut changed = Vec::new();
        for ((event, body), seed) in deliveries.iter().zip(1..) {
            let mutants = changes::changed(&Tree::parse(body), &words, seed);
            changed.extend(mutants.into_iter().map(|mutant| (event.as_str(), mutant)));
        }
        let questions: Vec<Question> =
            changed.iter().map(|(event, mutant)| self.question(Some(event), mutant.body.clone())).collect();
        match build::ask(&self.program(), &questions) {
            Ok(answers) => {
                let answered = questions.iter().zip(&answers);
                let wrong = answered.filter_map(|(question, answer)| wrongly_read(question, answer, &words));
                self.row.failures.extend(wrong.take(SHOWN));
            }
            Err(why) => self.row.failures.push(format!("reading changed deliveries: {why}")),
        }
        let mut shown: BTreeMap<Class, usize> = BTreeMap::new();
        for (event, mutant) in &changed {
            let body: Value = serde_json::from_str(&mutant.body).expect("a changed delivery is JSON");
            let Some((class, why)) = self.faces.get(*event).and_then(|faces| faces.compare(&body)) else { continue };
            self.row.count(class);
            let times = shown.entry(class).or_default();
            *times += 1;
            if matches!(class, Class::Stricter | Class::Looser) && *times <= SHOWN {
                let (mutation, place) = (mutant.mutation, &mutant.place);
                self.row.remarks.push(format!("{class:?}: `{event}`, {mutation} at {place}: {why}"));
            }
        }
    }
}

fn judge_delivery(row: &mut Row, faces: &BTreeMap<String, Faces>, delivery: &Delivery, body: &str, answer: &Value) {
    let known = answer["known"].as_str();
    let event = delivery.event.as_deref().or(known).unwrap_or_default();
    let lands = known.is_some() && known == Some(event);
    let value: Value = serde_json::from_str(body).expect("a delivery is JSON");
    let vendor = faces.get(event).and_then(|faces| faces.vendor.as_ref());
    let accepted = vendor.is_none_or(|vendor| vendor.is_valid(&value));
    let origin = &delivery.origin;
    if !faces.contains_key(event) {
        row.failures.push(format!("{origin}: the catalogue has no event `{event}`: {answer}"));
        return;
    }
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
    let places = faces[event].named(&value);
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

/// Our samples: the event, `minimal` or `full`, and the sample.
fn samples(compiled: &Compiled) -> Vec<(String, &'static str, String)> {
    let samples: Value = serde_json::from_str(&compiled.artifacts.samples).expect("the samples are JSON");
    let of = |event: &str| {
        let kinds = ["minimal", "full"].into_iter();
        let found = kinds.filter_map(|kind| Some((event.to_owned(), kind, samples[event].get(kind)?.to_string())));
        found.collect::<Vec<_>>()
    };
    compiled.catalogue.events.iter().flat_map(|event| of(&event.name)).collect()
}
