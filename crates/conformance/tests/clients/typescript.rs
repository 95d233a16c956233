//! TypeScript: the declarations compile under the strictest rules, tell every event apart, and take every sample.

use std::fmt::Write as _;
use std::path::Path;

use conformance::{npm, tools};
use contract::tree::Tree;
use tidings_build::model::{Enum, EnumKind, Shape};
use tidings_build::words::name_header;

use crate::catalogues::Module;
use crate::naming::{batch_of, places, with};
use crate::{assert_passes, block_of_readme, folder, once, read, target, write};

pub(crate) const CONFIGURATION: &str = r#"{
  "compilerOptions": {
    "strict": true,
    "exactOptionalPropertyTypes": true,
    "noUncheckedIndexedAccess": true,
    "noPropertyAccessFromIndexSignature": true,
    "skipLibCheck": false,
    "noEmit": true,
    "target": "es2022",
    "module": "esnext",
    "moduleResolution": "bundler",
    "types": []
  },
  "include": ["*.ts"]
}
"#;

/// What must not compile stands below this line. Where it does compile, the compiler complains of the line itself.
const REFUSED: &str = "// @ts-expect-error\n";

#[test]
fn the_declarations_pass_the_type_tests() {
    once("typescript-declarations", &npm::NEEDS, &[], || {
        let folder = folder("typescript");
        write(&folder.join("tsconfig.json"), CONFIGURATION);
        for module in Module::all() {
            write(&folder.join(format!("{}.d.ts", module.name)), &module.compiled.typescript());
            write(&folder.join(format!("{}.test.ts", module.name)), &type_test(&module));
        }
        compile(&folder);
    });
}

/// What an event says of the items of a list holds of those that the list's methods hand out, and they keep the rest of
/// their fields.
const NARROWER_ITEMS: &str = r#"import type { StockFoundEvent, StockMovedEvent } from "./golden";

export function quantities(event: StockMovedEvent): 1[] {
  const { lines } = event.payload.to.order;
  lines.forEach((line) => { const quantity: 1 = line.quantity; void quantity; });
  const first: 1 | undefined = lines[0]?.quantity;
  for (const line of lines) { const shade: 0 = line.shade; void shade; }
  void first;
  return lines.filter((line) => line.sku !== "").map((line) => line.quantity);
}

export function ways(event: StockFoundEvent): string[] {
  return event.payload.flatMap((movement) => (movement === null ? [] : movement.way));
}
"#;

#[test]
fn what_is_narrower_in_a_list_is_narrower_for_its_methods() {
    once("typescript-narrower-items", &npm::NEEDS, &[], || {
        let folder = folder("typescript-narrower-items");
        let golden = Module::golden();
        write(&folder.join("tsconfig.json"), CONFIGURATION);
        write(&folder.join("golden.d.ts"), &golden.compiled.typescript());
        write(&folder.join("items.ts"), NARROWER_ITEMS);
        compile(&folder);
    });
}

/// What the project's README shows, beside the committed declarations.
#[test]
fn the_program_in_the_readme_compiles() {
    let texts = [read("../../docs/events.d.ts"), block_of_readme("ts")];
    once("typescript-readme", &npm::NEEDS, &texts, || {
        let folder = folder("typescript-readme");
        write(&folder.join("tsconfig.json"), CONFIGURATION);
        write(&folder.join("events.d.ts"), &texts[0]);
        write(&folder.join("handle.ts"), &texts[1]);
        compile(&folder);
    });
}

/// That the compiler sees what stands in the folder, and complains of it.
#[test]
#[should_panic(expected = "Unused '@ts-expect-error' directive")]
fn what_compiles_and_must_not_is_noticed() {
    assert!(tools::are_there("TypeScript", &npm::NEEDS), "Unused '@ts-expect-error' directive: nobody looked");
    let folder = folder("typescript-broken");
    write(&folder.join("tsconfig.json"), CONFIGURATION);
    write(&folder.join("broken.ts"), &format!("{REFUSED}export const one: number = 1;\n"));
    compile(&folder);
}

