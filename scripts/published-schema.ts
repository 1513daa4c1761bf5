/** Owns the published JSON Schema of the fleet file: that of the model, with the settings that the newest toolstack reads for editors to complete. */
import type { Schema } from "../lib/model/json-schema";
import { DEFINITIONS, fleetSchema } from "../lib/model/schema";
import { knownSettings } from "./props-file";

export function publishedSchema(): object {
  const { domU } = DEFINITIONS;
  const settings = domU.properties?.["settings"];
  const properties = {
    ...domU.properties,
    settings: { ...settings, properties: Object.fromEntries(knownSettings().map(schemaOf)) },
  };
  return { ...fleetSchema(), definitions: { ...DEFINITIONS, domU: { ...domU, properties } } };
}

/** xl takes a number for text, and digits in text for a number. */
function schemaOf({ key, letters, forms, releases }: ReturnType<typeof knownSettings>[number]): [string, Schema] {
  const atom = letters.includes("s") || letters.includes("n") || letters === "";
  const list: Schema = { type: "array", items: { type: "string" } };
  const anyOf: readonly Schema[] = [
    ...(atom ? [{ type: "number" as const }, { type: "string" as const }] : []),
    ...(letters.includes("l") || letters === "" ? [list] : []),
  ];
  return [key, { description: `${forms}. Read by ${releases}.`, anyOf }];
}
