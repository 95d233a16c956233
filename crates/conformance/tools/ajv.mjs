// Ajv in its strict mode: an unknown keyword is an error, and so is what it would only log. A tuple that may end early or
// go on is no mistake: without `strictTuples: false` it would refuse each one.

import { answerLines, load } from "./protocol.mjs";

const { default: ajv } = await load("ajv/dist/2020.js");
const { default: addFormats } = await load("ajv-formats");

const complain = (...said) => {
  throw new Error(said.join(" "));
};
const logger = { log: complain, warn: complain, error: complain };

const annotating = new ajv.default({ strict: true, strictTuples: false, validateFormats: false, logger });
const asserting = new ajv.default({ strict: true, strictTuples: false, logger });
addFormats.default(asserting);

await answerLines((schema, formats) => {
  const validate = (formats ? asserting : annotating).compile(schema);
  return (value) => validate(value);
});
