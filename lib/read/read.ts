/** Owns the way from inputs to the change that policies judge: recognizes each by its content, and puts all of them into one fleet. */
import { assembleFleet } from "../model/assemble";
import { isObject, type Origins, type RawObject, type RawValue } from "../model/document";
import type { Change, Fleet } from "../model/fleet";
import { InputError } from "../model/input-error";
import { parseFleet } from "../model/parse";
import { withOwners } from "./before";
import { hostLabel, pinpointed, readFleetFile } from "./fleet-file";
import type { Door, Found } from "./found";
import type { Input, InputFile } from "./input";
import { readPlan } from "./plan";
import { readSynthesized } from "./synthesized";
import { parseText } from "./text";

export interface Reading {
  readonly change: Change;
  /** What the person who runs this should know. */
  readonly notes: readonly string[];
  /** Which door each file came through. */
  readonly doors: readonly { readonly file: string; readonly door: Door }[];
}

/** Several inputs are one fleet. `base` says what there was before, and wins over what a plan says. @throws InputError */
export function readInputs(inputs: readonly Input[], base?: Input): Reading {
  const name = inputs.map((input) => input.name).join(", ");
  const read = inputs.flatMap(({ files }) => files.map((file) => ({ file: file.path, found: readFile(file) })));
  const found = read.map((file) => file.found);
  const plans = found.filter(({ before }) => before !== undefined);
  const things = found.flatMap((file) => file.things);
  const before = plans.flatMap((plan) => plan.before ?? []);
  const hosts = found.flatMap((file) => file.hosts);
  if (things.length + before.length + hosts.length === 0) throw nothingToJudge(name, found);

  const notes = found.flatMap((file) => file.notes);
  for (const { file, found: { things, before, hosts } } of read) {
    if (things.length + (before?.length ?? 0) + hosts.length === 0) notes.push(`${file}: holds nothing of xenplan's`);
  }
  const earlier = withOwners(before, things);
  notes.push(...earlier.notes);
  const fleetBefore = base === undefined ? plans.length > 0 && toFleet(earlier.things, [], [], name) : readInputs([base]).change.after;
  const after = toFleet(things, hosts, read, name);
  return { change: { after, ...(fleetBefore && { before: fleetBefore }) }, notes, doors: read.map(({ file, found: { door } }) => ({ file, door })) };
}

function toFleet(things: Found["things"], hosts: readonly RawObject[], read: readonly { readonly file: string; readonly found: Found }[], name: string): Fleet {
  const { document, origins } = assembleFleet(things, name);
  document.hosts.push(...hosts);
  for (const { file, found } of read) found.hosts.forEach((host, index) => carryOver(host, hostLabel(file, index), found.origins, origins, read.length > 1));
  try {
    return parseFleet(document, { file: name, origins });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // Things of other doors are named by their addresses: only what a fleet file holds has a line.
    throw pinpointed(error, read.flatMap(({ file, found: { locate } }) => (locate === undefined ? [] : [{ file, locate }])));
  }
}

/** Takes the origins of a fleet file's host along. Where there are several files, messages must say which one. */
function carryOver(host: RawObject, label: string, from: Origins | undefined, to: Origins, several: boolean): void {
  const walk = (value: RawValue): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (!isObject(value)) return;
    const origin = from?.get(value);
    if (origin !== undefined) to.set(value, origin);
    Object.values(value).forEach(walk);
  };
  walk(host);
  if (several && isObject(host)) to.set(host, { ...from?.get(host), label });
}

function nothingToJudge(name: string, found: readonly Found[]): InputError {
  const onlyFleets = found.every(({ door }) => door === "fleet file");
  const message = onlyFleets ? "declares no hosts" : "holds no resource of xenplan's, so there is nothing to judge";
  const hint = onlyFleets ? "an empty fleet is more often a mistake than meant" : "resources made with xenplan's constructs have triggers with xenplan.kind in them";
  return new InputError("nothing-to-judge", name, [{ path: "", message, hint }]);
}

// --- recognition -----------------------------------------------------------------------------------------------------------------

const EXPECTED = "a cdktf.out folder, a cdk.tf.json, the JSON of terraform show -json PLAN, or a fleet file with schemaVersion and hosts";

function readFile(file: InputFile): Found {
  refuseXlCfg(file);
  const text = parseText(file);
  const { value } = text;
  const has = (...keys: readonly string[]): boolean => keys.some((key) => Object.hasOwn(value as object, key));
  if (!isObject(value)) throw unrecognized(file.path, `it holds ${Array.isArray(value) ? "a list" : "no mapping"}`);
  if (has("planned_values", "resource_changes", "errored")) return readPlan(value, file.path);
  if (has("hosts", "schemaVersion")) return readFleetFile(value, text, file.path);
  if (has("resource", "terraform", "provider", "output", "data", "//")) return readSynthesized(value, file.path);
  if (has("format_version") && has("values", "terraform_version")) {
    throw unrecognized(file.path, "it is Terraform's state or another JSON of its, and not a plan", "save a plan (terraform plan -out=FILE) and judge terraform show -json FILE");
  }
  if (has("format_version")) return readPlan(value, file.path);
  const keys = Object.keys(value).slice(0, 5).join(", ");
  throw unrecognized(file.path, keys === "" ? "it is empty" : `it holds ${keys}`);
}

/** `name = "web"` as the first line that says anything, or the name that toolstacks look for. */
function refuseXlCfg({ path, text }: InputFile): void {
  if (!path.endsWith(".cfg") && !/^(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*[A-Za-z_]\w*[ \t]*=/.test(text)) return;
  throw new InputError("unsupported", path, [
    { path: "", message: "is an xl.cfg file, and judging those comes in a later release", hint: "for now, describe the domU in a fleet file" },
  ]);
}

function unrecognized(file: string, found: string, hint?: string): InputError {
  return new InputError("malformed", file, [{ path: "", message: `is not an input that is known: ${found}; expected ${EXPECTED}`, ...(hint !== undefined && { hint }) }]);
}
