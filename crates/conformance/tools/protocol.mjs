// The protocol of `src/validators.rs` for validators of npm.

import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const packages = createRequire(join(process.argv[2], "any.js"));

// A package of the folder that the program is given. What lies beside the program is not looked at.
export const load = (name) => import(pathToFileURL(packages.resolve(name)));

// As the web reads the body of a request: without a byte order mark, and with U+FFFD for what is no UTF-8.
const text = (bytes) => new TextDecoder().decode(Buffer.from(bytes, "latin1"));

// `compile(schema, formats)` gives a function from values to verdicts, or fails.
export async function answerLines(compile) {
  const verdicts = [];

  async function take({ schema, formats }) {
    try {
      verdicts.push(await compile(JSON.parse(text(schema)), formats));
      return { complaint: null };
    } catch (why) {
      verdicts.push(null);
      return { complaint: String(why.message || why) };
    }
  }

  function judge({ body, schemas }) {
    const sent = text(body);
    let value;
    try {
      value = JSON.parse(sent);
    } catch {
      return { held: null, accepted: [] };
    }
    const held = JSON.stringify(value);
    return { held: held === sent || held, accepted: schemas.map((number) => verdicts[number](value)) };
  }

  let rest = "";
  process.stdin.setEncoding("utf8");
  for await (const chunk of process.stdin) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      const request = JSON.parse(line);
      const answer = "schema" in request ? await take(request) : judge(request);
      if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, "drain");
    }
  }
}
