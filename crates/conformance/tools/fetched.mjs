// Ajv with nothing but addresses: it fetches each schema from its own, as clients do that have no file of ours.
//
// It is given a list of `{"address": …, "bodies": […]}`, and answers each with `{"fetched": […], "accepted": […]}`: the
// addresses that were asked for, and a verdict on each body.

import { text } from "node:stream/consumers";

import { load } from "./protocol.mjs";

const { default: ajv } = await load("ajv/dist/2020.js");

async function judge({ address, bodies }) {
  const fetched = [];
  const loadSchema = async (url) => {
    fetched.push(url);
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url}: ${answer.status} ${answer.statusText}`);
    return answer.json();
  };
  const validate = await new ajv.default({ strict: true, validateFormats: false, loadSchema }).compileAsync({
    $ref: address,
  });
  return { fetched, accepted: bodies.map((body) => validate(body)) };
}

const answers = [];
for (const question of JSON.parse(await text(process.stdin))) answers.push(await judge(question));
console.log(JSON.stringify(answers));
