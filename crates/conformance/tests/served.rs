//! The published folder, served by a web server that knows nothing of it, to clients that know nothing but an address.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use conformance::{npm, set_up, tools};
use serde_json::{Value, json};
use tidings_build::{FrozenRelease, Publication, compile, read, understand};

/// The web server that comes with Python, on a port that the system chooses.
struct Server {
    process: Child,
    address: String,
}

impl Server {
    fn start(folder: &Path) -> Self {
        let mut python = Command::new("python3");
        python.args(["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory"]).arg(folder);
        let mut process = python.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the server starts");
        let mut said = String::new();
        BufReader::new(process.stdout.take().expect("its output was piped"))
            .read_line(&mut said)
            .expect("the server says where it is");
        let address = said.split_once('(').and_then(|(_, rest)| rest.split_once("/)"));
        let address = address.unwrap_or_else(|| panic!("the server says where it is: {said}")).0.to_owned();
        Self { process, address }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Publishes both faces of a catalogue for an address; what was made of the present is handed back.
fn publish(catalogue: &Path, base: &str, folder: &Path) -> Value {
    let sources = read(catalogue);
    let present = compile(&sources).expect("the catalogue has no mistakes");
    let frozen = FrozenRelease::all(catalogue).expect("the releases can be read");
    let releases = frozen.iter().map(|release| (release, understand(release.sources()).expect("a release is valid")));
    let samples = serde_json::from_str(&present.artifacts.samples).expect("samples are JSON");
    let publication = Publication::new(catalogue, present.catalogue, releases.collect(), Some(base));
    publication.and_then(|it| it.with_producer().write(folder)).expect("the folder can be written");
    samples
}

/// Has Ajv fetch the schema from each address, and judge the bodies that stand with it.
fn judged(packages: &Path, questions: &Value) -> Vec<Value> {
    let mut node = tools::command("node");
    node.arg(set_up::home().join("tools/fetched.mjs")).arg(packages);
    let mut process = node.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("node starts");
    let mut input = process.stdin.take().expect("its input was piped");
    input.write_all(questions.to_string().as_bytes()).expect("node reads its input");
    drop(input);
    let output = process.wait_with_output().expect("node ends");
    assert!(output.status.success(), "Ajv cannot fetch the schemas");
    serde_json::from_slice(&output.stdout).expect("node answers with JSON")
}

/// An empty folder for this test alone.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the folder of an earlier run can be removed");
    }
    fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

/// A delivery with the name of an event that does not exist.
fn misnamed(delivery: &Value) -> Value {
    let mut other = delivery.clone();
    other["type"] = json!("no.such_event");
    other
}

/// A delivery with something that nobody promised.
fn extended(delivery: &Value) -> Value {
    let mut other = delivery.clone();
    other["something_new"] = json!(1);
    other
}

/// Fetches the schema of every event of an edition, and that of all, by the addresses that its list tells.
///
/// Both faces take what is sent and refuse what is called otherwise; only the producer's refuses what is new.
fn check_edition(packages: &Path, folder: &Path, edition: &str, samples: &Value) {
    let is_open = !edition.starts_with("producer/");
    let list = fs::read(folder.join(edition).join("catalog.json")).expect("the edition has a list");
    let list: Value = serde_json::from_slice(&list).expect("a list is JSON");
    let families = list["families"].as_array().expect("it has families").iter();
    let events: Vec<&Value> = families.flat_map(|family| family["events"].as_array().expect("with events")).collect();
    assert!(!events.is_empty());
    let question = |schema: &Value, good: Vec<&Value>| {
        let bodies: Vec<Value> =
            good.iter().flat_map(|body| [(*body).clone(), misnamed(body), extended(body)]).collect();
        json!({"address": schema["url"], "bodies": bodies})
    };
    let good = |event: &Value| &samples[event["type"].as_str().expect("an event has a name")]["minimal"];
    let mut questions: Vec<Value> = events.iter().map(|event| question(&event["schema"], vec![good(event)])).collect();
    questions.push(question(&list["schema"], events.iter().map(|event| good(event)).collect()));
    let answers = judged(packages, &Value::from(questions.clone()));
    assert_eq!(answers.len(), questions.len());
    for (question, answer) in questions.iter().zip(answers) {
        assert_eq!(answer["fetched"], json!([question["address"]]), "one address is all that is asked for");
        let bodies = question["bodies"].as_array().expect("it has bodies").len();
        assert_eq!(answer["accepted"], json!([true, false, is_open].repeat(bodies / 3)), "{}", question["address"]);
    }
}

/// Names that an address or a file does not take as they are.
const STRANGE: &str = "
catalogue: strange
language: 1
title: Strange names
envelope: {name: type, payload: data, fields: {id: string}}
families:
  order:
    title: Orders
    payload: json
    events:
      'order:half/paid 50%?': It is half paid
      size.changed: {wire: 'Größe#geändert', fired_when: It has another size}
      'a+b&c=d': It is something else
";

#[test]
fn a_schema_is_fetched_by_its_id() {
    if !tools::are_there("a published folder", &["python3", "node", "npm"]) {
        return;
    }
    let packages = npm::packages(&set_up::target(env!("CARGO_TARGET_TMPDIR")));
    let root = folder("served");
    let server = Server::start(&root);

    let deck = set_up::home().join("../../schema");
    let samples = publish(&deck, &format!("{}/deck", server.address), &root.join("deck"));
    for edition in ["latest", "releases/earlier", "producer/latest", "producer/releases/earlier"] {
        check_edition(&packages, &root.join("deck"), edition, &samples);
    }

    let strange = folder("strange").join("strange.yaml");
    fs::write(&strange, STRANGE).expect("a file can be written");
    let samples = publish(&strange, &format!("{}/strange", server.address), &root.join("strange"));
    for edition in ["latest", "producer/latest"] {
        check_edition(&packages, &root.join("strange"), edition, &samples);
    }
}