fn compile(folder: &Path) {
    for version in ["typescript", "typescript-7"] {
        let compiler = npm::packages(&target()).join(version).join("bin/tsc");
        assert_passes(tools::command("node").arg(compiler).args(["--pretty", "false", "--project"]).arg(folder));
    }
}

fn type_test(module: &Module) -> String {
    let mut test = format!("import type * as events from \"./{}\";\nimport type {{ Event, EventType, ", module.name);
    let own = |name| format!("{} as {name}", type_of_ours(module, name));
    let _ = writeln!(test, "{}, {} }} from \"./{}\";\n", own("Envelope"), own("UnknownEvent"), module.name);
    // One event alone is no union, and the compiler takes no member away from it.
    let envelope = &module.compiled.catalogue.envelope;
    test += &listed_names(module);
    if let Some(name) = envelope.plain_name() {
        test += &guard(name);
        if module.events().len() > 1 {
            test += &every_case(module, name);
        }
    }
    test += &every_payload(module);
    for (number, (event, delivery)) in module.deliveries.iter().enumerate() {
        test += &samples(module, number, *event, delivery);
    }
    test + &enums(module)
}

/// What a type is called that stands in every module: the catalogue may have one of that name.
fn type_of_ours(module: &Module, name: &str) -> String {
    let is_taken = module.compiled.catalogue.types.iter().any(|def| def.name.as_str() == name);
    if is_taken { format!("{name}_") } else { name.to_owned() }
}

/// A `switch` with a case for each event is exhaustive, and with one less it is not.
fn every_case(module: &Module, name: &str) -> String {
    let name = quoted(name);
    let cases: Vec<String> = module
        .events()
        .iter()
        .map(|event| {
            let (tag, interface) = (quoted(&event.name), &event.definition);
            format!("    case {tag}: {{ const it: events.{interface} = event; return it[{name}]; }}\n")
        })
        .collect();
    let function = |called: &str, cases: &[String], before: &str| {
        format!(
            "export function {called}(event: Event): string {{\n  switch (event[{name}]) {{\n{}    default: {{\n{before}\
             const unknown: UnknownEvent = event satisfies never;\nreturn unknown[{name}];\n    }}\n  }}\n}}\n\n",
            cases.concat()
        )
    };
    function("every", &cases, "") + &function("allButOne", &cases[1..], REFUSED)
}

/// Where the name stands in the payload, that tells which payload it is.
fn every_payload(module: &Module) -> String {
    let envelope = &module.compiled.catalogue.envelope;
    let places = places(envelope);
    let (Some(payload), [(_, path, _)]) = (&envelope.payload, places.as_slice()) else {
        return String::new();
    };
    if envelope.name.len() > 1 || path.first() != Some(&payload.as_str()) || module.events().len() < 2 {
        return String::new();
    }
    let (payload, key) = (quoted(payload), quoted(path[1]));
    let cases = module.events().iter().map(|event| {
        let (name, own) = (quoted(&event.name), &event.definition);
        format!("    case {name}: {{ const it: events.{own}[{payload}] = payload; return it[{key}]; }}\n")
    });
    format!(
        "export function everyPayload(event: Event): string {{\n  const payload = event[{payload}];\n  \
         switch (payload[{key}]) {{\n{}    default: {{ const none: never = payload; return none; }}\n  }}\n}}\n\n",
        cases.collect::<String>()
    )
}

/// The names are those of the catalogue.
fn listed_names(module: &Module) -> String {
    let names: Vec<String> = module.events().iter().map(|event| format!("{}: true", quoted(&event.name))).collect();
    format!(
        "export const names: Record<EventType, true> = {{ {} }};\n\
         {REFUSED}export const fewer: Record<EventType, true> = {{ {} }};\n\
         export const unknown = (event: UnknownEvent): Envelope => event;\n\n",
        names.join(", "),
        names[1..].join(", ")
    )
}

