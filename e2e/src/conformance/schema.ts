import { Ajv2020 } from "ajv/dist/2020.js";
import type { Schema } from "./catalogue.ts";

// The schemas name formats such as `int64`, which say how large a number may be and are no formats of the dialect.
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });

/** What is wrong with a value by a schema; nothing when it is valid. */
export const faultsOf = (schema: Schema, value: unknown): string[] => {
  const validate = ajv.compile(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath || "the value"} ${message ?? "is wrong"}`,
  );
};
