//! The `OpenAPI` and `AsyncAPI` documents as other people's tools take them: their validators, and what makes types of
//! them. The catalogues are Deck's, one that uses the whole language, and those out of chance, full of hostile names.

#[path = "../../../contract/src/random.rs"]
#[expect(unreachable_pub, reason = "the contract's library has the same module, where others reach it")]
mod random;

#[path = "../../../contract/build/catalogue.rs"]
mod catalogue;
#[path = "../../../contract/build/envelope.rs"]
#[allow(dead_code, reason = "these documents are tried with the plain envelope")]
mod envelope;
#[path = "../../../contract/build/types.rs"]
mod types;
#[path = "../../../contract/build/unions.rs"]
mod unions;
#[path = "../../../contract/build/words.rs"]
mod words;
#[path = "../../../contract/build/yaml.rs"]
mod yaml;

mod asyncapi;
mod openapi;
mod subject;
mod typescript;
