/** Owns the door for fleet files, YAML or JSON: the fleet document itself, with the lines that its things stand on. */
import { type Origins, type RawObject, SCHEMA_VERSION } from "../model/document";
import { InputError, type Problem } from "../model/input-error";
import { checkRoot } from "../model/parse";
import { reviveUnknown } from "../model/written";
import { Reader } from "../model/reader";
import { documentOrigins } from "./document-origins";
import type { Found } from "./found";
import type { ParsedText } from "./parsed-text";

/** No fleet is nested deeper than this. */
const DEEPEST = 100;

/** @throws InputError if it is of another version, or the document around its hosts is wrong. The hosts are for `parseFleet` to judge. */
export function readFleetFile(document: RawObject, { locate }: ParsedText, file: string): Found {
  const version = document["schemaVersion"];
  if (typeof version === "number" && version !== SCHEMA_VERSION) {
    throw new InputError("unsupported", file, [
      {
        path: "schemaVersion",
        message: `version ${version} of the fleet file is not one that this program reads (it reads ${SCHEMA_VERSION})`,
      },
    ]);
  }
  if (isDeeperThan(document, DEEPEST))
    throw new InputError("malformed", file, [{ path: "", message: "is nested too deeply" }]);
  reviveUnknown(document);
  // A finding can't point into standard input: what was read is gone.
  const origins: Origins = file === "-" ? new Map<object, never>() : documentOrigins(document, locate);
  const hosts = document["hosts"];
  const problems: Problem[] = [];
  const root = new Reader(document, { problems, malformed: [], origins, sources: new Map() }, undefined, "");
  checkRoot(root);
  if (hosts !== undefined && !Array.isArray(hosts)) root.children("hosts");
  if (problems.length > 0) throw new InputError("invalid", file, problems);
  return { door: "fleet file", things: [], hosts: hosts as RawObject[], origins, notes: [] };
}

/** What messages call a host by, where several files have hosts. */
export function hostLabel(file: string, index: number): string {
  return `${file}: hosts[${index}]`;
}

function isDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth === 0 || Object.values(value).some((child) => isDeeperThan(child, depth - 1));
}
