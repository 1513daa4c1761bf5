/** Owns the way from inputs to the change that policies judge: recognizes each by its content, and puts all of them into one fleet. */
import { assembleFleet } from "../model/assemble";
import { isObject, type Origin, type Origins } from "../model/document";
import type { Change, Fleet } from "../model/fleet";
import { InputError } from "../model/input-error";
import type { Location } from "../model/location";
import { parseFleet } from "../model/parse";
import { isUnsaid } from "../model/unsaid";
import type { XenRelease } from "../xen/release";
import { isSame, mergedBefore, refuseUnrelated } from "./base";
import { withOwners } from "./before";
import { hostLabel, readFleetFile } from "./fleet-file";
import type { Door, FileDomU, Found } from "./found";
import type { Input, InputFile } from "./input";
import { readPlan } from "./plan";
import { declaredLocations, readSynthesized } from "./synthesized";
import { parseText } from "./text";
import { isXlCfg } from "./xl-cfg/recognize";
import { variantsOf } from "./xl-cfg/variants";
import { readXlCfg } from "./xl-cfg/xl-cfg";
import { type FileDomUs, withFileDomUs } from "./xl-cfg/onto-hosts";

export interface Reading {
  readonly change: Change;
  /** What the person who runs this should know. */
  readonly notes: readonly string[];
  /** Which door each file came through. */
  readonly doors: readonly { readonly file: string; readonly door: Door }[];
  /** Names of hosts that nobody declared: only their domUs' files are here. */
  readonly undeclared: ReadonlySet<string>;
  /** The paths of their domUs that are known to start with them: `hosts.alpha.domUs.web`. */
  readonly autostarted: ReadonlySet<string>;
  /** How many files the domU has that has most of them: each edition of the fleet is judged by itself. At least 1. */
  readonly editions: number;
}

export interface ReadOptions {
  /** What the hosts run that only xl.cfg files tell of. */
  readonly xen?: XenRelease;
  /** Which of several files of one domU are taken. Default: 0, the first of each. */
  readonly edition?: number;
}

/** The base that says that there was nothing before. */
export const NOTHING = "none";

/** What there was before: a file or folder of any form that is judged, or nothing. */
export type Base = Input | typeof NOTHING;

/** The fleet that a base says. @throws InputError if it can't be read as a fleet, or is one of other hosts. */
export function readBase(base: Base, after: Fleet, options?: ReadOptions): Fleet {
  if (base === NOTHING) return { hosts: [] };
  const fleet = readInputs([base], undefined, options).change.after;
  refuseUnrelated({ name: base.name, fleet }, after);
  return fleet;
}

/**
 * Several inputs are one fleet. `base` says what there was before, `none` that nothing was; where a plan's own state says it too, that wins.
 * @throws InputError
 */
export function readInputs(inputs: readonly Input[], base?: Base, options: ReadOptions = {}): Reading {
  const name = inputs.map((input) => input.name).join(", ");
  const read = inputs.flatMap(({ files, configuration }) =>
    files.map((file) => ({ file: file.path, found: readFile(file, configuration) })),
  );
  const found = read.map((file) => file.found);
  const plans = found.filter(({ before }) => before !== undefined);
  const things = found.flatMap((file) => file.things);
  const inState = plans.flatMap((plan) => plan.before ?? []);
  const hosts = found.flatMap((file) => file.hosts);
  const ofFiles = found.flatMap((file) => file.domUs ?? []);
  const { editions, several } = variantsOf(ofFiles);
  const domUs = editions[options.edition ?? 0] ?? [];
  if (things.length + inState.length + hosts.length + domUs.length === 0) throw nothingToJudge(name, found);

  const notes = [
    ...inputs.flatMap(({ passedOver = [] }) =>
      passedOver.map(({ path, reason }) => `passed over ${path}: it ${reason}`),
    ),
    ...found.flatMap((file) => file.notes),
    ...several.map(
      (files) =>
        `${files.map(({ file }) => file).join(", ")} are variants of one domU, of which one can run: they are not judged against each other`,
    ),
  ];
  for (const {
    file,
    found: { things, before, hosts, domUs = [] },
  } of read) {
    if (things.length + (before?.length ?? 0) + hosts.length + domUs.length === 0)
      notes.push(`${file}: holds nothing of xenplan's`);
  }
  const earlier = withOwners(inState, things);
  notes.push(...earlier.notes);
  const { fleet: after, undeclared, autostarted } = toFleet({ things, hosts, domUs, options }, read, name);
  const state =
    plans.length > 0 ? toFleet({ things: earlier.things, hosts: [], domUs: [], options }, [], name).fleet : undefined;
  const said = base && readBase(base, after, options);
  if (said !== undefined && typeof base === "object" && isSame(said, after))
    notes.push(`${base.name}: the base is equal to what is judged, so there is no change to judge`);
  const before = mergedBefore(state, said, after);
  return {
    change: {
      after,
      ...(before && { before }),
      ...(state && said && base !== NOTHING && state.hosts.length > 0 && { claims: { state, base: said } }),
      ...(hosts.length + domUs.length > 0 && { tellsLeftBehind: true }),
    },
    notes,
    doors: read.map(({ file, found: { door } }) => ({ file, door })),
    // A host that the base declares is known, whatever is left out of it now.
    autostarted,
    editions: Math.max(1, editions.length),
    undeclared: new Set([...undeclared].filter((name) => !knows(said, name))),
  };
}

