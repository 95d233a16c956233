//! TypeScript that has to compile.

use std::fs;
use std::path::{Path, PathBuf};

use conformance::tools::command;
use serde_json::json;

/// Compiles all files of a folder by `tsc --strict`; what it complains of.
pub(crate) fn complaints(packages: &Path, folder: &Path) -> String {
    let options = json!({
        "strict": true,
        "noEmit": true,
        "module": "esnext",
        "moduleResolution": "bundler",
        "target": "es2022",
        "types": [],
    });
    let configuration = json!({"compilerOptions": options, "include": ["**/*.ts"]}).to_string();
    fs::write(folder.join("tsconfig.json"), configuration).expect("a file can be written");
    let mut compiler = command("node");
    compiler.arg(compiler_of(packages)).args(["--project", "tsconfig.json", "--pretty", "false"]);
    let output = compiler.current_dir(folder).output().expect("node starts");
    let said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
    assert_eq!(output.status.success(), said.trim().is_empty(), "{said}");
    said
}

fn compiler_of(packages: &Path) -> PathBuf {
    packages.join("typescript/bin/tsc")
}
