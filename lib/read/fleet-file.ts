/** Owns the door for fleet files, YAML or JSON: the fleet document itself, with the lines that its things stand on. */
import { isObject, type Origins, type RawObject, type RawValue, SCHEMA_VERSION } from "../model/document";
import { InputError, type Problem } from "../model/input-error";
import { checkRoot } from "../model/parse";
import { Reader } from "../model/reader";
import type { Found } from "./found";
import type { ParsedText } from "./parsed-text";

/** No fleet is nested deeper than this. */
const DEEPEST = 100;

/** The lists whose items a finding can point at, by what holds them. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  hosts: ["domUs", "volumeGroups"],
  domUs: ["plannedReboots"],
  volumeGroups: ["logicalVolumes"],
};

/** @throws InputError if it is of another version, or the document around its hosts is wrong. The hosts are for `parseFleet` to judge. */
export function readFleetFile(document: RawObject, { locate }: ParsedText, file: string): Found {
  const version = document["schemaVersion"];
  if (typeof version === "number" && version !== SCHEMA_VERSION) {
    throw new InputError("unsupported", file, [
      { path: "schemaVersion", message: `version ${version} of the fleet file is not one that this program reads (it reads ${SCHEMA_VERSION})` },
    ]);
  }
  if (isDeeperThan(document, DEEPEST)) throw new InputError("malformed", file, [{ path: "", message: "is nested too deeply" }]);
  const origins: Origins = new Map();
  const hosts = document["hosts"];
  const problems: Problem[] = [];
  const root = new Reader(document, { problems, malformed: [], origins, sources: new Map() }, undefined, "");
  checkRoot(root);
  if (hosts !== undefined && !Array.isArray(hosts)) root.children("hosts");
  if (problems.length > 0) throw pinpointed(new InputError("invalid", file, problems), [{ file, locate }]);
  remember(hosts, "hosts", ["hosts"], locate, origins);
  return { door: "fleet file", things: [], hosts: hosts as RawObject[], origins, locate, notes: [] };
}

/** A fleet file, and where its fields stand. */
export interface Pinpoint {
  readonly file: string;
  readonly locate: ParsedText["locate"];
}

/** What messages call a host by, where several files have hosts. */
export function hostLabel(file: string, index: number): string {
  return `${file}: hosts[${index}]`;
}

/** The same error with the line and column of each problem, where a file tells them. */
export function pinpointed(error: InputError, fleets: readonly Pinpoint[]): InputError {
  const problems = error.problems.map((problem) => {
    const fleet = fleets.find(({ file }) => problem.path.startsWith(`${file}: `)) ?? (/^(hosts\[|schemaVersion)/.test(problem.path) ? fleets[0] : undefined);
    if (fleet === undefined) return problem;
    const path = problem.path.startsWith(`${fleet.file}: `) ? problem.path.slice(fleet.file.length + 2) : problem.path;
    const at = fleet.locate([...path.matchAll(/\[(\d+)\]|[^.[\] ]+/g)].map(([segment, index]) => (index === undefined ? segment : Number(index))));
    return at === undefined ? problem : { ...problem, path: `${problem.path} (line ${at.line}, column ${at.column})`.trimStart() };
  });
  return new InputError(error.code, error.file, problems, { cause: error });
}

function remember(items: RawValue, list: string, path: readonly (string | number)[], locate: ParsedText["locate"], origins: Origins): void {
  if (!Array.isArray(items)) return;
  items.forEach((item: RawValue, index) => {
    if (!isObject(item)) return;
    const location = locate([...path, index]);
    // A finding can't point into standard input: what was read is gone.
    if (location === undefined || location.file === "-") return;
    origins.set(item, { location });
    for (const below of LISTS[list] ?? []) remember(item[below], below, [...path, index, below], locate, origins);
  });
}

function isDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth === 0 || Object.values(value).some((child) => isDeeperThan(child, depth - 1));
}
