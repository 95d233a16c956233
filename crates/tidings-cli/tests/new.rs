//! `tidings new`: what it makes compiles and passes its tests at once, and what it refuses leaves nothing behind.

mod place;

use std::fs;
use std::path::Path;
use std::process::Command;

use place::{Place, Run};

/// The checkout that holds this command.
const CHECKOUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Cargo as a user has it, with the packages that this build has: nothing is fetched.
fn cargo(place: &Place, arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).current_dir(&place.0).env("CARGO_TARGET_DIR", place.0.with_file_name("target"));
    Run(command.env("CARGO_PROFILE_DEV_DEBUG", "0").output().expect("cargo starts"))
}

/// What the README of the new crate tells to write.
const ADDED: &str = "  order.shipped: An order left the warehouse\n";

/// One crate as it was made; one with other names, changed as its README says.
#[test]
fn new_crates_compile_and_pass_their_tests() {
    let place = Place::empty("new/crates");
    place.write("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"shop-events\", \"other/*\"]\n");
    // As a user has it, whatever lies around the folder of the tests.
    place.write("rustfmt.toml", "");
    fs::copy(Path::new(CHECKOUT).join("Cargo.lock"), place.0.join("Cargo.lock")).expect("the file can be copied");
    place.run(&["new", "shop-events", "--tidings-path", CHECKOUT]).ends_with(0);
    let keys = ["--event-key", "@event", "--payload-key", "no"];
    place.run(&[&["new", "other/y", "--name", "no", "--tidings-path", CHECKOUT], &keys[..]].concat()).ends_with(0);
    for folder in ["shop-events", "other/y"] {
        let check = place.run_in(folder, &["check"]).ends_with(0).out();
        assert_eq!(check, "schema: 3 events in 1 family, 4 types\n6 files up to date\n");
    }

    let readme = place.read("other/y/README.md");
    assert!(readme.contains(&format!("   ```yaml\n {ADDED}   ```\n")), "{readme}");
    let family = place.read("other/y/schema/events/order.yaml");
    place.write("other/y/schema/events/order.yaml", &family.replace("\ntypes:", &format!("{ADDED}\ntypes:")));
    place.write(
        "other/y/tests/added.rs",
        "#[test]\nfn added() {\n    assert!(no::EventType::OrderShipped.as_str() == \"order.shipped\");\n}\n",
    );
    let build = place.run_in("other/y", &["build"]).ends_with(0).out();
    assert!(build.contains("wrote docs/events.md\n") && build.contains("wrote README.md\n"), "{build}");

    let said = cargo(&place, &["test", "--offline", "--workspace"]).ends_with(0).out();
    let passed = |name: &str| said.matches(&format!("test {name} ... ok")).count();
    for name in ["a_delivery_is_read", "an_unknown_event_is_kept", "committed_documents_are_up_to_date"] {
        assert_eq!(passed(name), 2, "{name}: {said}");
    }
    assert_eq!((passed("added"), said.matches("README.md - ").count()), (1, 2), "{said}");
    cargo(&place, &["fmt", "--all", "--check"]).ends_with(0);
}

/// The legend of the new crate is a short one; what it says of types is what the whole one says.
#[test]
fn the_table_of_types_is_that_of_the_legend() {
    let table = |path: &str| {
        let page = fs::read_to_string(Path::new(CHECKOUT).join(path)).expect("the file is there");
        let (_, table) = page.split_once("\n| in YAML | in Rust | in JSON Schema |\n").expect("the table is there");
        table.split_once("\n\n").map(|(table, _)| table.to_owned()).expect("it ends")
    };
    let [ours, legend] = ["crates/tidings-cli/src/new/template/schema/README.md", "schema/README.md"].map(table);
    assert_eq!(ours, legend, "copy the table of the legend into the template");
}

/// Nothing is published yet, so that Cargo could not resolve these; they are compared as text.
#[test]
fn without_a_checkout_the_crate_depends_on_this_version() {
    let place = Place::empty("new/published");
    place.run(&["new", "shop"]).ends_with(0);
    let (version, manifest) = (env!("CARGO_PKG_VERSION"), place.read("shop/Cargo.toml"));
    let (_, dependencies) = manifest.split_once("\n\n").expect("the package's own keys come first");
    let expected = format!(
        "[dependencies]\ntidings = \"{version}\"\n\n\
         [build-dependencies]\ntidings-build = \"{version}\"\n\n\
         [dev-dependencies]\n# A test compares the committed documents with the catalogue.\n\
         tidings-build = {{ version = \"{version}\", features = [\"outputs\"] }}\n"
    );
    assert_eq!(dependencies, expected);
}

