/** Owns the door for synthesized JSON: the cdk.tf.json of one stack. */
import { Unknown } from "../model/planned";
import type { Location } from "../model/location";
import { CARRIERS, Decoder, type Found, hintsAtOurs, type LabelledOrigin } from "./found";
import type { LocatePath } from "./json-positions";
import { fromTemplate, withLiteralKeys } from "./template";
import { type Mapping, mapping } from "./untrusted";

/** @throws InputError if a resource that carries a payload of ours carries a broken one. */
export function readSynthesized(stack: Mapping, file: string, locate: LocatePath): Found {
  const decoder = new Decoder(file);
  const notes: string[] = [];
  refuseModules(stack, decoder);
  const resources = mappingOf(stack["resource"], "resource", decoder);
  for (const type in CARRIERS) {
    const named = mappingOf(resources[type], `resource.${type}`, decoder);
    for (const name in named) {
      const resource = mappingOf(named[name], `${type}.${name}`, decoder);
      refuseExpressions(type, name, resource, decoder, notes);
      const attribute = CARRIERS[type]?.find((name) => hintsAtOurs(resource[name]));
      if (attribute === undefined) continue;
      if (refuseRepeated(`${type}.${name}`, resource, decoder)) continue;
      const carried = resource[attribute] as Mapping;
      const path = mapping(mapping(resource["//"])["metadata"])["path"];
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
  return { door: "synthesized JSON", things: decoder.finish(), hosts: [], notes };
}

const JUDGE_PLAN = "judge the plan instead: terraform show -json PLAN";

/** What a module makes is not in the file. */
function refuseModules(stack: Mapping, decoder: Decoder): void {
  const modules = stack["module"];
  if (modules === undefined) return;
  for (const name of typeof modules === "object" && modules !== null ? Object.keys(modules) : [""])
    decoder.problem({
      path: name === "" ? "module" : `module.${name}`,
      message: "what a module makes is not known before a plan, and may be of xenplan",
      hint: JUDGE_PLAN,
    });
}

/** @returns whether it was refused. */
function refuseRepeated(address: string, resource: Mapping, decoder: Decoder): boolean {
  const repeated = ["count", "for_each"].find((key) => resource[key] !== undefined);
  if (repeated === undefined) return false;
  decoder.problem({
    path: `${address}.${repeated}`,
    message: `how many of it ${repeated} makes is not known before a plan`,
    hint: `declare each on its own, or ${JUDGE_PLAN}`,
  });
  return true;
}

/** The triggers of a null_resource are a map, and one that has to be evaluated may be ours. */
function refuseExpressions(type: string, name: string, resource: Mapping, decoder: Decoder, notes: string[]): void {
  for (const attribute of CARRIERS[type] ?? []) {
    const evaluated = Object.keys(mapping(resource[attribute])).find((key) => fromTemplate(key) instanceof Unknown);
    if (evaluated !== undefined)
      decoder.problem({
        path: `${type}.${name}.${attribute} ${evaluated}`,
        message: "is a key that has to be evaluated, and may be one of xenplan's",
        hint: JUDGE_PLAN,
      });
    if (typeof resource[attribute] !== "string") continue;
    if (type === "null_resource")
      decoder.problem({
        path: `${type}.${name}.${attribute}`,
        message: "is an expression, and may be a declaration of xenplan's",
        hint: JUDGE_PLAN,
      });
    else if (resource[attribute].includes("xenplan."))
      decoder.problem({
        path: `${type}.${name}.${attribute}`,
        message: "is an expression that names xenplan, and can't be read",
        hint: JUDGE_PLAN,
      });
    else notes.push(`${type}.${name}: its ${attribute} is an expression, and not read`);
  }
}

/** A block as a mapping. A list of blocks, or an expression in place of one, is told. */
function mappingOf(value: unknown, path: string, decoder: Decoder): Mapping {
  if (value !== undefined && (typeof value !== "object" || value === null || Array.isArray(value)))
    decoder.problem({
      path,
      message: `expected a mapping, found ${Array.isArray(value) ? "a list" : "an expression or a value"}`,
      hint: JUDGE_PLAN,
    });
  return mapping(value);
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

/** A note of our constructs: anything else under its name is not one. */
function toLocation(value: unknown): Location | undefined {
  const { file, line, column } = mapping(value);
  if (typeof file !== "string" || !isPosition(line) || !isPosition(column)) return undefined;
  return { file, line, column };
}

function isPosition(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}
