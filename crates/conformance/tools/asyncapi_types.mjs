// Writes the types that Modelina makes of AsyncAPI documents: for `FILE.json` into the folder `FILE` beside it. For each
// there is a line: an empty one, or why the parser does not hand the document on, or Modelina gives up.

import { readFile } from "node:fs/promises";

import { load } from "./packages.mjs";

const { Parser } = await load("@asyncapi/parser");
const { TypeScriptFileGenerator } = await load("@asyncapi/modelina");

// Names as they are on the wire: these types are for what `JSON.parse` gives.
const options = { modelType: "interface", enumType: "union", mapType: "record", rawPropertyNames: true };

const parser = new Parser();

for (const path of process.argv.slice(3)) {
  const { document, diagnostics } = await parser.parse(await readFile(path, "utf8"));
  const errors = diagnostics.filter(({ severity }) => severity === 0).map(({ message }) => message.split("\n")[0]);
  if (document) {
    const generator = new TypeScriptFileGenerator(options);
    try {
      await generator.generateToFiles(document, path.replace(/\.json$/, ""), { moduleSystem: "ESM", exportType: "named" });
    } catch (why) {
      errors.push(why.message);
    }
  }
  console.log(errors.join("; "));
}
