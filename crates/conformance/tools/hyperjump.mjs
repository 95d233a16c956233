// Hyperjump. It holds a schema against its meta-schema by itself.

import { answerLines, load } from "./protocol.mjs";

const { registerSchema, validate } = await load("@hyperjump/json-schema/draft-2020-12");

await answerLines(async (schema, formats) => {
  if (formats) throw new Error("formats are annotations here");
  registerSchema(schema);
  const judge = await validate(schema.$id);
  return (value) => judge(value).valid;
});
