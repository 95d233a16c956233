//! Where the command speaks, and in what form.

mod place;
#[path = "streams/refused.rs"]
mod refused;

use std::io;
use std::process::Stdio;

use place::{CATALOGUE, FAMILY, PAGE, Place, Run};

#[test]
fn quiet_is_quiet() {
    let place = Place::new("quiet");
    for arguments in [&["--quiet"][..], &["build", "-q"], &["check", "-q"], &["check", "-q", "--format", "json"]] {
        let run = place.run(arguments).ends_with(0);
        assert_eq!((run.out(), run.err()), (String::new(), String::new()), "{arguments:?}");
    }
    // What was asked for is no remark.
    assert!(place.run(&["list", "-q"]).ends_with(0).out().contains("order.paid"));
    place.write("docs/events.md", &place.read("docs/events.md").replace("paid", "payed"));
    let stale = place.run(&["check", "-q"]).ends_with(1);
    assert_eq!(stale.out(), "");
    assert!(stale.err().contains("error: 1 file is not what the catalogue says"), "{}", stale.err());
}

#[test]
fn a_program_reads_what_was_done() {
    let place = Place::new("json");
    place.write("schema/catalogue.yaml", &CATALOGUE.replace("schemas: ../docs/schemas, regions: [../PAGE.md]", ""));
    let report = |first: &str, second: &str| {
        format!(
            "{{\n  \"path\": \"schema\",\n  \"catalogue\": \"shop\",\n  \"events\": 2,\n  \"families\": 1,\n  \
             \"types\": 0,\n  \"files\": [\n    {{\n      \"path\": \"docs/events.md\",\n      {first}\n    }},\n    \
             {{\n      \"path\": \"docs/events.schema.json\",\n      {second}\n    }}\n  ]\n}}\n"
        )
    };
    let [written, current] = ["\"state\": \"written\"", "\"state\": \"current\""];
    assert_eq!(place.run(&["build", "--format", "json"]).ends_with(0).out(), report(written, written));
    place.write("docs/events.md", &place.read("docs/events.md").replace("order.paid", "order.payed"));
    let check = place.run(&["check", "--format", "json"]).ends_with(1);
    assert!(
        check.out().contains("\"state\": \"stale\",\n      \"difference\": \"--- docs/events.md"),
        "{}",
        check.out()
    );
    let fault = "1 file is not what the catalogue says; repair with `tidings build schema`";
    assert_eq!(check.err(), format!("{{\n  \"error\": \"{fault}\"\n}}\n"));
    assert_eq!(place.run(&["--format", "json"]).ends_with(0).out(), report(written, current));
    let unchanged = format!("{current},\n      \"difference\": null");
    assert_eq!(place.run(&["check", "--format", "json"]).ends_with(0).out(), report(&unchanged, &unchanged));
}

#[test]
fn colours_are_for_terminals() {
    let place = Place::new("colours");
    place.write("schema/events/order.yaml", &FAMILY.replace("An order is paid", "{fired_when: Paid, removed: true}"));
    let bold = "\u{1b}[1mOrder events\u{1b}[0m\n";
    let dimmed = "\u{1b}[2morder.paid     Paid  Removed.\u{1b}[0m\n";
    let run = |variable: &str, arguments: &[&str]| {
        Run(place.command(arguments).env(variable, "1").output().expect("the command starts"))
    };
    let forced = run("CLICOLOR_FORCE", &["list"]).ends_with(0).out();
    assert!(forced.contains(bold) && forced.contains(dimmed), "{forced:?}");
    for arguments in [&["list"][..], &["show", "order.paid"], &["--help"], &["help", "list"], &["build", "elsewhere"]] {
        for variable in ["NO_COLOR", "HARMLESS"] {
            let plain = run(variable, arguments);
            assert!(!(plain.out() + &plain.err()).contains('\u{1b}'), "{variable} {arguments:?}");
        }
        let coloured = run("CLICOLOR_FORCE", arguments);
        assert!((coloured.out() + &coloured.err()).contains('\u{1b}'), "{arguments:?}");
    }
}

