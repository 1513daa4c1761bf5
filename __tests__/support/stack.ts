/** Builds a cdk.tf.json as the constructs synthesize it, from a fleet document. */
import type { RawObject } from "../../lib/model/document";
import { encodePayload } from "../../lib/model/payload";
import { isUnknown } from "../../lib/model/planned";
import { thingsOf } from "./plan";

export function stackOf(document: RawObject, file = "main.ts"): object {
  const resources: Record<string, object> = {};
  let line = 10;
  for (const [name, thing] of thingsOf(document)) {
    const triggers = Object.entries(encodePayload(thing)).map(([key, value]) => [
      key,
      isUnknown(value) ? (value.expression ?? "${var.later}") : escapeTemplate(value),
    ]);
    resources[name] = {
      "//": {
        metadata: { path: `stack/${name}`, uniqueId: name },
        xenplan: { location: { file, line: line++, column: 3 } },
      },
      triggers: Object.fromEntries(triggers) as object,
    };
  }
  return { "//": { metadata: { backend: "local" } }, resource: { null_resource: resources }, terraform: {} };
}

/** As text must stand in a configuration to be no template. */
export function escapeTemplate(text: string): string {
  // A function, since $$ means $ in a replacement text.
  return text.replaceAll(/\$\{|%\{/g, (sequence) => `${sequence[0]}${sequence}`);
}