#[test]
fn the_way_to_a_checkout_starts_at_the_new_crate() {
    let place = Place::empty("new/ways");
    for krate in ["tidings", "tidings-build"] {
        place.write(&format!("checkout/crates/{krate}/Cargo.toml"), "");
    }
    let absolute = place.0.join("checkout");
    let absolute = absolute.to_str().expect("the path is UTF-8");
    for (from, folder, checkout, way) in [
        ("", "shop", "checkout", "../checkout"),
        ("", "deep/er/shop", "./checkout/", "../../../checkout"),
        ("deep", "../flat", "../checkout", "../checkout"),
        ("checkout", "mine", ".", ".."),
        ("", "absolute", absolute, absolute),
    ] {
        place.run_in(from, &["new", folder, "--tidings-path", checkout]).ends_with(0);
        let manifest = place.read(format!("{from}/{folder}/Cargo.toml").trim_start_matches('/'));
        for line in [
            format!("tidings = {{ path = \"{way}/crates/tidings\" }}\n"),
            format!("tidings-build = {{ path = \"{way}/crates/tidings-build\" }}\n"),
            format!("tidings-build = {{ path = \"{way}/crates/tidings-build\", features = [\"outputs\"] }}\n"),
        ] {
            assert!(manifest.contains(&line), "{folder}: {manifest}");
        }
    }
}

#[test]
fn an_empty_folder_and_a_fresh_repository_are_filled() {
    let place = Place::empty("new/empty");
    // The nearest workspace, whatever lies around the folder of the tests.
    place.write("Cargo.toml", "[workspace]\nmembers = [\"Fresh_Shop\", \"empty\", \"a/*\"]\n");
    place.write("Fresh_Shop/.git/HEAD", "ref: refs/heads/main\n");
    fs::create_dir(place.0.join("empty")).expect("a folder can be made");
    let files = [".gitignore", "Cargo.toml", "README.md", "build.rs", "docs", "schema", "src", "tests"];
    let said = place.run_in("Fresh_Shop", &["new", "."]).ends_with(0).out();
    assert_eq!(
        said,
        "made .: the crate `fresh-shop` with a catalogue of 3 events\n\
         to see it work: cargo test\n\
         to go on: its README.md, “Adding an event”\n"
    );
    assert_eq!(place.names("Fresh_Shop"), [&[".git"], &files[..]].concat());
    assert_eq!(place.run(&["new", "empty", "--quiet"]).ends_with(0).out(), "");
    assert_eq!(place.names("empty"), files);
    let said = place.run(&["new", "a/my shop"]).ends_with(0).out();
    assert!(said.contains("\nto see it work: cd 'a/my shop' && cargo test\n"), "{said}");
    assert_eq!(place.names("a"), ["my shop"]);
}

#[test]
fn a_workspace_around_is_told_of_unless_it_lists_the_crate() {
    let place = Place::empty("new/workspace");
    let manifest = fs::canonicalize(&place.0).expect("the folder is there").join("Cargo.toml");
    place.write("inner/Cargo.toml", "[package]\nname = \"inner\"\n");
    for (folder, members, member) in [
        ("inner/one", "\"x\"", Some("inner/one")),
        ("two", "", Some("two")),
        ("three", "'three'", None),
        ("crates/four", "\"x\", \"crates/*\"", None),
    ] {
        place.write("Cargo.toml", &format!("[workspace]\nmembers = [{members}]\n"));
        let said = place.run(&["new", folder]).ends_with(0).out();
        let hint = |member| format!("to let Cargo find it: add \"{member}\" to `members` in {}", manifest.display());
        let found = said.lines().find(|line| line.contains("`members`"));
        assert_eq!(found.map(str::to_owned), member.map(hint), "{said}");
    }
}

