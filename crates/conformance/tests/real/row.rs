//! What was found of one source: a row of the table, and every delivery that is not right with its reason.

use std::collections::BTreeMap;

use crate::faces::{CLASSES, Class};

/// What was found of one source.
#[derive(Default)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) events: usize,
    pub(crate) types: usize,
    /// How many fields the source constrains, and how many of them the catalogue types; counted by the test.
    pub(crate) fields: Option<(usize, usize)>,
    /// What the import's own report says, in per cent.
    pub(crate) said: f64,
    /// Deliveries that are right, and of how many: those that the vendor's own schema accepts.
    pub(crate) right: (usize, usize),
    /// Deliveries that break the vendor's schema and land; of which the error names the field; neither.
    pub(crate) broken: [usize; 3],
    /// Our samples that the vendor's schema accepts, and of how many.
    pub(crate) samples: (usize, usize),
    /// Verdicts on changed deliveries by their class.
    pub(crate) verdicts: BTreeMap<Class, usize>,
    pub(crate) seconds: f64,
    /// What a person should read.
    pub(crate) remarks: Vec<String>,
    /// What fails the test.
    pub(crate) failures: Vec<String>,
}

const HEAD: &str = "source                     events  types  fields  typed  import    right  breaking  samples   verdicts  \
                    equal  fields  range  kind  name  stricter  looser  seconds";

const LEGEND: &str = "\
typed     of the fields that the source constrains, those that the catalogue types: counted here, and by the import
right     of the deliveries that the vendor's own schema accepts, those that land in their event and come back the same
breaking  deliveries that the vendor's own schema refuses: landed/the error names the field/neither
samples   of our own samples of each event, those that the vendor's schema accepts
verdicts  the producer's face and the vendor's schema on changed deliveries: how many, and how many are equal. Others:
  fields    ours refuses a field that the vendor's schema leaves open (no `additionalProperties: false`)
  range     ours refuses a whole number that does not fit into its type; the vendor's states no bound
  kind      ours refuses another kind of value where the vendor's schema states no `type`
  name      ours refuses another event's name; the vendor's schema of the event does not state the name, or several
  stricter  ours refuses for another reason what the vendor's accepts
  looser    ours accepts what the vendor's refuses";

impl Row {
    pub(crate) fn count(&mut self, class: Class) {
        *self.verdicts.entry(class).or_default() += 1;
    }

    pub(crate) fn percent(&self) -> Option<f64> {
        let (fields, typed) = self.fields?;
        let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        Some(if fields == 0 { 100.0 } else { 100.0 * count(typed) / count(fields) })
    }

    fn shown(&self) -> String {
        let of = |(part, whole): (usize, usize)| if whole == 0 { "-".to_owned() } else { format!("{part}/{whole}") };
        let verdicts: Vec<usize> = CLASSES.iter().map(|class| self.verdicts.get(class).copied().unwrap_or(0)).collect();
        let [equal, fields, range, kind, name, stricter, looser] = verdicts[..] else { unreachable!("these are all") };
        let percent = self.percent().map_or("-".to_owned(), |percent| format!("{percent:.1}%"));
        let declared = self.fields.map_or("-".to_owned(), |(fields, _)| fields.to_string());
        let [landed, named, neither] = self.broken;
        format!(
            "{:<25}{:>8}{:>7}{declared:>8}{percent:>7}{:>8}{:>9}{:>10}{:>9}{:>11}{equal:>7}{fields:>8}{range:>7}{kind:>6}{name:>6}{stricter:>10}{looser:>8}{:>9.1}",
            self.name,
            self.events,
            self.types,
            format!("{:.1}%", self.said),
            of(self.right),
            format!("{landed}/{named}/{neither}"),
            of(self.samples),
            verdicts.iter().sum::<usize>(),
            self.seconds,
        )
    }
}

/// Prints all that was found.
pub(crate) fn print(rows: &[Row]) {
    for row in rows {
        row.remarks.iter().for_each(|remark| println!("{}: {remark}", row.name));
    }
    println!("\n{HEAD}");
    for row in rows {
        println!("{}", row.shown());
    }
    println!("\n{LEGEND}");
}
