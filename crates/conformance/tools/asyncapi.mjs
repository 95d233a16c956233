// Judges AsyncAPI documents: for each path that is given a line with what the parser has against it, in JSON. Of what it
// takes, Modelina writes its TypeScript into a folder beside it: for `FILE.json` into `FILE`.

import { readFile } from "node:fs/promises";

import { load } from "./packages.mjs";

const { Parser } = await load("@asyncapi/parser");
const { TypeScriptFileGenerator } = await load("@asyncapi/modelina");

for (const path of process.argv.slice(3)) {
  const { document, diagnostics } = await new Parser().parse(await readFile(path, "utf8"));
  // From 0, an error, to 3, a hint.
  const complaints = diagnostics.map(({ severity, code, message, path }) => ({ severity, code, message, path: path.join("/") }));
  if (document) {
    const generator = new TypeScriptFileGenerator({ modelType: "interface", enumType: "union" });
    await generator.generateToFiles(document, path.replace(/\.json$/, ""), { moduleSystem: "ESM", exportType: "named" });
  }
  console.log(JSON.stringify(complaints));
}