/// What is wrong with the command line ends with 2, as everywhere.
#[test]
fn names_and_keys_that_cannot_stand_are_refused() {
    let place = Place::empty("new/refused");
    let rule = "a name begins with a lower case letter and holds lower case letters, digits and `-`";
    for (arguments, said) in [
        (
            &["shop", "--name", "Shop"][..],
            format!("invalid value 'Shop' for '--name <NAME>': {rule}; did you mean `shop`?"),
        ),
        (
            &["shop", "--name", "std"],
            "invalid value 'std' for '--name <NAME>': `std` stands for something else in Rust".to_owned(),
        ),
        (&["2026"], format!("the folder `2026` gives the crate no name: {rule}; choose one with `--name`")),
        (
            &["shop", "--event-key", "data.type"],
            "invalid value 'data.type' for '--event-key <KEY>': a key holds letters, digits, `_`, `-`, `@` and `$`"
                .to_owned(),
        ),
        (
            &["shop", "--payload-key", "id"],
            "invalid value 'id' for '--payload-key <KEY>': this key holds the event's id".to_owned(),
        ),
        (
            &["shop", "--event-key", "data"],
            "`--event-key` and `--payload-key` are both `data`; each holds something of its own".to_owned(),
        ),
    ] {
        let found = place.run(&[&["new"], arguments].concat()).ends_with(2).err();
        assert_eq!(found.lines().next(), Some(&*format!("error: {said}")), "{found}");
        assert!(found.ends_with("For more information, try '--help'.\n"), "{found}");
    }
    assert!(place.run(&["new"]).ends_with(2).err().contains("<DIR>"));
    assert!(place.names("").is_empty());
}

#[test]
fn a_folder_that_is_taken_is_left_alone() {
    let place = Place::empty("new/taken");
    place.write("shop/notes.txt", "mine");
    place.write("file", "mine");
    let found = place.run(&["new", "shop"]).ends_with(1).err();
    let why = "this folder is not empty, it holds `notes.txt`; name one that does not exist yet";
    assert_eq!(found, format!("error: shop: {why}\n"));
    let found = place.run(&["new", "file"]).ends_with(3).err();
    let why = "a file stands where this path needs a folder; move it away, or name another folder";
    assert_eq!(found, format!("error: file: {why}\n"));
    let found = place.run(&["new", "file/shop"]).ends_with(3).err();
    assert_eq!(found, format!("error: file/shop: {why}\n"));
    assert_eq!((place.names(""), place.names("shop")), (vec!["file".into(), "shop".into()], vec!["notes.txt".into()]));
    assert_eq!((place.read("file"), place.read("shop/notes.txt")), ("mine".into(), "mine".into()));
    place.write("half/.tidings-new-1/Cargo.toml", "theirs");
    let found = place.run(&["new", "half"]).ends_with(1).err();
    let why = "a `tidings new` that was interrupted left this behind, and it may be removed";
    assert_eq!(found, format!("error: half/.tidings-new-1: {why}\n"));
}

#[test]
fn a_path_that_is_no_checkout_is_refused() {
    let place = Place::empty("new/no-checkout");
    place.write("half/crates/tidings/Cargo.toml", "");
    for (checkout, missing) in [("gone", "gone/crates/tidings"), ("half", "half/crates/tidings-build")] {
        let found = place.run(&["new", "shop", "--tidings-path", checkout]).ends_with(3).err();
        assert!(found.starts_with(&format!("error: {missing}/Cargo.toml: ")), "{found}");
        assert!(found.ends_with("; `--tidings-path` names a checkout of tidings\n"), "{found}");
    }
    assert_eq!(place.names(""), ["half"]);
}

/// On other systems there are no such names.
#[cfg(target_os = "linux")]
#[test]
fn a_checkout_that_no_manifest_can_name_is_refused() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let place = Place::empty("new/not-utf-8");
    let checkout = place.0.join(OsStr::from_bytes(b"checkout-\xff"));
    for krate in ["tidings", "tidings-build"] {
        let folder = checkout.join("crates").join(krate);
        fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join("Cargo.toml"), "")).expect("it can be written");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_tidings"));
    command.args(["new", "shop", "--tidings-path"]).arg(&checkout).current_dir(&place.0);
    let found = Run(command.output().expect("the command starts")).ends_with(1).err();
    let why = "this path is not UTF-8, and cannot stand in Cargo.toml; call the folder something else\n";
    assert!(found.ends_with(why), "{found}");
    assert!(!place.0.join("shop").exists());
}

/// A link into nowhere is no folder, and cannot be replaced by one: that shows when all is written.
#[cfg(unix)]
#[test]
fn a_crate_that_cannot_get_to_its_place_leaves_nothing_behind() {
    let place = Place::empty("new/failure");
    std::os::unix::fs::symlink("nowhere", place.0.join("shop")).expect("a link can be made");
    let found = place.run(&["new", "shop"]).ends_with(3).err();
    assert!(found.starts_with("error: shop: "), "{found}");
    assert!(found.ends_with("; move it away, or name another folder\n"), "{found}");
    assert_eq!(place.names(""), ["shop"]);
}
