//! Python: the classes read every sample as the class of its event, say of everything else what the schema says, and
//! pass the strictest rules of mypy.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, BufWriter, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use conformance::{pip, tools};
use contract::subject::Subject;
use contract::tree::Tree;
use serde_json::{Value, json};
use tidings_build::words::name_header;

use crate::catalogues::Module;
use crate::naming::batch_of;
use crate::{assert_passes, block_of_readme, folder, once, read, target, write};

/// What a module makes of a body.
pub(crate) struct Answer {
    /// The body as Python holds it; `None` if it cannot be read.
    pub(crate) held: Option<String>,
    /// The class that it was read as.
    pub(crate) event: Option<String>,
    /// Whether it goes out as it came.
    pub(crate) kept: bool,
}

#[test]
fn every_sample_is_read_as_its_event_and_goes_out_as_it_came() {
    once("pydantic-samples", &pip::NEEDS, &[], || {
        let (folder, modules) = (folder("python"), Module::all());
        for module in &modules {
            write(&folder.join(format!("{}.py", module.name)), &module.compiled.python());
        }
        let deliveries: Vec<_> =
            modules.iter().flat_map(|module| module.deliveries.iter().map(move |it| (module, it))).collect();
        let question = |(module, (event, tree)): &(&Module, &(usize, Tree))| {
            let header = name_header(&module.compiled.catalogue, &module.events()[*event]);
            (module.name.clone(), header.map(|(_, text)| text.to_owned()), tree.to_string())
        };
        let questions: Vec<_> = deliveries.iter().map(question).collect();
        for ((module, (event, tree)), answer) in deliveries.iter().zip(judge(&folder, &questions)) {
            let class = module.events()[*event].definition.as_str();
            assert_eq!(answer.event.as_deref(), Some(class), "{}: {tree}", module.name);
            let held = answer.held.expect("it was read");
            assert!(answer.kept, "{}: {tree}\nheld: {held}", module.name);
        }
    });
}

/// A module, what the header says if one tells what the body is, and the body.
pub(crate) type Question = (String, Option<String>, String);

