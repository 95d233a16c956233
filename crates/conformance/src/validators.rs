//! Validators of JSON Schema that clients have, each as a process.
//!
//! The programs in `tools/` answer each line with a line, both JSON:
//!
//! - `{"schema": …, "formats": …}` is the next schema, and whether its formats are asserted. The answer is
//!   `{"complaint": …}`: null, or why the validator does not take it.
//! - `{"body": …, "schemas": […]}` is a body, and the schemas that judge it, counted from 0. The answer is
//!   `{"held": …, "accepted": […]}`: the body as the validator's reader holds it, true if that is how it came, and a
//!   verdict for each of the schemas; or `{"held": null, "accepted": []}` if it cannot be read.
//!
//! Schemas and bodies travel as texts in which each character is a byte, so that each validator's own reader reads them
//! and a body need not be JSON, nor UTF-8.

use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread;

use serde_json::{Value, json};

use crate::{npm, pip, set_up, tools};

/// A validator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validator {
    /// Ajv in its strict mode, the one that most of JavaScript has.
    Ajv,
    /// Hyperjump, which keeps to the specification the closest.
    Hyperjump,
    /// The package `jsonschema` of Python.
    Python,
}

/// A validator at work, with the schemas that it took.
#[derive(Debug)]
pub struct Session {
    process: Child,
    input: BufWriter<ChildStdin>,
    output: BufReader<ChildStdout>,
}

/// A body, and the schemas that judge it.
#[derive(Clone, Debug)]
pub struct Question {
    /// The body as it travels.
    body: String,
    /// The positions of the schemas, in the order in which the session took them.
    pub schemas: Vec<usize>,
}

/// What a validator says of a body that it can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The body as its reader holds it; `None` if that is how it came.
    pub held: Option<String>,
    /// Whether each of the schemas accepts it.
    pub accepted: Vec<bool>,
}

impl Question {
    /// A question that can be asked of several validators.
    #[must_use]
    pub fn new(body: &[u8], schemas: Vec<usize>) -> Self {
        Self { body: json!(bytes(body)).to_string(), schemas }
    }
}

impl Validator {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Ajv, Self::Hyperjump, Self::Python];

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ajv => "ajv",
            Self::Hyperjump => "Hyperjump",
            Self::Python => "jsonschema of Python",
        }
    }

    /// Whether the machine has what it needs; if not, that is said.
    #[must_use]
    pub fn is_there(self, check: &str) -> bool {
        tools::are_there(
            &format!("{check} by {}", self.name()),
            match self {
                Self::Ajv | Self::Hyperjump => &npm::NEEDS,
                Self::Python => &pip::NEEDS,
            },
        )
    }

    /// Starts it; `target` is cargo's target folder.
    #[must_use]
    pub fn start(self, target: &Path) -> Session {
        let program = |name: &str| set_up::home().join("tools").join(name);
        let mut command = match self {
            Self::Ajv | Self::Hyperjump => {
                let mut node = tools::command("node");
                node.arg(program(if self == Self::Ajv { "ajv.mjs" } else { "hyperjump.mjs" }));
                node.arg(npm::packages(target));
                node
            }
            Self::Python => {
                // A warning is a complaint.
                let mut python = Command::new(pip::python(target));
                python.args(["-W", "error"]).arg(program("validate.py"));
                python
            }
        };
        let mut process = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|why| panic!("{} cannot be started: {why}", self.name()));
        let input = BufWriter::new(process.stdin.take().expect("its input was piped"));
        let output = BufReader::new(process.stdout.take().expect("its output was piped"));
        Session { process, input, output }
    }
}

impl Session {
    /// Has the validator take a schema.
    ///
    /// # Errors
    ///
    /// What it has against the schema, if it does not take it.
    pub fn take(&mut self, schema: &str, asserts_formats: bool) -> Result<(), String> {
        let request = json!({"schema": bytes(schema.as_bytes()), "formats": asserts_formats});
        writeln!(self.input, "{request}").and_then(|()| self.input.flush()).expect("the validator reads its input");
        match &read_line(&mut self.output)["complaint"] {
            Value::Null => Ok(()),
            Value::String(complaint) => Err(complaint.clone()),
            other => panic!("a complaint is a text: {other}"),
        }
    }

    /// Asks for verdicts. `None` is the answer where a body cannot be read.
    #[must_use]
    pub fn judge(&mut self, questions: &[Question]) -> Vec<Option<Answer>> {
        let (input, output) = (&mut self.input, &mut self.output);
        thread::scope(|scope| {
            // It answers while it is asked, and neither side waits for the other.
            let asking = scope.spawn(move || ask(input, questions));
            let answers = questions.iter().map(|_| answer(&read_line(output))).collect();
            asking.join().expect("asking does not panic").expect("the validator reads its input");
            answers
        })
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // How it ends makes no difference any more; without input it would by itself, unless it waits to be read.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn ask(input: &mut impl Write, questions: &[Question]) -> io::Result<()> {
    for Question { body, schemas } in questions {
        writeln!(input, r#"{{"body":{body},"schemas":{schemas:?}}}"#)?;
    }
    input.flush()
}

/// A text in which each character is a byte.
fn bytes(of: &[u8]) -> String {
    of.iter().copied().map(char::from).collect()
}

fn read_line(output: &mut impl BufRead) -> Value {
    let mut line = String::new();
    output.read_line(&mut line).expect("the validator writes UTF-8");
    serde_json::from_str(&line).unwrap_or_else(|why| panic!("the validator gave up: {why}: {line}"))
}

fn answer(line: &Value) -> Option<Answer> {
    let held = match &line["held"] {
        Value::Bool(true) => None,
        held => Some(held.as_str()?.to_owned()),
    };
    let accepted = line["accepted"].as_array().expect("verdicts are a list").iter();
    Some(Answer { held, accepted: accepted.map(|it| it.as_bool().expect("a verdict is a boolean")).collect() })
}
