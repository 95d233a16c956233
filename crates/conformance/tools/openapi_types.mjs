// Writes the types that openapi-typescript makes of OpenAPI documents: for `FILE.json` a `FILE.d.ts` beside it.

import { readFile, writeFile } from "node:fs/promises";

import { load } from "./packages.mjs";

const { default: openapiTS, astToString } = await load("openapi-typescript");

for (const path of process.argv.slice(3)) {
  const types = await openapiTS(await readFile(path, "utf8"));
  await writeFile(path.replace(/json$/, "d.ts"), astToString(types));
}
