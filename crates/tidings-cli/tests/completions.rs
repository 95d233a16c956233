//! `tidings completions`: each shell's script is its own, and knows every command.

mod place;

use std::io::Write as _;
use std::process::{Command, Stdio};

use place::Place;

#[test]
fn each_shell_completes_every_command() {
    let place = Place::new("completions");
    let commands = place.commands();
    assert!(commands.len() > 4, "{commands:?}");
    for (shell, mark) in [
        ("bash", "complete -F _tidings"),
        ("zsh", "#compdef tidings"),
        ("fish", "complete -c tidings"),
        ("elvish", "edit:completion:arg-completer[tidings]"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let script = place.run(&["completions", shell]).ends_with(0).out();
        assert!(script.contains(mark), "{shell}: {script}");
        // Fish has options without their dashes.
        for word in commands.iter().map(String::as_str).chain(["format", "status"]) {
            assert!(script.contains(word), "{shell}: `{word}`");
        }
        // The other two do not complete what an option takes.
        let takes_values = matches!(shell, "bash" | "zsh" | "fish");
        assert_eq!(script.contains("deprecated"), takes_values, "{shell}");
    }
    let unknown = place.run(&["completions", "fishy"]).ends_with(2).err();
    assert!(unknown.contains("[possible values: bash, elvish, fish, powershell, zsh]"), "{unknown}");
}

#[test]
#[cfg(unix)]
fn bash_accepts_its_script() {
    let script = Place::new("completions-bash").run(&["completions", "bash"]).ends_with(0).out();
    let mut bash = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn().expect("bash starts");
    bash.stdin.take().expect("the input is a pipe").write_all(script.as_bytes()).expect("bash reads");
    assert!(bash.wait().expect("bash ends").success());
}
