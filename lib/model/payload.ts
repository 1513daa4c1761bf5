/**
 * Owns the payload: how one declared thing travels in the `triggers` of a resource, which is a map of strings. Dotted keys, lossless both
 * ways, with the version of its shape. Must not know Terraform's syntax: escaping and expressions are the doors' matter.
 */
import { isObject, type RawObject, type RawValue, SCHEMA_VERSION } from "./document";
import { Unknown } from "./planned";
import type { Schema } from "./json-schema";
import { DEFINITIONS } from "./schema";

/** What a resource can carry. */
export const THING_KINDS = ["host", "network", "volumeGroup", "logicalVolume", "domU", "plannedReboot"] as const;
export type ThingKind = (typeof THING_KINDS)[number];

/** One declared thing: its own fields, and the names of what it belongs to. */
export interface Thing {
  readonly kind: ThingKind;
  /** The host that it belongs to; for a host, its own name. */
  readonly host: string;
  /** Of a logical volume. */
  readonly volumeGroup?: string;
  /** Of a planned reboot. */
  readonly domU?: string;
  /** The thing as it stands in a fleet document, without the things that travel by themselves. */
  readonly document: RawObject;
}

/** The triggers of a resource. A value that is not known until apply is an `Unknown`. */
export type Payload = Record<string, string | Unknown>;

const KIND_KEY = "xenplan.kind";
const VERSION_KEY = "xenplan.schemaVersion";
/** Keys of ours about the resource, not about what it declares. */
const OWN_PREFIX = "xenplan.";
const BELONGS_TO = ["host", "volumeGroup", "domU"] as const;

/** Whether a map has a key that none but a payload has, whole or not. What runs a script has others of ours. */
export function isMeantAsPayload(triggers: object): boolean {
  return KIND_KEY in triggers || VERSION_KEY in triggers;
}

/** Whether these triggers are a payload of ours, of whatever version. */
export function isPayload(triggers: Readonly<Record<string, unknown>>): boolean {
  return typeof triggers[KIND_KEY] === "string";
}

export class PayloadError extends Error {
  override readonly name = "PayloadError";

  constructor(
    readonly key: string,
    message: string,
    /** The version is one that this program doesn't read. */
    readonly unsupported = false,
  ) {
    super(message);
  }
}

export function encodePayload(thing: Thing): Payload {
  const payload: Payload = { [KIND_KEY]: thing.kind, [VERSION_KEY]: String(SCHEMA_VERSION) };
  if (thing.kind !== "host") for (const key of BELONGS_TO) if (thing[key] !== undefined) payload[key] = thing[key];
  flatten(thing.document, DEFINITIONS[thing.kind], "", payload);
  return payload;
}

/** @throws PayloadError if the payload is of another version, or is not one that `encodePayload` could have made. */
export function decodePayload(payload: Readonly<Payload>): Thing {
  const kind = text(payload, KIND_KEY) as ThingKind;
  const version = text(payload, VERSION_KEY);
  if (version !== String(SCHEMA_VERSION)) {
    throw new PayloadError(
      VERSION_KEY,
      `version ${version} of the payload is not one that this program reads (it reads ${SCHEMA_VERSION})`,
      true,
    );
  }
  if (!THING_KINDS.includes(kind))
    throw new PayloadError(KIND_KEY, `"${kind}" is not a kind: expected one of ${THING_KINDS.join(", ")}`);
  const tree = new Map<string, Branch>();
  for (const key in payload) {
    if (key.startsWith(OWN_PREFIX)) continue;
    if (kind !== "host" && (BELONGS_TO as readonly string[]).includes(key)) continue;
    plant(tree, payload[key] as string | Unknown, key);
  }
  const document = revive(tree, DEFINITIONS[kind]);
  const thing: Thing = { kind, host: text(payload, kind === "host" ? "name" : "host"), document };
  if (kind === "logicalVolume") return { ...thing, volumeGroup: text(payload, "volumeGroup") };
  if (kind === "plannedReboot") return { ...thing, domU: text(payload, "domU") };
  return thing;
}

function text(payload: Readonly<Payload>, key: string): string {
  const value = payload[key];
  if (typeof value !== "string")
    throw new PayloadError(key, `"${key}" is ${value === undefined ? "missing" : "not known until apply"}`);
  return value;
}

// --- flatten -------------------------------------------------------------------------------------------------------------------

function flatten(value: RawValue, schema: Schema, key: string, payload: Payload): void {
  if (value === undefined) return;
  if (value instanceof Unknown) payload[key] = value;
  else if (isFreeForm(schema))
    for (const name in value as RawObject) payload[join(key, name)] = leaf((value as RawObject)[name], JSON.stringify);
  else if (Array.isArray(value) && isObject(value[0])) flattenItems(value as RawObject[], schema, key, payload);
  else if (isObject(value))
    for (const name in value) flatten(value[name], property(schema, name), join(key, name), payload);
  else payload[key] = typeof value === "string" ? value : JSON.stringify(value);
}

