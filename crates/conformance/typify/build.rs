//! Has typify make a module of each schema in the folder that `TYPIFY_SCHEMAS` names, as its documentation shows.

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::panic;
use std::path::{Path, PathBuf};

use typify::{TypeSpace, TypeSpaceSettings};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=TYPIFY_SCHEMAS");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let (mut modules, mut arms) = (String::new(), String::new());
    for (number, file) in schemas()?.iter().enumerate() {
        let name = file.file_stem().ok_or("a file has a name")?.to_string_lossy().into_owned();
        let module = format!("schema_{number}");
        match made(file) {
            Ok((root, code)) => {
                fs::write(out.join(format!("{module}.rs")), code)?;
                modules += "#[allow(warnings, clippy::all, clippy::pedantic)]\n";
                let path = format!("concat!(env!(\"OUT_DIR\"), \"/{module}.rs\")");
                writeln!(modules, "mod {module} {{ include!({path}); }}")?;
                writeln!(arms, "        {name:?} => read_as::<{module}::{root}>(body),")?;
            }
            Err(why) => writeln!(arms, "        {name:?} => Err(format!(\"not generated: {{}}\", {why:?})),")?,
        }
    }
    let read = "/// Reads a delivery by the types of the schema of this name.\n\
                #[allow(clippy::match_single_binding, reason = \"without schemas there is nothing to choose\")]\n\
                fn read(name: &str, body: &str) -> Result<String, String> {\n    match name {\n";
    let rest = "        _ => Err(format!(\"there is no schema `{name}` to read by: {body}\")),\n    }\n}\n";
    fs::write(out.join("modules.rs"), format!("{modules}{read}{arms}{rest}"))?;
    Ok(())
}

/// The files in the order of their names; none if no folder is named.
fn schemas() -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let Ok(folder) = env::var("TYPIFY_SCHEMAS") else { return Ok(Vec::new()) };
    println!("cargo::rerun-if-changed={folder}");
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder)? {
        files.push(entry?.path());
    }
    files.sort_unstable();
    Ok(files)
}

/// The name of the type of all that the schema describes, and the code. typify panics where it gives up.
fn made(file: &Path) -> Result<(String, String), String> {
    let text = fs::read_to_string(file).map_err(|why| why.to_string())?;
    let value: serde_json::Value = serde_json::from_str(&text).map_err(|why| why.to_string())?;
    let root = value["title"].as_str().ok_or("a schema has a title")?.to_owned();
    let schema: schemars::schema::RootSchema = serde_json::from_value(value).map_err(|why| why.to_string())?;
    let made = panic::catch_unwind(|| {
        let mut space = TypeSpace::new(&TypeSpaceSettings::default());
        space.add_root_schema(schema).map_err(|why| why.to_string())?;
        syn::parse2::<syn::File>(space.to_stream()).map_err(|why| why.to_string())
    });
    let file = made.map_err(|_| "typify panicked".to_owned())??;
    Ok((root, prettyplease::unparse(&file)))
}
