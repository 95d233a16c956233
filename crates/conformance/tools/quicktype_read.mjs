// Reads deliveries by what quicktype made, and answers each line with a line, both JSON.
//
// `{"name": …, "body": …}` asks the module of that name; the answer is `{"type": …}` or `{"refused": …}`.
// Argument: the folder of the compiled modules.

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = resolve(process.argv[2]);
for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const { name, body } = JSON.parse(line);
  let answer;
  try {
    const { Convert } = await import(pathToFileURL(join(folder, `${name}.js`)));
    // It writes names in its own way, and what reads comes before what writes.
    const reader = Object.getOwnPropertyNames(Convert).find((key) => key.startsWith("to"));
    Convert[reader](body);
    answer = { type: name };
  } catch (why) {
    answer = { refused: String(why.message || why) };
  }
  console.log(JSON.stringify(answer));
}
