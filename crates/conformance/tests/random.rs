//! The catalogues out of chance, which the contract makes up, pass the schemas for editors.

#[path = "../../contract/src/random.rs"]
#[expect(unreachable_pub, reason = "the contract's library has the same module, where others reach it")]
mod random;

#[path = "../../contract/build/catalogue.rs"]
mod catalogue;
#[path = "../../contract/build/envelope.rs"]
mod envelope;
#[path = "../../contract/build/types.rs"]
mod types;
#[path = "../../contract/build/unions.rs"]
mod unions;
#[path = "../../contract/build/words.rs"]
mod words;
#[path = "../../contract/build/yaml.rs"]
mod yaml;

use conformance::language::Language;

#[test]
fn every_random_catalogue_passes() {
    let language = Language::new();
    let plain = (0..20).map(|seed| (seed, catalogue::catalogue(&format!("random-{seed:02}"), seed)));
    let others = (100..).zip(envelope::OTHER_FORMS);
    let others = others.map(|(seed, form)| (seed, catalogue::catalogue_of(&format!("envelope-{seed}"), seed, *form)));
    for (seed, text) in plain.chain(others) {
        let file = conformance::yaml::read(&text).expect("a catalogue is plain data");
        let verdict = language.judge("catalogue.yaml", &file);
        assert!(verdict.is_well(), "seed {seed}:\n{}", verdict.complaints.join("\n"));
    }
}