/// A guard made of the names tells what is listed from what is not.
fn guard(name: &str) -> String {
    format!(
        "export function isListed(delivery: Event | UnknownEvent): delivery is Event {{\n  \
           return Object.hasOwn(names, delivery[{}]);\n\
         }}\n\n\
         export function tell(delivery: Event | UnknownEvent): void {{\n  \
           if (isListed(delivery)) {{ const listed: Event = delivery; void listed; }}\n  \
           else {{ const unknown: UnknownEvent = delivery; void unknown; }}\n\
         }}\n\n",
        quoted(name)
    )
}

/// A delivery as it is, as one of its own event, and with what makes it none: another name, no name, another payload.
fn samples(module: &Module, number: usize, event: usize, delivery: &Tree) -> String {
    let (envelope, event) = (&module.compiled.catalogue.envelope, &module.events()[event]);
    let own = format!("events.{}", event.definition);
    let mut test = format!("export const sample{number}: Event = {delivery};\n");
    let _ = writeln!(test, "export const own{number}: {own} = {delivery};");
    // What is no more of one event may be of another, unless one key tells all of them apart.
    let ty = if envelope.plain_name().is_some() { "Event" } else { &own };
    let mut refused: Vec<(String, Tree)> = Vec::new();
    for (position, path, _) in places(envelope) {
        refused.push((format!("renamed{position}_"), with(delivery, &path, Some(&Tree::text("q.unlisted")))));
        if event.parts.get(position).is_some() {
            refused.push((format!("nameless{position}_"), with(delivery, &path, None)));
        }
    }
    if let Some(payload) = &envelope.payload {
        let mut others = vec![("empty", None)];
        if module.has_object(&event.payload) {
            let values = [("text", Tree::text("q")), ("number", Tree::scalar("7")), ("nothing", Tree::scalar("null"))];
            others.extend(values.map(|(called, value)| (called, Some(value))));
        }
        let changed = |value: Option<Tree>| with(delivery, &[payload], value.as_ref());
        refused.extend(others.into_iter().map(|(called, value)| (called.to_owned(), changed(value))));
    }
    for (called, changed) in refused {
        let _ = writeln!(test, "{REFUSED}export const {called}{number}: {ty} = {changed};");
    }
    if let Some((_, header)) = name_header(&module.compiled.catalogue, event) {
        let _ = writeln!(test, "export const told{number}: events.EventsByHeader[{}] = {delivery};", quoted(header));
    }
    if let Some(batch) = &envelope.batch {
        let body = batch_of(batch, vec![delivery.clone()]);
        let _ = writeln!(test, "export const body{number}: events.Batch = {body};");
    }
    test
}

/// Every value of an enum is known in all its spellings; another text or number is one of an open enum that has such
/// values, and none of a closed one.
fn enums(module: &Module) -> String {
    let mut test = String::new();
    for def in &module.compiled.catalogue.types {
        let Shape::Enum(Enum { kind, closed, values, .. }) = &def.shape else { continue };
        let known: Vec<_> = values.iter().flat_map(|value| std::iter::once(&value.wire).chain(&value.also)).collect();
        let list = known.iter().map(|spelling| spelling.to_json().compact()).collect::<Vec<_>>().join(", ");
        let _ = writeln!(test, "export const known{}: events.{}[] = [{list}];", def.name, def.name);
        let is_open = !*closed || known.is_empty();
        let before = |may_be: bool| if is_open && may_be { "" } else { REFUSED };
        let [before_text, before_number] =
            [EnumKind::Integers, EnumKind::Texts].map(|without| before(*kind != without));
        let _ = writeln!(test, "{before_text}export const other{}: events.{} = \"q.other\";", def.name, def.name);
        let _ = writeln!(test, "{before_number}export const number{}: events.{} = 4711;", def.name, def.name);
    }
    test
}

fn quoted(text: &str) -> String {
    Tree::text(text).to_string()
}
