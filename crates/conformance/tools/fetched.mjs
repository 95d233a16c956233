// Ajv with nothing but addresses: it fetches each schema from its own, as clients do that have no file of ours.
//
// It is given a list of `{"address": …, "bodies": […]}`, and answers each with `{"fetched": […], "accepted": […]}`: the
// addresses that were asked for, and a verdict on each body.

import { createRequire } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";

// A package of the folder that the program is given. What lies beside the program is not looked at.
const { default: Ajv } = createRequire(join(process.argv[2], "any.js"))("ajv/dist/2020.js");

async function judge({ address, bodies }) {
  const fetched = [];
  const loadSchema = async (url) => {
    fetched.push(url);
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url}: ${answer.status} ${answer.statusText}`);
    return answer.json();
  };
  const validate = await new Ajv({ strict: true, validateFormats: false, loadSchema }).compileAsync({
    $ref: address,
  });
  return { fetched, accepted: bodies.map((body) => validate(body)) };
}

const answers = [];
for (const question of JSON.parse(await text(process.stdin))) answers.push(await judge(question));
console.log(JSON.stringify(answers));
