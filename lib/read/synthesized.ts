/** Owns the door for synthesized JSON: the cdk.tf.json of one stack. */
import type { Location } from "../model/location";
import { CARRIERS, Decoder, type Found, isOurs, type LabelledOrigin } from "./found";
import type { LocatePath } from "./json-positions";
import { fromTemplate, withLiteralKeys } from "./template";

type Mapping = Readonly<Record<string, unknown>>;

/** @throws InputError if a resource that carries a payload of ours carries a broken one. */
export function readSynthesized(stack: Mapping, file: string, locate: LocatePath): Found {
  const decoder = new Decoder(file);
  const resources = mapping(stack["resource"]);
  for (const type in CARRIERS) {
    const named = mapping(resources[type]);
    for (const name in named) {
      const resource = mapping(named[name]);
      const attribute = CARRIERS[type]?.find((name) => isOurs(resource[name]));
      if (attribute === undefined) continue;
      const carried = resource[attribute] as Mapping;
      const notes = mapping(resource["//"]);
      const path = mapping(notes["metadata"])["path"];
      const address = `${type}.${name}`;
      const label = typeof path === "string" ? `${address} (${path})` : address;
      const declared = declaredAt(resource);
      const origin =
        declared === undefined
          ? new ResourceOrigin(label, address, ["resource", type, name, attribute], locate)
          : { label, address, location: declared };
      decoder.add(withLiteralKeys(carried), origin, fromTemplate);
    }
  }
  return { door: "synthesized JSON", things: decoder.finish(), hosts: [], notes: [] };
}

/** Where a resource stands that no line of a program is known of, and where its elements do. */
export class ResourceOrigin implements LabelledOrigin {
  constructor(
    readonly label: string,
    readonly address: string,
    private readonly path: readonly (string | number)[],
    private readonly locate: LocatePath,
  ) {}

  get location(): Location | undefined {
    return this.locate(this.path);
  }

  field(key: string): Location | undefined {
    return this.locate([...this.path, key]);
  }
}

/** The line of the program that declared a resource, as our constructs note it. */
function declaredAt(resource: Mapping): Location | undefined {
  return toLocation(mapping(mapping(resource["//"])["xenplan"])["location"]);
}

/** The lines of the program by the address of a resource: `null_resource.web`. */
export function declaredLocations(stack: Mapping): ReadonlyMap<string, Location> {
  const locations = new Map<string, Location>();
  const resources = mapping(stack["resource"]);
  for (const type in CARRIERS) {
    for (const [name, resource] of Object.entries(mapping(resources[type]))) {
      const location = declaredAt(mapping(resource));
      if (location !== undefined) locations.set(`${type}.${name}`, location);
    }
  }
  return locations;
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
