// Writes the types that openapi-typescript makes of OpenAPI documents: for `FILE.json` a `FILE.d.ts` beside it.

import { readFile, writeFile } from "node:fs/promises";

import { load } from "./packages.mjs";

const { default: openapi } = await load("openapi-typescript");

for (const path of process.argv.slice(3)) {
  const types = await openapi.default(await readFile(path, "utf8"));
  await writeFile(path.replace(/json$/, "d.ts"), openapi.astToString(types));
}
