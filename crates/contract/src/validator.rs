//! Somebody else's validator, as a process of its own.
//!
//! It has a workspace of its own too. Built among ours, `jsonschema` would switch on `float_roundtrip` of the
//! `serde_json` that is on trial here, and other features of what the compiler is built with.

use std::env;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::thread;

/// A schema, and what its formats do.
#[derive(Clone, Copy, Debug)]
pub struct Schema<'a> {
    /// The schema as it was published.
    pub text: &'a str,
    /// Whether a text that is not in its format is refused; otherwise formats are annotations.
    pub asserts_formats: bool,
}

/// A body, and the positions of the schemas that judge it.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// The body.
    pub body: &'a [u8],
    /// The positions of the schemas.
    pub schemas: Vec<usize>,
}

/// What the validator says of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The body as its reader holds it.
    pub held: String,
    /// Whether each of the schemas accepts it.
    pub accepted: Vec<bool>,
}

/// Asks for verdicts. `None` is the answer where the validator's reader cannot hold a body.
///
/// # Panics
///
/// If the validator cannot be built or started, or does not answer.
#[must_use]
pub fn validate(schemas: &[Schema<'_>], questions: &[Question<'_>]) -> Vec<Option<Answer>> {
    let mut process = Command::new(program())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("what was just built can be started");
    let input = process.stdin.take().expect("its input was piped");
    let mut output = BufReader::new(process.stdout.take().expect("its output was piped"));
    let answers = thread::scope(|scope| {
        // It answers while it is asked, and neither side waits for the other.
        let asking = scope.spawn(|| ask(schemas, questions, BufWriter::new(input)));
        let answers: io::Result<Vec<_>> = questions.iter().map(|_| read_answer(&mut output)).collect();
        asking.join().expect("asking does not panic").and(answers)
    });
    let status = process.wait().expect("it was started");
    match answers {
        Ok(answers) if status.success() => answers,
        answers => panic!("the validator gave up ({status}): {:?}", answers.err()),
    }
}

fn ask(schemas: &[Schema<'_>], questions: &[Question<'_>], mut input: impl Write) -> io::Result<()> {
    for Schema { text, asserts_formats } in schemas {
        let formats = if *asserts_formats { "assert" } else { "annotate" };
        write!(input, "schema {} {formats}\n{text}", text.len())?;
    }
    for Question { body, schemas } in questions {
        write!(input, "body {}", body.len())?;
        schemas.iter().try_for_each(|number| write!(input, " {number}"))?;
        input.write_all(b"\n")?;
        input.write_all(body)?;
    }
    input.flush()
}

fn read_answer(output: &mut impl BufRead) -> io::Result<Option<Answer>> {
    let mut line = String::new();
    output.read_line(&mut line)?;
    if line == "unreadable\n" {
        return Ok(None);
    }
    let mut words = line.split_whitespace();
    let length = words.next().and_then(|word| word.parse().ok()).ok_or(io::ErrorKind::UnexpectedEof)?;
    let mut held = vec![0; length];
    output.read_exact(&mut held)?;
    let held = String::from_utf8(held).map_err(io::Error::other)?;
    Ok(Some(Answer { held, accepted: words.map(|word| word == "yes").collect() }))
}

/// The validator, built before it is asked for the first time.
fn program() -> &'static PathBuf {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/validator/Cargo.toml");
        // A folder of this build, so that the next run finds it there.
        let target = concat!(env!("OUT_DIR"), "/validator");
        let status = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(["build", "--quiet", "--locked", "--manifest-path", manifest, "--target-dir", target])
            .status()
            .expect("cargo runs this test, so it can be started");
        assert!(status.success(), "the validator cannot be built: {status}");
        PathBuf::from(target).join("debug").join(format!("validator{}", env::consts::EXE_SUFFIX))
    })
}