/// Asks Python. Warnings are errors: the import of a module must not give any.
pub(crate) fn judge(folder: &Path, questions: &[Question]) -> Vec<Answer> {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/judge.py");
    let mut command = Command::new(pip::python(&target()));
    command.args(["-W", "error"]).arg(program).arg(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut process = command.spawn().expect("Python starts");
    let mut input = BufWriter::new(process.stdin.take().expect("its input was piped"));
    let output = BufReader::new(process.stdout.take().expect("its output was piped"));
    let answers: Vec<Answer> = thread::scope(|scope| {
        // It answers while it is asked, and neither side waits for the other. What it does not read it says by its end.
        scope.spawn(move || {
            for (module, header, body) in questions {
                let body: String = body.bytes().map(char::from).collect();
                if writeln!(input, "{}", json!({"module": module, "header": header, "body": body})).is_err() {
                    return;
                }
            }
        });
        output.lines().map(|line| answer(&line.expect("it writes UTF-8"))).collect()
    });
    assert!(process.wait().is_ok_and(|status| status.success()), "Python gave up");
    assert_eq!(answers.len(), questions.len());
    answers
}

fn answer(line: &str) -> Answer {
    let line: Value = serde_json::from_str(line).expect("an answer is JSON");
    let text = |key: &str| line[key].as_str().map(str::to_owned);
    Answer { held: text("held"), event: text("event"), kept: line["kept"] == true }
}

/// A body that is or holds a list of deliveries is read one by one: what is broken costs none of the others.
#[test]
fn a_batch_is_read_delivery_by_delivery() {
    once("pydantic-batches", &pip::NEEDS, &[], || {
        let folder = folder("python-batches");
        let modules: Vec<_> = Module::of_envelopes().collect();
        let batches: Vec<_> =
            modules.iter().filter_map(|it| Some((it, it.compiled.catalogue.envelope.batch.as_ref()?))).collect();
        assert_eq!(batches.len(), 2);
        for (module, batch) in batches {
            write(&folder.join(format!("{}.py", module.name)), &module.compiled.python());
            let mut expected = Vec::new();
            let mut deliveries = Vec::new();
            for (event, tree) in &module.deliveries {
                expected.extend([module.events()[*event].definition.to_string(), "ValidationError".to_owned()]);
                deliveries.extend([tree.clone(), Tree::scalar("7")]);
            }
            let body = batch_of(batch, deliveries).to_string();
            let program = format!(
                "import json\nimport {name}\nread = {name}.parse_batch({body:?})\n\
                 assert [type(it).__name__ for it in read] == {expected:?}\nfor other in [\"7\", \"{{}}\"]:\n    try:\n        \
                 {name}.parse_batch(other)\n    except ValueError:\n        continue\n    raise SystemExit(\"it was read\")\n",
                name = module.name
            );
            write(&folder.join("batch.py"), &program);
            assert_passes(Command::new(pip::python(&target())).args(["-W", "error", "batch.py"]).current_dir(&folder));
        }
    });
}

/// What an event carries that nobody knows may be anything, if its name needs nothing of that.
#[test]
fn an_unknown_event_may_carry_anything() {
    once("pydantic-holder", &pip::NEEDS, &[], || {
        let folder = folder("python-holder");
        let module = Module::holder();
        write(&folder.join("holder.py"), &module.compiled.python());
        let program = r#"import json, holder
for data in ["null", "[1]", "7.5", '"text"', '{"sub": "x"}', "{}"]:
    body = '{"meta": {"type": "later", "source": "s"}, "id": "1", "data": %s}' % data
    event = holder.parse_event(body)
    assert type(event) is holder.UnknownEvent, event
    assert json.loads(event.model_dump_json(by_alias=True, exclude_unset=True)) == json.loads(body), event
for data in ['{"sub": 5}', '{"sub": null}']:
    try:
        holder.parse_event('{"meta": {"type": "later", "source": "s"}, "id": "1", "data": %s}' % data)
    except ValueError:
        continue
    raise SystemExit("it was read: " + data)
"#;
        write(&folder.join("read.py"), program);
        assert_passes(Command::new(pip::python(&target())).args(["-W", "error", "read.py"]).current_dir(&folder));
    });
}

#[test]
fn the_classes_pass_the_type_tests() {
    once("mypy-classes", &pip::NEEDS, &[], || {
        let folder = folder("mypy");
        for module in Module::all() {
            write(&folder.join(format!("{}.py", module.name)), &module.compiled.python());
            write(&folder.join(format!("test_{}.py", module.name)), &type_test(&module));
        }
        check(&folder);
    });
}

/// That mypy sees what stands in the folder, and complains of a mark that is not needed.
#[test]
#[should_panic(expected = "Unused \"type: ignore\" comment")]
fn what_passes_and_must_not_is_noticed() {
    assert!(tools::are_there("mypy", &pip::NEEDS), "Unused \"type: ignore\" comment: nobody looked");
    let folder = folder("mypy-broken");
    write(&folder.join("test_broken.py"), "one: int = 1  # type: ignore[assignment]\n");
    check(&folder);
}

fn check(folder: &Path) {
    let mut mypy = Command::new(pip::python(&target()));
    mypy.args(["-m", "mypy", "--strict", "--python-version", "3.10", "--cache-dir"]);
    assert_passes(mypy.arg(folder.with_file_name("mypy-cache")).arg(".").current_dir(folder));
}

/// A `match` with a case for each event is exhaustive, and with one less it is not.
fn type_test(module: &Module) -> String {
    let unknown_is_taken = module.compiled.catalogue.types.iter().any(|def| def.name.as_str() == "UnknownEvent");
    let unknown = if unknown_is_taken { "UnknownEvent_" } else { "UnknownEvent" };
    let cases: Vec<String> = module
        .events()
        .iter()
        .enumerate()
        .map(|(number, event)| {
            let (case, read) = (format!("case events.{}()", event.definition), format!("read_{number}"));
            format!(
                "        {case}:\n            {read}: events.{} = event\n            return repr({read})\n",
                event.definition
            )
        })
        .collect();
    let header = if module.compiled.catalogue.envelope.header().is_some() { "\"header\", " } else { "" };
    let mut test = format!("import typing_extensions\n\nimport {} as events\n", module.name);
    for (called, cases, mark) in [("every", &cases[..], ""), ("all_but_one", &cases[1..], "  # type: ignore[arg-type]")]
    {
        let _ = write!(
            test,
            "\n\ndef {called}(body: bytes) -> str:\n    event = events.parse_event({header}body)\n    match event:\n{}        \
             case events.{unknown}():\n            return repr(event)\n        case _:\n            \
             typing_extensions.assert_never(event){mark}\n",
            cases.concat()
        );
    }
    test
}

/// In Deck's catalogue the key of the name is a word, so that the name itself can be asked.
#[test]
fn a_name_tells_the_class() {
    once("mypy-names", &pip::NEEDS, &[], || {
        let folder = folder("mypy-names");
        let subject = Subject::deck();
        write(&folder.join("deck.py"), &subject.compiled.python());
        write(&folder.join("test_names.py"), NAMES);
        check(&folder);
    });
}

const NAMES: &str = r#"import deck
import pydantic


def read(event: deck.Event) -> str | None:
    if event.type == "credential.verified" or event.type == "credential.created":
        credential: deck.Credential = event.data
        return credential.external_id
    if event.type == "task_run.completed":
        return event.data.id
    if event.type == "task_run.complete":  # type: ignore[comparison-overlap]
        return None
    return event.data.source  # type: ignore[union-attr, no-any-return]


def status(credential: deck.Credential) -> None:
    credential.status = "verified"
    credential.status = "something new"
    credential.status = 7  # type: ignore[assignment]


listed: pydantic.TypeAdapter[deck.Event] = pydantic.TypeAdapter(deck.Event)
name: deck.EventType = "user.created"
other: deck.EventType = "user.greeted"  # type: ignore[assignment]
"#;

/// What the project's README shows, beside the committed classes.
#[test]
fn the_program_in_the_readme_runs() {
    let texts = [read("../../docs/events.py"), block_of_readme("python") + CALLS];
    once("python-readme", &pip::NEEDS, &texts, || {
        let folder = folder("mypy-readme");
        write(&folder.join("events.py"), &texts[0]);
        write(&folder.join("handle.py"), &texts[1]);
        check(&folder);
        assert_passes(Command::new(pip::python(&target())).args(["-W", "error", "handle.py"]).current_dir(&folder));
    });
}

const CALLS: &str = r#"

ENVELOPE = '"id": "evt_1", "object": "event", "created_at": "2025-01-15T09:30:00Z"'
CREDENTIAL = '{"id": "cred_1", "object": "credential", "external_id": "customer-7"}'
for name, data, line in [
    ("credential.verified", CREDENTIAL, "verified customer-7"),
    ("credential.created", CREDENTIAL, "ignored credential.created"),
    ("credential.lost", "[1]", "kept credential.lost"),
]:
    body = f'{{{ENVELOPE}, "type": "{name}", "data": {data}}}'
    assert handle(body.encode()) == line
"#;

/// Every module that is tried has events, or nothing was.
#[test]
fn no_file_is_empty() {
    once("deliveries", &[], &[], || {
        for module in Module::all() {
            let tree = module.deliveries.first().map(|(_, tree)| tree);
            assert!(tree.is_some_and(|tree| matches!(tree, Tree::Object(_))), "{}", module.name);
        }
    });
}
