//! Somebody else's JSON Schema validator as a process: schemas and bodies in, verdicts out.
//!
//! What comes in is a line and as many bytes as its number says, again and again:
//!
//! - `schema LENGTH annotate` or `schema LENGTH assert`: the next schema, and what its formats do;
//! - `body LENGTH NUMBER…`: a body, and the schemas that judge it, counted from 0.
//!
//! What goes out is for each body the line `unreadable`, or the line `LENGTH VERDICT…` with `yes` or `no` for each of
//! the schemas, and `LENGTH` bytes: the body as the reader of the validator holds it.

use std::error::Error;
use std::io::{self, BufRead, BufWriter, Write};

use jsonschema::Validator;
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    answer(io::stdin().lock(), BufWriter::new(io::stdout().lock()))
}

/// Answers until nothing comes any more.
fn answer(mut input: impl BufRead, mut output: impl Write) -> Result<(), Box<dyn Error>> {
    let mut validators: Vec<Validator> = Vec::new();
    let mut line = String::new();
    while input.read_line(&mut line)? > 0 {
        let mut words = line.split_whitespace();
        let (kind, length) = (words.next(), words.next().ok_or("a length was expected")?.parse()?);
        let mut bytes = vec![0; length];
        input.read_exact(&mut bytes)?;
        match kind {
            Some("schema") => validators.push(compile(&bytes, words.next() == Some("assert"))?),
            Some("body") => {
                let numbers = words.map(str::parse).collect::<Result<Vec<usize>, _>>()?;
                let judges = numbers.iter().map(|number| validators.get(*number).ok_or("there is no such schema"));
                write_verdicts(&bytes, &judges.collect::<Result<Vec<_>, _>>()?, &mut output)?;
            }
            _ => return Err(format!("`schema` or `body` was expected: {line}").into()),
        }
        line.clear();
    }
    Ok(output.flush()?)
}

fn compile(schema: &[u8], asserts_formats: bool) -> Result<Validator, Box<dyn Error>> {
    let schema: Value = serde_json::from_slice(schema)?;
    let validator = jsonschema::options().should_validate_formats(asserts_formats).build(&schema);
    Ok(validator.map_err(|why| why.to_string())?)
}

fn write_verdicts(body: &[u8], validators: &[&Validator], output: &mut impl Write) -> io::Result<()> {
    let Ok(value) = serde_json::from_slice::<Value>(body) else { return writeln!(output, "unreadable") };
    let held = value.to_string();
    write!(output, "{}", held.len())?;
    for validator in validators {
        write!(output, " {}", if validator.is_valid(&value) { "yes" } else { "no" })?;
    }
    write!(output, "\n{held}")
}
