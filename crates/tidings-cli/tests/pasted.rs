//! What a message tells to type does what it says.
#![cfg(unix)]

mod place;

use std::path::Path;
use std::process::Command;

use place::{CATALOGUE, FAMILY, Place, Run};

/// What a shell makes of the command that stands in a message, in its last backticks or behind `to see it work: `.
fn pasted(place: &Place, said: &str) -> Run {
    let line = match said.split_once("to see it work: ") {
        Some((_, rest)) => rest.lines().next(),
        None => said.split('`').rfind(|part| part.starts_with("tidings ")),
    };
    let line = line.expect("the message tells a command").replace("&& cargo test", "&& pwd");
    let folder = Path::new(env!("CARGO_BIN_EXE_tidings")).parent().expect("it lies in a folder");
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("sh");
    Run(shell.args(["-c", &line]).env("PATH", path).current_dir(&place.0).output().expect("there is a shell"))
}

#[test]
fn commands_in_messages_can_be_pasted() {
    let place = Place::new("pasted");
    for folder in ["my shop", "it's", "-q"] {
        place.write(&format!("{folder}/catalogue.yaml"), &CATALOGUE.replace("regions: [../PAGE.md]", ""));
        place.write(&format!("{folder}/events/order.yaml"), FAMILY);
        let _ = std::fs::remove_dir_all(place.0.join("docs"));
        // A `--` takes what begins with `-` for no option, and so does `./`; the message says the second.
        for arguments in [["show", "zebra", "--", folder].as_slice(), &["check", "--", folder]] {
            let run = place.run(arguments).ends_with(1);
            pasted(&place, &run.err()).ends_with(0);
        }
        let new = place.run(&["new", "--name", "shop", "--", &format!("{folder} new")]).ends_with(0).out();
        assert!(pasted(&place, &new).ends_with(0).out().ends_with(&format!("/{folder} new\n")), "{new}");
    }
    for (arguments, line) in [
        (&["./schema", "check"][..], "tidings check ./schema"),
        (&["my shop", "show", "order.paid"], "tidings show order.paid 'my shop'"),
        (&["./schema", "-q", "docs"], "tidings -q docs --catalogue ./schema"),
        (&["my shop", "list", "schema"], "tidings list schema"),
    ] {
        let said = place.run(arguments).ends_with(2).err();
        let start = format!("error: the catalogue stands behind the command: `{line}`\n");
        assert!(said.starts_with(&start), "{said}");
    }
    let said = place.run(&["./schema", "explain"]).ends_with(2).err();
    assert!(said.starts_with("error: `tidings explain` works on no catalogue\n"), "{said}");
    let said = place.run(&["docs", "my shop"]).ends_with(2).err();
    assert!(
        said.starts_with(
            "error: `my shop` needs `--check` or `--write`; a catalogue is named by `--catalogue 'my shop'`\n"
        ),
        "{said}"
    );
}
