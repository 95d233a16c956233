//! What the command says when it cannot read or write.

use crate::place::{CATALOGUE, FAMILY, Place, Run};

#[test]
fn what_the_file_system_refuses_is_said_with_its_path_and_what_to_do() {
    let place = Place::new("refused");
    place.write("file", "");
    place.write("folder.yaml/here", "");
    place.write("no-main/catalogue.yaml/here", "");
    place.write("no-families/catalogue.yaml", CATALOGUE);
    place.write("no-families/events", "");
    place.write("yml/Catalogue.yml", CATALOGUE);
    place.write("kiosk.yml", CATALOGUE);
    place.write("nested/catalogue.yaml", CATALOGUE);
    place.write("nested/events/order.yaml", FAMILY);
    place.write("nested/events/notes/README.md", "");
    place.write("nested/events/old/refund.YAML", FAMILY);
    for (catalogue, path, said, help) in [
        ("elsewhere", "elsewhere", "this folder does not exist", "create it with a file `catalogue.yaml`"),
        ("shop.yaml", "shop.yaml", "this file does not exist", "create it, or name another catalogue"),
        ("file", "file", "this is no folder", "name the folder of a catalogue, or a file that ends in `.yaml`"),
        ("folder.yaml", "folder.yaml/catalogue.yaml", "this file does not exist", "create it"),
        ("no-main", "no-main/catalogue.yaml", "a folder stands where a file should be", "move it away"),
        ("no-families", "no-families/events", "a file stands where this path needs a folder", "move it away"),
        ("yml", "yml/catalogue.yaml", "this file does not exist", "rename `yml/Catalogue.yml` to `catalogue.yaml`"),
        ("kiosk.json", "kiosk.json", "this file does not exist", "did you mean `kiosk.yml`?"),
        ("nested", "nested/events/old", "only files in `events` itself are read", "move them out of it"),
    ] {
        for command in
            [&["build", catalogue][..], &["check", catalogue], &["list", catalogue], &["show", "a", catalogue]]
        {
            let run = place.run(command).ends_with(3);
            assert_eq!(run.out(), "", "{command:?}");
            for part in [path, said, help] {
                assert!(run.err().contains(part), "{command:?}: `{part}` in {}", run.err());
            }
        }
    }
}

/// A family in capitals is read on systems that tell them apart, and then reported.
#[test]
fn no_file_of_a_family_is_passed_over() {
    let place = Place::new("capitals");
    place.write("schema/events/Refund.YAML", FAMILY);
    let said = place.run(&["check"]).ends_with(1).err();
    assert!(said.contains("`families` does not list this file") && said.contains("events/Refund.YAML"), "{said}");
}

/// Nobody writes into the pipe, so reading it would never end.
#[test]
#[cfg(target_os = "linux")]
fn what_is_no_file_is_not_read() {
    let place = Place::new("pipe");
    let made = std::process::Command::new("mkfifo").arg(place.0.join("shop.yaml")).status();
    assert!(made.expect("coreutils are there").success());
    let said = place.run(&["check", "shop.yaml"]).ends_with(3).err();
    assert!(said.contains("this is no file"), "{said}");
}

#[test]
fn what_exists_is_not_said_to_be_missing() {
    let place = Place::new("exists");
    for (catalogue, folder) in [("schema/catalogue.yaml", "schema"), ("./schema/catalogue.yaml", "./schema")] {
        let said = place.run(&["check", catalogue]).ends_with(1).err();
        assert!(
            said.contains("these families are in files of their own, and a catalogue in one file has none"),
            "{said}"
        );
        assert!(said.contains(&format!("name the folder `{folder}`, and not this file")), "{said}");
        assert!(said.ends_with("1 mistake found; nothing was written\n") && !said.contains("does not exist"), "{said}");
    }
    place.write("schema/shop.yaml", CATALOGUE);
    let said = place.run(&["check", "schema/shop.yaml"]).ends_with(1).err();
    assert!(said.contains("write the families out here, or call this file `catalogue.yaml`"), "{said}");
    let here = place.run_in("schema", &["check", "catalogue.yaml"]);
    assert!(here.ends_with(1).err().contains("name the folder `.`"));
    let said = place.run(&["check", "PAGE.md/schema"]).ends_with(3).err();
    assert!(
        said.contains("a file stands where this path needs a folder") && !said.contains("does not exist"),
        "{said}"
    );
}

