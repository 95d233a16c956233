// quicktype, for one schema after the other: it takes seconds to start. What it is given is what its command line is.
//
// Arguments: the folder of the packages, the folder of the schemas (`NAME.json`), the folder of the modules.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [packages, schemas, modules] = process.argv.slice(2);
const { quicktype, InputData, JSONSchemaInput } = createRequire(join(packages, "any.js"))("quicktype-core");

for (const file of readdirSync(schemas).filter((file) => file.endsWith(".json")).sort()) {
  const name = file.slice(0, -".json".length);
  const input = new JSONSchemaInput(undefined);
  try {
    await input.addSource({ name, schema: readFileSync(join(schemas, file), "utf8") });
    const inputData = new InputData();
    inputData.addInput(input);
    const { lines } = await quicktype({ inputData, lang: "typescript" });
    writeFileSync(join(modules, `${name}.ts`), lines.join("\n"));
  } catch (why) {
    console.log(JSON.stringify({ name, why: String(why.message || why) }));
  }
}