/** A fleet knows a host if it says more of it than its domUs. */
function knows(fleet: Fleet | undefined, name: string): boolean {
  const host = fleet?.hosts.find((each) => each.name === name);
  return host !== undefined && (host.memory !== undefined || !isUnsaid(host.networks) || !isUnsaid(host.volumeGroups));
}

interface Parts extends Pick<Found, "things" | "hosts"> {
  readonly domUs: readonly FileDomU[];
  readonly options: ReadOptions;
}

function toFleet(
  { things, hosts, domUs, options }: Parts,
  read: readonly { readonly file: string; readonly found: Found }[],
  name: string,
): { readonly fleet: Fleet } & Pick<FileDomUs, "undeclared" | "autostarted"> {
  const { document, origins: ofThings } = assembleFleet(things, name);
  document.hosts.push(...hosts);
  const inFiles = withFileDomUs(document.hosts, domUs, options.xen);
  const ofFiles = read.flatMap(({ file, found }) =>
    found.origins === undefined ? [] : [{ file, found, origins: found.origins }],
  );
  const labels = new Map<object, string>();
  // Where there are several files, messages must say which one.
  if (read.length > 1)
    for (const { file, found } of ofFiles)
      found.hosts.forEach((host, index) => labels.set(host, hostLabel(file, index)));
  const origins: Origins = {
    get: (thing) => {
      const origin = ofThings.get(thing) ?? inFiles.origins.get(thing) ?? firstOf(ofFiles, thing);
      const label = labels.get(thing);
      return label === undefined || origin === undefined
        ? origin
        : { label, location: origin.location, field: (key) => origin.field?.(key) };
    },
  };
  return {
    fleet: parseFleet(document, { file: name, origins }),
    undeclared: inFiles.undeclared,
    autostarted: inFiles.autostarted,
  };
}

function firstOf(files: readonly { readonly origins: Origins }[], thing: object): Origin | undefined {
  for (const { origins } of files) {
    const origin = origins.get(thing);
    if (origin !== undefined) return origin;
  }
  return undefined;
}

function nothingToJudge(name: string, found: readonly Found[]): InputError {
  const onlyFleets = found.every(({ door }) => door === "fleet file");
  const message = onlyFleets ? "declares no hosts" : "holds no resource of xenplan's, so there is nothing to judge";
  const hint = onlyFleets
    ? "an empty fleet is more often a mistake than meant"
    : "resources made with xenplan's constructs have triggers with xenplan.kind in them";
  return new InputError("nothing-to-judge", name, [{ path: "", message, hint }]);
}

// --- recognition -----------------------------------------------------------------------------------------------------------------

const EXPECTED =
  "a cdktf.out folder, a cdk.tf.json, the JSON of terraform show -json PLAN, a fleet file with schemaVersion and hosts, or an xl.cfg file";

function readFile(file: InputFile, configuration?: Input["configuration"]): Found {
  if (isXlCfg(file)) return { door: "xl.cfg", things: [], hosts: [], domUs: [readXlCfg(file)], notes: [] };
  const text = parseText(file);
  const { value, locate } = text;
  const has = (...keys: readonly string[]): boolean => keys.some((key) => Object.hasOwn(value as object, key));
  if (!isObject(value)) throw unrecognized(file.path, `it holds ${Array.isArray(value) ? "a list" : "no mapping"}`);
  if (has("planned_values", "resource_changes", "errored"))
    return readPlan(value, file.path, locate, linesOf(configuration));
  if (has("hosts", "schemaVersion")) return readFleetFile(value, text, file.path);
  if (has("resource", "terraform", "provider", "output", "data", "//"))
    return readSynthesized(value, file.path, locate);
  if (has("format_version") && has("values", "terraform_version")) {
    throw unrecognized(
      file.path,
      "it is Terraform's state or another JSON of its, and not a plan",
      "save a plan (terraform plan -out=FILE) and judge terraform show -json FILE",
    );
  }
  if (has("format_version")) return readPlan(value, file.path, locate);
  const keys = Object.keys(value).slice(0, 5).join(", ");
  throw unrecognized(file.path, keys === "" ? "it is empty" : `it holds ${keys}`);
}

/** The lines of the program by address, read when the first is asked for. A configuration that is none tells none. */
function linesOf(configuration: Input["configuration"]): (address: string) => Location | undefined {
  let lines: ReadonlyMap<string, Location> | undefined;
  return (address) => (lines ??= readLines(configuration?.())).get(address);
}

function readLines(file: InputFile | undefined): ReadonlyMap<string, Location> {
  if (file === undefined) return new Map();
  const { value } = parseText(file);
  return isObject(value) ? declaredLocations(value) : new Map();
}

function unrecognized(file: string, found: string, hint?: string): InputError {
  return new InputError("malformed", file, [
    {
      path: "",
      message: `is not an input that is known: ${found}; expected ${EXPECTED}`,
      ...(hint !== undefined && { hint }),
    },
  ]);
}
