//! Tools that a machine may lack.

use std::collections::BTreeMap;
use std::env;
use std::io::{self, Write as _};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

/// Whether all of these tools can be started. If not, it is said that the check is skipped; where `CI` is `true` that
/// is a failure.
///
/// `python3-venv` is what some systems leave out of Python: the modules that make a virtual environment.
#[must_use]
pub fn are_there(check: &str, tools: &[&str]) -> bool {
    let missing = first_missing(tools);
    if let Some(tool) = missing {
        skip(check, tool, env::var("CI").is_ok_and(|ci| ci == "true"));
    }
    missing.is_none()
}

/// The command of a tool; those of npm are scripts, which Windows starts by their whole name.
#[must_use]
pub fn command(tool: &str) -> Command {
    Command::new(if cfg!(windows) && tool == "npm" { "npm.cmd" } else { tool })
}

fn first_missing<'a>(tools: &[&'a str]) -> Option<&'a str> {
    // Some take long to say their version, and every check asks again.
    static KNOWN: Mutex<BTreeMap<String, bool>> = Mutex::new(BTreeMap::new());
    let starts = |tool: &str| {
        let (tool, arguments): (_, &[&str]) = match tool {
            "python3-venv" => ("python3", &["-c", "import ensurepip, venv"]),
            tool => (tool, &["--version"]),
        };
        let mut command = command(tool);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    tools.iter().copied().find(|tool| !*known.entry((*tool).to_owned()).or_insert_with(|| starts(tool)))
}

fn skip(check: &str, tool: &str, is_failure: bool) {
    let said = format!("SKIPPED {check}: {tool} not found");
    assert!(!is_failure, "{said}");
    // Past the harness, which keeps to itself what a test prints that does not fail.
    let _ = writeln!(io::stderr(), "{said}");
}

#[cfg(test)]
mod tests {
    use super::{first_missing, skip};

    #[test]
    fn a_missing_tool_is_noticed() {
        assert_eq!(first_missing(&["cargo", "tidings-no-such-tool", "another"]), Some("tidings-no-such-tool"));
        assert_eq!(first_missing(&["cargo"]), None);
    }

    #[test]
    #[should_panic(expected = "SKIPPED hover: node not found")]
    fn a_skipped_check_fails_where_all_tools_must_be() {
        skip("hover", "node", true);
    }
}