#[test]
fn whoever_stops_reading_is_left_in_peace() {
    let place = Place::new("closed");
    for arguments in [&["list"][..], &["list", "--json"], &["show", "order.paid"], &["completions", "bash"], &["build"]]
    {
        let (reader, writer) = io::pipe().expect("a pipe can be made");
        drop(reader);
        let run = Run(place.command(arguments).stdout(writer).output().expect("the command starts")).ends_with(0);
        assert_eq!(run.err(), "", "{arguments:?}");
    }
    let (reader, writer) = io::pipe().expect("a pipe can be made");
    drop(reader);
    let unheard = place.command(&["show", "nothing"]).stderr(writer).stdout(Stdio::null()).status();
    assert_eq!(unheard.expect("the command starts").code(), Some(1));
}

/// What was done is done, and what is wrong is wrong, whether anybody hears of it or not.
#[test]
fn nobody_has_to_listen_to_what_is_done() {
    let place = Place::new("unheard");
    let run = |arguments: &[&str]| {
        let (reader, writer) = io::pipe().expect("a pipe can be made");
        drop(reader);
        Run(place.command(arguments).stdout(writer).output().expect("the command starts"))
    };
    for format in ["excerpts", "json"] {
        place.write("PAGE.md", PAGE);
        run(&["check", "--format", format]).ends_with(1);
        run(&["build", "--format", format]).ends_with(0);
        run(&["check", "--format", format]).ends_with(0);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_said() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has this file");
    let place = Place::new("full");
    let run = Run(place.command(&["list"]).stdout(full).output().expect("the command starts")).ends_with(3);
    assert_eq!(run.err(), "error: the standard output: no space is left; make room, and try again\n");
}

/// Whatever goes wrong, a program reads one object; what was done by the other commands is one too.
#[test]
fn programs_read_faults_and_what_was_done() {
    let place = Place::new("programs");
    place.write("schema/catalogue.yaml", &CATALOGUE.replace("families", "releases: [v1]\nfamilies"));
    let json = |arguments: &[&str], code| place.run(&[arguments, &["--format", "json"]].concat()).ends_with(code);
    for (arguments, code, said) in [
        (&["show", "order.payd"][..], 1, "`order.payd` is neither an event nor a type of `schema`; did you mean"),
        (&["release", "v11"], 1, "schema: `releases` does not list `v11`; did you mean `v1`?"),
        (&["docs", "--check", "NO.md"], 1, "NO.md: this page does not exist; create it"),
        (&["new", "schema"], 1, "schema: this folder is not empty, it holds `catalogue.yaml`"),
        (&["new", "PAGE.md/x"], 3, "PAGE.md/x: "),
    ] {
        let run = json(arguments, code);
        assert_eq!(run.out(), "", "{arguments:?}");
        assert!(run.err().starts_with(&format!("{{\n  \"error\": \"{said}")), "{arguments:?}: {}", run.err());
        assert!(run.err().ends_with("\"\n}\n"), "{arguments:?}: {}", run.err());
    }

    let release = |state: &str, difference: &str| {
        format!(
            "{{\n  \"path\": \"schema/releases/v1.json\",\n  \"state\": \"{state}\",\n  \"difference\": {difference}"
        )
    };
    for state in ["written", "current"] {
        assert_eq!(json(&["release", "v1"], 0).out(), release(state, "null\n}\n"));
    }
    place.write("schema/events/order.yaml", &FAMILY.replace("is paid", "was paid"));
    let stale = json(&["release", "v1"], 1);
    assert!(stale.out().starts_with(&release("stale", "\"--- schema/releases/v1.json")), "{}", stale.out());
    assert!(stale.err().starts_with("{\n  \"error\": \"schema/releases/v1.json is frozen"), "{}", stale.err());

    let new = json(&["new", "shop"], 0).out();
    let start = "{\n  \"path\": \"shop\",\n  \"name\": \"shop\",\n  \"files\": [\n    \".gitignore\",\n";
    assert!(new.starts_with(start) && new.contains("\n    \"schema/events/order.yaml\",\n"), "{new}");
    for path in new.lines().filter_map(|line| line.strip_prefix("    \"")?.split('"').next()) {
        assert!(place.0.join("shop").join(path).is_file(), "{path}");
    }
}
