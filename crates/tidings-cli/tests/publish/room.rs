//! A folder that cannot be written: full, read-only, or written to by another run.

use std::io::Write as _;
use std::process::Command;

use crate::place::{Place, Run};
use crate::shop::{PUBLISH, place, public, run};

/// Whether something can be tried here; if not, it is said.
fn can(check: &str, why: &str, tried: &mut Command) -> bool {
    let can = tried.output().is_ok_and(|output| output.status.success());
    if !can {
        // Past the harness, which keeps to itself what a test prints that does not fail.
        let _ = writeln!(std::io::stderr(), "SKIPPED {check}: {why}");
    }
    can
}

/// A shell in which `public` is a file system of its own, in memory and of this size. It is gone with the shell.
fn in_memory(place: &Place, script: &str) -> Command {
    std::fs::create_dir_all(place.0.join("public")).expect("a folder can be made");
    let mut command = Command::new("unshare");
    command
        .args(["--mount", "--map-root-user", "sh", "-c", script, env!("CARGO_BIN_EXE_tidings")])
        .current_dir(&place.0);
    command
}

/// All that lies in the folder, with a digest of each file.
const LIST: &str = "find public | sort; find public -type f | sort | xargs sha256sum";

#[test]
fn a_full_disk_leaves_what_was_there() {
    for (name, option, size) in [("full", "", "128k"), ("full-both", "--producer", "256k")] {
        let place = place(name);
        let mount = format!("mount -t tmpfs -o size={size} tmpfs public");
        if !can("a full disk", "mounting is not possible", &mut in_memory(&place, &mount)) {
            return;
        }
        place.write("more.yaml", &place.read("schema/events/order.yaml").replace("is paid", &"is paid ".repeat(6000)));
        let publish = format!("\"$0\" publish --quiet --out public {option}");
        let script = format!(
            "{mount} && {publish} && {{ {LIST}; }} > before && cp more.yaml schema/events/order.yaml \
             && {{ {publish}; echo \"ends with $?\"; }} && {{ {LIST}; }} > after"
        );
        let run = Run(in_memory(&place, &script).output().expect("the shell starts")).ends_with(0);
        assert_eq!(run.out(), "ends with 3\n");
        let said =
            "error: public: no space is left; make room, and try again; what was published before is as it was\n";
        assert_eq!(run.err(), said);
        assert_eq!(place.read("after"), place.read("before"));
        assert!(place.read("before").contains("  public/latest/events.schema.json\n"));
    }
}

#[test]
fn a_full_disk_is_left_empty_by_a_first_run() {
    let place = place("full-first");
    let mount = "mount -t tmpfs -o size=16k tmpfs public";
    if !can("a full disk at first", "mounting is not possible", &mut in_memory(&place, mount)) {
        return;
    }
    let script =
        format!("{mount} && {{ \"$0\" publish --quiet --out public/here; echo \"ends with $?\"; }} && find public");
    let run = Run(in_memory(&place, &script).output().expect("the shell starts")).ends_with(0);
    assert_eq!(run.out(), "ends with 3\npublic\n");
    let said =
        "error: public/here: no space is left; make room, and try again; what was published before is as it was\n";
    assert_eq!(run.err(), said);
}

#[test]
fn a_folder_that_is_read_only_is_said() {
    let place = place("read-only");
    let mount = "mount -t tmpfs -o ro tmpfs public";
    if !can("a read-only folder", "mounting is not possible", &mut in_memory(&place, mount)) {
        return;
    }
    for (out, why) in [("public", "public"), ("public/here", "public/here")] {
        let script = format!("{mount} && \"$0\" publish --quiet --out {out}");
        let run = Run(in_memory(&place, &script).output().expect("the shell starts")).ends_with(3);
        let said = format!("error: {why}: the file system is read-only; name a place that can be written");
        assert!(run.err().starts_with(&said), "{}", run.err());
    }
}

/// Root may write anywhere, so there the command runs as nobody.
#[test]
#[cfg(unix)]
fn a_folder_that_may_not_be_written_is_said() {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt as _;

    let place = place("forbidden");
    let set = |mode| fs::set_permissions(place.0.join("public"), Permissions::from_mode(mode));
    fs::create_dir_all(place.0.join("public")).expect("a folder can be made");
    set(0o555).expect("permissions can be set");
    let is_root =
        fs::write(place.0.join("public/tried"), "").and_then(|()| fs::remove_file(place.0.join("public/tried")));
    let command = |arguments: &[&str]| {
        let mut command = place.command(arguments);
        if is_root.is_ok() {
            command = Command::new("setpriv");
            command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups", env!("CARGO_BIN_EXE_tidings")]);
            command.args(arguments).current_dir(&place.0);
        }
        command
    };
    if can("a folder that may not be written", "nobody may run the command", &mut command(&["--version"])) {
        let said = Run(command(PUBLISH).output().expect("the command starts")).ends_with(3).err();
        let why = "permission denied; change who may read and write here, or ask who may";
        assert_eq!(said, format!("error: public: {why}; what was published before is as it was\n"));
        assert!(place.names("public").is_empty());
    }
    set(0o755).expect("permissions can be set");
}

#[test]
#[cfg(target_os = "linux")]
fn another_run_is_not_disturbed() {
    let place = place("another");
    run(&place, PUBLISH, 0);
    let before = public(&place);
    place.write("schema/events/order.yaml", &place.read("schema/events/order.yaml").replace("is paid", "was paid"));
    if !can("another run", "flock not found", Command::new("flock").arg("--version")) {
        return;
    }
    let mut command = Command::new("flock");
    command.args(["public", env!("CARGO_BIN_EXE_tidings"), "publish", "--out", "public"]).current_dir(&place.0);
    let said = Run(command.output().expect("flock starts")).ends_with(3).err();
    assert_eq!(said, "error: public: another `tidings publish` is writing here; try again when it has ended\n");
    assert_eq!(public(&place), before);
}
