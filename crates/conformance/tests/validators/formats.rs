//! The notations of texts, by the validator that can be told to assert them.

use conformance::validators::{Question, Validator};
use serde_json::json;
use tidings_build::model::TEXT_FORMATS;
use tidings_build::{Sources, compile};

use crate::{CHECK, start};

/// The schema of an event that carries a text in the notation of this word.
fn schema(word: &str) -> String {
    let catalogue = format!(
        "catalogue: {word}\nlanguage: 1\ntitle: Texts\nenvelope: {{name: type, payload: data, fields: {{}}}}\n\
         families: {{a: {{title: A, payload: {word}, events: {{a.b: It came}}}}}}\n"
    );
    let mut sources = Sources::new("");
    sources.add("texts.yaml", catalogue.into_bytes());
    compile(&sources).unwrap_or_else(|why| panic!("{}", why.lines())).artifacts.schema
}

#[test]
fn what_samples_are_made_of_is_of_its_notation() {
    if !Validator::Ajv.is_there(CHECK) {
        return;
    }
    let mut session = start(Validator::Ajv);
    for (position, format) in TEXT_FORMATS.iter().enumerate() {
        assert_eq!(session.take(&schema(format.word), true), Ok(()), "{}", format.word);
        let numbers = (0..400).chain([1_000_000, u32::MAX]);
        let texts: Vec<String> = numbers.map(|number| format.example(number, &format!("word{number}"))).collect();
        let of_it = texts.iter().map(|text| (text.as_str(), true));
        for (text, expected) in of_it.chain([("a text", false)]) {
            let body = json!({"type": "a.b", "data": text}).to_string();
            let answers = session.judge(&[Question::new(body.as_bytes(), vec![position])]);
            let accepted: Vec<bool> = answers.into_iter().flatten().flat_map(|answer| answer.accepted).collect();
            assert_eq!(accepted, [expected], "{}: {text}", format.word);
        }
    }
}