/** An item is known by its `x-key`, or by its position; the list of those keeps the order, which a map of Terraform's does not. */
function flattenItems(items: readonly RawObject[], schema: Schema, key: string, payload: Payload): void {
  const identity = schema["x-key"];
  const ids = new Set<string>();
  items.forEach((item, index) => {
    const name = identity === undefined ? undefined : item[identity];
    const named = typeof name === "string" && !ids.has(name);
    const id = named ? name : identity === undefined ? `${index}` : `#${index}`;
    ids.add(id);
    const { [identity ?? ""]: _, ...rest } = item;
    flatten(named ? rest : item, itemSchema(schema), join(key, id), payload);
  });
  payload[key] = JSON.stringify([...ids]);
}

function leaf(value: RawValue, write: (value: RawValue) => string): string | Unknown {
  return value instanceof Unknown ? value : write(value);
}

// --- revive --------------------------------------------------------------------------------------------------------------------

/** A payload by the segments of its keys. A list has both a value (its order) and branches (its items). */
type Tree = ReadonlyMap<string, Branch>;
interface Branch {
  value?: string | Unknown;
  /** The key that brought the value, for errors. */
  key?: string;
  branches?: Map<string, Branch>;
}

const BARE: Tree = new Map();

/** No field lies deeper than this. */
const DEEPEST = 20;

function plant(tree: Map<string, Branch>, value: string | Unknown, key: string): void {
  const segments = splitKey(key);
  if (segments.length > DEEPEST) throw new PayloadError(`${key.slice(0, 40)}…`, "is nested too deeply");
  const last = segments.pop() as string;
  let level = tree;
  for (const segment of segments) level = branchAt(level, segment).branches ??= new Map<string, Branch>();
  const branch = branchAt(level, last);
  branch.value = value;
  branch.key = key;
}

function branchAt(level: Map<string, Branch>, segment: string): Branch {
  let branch = level.get(segment);
  if (branch === undefined) level.set(segment, (branch = {}));
  return branch;
}

function revive(tree: Tree, schema: Schema): RawObject {
  const document: RawObject = {};
  const freeForm = isFreeForm(schema);
  for (const [name, branch] of tree)
    document[name] = freeForm ? reviveFree(branch) : reviveBranch(branch, property(schema, name));
  return document;
}

function reviveFree({ value, key = "" }: Branch): RawValue {
  return value instanceof Unknown ? value : parseJson(value ?? "", key);
}

function reviveBranch(branch: Branch, schema: Schema): RawValue {
  const { value, key = "" } = branch;
  const branches: Tree = branch.branches ?? BARE;
  if (value instanceof Unknown) return value;
  if (schema.type === "array" && value !== undefined) {
    const order = parseJson(value, key);
    if (!Array.isArray(order)) throw new PayloadError(key, `expected a list, found ${value}`);
    return schema.items?.$ref === undefined
      ? (order as RawValue)
      : order.map((id) => reviveItem(String(id), branches, schema));
  }
  if (branches.size > 0) return revive(branches, schema);
  if (schema.type === "string" || schema.type === undefined) return value;
  // A number or a boolean, as JSON writes it. Anything else stays text, and the schema will say what it found.
  return value !== undefined && /^(true|false|-?\d+(\.\d+)?)$/.test(value)
    ? (JSON.parse(value) as number | boolean)
    : value;
}

function reviveItem(id: string, branches: Tree, schema: Schema): RawObject {
  const item = revive(branches.get(id)?.branches ?? BARE, itemSchema(schema));
  const identity = schema["x-key"];
  return identity === undefined || identity in item ? item : { [identity]: id, ...item };
}

function parseJson(value: string, key: string): RawValue {
  try {
    return JSON.parse(value) as RawValue;
  } catch (cause) {
    throw new PayloadError(key, `expected JSON, found ${value} (${(cause as Error).message})`);
  }
}

// --- keys and schema -----------------------------------------------------------------------------------------------------------

/** A dot inside a name is escaped, so that a bridge may be called br0.100. */
function join(key: string, name: string): string {
  const escaped = /[.\\]/.test(name) ? name.replaceAll("\\", "\\\\").replaceAll(".", "\\.") : name;
  return key === "" ? escaped : `${key}.${escaped}`;
}

/** The segments of a dotted key. */
export function splitKey(key: string): string[] {
  if (!key.includes(".") && !key.includes("\\")) return [key];
  if (!key.includes("\\")) return key.split(".");
  const segments: string[] = [];
  let segment = "";
  for (let i = 0; i < key.length; i++) {
    if (key[i] === ".") {
      segments.push(segment);
      segment = "";
    } else {
      if (key[i] === "\\") i++;
      segment += key[i] ?? "";
    }
  }
  return [...segments, segment];
}

function property(schema: Schema, name: string): Schema {
  return schema.properties?.[name] ?? {};
}

function itemSchema(schema: Schema): Schema {
  const name = schema.items?.$ref?.split("/").at(-1);
  return name === undefined ? {} : DEFINITIONS[name as keyof typeof DEFINITIONS];
}

/** An object whose keys the schema doesn't name: its values may be of any type, so they travel as JSON. */
function isFreeForm(schema: Schema): boolean {
  return typeof schema.additionalProperties === "object";
}
