// Judges AsyncAPI documents: for each path that is given a line with the list of what the parser has against it, in JSON.
// A `severity` is from 0, an error, to 3, a hint.

import { readFile } from "node:fs/promises";

import { load } from "./packages.mjs";

const { Parser } = await load("@asyncapi/parser");

const parser = new Parser();

for (const path of process.argv.slice(3)) {
  const diagnostics = await parser.validate(await readFile(path, "utf8"));
  const complaints = diagnostics.map(({ severity, code, message, path }) => ({ severity, code, message, path: path.join("/") }));
  console.log(JSON.stringify(complaints));
}
