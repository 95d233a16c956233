//! Why there are types of our own: what generators make of the schema, unedited, does less. Once one of them does the
//! same, a test fails, and ours can go.

use std::path::Path;
use std::process::Command;

use conformance::{npm, pip, tools};
use contract::subject::Subject;
use serde_json::{Value, from_str, json};
use tidings_build::{Profile, SchemaOptions};

use crate::typescript::CONFIGURATION;
use crate::{assert_passes, folder, once, target, write};

/// The values of an open enum are offered to whoever writes one, and a field that does not exist is a mistake.
const TYPES: &str = r#"
export const known: Extract<Credential["status"], "verified"> = "verified";
// @ts-expect-error
export const misspelt = (event: CredentialVerifiedEvent): unknown => event.data["extrenal_id"];
"#;

/// In json-schema-to-typescript's declarations such an enum is any text, and every object has every other field.
#[test]
fn declarations_of_a_generator_know_no_values_and_any_field() {
    once("typescript-generated", &npm::NEEDS, &[], || {
        let (folder, packages) = (folder("typescript-generated"), npm::packages(&target()));
        let deck = Subject::deck().compiled;
        write(&folder.join("schema.json"), &deck.schema(SchemaOptions::default()));
        let generator = packages.join("json-schema-to-typescript/dist/src/cli.js");
        let mut node = tools::command("node");
        node.arg(generator).args(["-i", "schema.json", "-o", "generated.d.ts"]);
        assert_passes(node.current_dir(&folder));
        write(&folder.join("own.d.ts"), &deck.typescript());
        write(&folder.join("tsconfig.json"), CONFIGURATION);
        for module in ["own", "generated"] {
            let import = format!("import type {{ Credential, CredentialVerifiedEvent }} from \"./{module}\";\n");
            write(&folder.join(format!("{module}.test.ts")), &(import + TYPES));
        }
        let mut compiler = tools::command("node");
        compiler.arg(packages.join("typescript/bin/tsc")).args(["--pretty", "false", "--project"]).arg(&folder);
        let said = said(&mut compiler);
        let complaints: Vec<_> = said.lines().filter(|line| line.contains("error TS")).collect();
        let expected = ["is not assignable to type 'never'", "Unused '@ts-expect-error' directive"];
        let are_expected = complaints.iter().zip(expected).all(|(line, expected)| line.contains(expected));
        let are_theirs = complaints.iter().all(|line| line.contains("generated.test.ts"));
        assert!(complaints.len() == expected.len() && are_expected && are_theirs, "{said}");
    });
}

/// Reads three deliveries with both modules, and prints of each what holds.
const READERS: &str = r#"
import json
import sys

import generated
import own

ENVELOPE = {"id": "evt_1", "object": "event", "created_at": "2026-01-02T03:04:05.000Z"}
RUN = {"id": "trun_1", "object": "task_run"}


def delivery(name, **fields):
    return json.dumps({**ENVELOPE, "type": name, "data": {**RUN, **fields}})


def keeps(read):
    body = delivery("task_run.completed", of_tomorrow=True)
    return json.loads(read(body).model_dump_json(exclude_unset=True, by_alias=True)) == json.loads(body)


def refuses(read, body):
    try:
        read(body)
    except ValueError:
        return True
    return False


for read in [own.parse_event, generated.DeckEvent.model_validate_json]:
    print(json.dumps({
        "what is unknown is kept": keeps(read),
        "a text is no number": refuses(read, delivery("task_run.completed", runtime_ms="7")),
        "an event of tomorrow is read": not refuses(read, delivery("task_run.greeted")),
    }))
"#;

/// The classes of datamodel-code-generator drop fields that they do not know, make a number of a text where the schema
/// wants a number, and give up at an event that they do not know.
#[test]
fn classes_of_a_generator_drop_and_convert_and_give_up() {
    once("pydantic-generated", &pip::NEEDS, &[], || {
        let (folder, python) = (folder("pydantic-generated"), pip::python(&target()));
        let deck = Subject::deck().compiled;
        let options = SchemaOptions { profile: Profile::Discriminator, ..SchemaOptions::default() };
        write(&folder.join("schema.json"), &deck.schema(options));
        let mut generator = Command::new(&python);
        generator.args(["-m", "datamodel_code_generator", "--input", "schema.json", "--output", "generated.py"]);
        generator.args(["--input-file-type", "jsonschema", "--output-model-type", "pydantic_v2.BaseModel"]);
        assert_passes(generator.current_dir(&folder));
        write(&folder.join("own.py"), &deck.python());
        let said = read_by_both(&folder, &python);
        let held = |does: bool| json!({"what is unknown is kept": does, "a text is no number": does, "an event of tomorrow is read": does});
        assert_eq!(said, [held(true), held(false)]);
    });
}

fn read_by_both(folder: &Path, python: &Path) -> Vec<Value> {
    write(&folder.join("readers.py"), READERS);
    let said = said(Command::new(python).arg("readers.py").current_dir(folder));
    said.lines().map(|line| from_str(line).unwrap_or_else(|why| panic!("{why}: {said}"))).collect()
}

/// What a tool says, however it ends.
fn said(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|why| panic!("{command:?} cannot be started: {why}"));
    [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat()
}