#[test]
fn whoever_has_no_catalogue_is_told_how_to_begin_or_where_one_is() {
    let place = Place::new("nearby");
    place.write("src/deep/lib.rs", "");
    for (folder, near) in [("schema", "."), ("schema/events", ".."), ("src", "../schema"), ("src/deep", "../../schema")]
    {
        for arguments in [&[][..], &["list"], &["docs"], &["release", "v1"]] {
            let run = place.run_in(folder, arguments);
            let why = format!("this folder does not exist, but `{near}` is a catalogue; name that");
            assert_eq!(run.ends_with(3).err(), format!("error: schema: {why}\n"), "{folder} {arguments:?}");
        }
    }
    place.write("a/b/c/file", "");
    let said = place.run_in("a/b/c", &[]).ends_with(3).err();
    assert!(said.contains("or let `tidings new DIR` make a crate with one"), "{said}");
}

/// As a folder that may not be entered, it cannot be looked at; and root may enter any.
#[test]
#[cfg(target_os = "linux")]
fn names_that_cannot_be_followed_or_told_are_said() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let place = Place::new("names");
    std::os::unix::fs::symlink("loop", place.0.join("loop")).expect("a link can be made");
    let said = place.run(&["check", "loop"]).ends_with(3).err();
    assert!(said.contains("see to it that this place can be read") && !said.contains("does not exist"), "{said}");
    let name = OsStr::from_bytes(b"\xff.yaml");
    std::fs::write(place.0.join("schema/events").join(name), FAMILY).expect("a file can be written");
    std::fs::write(place.0.join(name), CATALOGUE).expect("a file can be written");
    for catalogue in [OsStr::new("schema"), name] {
        let run = Run(place.command(&["check"]).arg(catalogue).output().expect("the command starts")).ends_with(3);
        assert!(run.err().contains("the name of this file is not UTF-8"), "{}", run.err());
    }
}

#[test]
fn outputs_that_cannot_be_read_or_written_are_said_with_what_to_do() {
    let place = Place::new("refused-outputs");
    let folder = "a folder stands where a file should be; move it away, or name another file";
    let file = "a file stands where this path needs a folder; move it away, or name another folder";
    for (made, path, said) in [
        ("docs/events.md/here", "docs/events.md", folder),
        ("docs/order.paid.schema.json/here", "docs/order.paid.schema.json", folder),
        ("docs", "docs/events.md", file),
    ] {
        let _ = std::fs::remove_file(place.0.join("docs"));
        let _ = std::fs::remove_dir_all(place.0.join("docs"));
        place.write("schema/catalogue.yaml", &CATALOGUE.replace("../docs/schemas", "../docs"));
        place.write(made, "");
        for command in ["build", "check"] {
            let run = place.run(&[command]).ends_with(3);
            assert_eq!(run.err(), format!("error: {path}: {said}\n"), "{command}");
        }
    }
}

/// Nothing can be read there, so nothing is wrong before something is to be written. It holds for root too.
#[test]
#[cfg(unix)]
fn an_output_that_cannot_be_written_is_said() {
    let place = Place::new("unwritable");
    std::os::unix::fs::symlink("nowhere/at/all", place.0.join("docs")).expect("a link can be made");
    place.run(&["check"]).ends_with(1);
    let run = place.run(&["build"]).ends_with(3);
    let said =
        "error: docs/events.md: a file stands where this path needs a folder; move it away, or name another folder\n";
    assert_eq!(run.err(), said);
}
