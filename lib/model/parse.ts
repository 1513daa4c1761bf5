/** Owns the way from a fleet document to the model: every value parsed once, everything put in canonical order, all problems told at once. */
import { rememberDeclaration } from "./declaration";
import { byName, isObject, type Origins, type RawValue, SCHEMA_VERSION } from "./document";
import type { Fleet } from "./fleet";
import { InputError } from "./input-error";
import { Reader, type Reading, showValue } from "./reader";
import { readThing } from "./thing";
import { host } from "./things/host";

export interface ParseOptions {
  /** The input's name, for errors. */
  readonly file: string;
  readonly origins?: Origins;
}

const ROOT_KEYS: ReadonlyMap<string, string> = new Map(["schemaVersion", "hosts"].map((key) => [key, key]));

/**
 * A scalar that is not of its field's form becomes a `Malformed` value, which policies tell.
 * @throws InputError that holds every problem found: wrong containers, unknown fields, what things are known by.
 */
export function parseFleet(document: RawValue, { file, origins = new Map() }: ParseOptions): Fleet {
  if (!isObject(document))
    throw new InputError("invalid", file, [{ path: "", message: `expected a mapping, found ${showValue(document)}` }]);
  const reading: Reading = { problems: [], malformed: [], origins, sources: new Map() };
  const root = new Reader(document, reading, undefined, "");
  checkRoot(root);
  const hosts = (root.children("hosts") ?? []).map((item) => readThing(host, item)).sort(byName);
  if (reading.problems.length > 0) throw new InputError("invalid", file, reading.problems);
  root.rememberList(hosts, "hosts");
  const fleet: Fleet = { hosts };
  root.remember(fleet);
  rememberDeclaration(fleet, reading);
  return fleet;
}

/** Tells what is wrong with the document around its hosts. */
export function checkRoot(root: Reader): void {
  root.refuseOthers(ROOT_KEYS);
  if (!root.has("schemaVersion")) root.missing("schemaVersion", ["schemaVersion"]);
  else if (root.value("schemaVersion") !== SCHEMA_VERSION)
    root.problem("schemaVersion", `expected ${SCHEMA_VERSION}, found ${showValue(root.value("schemaVersion"))}`);
  if (!root.has("hosts")) root.missing("hosts", ["hosts"]);
}
