/** Owns the door for synthesized JSON: the cdk.tf.json of one stack. */
import type { Location } from "../model/fleet";
import { CARRIERS, Decoder, type Found, isOurs } from "./found";
import { fromTemplate, withLiteralKeys } from "./template";

type Mapping = Readonly<Record<string, unknown>>;

/** @throws InputError if a resource that carries a payload of ours carries a broken one. */
export function readSynthesized(stack: Mapping, file: string): Found {
  const decoder = new Decoder(file);
  const resources = mapping(stack["resource"]);
  for (const type in CARRIERS) {
    const named = mapping(resources[type]);
    for (const name in named) {
      const resource = mapping(named[name]);
      const carried = CARRIERS[type]?.map((attribute) => resource[attribute]).find(isOurs);
      if (carried === undefined) continue;
      const notes = mapping(resource["//"]);
      const path = mapping(notes["metadata"])["path"];
      const address = `${type}.${name}`;
      const location = toLocation(mapping(notes["xenplan"])["location"]);
      decoder.add(withLiteralKeys(carried), { label: typeof path === "string" ? `${address} (${path})` : address, ...(location && { location }) }, fromTemplate);
    }
  }
  return { door: "synthesized JSON", things: decoder.finish(), hosts: [], notes: [] };
}

function mapping(value: unknown): Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}

/** A note of our constructs: anything else under its name is not one. */
function toLocation(value: unknown): Location | undefined {
  const { file, line, column } = mapping(value);
  if (typeof file !== "string" || !isPosition(line) || !isPosition(column)) return undefined;
  return { file, line, column };
}

function isPosition(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}
